import pytest
from matplotlib.figure import Figure

from course_utils import widgets
from course_utils.explorers.by_hand import ByHand
from course_utils.problem import Problem
from tests.explorers.table import drawn, ends_of, said, seen


@pytest.fixture
def by_hand(one_shipment):
    return ByHand(one_shipment, start=(9, 8))


def test_error_axes_hold_a_bar_and_the_last_moves(by_hand):
    bar, curve = (Figure().subplots() for _ in range(2))
    for panel, ax in zip(by_hand.scene(by_hand.state).panels, (bar, curve), strict=True):
        panel.backdrop.draw(ax)
        assert ax.lines[0].get_ydata() == [0, 0]
    assert (bar.get_xlim(), curve.get_xlim()) == ((-1, 1), (-0.5, 25.5))
    low, high = bar.get_ylim()
    assert low < -1492
    assert high > 256 * 10 + 212 * 10 - 1492
    assert curve.get_ylim() == (low, high)


def moved(by_hand, *moves):
    """Return the state after a slider, 0 or 1, was moved to each place in turn."""
    state = by_hand.state
    for index, place in moves:
        state = by_hand.moved(state, index, place)
    return state


@pytest.mark.parametrize(
    ("moves", "counted"),
    [
        ([], 0),
        ([(0, 8.9), (0, 8.5), (0, 7), (0, 5)], 1),  # one push, drawn in many steps
        ([(0, 8), (0, 8.5)], 2),  # there and back
        ([(0, 8), (1, 7), (0, 7)], 3),  # the other slider
        ([(0, 8), (0, 8), (0, 8)], 1),  # not moved
        ([(0, 8), (0, 9), (0, 8)], 3),
    ],
)
def test_a_push_of_one_slider_in_one_direction_is_one_move(by_hand, moves, counted):
    state = moved(by_hand, *moves)
    assert len(state["moves"]) == counted + 1
    assert state["moves"][0] == [9, 8]
    for index, place in moves[-1:]:
        assert state["moves"][-1][index] == place


def test_tenths_that_floats_cannot_hold_still_solve_the_equation():
    assert 1 * 0.1 + 3 * 0.3 != 1
    assert "exactly right" in said(ByHand(Problem([[1, 3]], [1]), start=(0, 0)), w1=0.1, w2=0.3)


def test_the_bar_is_the_newest_error_and_the_curve_is_all_of_them(by_hand):
    for told, errors in (({}, [2508]), ({"w1": 5, "w2": 1.5}, [2508, 1484, 106])):
        scene, _ = seen(by_hand, **told)
        assert drawn(scene, 0, "bar").tolist() == [[0, 0], [0, errors[-1]]]
        assert drawn(scene, 1, "path").tolist() == [list(pair) for pair in enumerate(errors)]


def test_only_the_last_moves_are_drawn_but_all_are_kept(by_hand):
    state = moved(by_hand, *((0, 3 + move % 2) for move in range(35)))
    assert len(state["moves"]) == 36
    curve = drawn(by_hand.scene(state), 1, "path")
    assert curve[:, 0].tolist() == list(range(26))
    assert curve[-1, 1] == by_hand.errors(state)[-1]


def test_what_you_did_counts_the_moves_that_helped(by_hand):
    assert by_hand.what_you_did(by_hand.state) == "You have not moved a slider yet."
    assert by_hand.what_you_did(moved(by_hand, (0, 5), (1, 1.5), (1, 3), (1, 1))) == (
        "You made 4 moves; 3 of them made the error smaller. The smallest error was 0 kg."
    )


def test_the_map_shows_somebody_elses_moves_until_there_are_own_ones(one_shipment):
    by_hand = widgets.SolveByHand(one_shipment, start=(9, 8))
    assert "somebody else's moves" in repr(by_hand.moves_on_map())
    by_hand.controls["w1"].slider.index = 50
    assert repr(by_hand.moves_on_map()) == (
        "You made 1 move; 1 of them made the error smaller. The smallest error was 1484 kg."
    )


def test_an_equation_with_three_unknowns_has_three_sliders():
    problem = Problem([[1, 2, 3]], [14], weight_names="abc", symbols="abc")
    assert "exactly right" in said(ByHand(problem, start=(1, 2, 2)), w3=3)


def test_both_axes_hold_every_error_that_the_sliders_can_make(by_hand):
    scene, _ = seen(by_hand)
    for panel in (0, 1):
        low, high = ends_of(scene, panel)
        assert low < -1492 < 10 * (256 + 212) - 1492 < high


def test_an_error_too_small_for_three_digits_is_not_called_0():
    feathers = Problem([[0.001, 0.002]], [0.007], target_unit="F")
    by_hand = ByHand(feathers, start=(1, 2.9))
    assert (
        by_hand.scene(by_hand.state)
        .sentences[0]
        .endswith("2.00e-4 F too light. The error is −2.00e-4 F.")
    )
