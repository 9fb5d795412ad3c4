import re

import numpy as np
import pytest
from course_utils.widgets.by_hand import LAST_MOVES

from course_utils.problem import Problem
from course_utils.validation import quote
from course_utils.widgets import SolveByHand
from tests.bad_input import NO_STARTS, refused


@pytest.fixture
def by_hand(one_shipment):
    return SolveByHand(one_shipment, start=(9, 8))


def lines_of(by_hand):
    """Return the drawn pixels of the bar and of the curve, each (points, 2)."""
    picture = by_hand.picture
    return np.frombuffer(picture.lines, np.float32).reshape(2, picture.points, 2)


def errors_drawn(by_hand, panel):
    """Return the errors that the pixels of one panel stand for."""
    box = by_hand.picture.panels[panel]["box"]
    low, high = (-1492 - 0.06 * 4680, 3188 + 0.06 * 4680)
    heights = lines_of(by_hand)[panel, :, 1]
    return high - (heights - box[1]) / box[3] * (high - low)


def test_sliders_start_where_they_were_asked_to(by_hand):
    assert [slider.value for slider in by_hand.sliders] == [9, 8]
    assert [slider.description for slider in by_hand.sliders] == ["w₁: red box", "w₂: blue box"]


def test_moving_a_slider_moves_sentence_bar_and_curve(by_hand):
    by_hand.sliders[0].value = 5
    by_hand.sliders[1].value = 1.5
    assert by_hand.picture.sentences == [
        "256 · 5 + 212 · 1.5 = 1598 kg: 106 kg too heavy. The error is 106 kg."
    ]
    assert errors_drawn(by_hand, 0) == pytest.approx([0, 106, 106], abs=1)
    assert errors_drawn(by_hand, 1) == pytest.approx([2508, 1484, 106], abs=1)
    assert by_hand.picture.step == 2


def test_before_the_first_move_the_bar_shows_the_error_already(by_hand):
    assert errors_drawn(by_hand, 0) == pytest.approx([0, 2508], abs=1)
    assert errors_drawn(by_hand, 1) == pytest.approx([2508, 2508], abs=1)


def test_solving_it_is_told(by_hand):
    by_hand.sliders[0].value = 5
    by_hand.sliders[1].value = 1
    assert by_hand.picture.sentences[0].endswith("exactly right. The error is 0, after 2 moves.")


def test_only_the_last_moves_are_drawn_but_all_are_kept(by_hand):
    for move in range(LAST_MOVES + 10):
        by_hand.sliders[0].value = 3 + move % 2
    assert by_hand.picture.points == LAST_MOVES + 1
    assert len(by_hand.model.moves) == LAST_MOVES + 11
    newest = by_hand.model.errors()[-1]
    assert errors_drawn(by_hand, 1)[-1] == pytest.approx(newest, abs=1)
    columns = lines_of(by_hand)[1, :, 0]
    assert (np.diff(columns) > 5).all()


def test_a_slider_that_a_front_end_sets_to_nan_changes_nothing(by_hand):
    before = by_hand.picture.lines, list(by_hand.picture.sentences)
    by_hand.sliders[0].value = float("nan")
    assert (by_hand.picture.lines, by_hand.picture.sentences) == before
    assert by_hand.model.weights == (9, 8)


def test_map_shows_somebody_elses_moves_until_there_are_own_ones(by_hand):
    example = ((9, 8), (3, 8), (3, 3))
    assert "somebody else's moves" in repr(by_hand.moves_on_map(example))
    by_hand.sliders[0].value = 5
    assert repr(by_hand.moves_on_map(example)) == (
        "You made 1 move; 1 of them made the error smaller. The smallest error was 1484 kg."
    )


def test_without_a_browser_the_sentence_is_alt_text_caption_and_text(by_hand):
    by_hand.sliders[0].value = 5
    bundle = by_hand._repr_mimebundle_()
    sentence = by_hand.picture.sentences[0]
    assert bundle["text/plain"] == sentence
    assert re.findall(r'alt="([^"]*)"', bundle["text/html"]) == [sentence]


def test_an_equation_with_three_unknowns_has_three_sliders():
    problem = Problem([[1, 2, 3]], [14], weight_names="abc", symbols="abc")
    by_hand = SolveByHand(problem, start=(1, 2, 2))
    by_hand.sliders[2].value = 3
    assert "exactly right" in by_hand.picture.sentences[0]


@pytest.mark.parametrize("bad", [*NO_STARTS, (11, 0), (0, -0.1)], ids=quote)
def test_what_is_no_start_is_refused_and_leaves_no_widgets(one_shipment, registry, bad):
    before = set(registry)
    assert refused(SolveByHand, one_shipment, start=bad).startswith("The start ")
    assert set(registry) == before


def test_closing_leaves_no_widgets(one_shipment, registry):
    before = set(registry)
    by_hand = SolveByHand(one_shipment, start=(9, 8))
    assert len(registry) > len(before)
    by_hand.close()
    assert set(registry) == before
