import pytest
from course_utils.models.by_hand import ByHandModel

from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_STARTS, refused


@pytest.fixture
def model(one_shipment):
    return ByHandModel(one_shipment, start=(9, 8))


def test_at_the_start_there_is_an_error_and_no_move(model):
    assert model.errors().tolist() == [2508]
    assert model.moves == ((9, 8),)
    assert model.what_you_did() == "You have not moved a slider yet."


def test_dragging_one_slider_one_way_is_one_move(model):
    for x in (8.9, 8.5, 7, 5):
        model.move_to((x, 8))
    assert model.moves == ((9, 8), (5, 8))
    assert model.errors().tolist() == [2508, 1484]


@pytest.mark.parametrize(
    ("places", "moves"),
    [
        ([(8, 8), (8.5, 8)], 2),  # there and back
        ([(8, 8), (8, 7), (7, 7)], 3),  # the other slider
        ([(8, 7), (7, 6)], 2),  # both at once are no push of one slider
        ([(8, 8), (8, 8), (8, 8)], 1),  # not moved
        ([(8, 8), (9, 8), (8, 8)], 3),
    ],
)
def test_turning_round_or_taking_the_other_slider_is_a_new_move(model, places, moves):
    for place in places:
        model.move_to(place)
    assert len(model.moves) == moves + 1
    assert model.moves[-1] == model.weights == places[-1]


def test_observers_of_the_weights_see_the_moves_that_led_there(model):
    seen = []
    model.observe(lambda change: seen.append((change["new"], model.moves[-1])), "weights")
    model.move_to((5, 8))
    assert seen == [((5, 8), (5, 8))]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ((5, 8), "256 · 5 + 212 · 8 = 2976 kg: 1484 kg too heavy. The error is 1484 kg."),
        ((5, 0.5), "256 · 5 + 212 · 0.5 = 1386 kg: 106 kg too light. The error is −106 kg."),
        ((5, 1), "256 · 5 + 212 · 1 = 1492 kg: exactly right. The error is 0, after 1 move."),
    ],
)
def test_the_sentence_is_the_equation_with_the_learners_numbers(model, place, sentence):
    model.move_to(place)
    assert model.sentence() == sentence


def test_tenths_that_floats_cannot_hold_still_solve_the_equation():
    assert 1 * 0.1 + 3 * 0.3 != 1
    model = ByHandModel(Problem([[1, 3]], [1]), start=(0, 0))
    model.move_to((0.1, 0.3))
    assert model.errors().tolist() == [-1, 0]
    assert "exactly right" in model.sentence()


def test_what_you_did_counts_the_moves_that_helped(model):
    for place in ((5, 8), (5, 1.5), (5, 3), (5, 1)):
        model.move_to(place)
    assert model.what_you_did() == (
        "You made 4 moves; 3 of them made the error smaller. The smallest error was 0 kg."
    )


@pytest.mark.parametrize("bad", NO_STARTS, ids=quote)
def test_what_is_no_start_is_refused(one_shipment, bad):
    assert refused(ByHandModel, one_shipment, start=bad).startswith("The start ")


def test_two_equations_are_refused(two_shipments):
    assert "one equation" in refused(ByHandModel, two_shipments, start=(1, 1))


@pytest.mark.parametrize("lost", [float("nan"), float("inf"), -float("inf")])
def test_what_is_not_finite_is_no_move(model, lost):
    model.move_to((lost, 8))
    assert (model.moves, model.weights) == (((9, 8),), (9, 8))
