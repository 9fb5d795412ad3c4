import numpy as np
import pytest
from course_utils.models.tangent import POSITIONS, TangentModel

from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, NO_STARTS, assert_one_sentence, refused


@pytest.fixture
def model(one_shipment):
    return TangentModel(one_shipment, start=(5, 0))


def test_first_place_is_the_start_with_its_slope_and_the_way_to_correct(model):
    assert model.position == 5
    assert model.sentences()[model.index] == (
        "At w₁ = 5 kg the slope is −108544 kg² per kg: downhill is to the right, so make w₁ larger."
    )


def test_places_are_tenths_from_end_to_end(model):
    assert len(model.positions) == POSITIONS
    np.testing.assert_allclose(model.positions, np.arange(-20, 121) / 10, atol=1e-9)


def test_slopes_are_2_error_input_everywhere(model):
    errors = 256 * model.positions - 1492
    np.testing.assert_allclose(model.slopes(), 2 * errors * 256, rtol=1e-9)


def test_way_to_correct_turns_at_the_bottom(model):
    for place, sentence in zip(model.positions, model.sentences(), strict=True):
        assert ("larger" in sentence) is bool(place < 1492 / 256)
        assert ("to the left" in sentence) is bool(place > 1492 / 256)


def test_at_the_bottom_there_is_nothing_to_correct(one_shipment):
    model = TangentModel(one_shipment, start=(5, 0), moving=2)
    model.move_to("1")
    assert model.sentences()[model.index] == (
        "At w₂ = 1 kg the slope is 0 kg² per kg: the tangent is level, and there is nothing to "
        "correct along this line."
    )
    tail, head = model.corrections()[model.index]
    assert tail.tolist() == head.tolist() == [5, 1]


def test_arrow_on_the_map_goes_downhill_along_the_moving_weight(one_shipment):
    for moving in (1, 2):
        model = TangentModel(one_shipment, start=(9, 8), moving=moving)
        tail, head = model.corrections()[model.index]
        assert one_shipment.loss(head) < one_shipment.loss(tail)
        assert tail[2 - moving] == head[2 - moving]


def test_tangents_touch_the_loss_and_stay_below_it(model):
    for point, ends in zip(model.points(), model.tangents(), strict=True):
        across, heights = ends.T
        assert np.interp(point[0], across, heights) == pytest.approx(point[1], rel=1e-9, abs=1e-4)
        assert (heights <= model.losses_at(across) + 1e-6).all()


def test_a_typed_place_is_taken_exactly_and_replaces_one_only(model):
    model.move_to("5,828125")
    assert model.position == 5.828125
    assert model.slopes()[model.index] == 0
    model.move_to(3)
    assert model.position == 3
    np.testing.assert_allclose(model.positions, np.arange(-20, 121) / 10, atol=1e-9)


@pytest.mark.parametrize("bad", [*NO_NUMBERS, -2.01, 12.01, "1e9"], ids=quote)
def test_what_is_no_place_is_refused_and_changes_nothing(model, bad):
    model.move_to(bad)
    assert model.position == 5
    assert_one_sentence(model.refusal)
    model.move_to(4)
    assert (model.position, model.refusal) == (4, "")


def test_looking_elsewhere_clears_a_refusal(model):
    model.move_to("far")
    model.look_at(3)
    assert model.refusal == ""
    assert model.position == pytest.approx(-1.7)


def test_a_learners_loss_has_its_own_slopes(one_shipment):
    def size(weights):
        return abs(256 * weights[0] + 212 * weights[1] - 1492)

    model = TangentModel(one_shipment, start=(5, 0), loss=size)
    assert model.refusal == ""
    assert model.loss_name == "size"
    np.testing.assert_allclose(abs(model.slopes()), 256, rtol=1e-6)
    assert model.sentences()[model.index].startswith("At w₁ = 5 kg the slope is −256 per kg: ")


def returns_nothing(weights):
    weights * 2


def forgets_the_second(weights):
    return weights[2]


def never_finite(weights):
    return np.inf * weights[0] ** 2


@pytest.mark.parametrize("bad", [returns_nothing, forgets_the_second, never_finite, 5, "loss"])
def test_a_mistake_in_a_learners_loss_is_one_sentence_and_the_courses_loss_stays(one_shipment, bad):
    model = TangentModel(one_shipment, start=(5, 0), loss=bad)
    assert model.refusal.endswith(". The picture shows the course's loss.")
    assert "\n" not in model.refusal
    assert model.slopes()[model.index] == -108544
    assert model.loss_name == "loss (kg²)"


def test_a_loss_that_breaks_at_one_place_only_refuses_that_place(one_shipment):
    def fails_at_a_third(weights):
        if 0.33 < weights[0] < 0.34:
            raise RuntimeError("no thirds")
        return float(weights @ weights)

    model = TangentModel(one_shipment, start=(5, 0), loss=fails_at_a_third)
    model.move_to("0.333")
    assert model.refusal == "fails_at_a_third stopped with RuntimeError: no thirds."
    assert model.position == 5


@pytest.mark.parametrize("bad", [*NO_STARTS, (13, 0), (-3, 0)], ids=quote)
def test_what_is_no_start_is_refused(one_shipment, bad):
    refused(TangentModel, one_shipment, start=bad)


@pytest.mark.parametrize("bad", [0, 3, "1", None, True, 1.5], ids=quote)
def test_what_is_no_weight_of_the_map_is_refused(one_shipment, bad):
    refused(TangentModel, one_shipment, start=(5, 0), moving=bad)


def test_three_weights_have_no_map():
    problem = Problem([[1, 2, 3]], [14], weight_names="abc", symbols="abc")
    assert "two weights" in refused(TangentModel, problem, start=(1, 2, 3))


def test_another_equation_is_followed_everywhere():
    problem = Problem([[3, 1]], [30])
    model = TangentModel(problem, start=(0, 0))
    assert model.slopes()[model.index] == 2 * -30 * 3
    assert (model.positions[0], model.positions[-1]) == pytest.approx(problem.weight_range)


def test_a_weight_without_influence_has_no_slope_anywhere():
    model = TangentModel(Problem([[0, 1]], [30]), start=(0, 0))
    assert not model.slopes().any()
    assert "nothing to correct" in model.sentences()[0]
    assert np.isfinite(model.tangents()).all()
