"""The one widget of all explorers: what a learner moves, drags and types, and what stays."""

import html
import re
from dataclasses import replace

import numpy as np
import pytest
from ipywidgets.widgets.widget_link import Link

from course_utils import progress
from course_utils.learning import descend
from course_utils.problem import Problem
from course_utils.show.locked import LOCKED
from course_utils.widgets import (
    CorrectionExplorer,
    DecisionExplorer,
    LearningRateExplorer,
    SolveByHand,
)
from course_utils.widgets.prediction import Predictions
from tests.bad_input import refused
from tests.explorers.table import ROWS

pytestmark = pytest.mark.usefixtures("unpacked_pictures")


@pytest.fixture
def explorer(one_shipment):
    return LearningRateExplorer(one_shipment, start=(9, 8), steps=10)


@pytest.fixture
def bet():
    return Predictions().ask("bet", "Which learning rate?")


@pytest.fixture
def locked(one_shipment, bet):
    return LearningRateExplorer(one_shipment, start=(9, 8), steps=10, bet=bet)


def pixel_of(explorer, x, y):
    """Return the pixel of a place on the map, from the ends of its axes (−2 to 12) alone."""
    left, top, width, height = explorer.picture.panels[0]["box"]
    return [left + (x + 2) / 14 * width, top + (12 - y) / 14 * height]


def path_drawn(explorer):
    """Return the weights of the run looked at, read from the bytes that the browser gets."""
    left, top, width, height = explorer.picture.panels[0]["box"]
    (mark,) = [
        mark for mark in explorer.picture.marks if (mark["look"], mark["panel"]) == ("look-path", 0)
    ]
    points = np.frombuffer(mark["points"], np.float32).reshape(mark["frames"], -1, 2)
    x, y = points[min(explorer.frame, len(points) - 1)].T
    return np.column_stack([-2 + 14 * (x - left) / width, 12 - 14 * (y - top) / height])


def assert_all_agrees(explorer):
    """Fail unless slider, fields, sentence and picture show one and the same run."""
    state, rate = explorer.state, explorer.controls["learning_rate"]
    run = descend(
        explorer.subject.problem,
        start=state["start"],
        learning_rate=state["learning_rate"],
        steps=10,
    )
    near = [np.clip(path[:2], -500, 500) for path in (path_drawn(explorer), run.weights)]
    np.testing.assert_allclose(*near, atol=1e-3)
    assert rate.slider.index == explorer.frame
    assert len(rate.slider.options) == len(explorer.picture.sentences)
    assert rate.slider.label == explorer.scene.labels[explorer.frame]
    typed = [each.value for each in (rate.field, *explorer.controls["start"].fields)]
    numbers = [float(text.replace("−", "-")) for text in typed]
    assert numbers == pytest.approx([state["learning_rate"], *state["start"]], rel=0.005)
    assert explorer.sentence == explorer.still()[1]


def test_sliding_typing_and_dragging_keep_all_in_step(explorer):
    rate, start = explorer.controls["learning_rate"], explorer.controls["start"]
    assert (explorer.picture.frame, explorer.picture.step) == (rate.slider.index, 10)
    assert_all_agrees(explorer)
    for move in (
        lambda: setattr(rate.slider, "index", 96),
        lambda: setattr(rate.field, "value", "4,5e-6"),
        *(lambda index=index: setattr(rate.slider, "index", index) for index in (0, 181, 100)),
        lambda: setattr(start.fields[0], "value", "−1,5"),
        lambda: setattr(explorer.picture, "pointer", [*pixel_of(explorer, 3.14159, -0.5), 0]),
        explorer.controls["pin"].button.click,
        explorer.more.afresh.click,
    ):
        move()
        assert explorer.notice.sentence == ""
        assert_all_agrees(explorer)


def test_dragging_goes_to_a_round_place_inside_the_map(explorer):
    for pixel, place in (
        (pixel_of(explorer, 3.14159, -0.5), [3.14, -0.5]),
        ([1e6, -1e6], [12, 12]),
        (pixel_of(explorer, 9, 8), [9, 8]),
    ):
        explorer.picture.pointer = [*pixel, 0]
        assert explorer.state["start"] == pytest.approx(place)
        assert explorer.notice.sentence == ""


def test_on_the_way_only_the_chosen_run_is_made_and_in_the_end_all_of_them(explorer):
    explorer.controls["pin"].button.click()
    explorer.picture.pointer = [*pixel_of(explorer, 1, 2), 1]
    assert len(explorer.picture.sentences) == 1
    assert path_drawn(explorer)[0] == pytest.approx([1, 2], abs=1e-3)
    assert [each.value for each in explorer.controls["start"].fields] == ["1", "2"]
    pinned = explorer.scene.notes
    explorer.picture.pointer = [*pixel_of(explorer, 2, 1), 0]
    assert len(explorer.picture.sentences) == 181
    assert explorer.scene.notes == pinned  # a pinned run keeps its start
    assert_all_agrees(explorer)


def test_python_never_throws_the_picture_back_to_another_frame(explorer):
    frames = []
    explorer.picture.observe(frames.append, "frame")
    explorer.controls["learning_rate"].slider.index = 10
    explorer.set(learning_rate="0.001")
    explorer.picture.pointer = [*pixel_of(explorer, 1, 1), 0]
    assert frames == []


def test_what_a_front_end_reports_back_is_no_move(two_shipments):
    explorer = ROWS["neuron"].widget(two_shipments, start=(9, 8))
    control = explorer.controls["w1"]
    control.field.value = "3,14159"
    assert explorer.state["weights"][0] == 3.14159
    assert control.slider.label == control.field.value.replace("3.142", "3.1")
    control.field.value = control.field.value  # shown with fewer digits
    assert explorer.state["weights"][0] == 3.14159
    control.slider.index += 1
    assert explorer.state["weights"][0] == pytest.approx(3.2)


@pytest.mark.parametrize("steps", [1, 7, 99, 100, 200, 331, 1000])
def test_playing_ends_at_the_last_step_after_about_a_hundred_pictures(one_shipment, steps):
    player = CorrectionExplorer(one_shipment, start=(9, 8), steps=steps).controls["step"].player
    assert steps % player.step == 0
    assert player.max == steps
    assert player.step <= steps // 100 + 1


def test_controls_are_linked_to_the_picture_in_the_browser(explorer, registry):
    ends = [(each.source, each.target) for each in registry.values() if isinstance(each, Link)]
    rate, steps = explorer.controls["learning_rate"], explorer.controls["step"]
    picture = explorer.picture
    assert ((rate.slider, "index"), (picture, "frame")) in ends
    assert ((steps.slider, "index"), (picture, "step")) in ends
    assert ((steps.player, "value"), (steps.slider, "index")) in ends
    decision = ROWS["decision"].widget(**ROWS["decision"].arguments())
    played = decision.controls["step"]
    ends = [(each.source, each.target) for each in registry.values() if isinstance(each, Link)]
    assert ((played.player, "value"), (played.slider, "index")) in ends
    assert isinstance(decision, DecisionExplorer)


def test_without_a_browser_the_sentence_is_alt_text_caption_and_text(explorer):
    explorer.controls["learning_rate"].slider.index = 96
    bundle = explorer._repr_mimebundle_()
    sentence = explorer.picture.sentences[96]
    assert bundle["text/plain"] == sentence
    assert re.findall(r'alt="([^"]*)"', bundle["text/html"]) == [html.escape(sentence)]
    assert f"<figcaption>{html.escape(sentence)}" in bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_pinned_runs_are_listed_escaped_and_a_fifth_is_refused():
    problem = Problem([[256, 212]], [1492], target_unit="<b>kg</b>")
    explorer = LearningRateExplorer(problem, start=(9, 8), steps=3)
    explorer.controls["learning_rate"].slider.index = 150
    for _ in range(5):
        explorer.controls["pin"].button.click()
    assert explorer.notice.sentence == "4 runs are pinned already: remove the pins first."
    pins = [mark for mark in explorer.picture.marks if "pin" in mark["look"]]
    assert [mark["texts"][0][0] for mark in pins if mark["texts"]] == [*"DCBADCBADCBA"]
    assert explorer._notes.value.count("<li>") == 4
    assert "&lt;b&gt;kg" in explorer._notes.value
    assert "<b>" not in explorer._notes.value
    explorer.controls["unpin"].button.click()
    explorer.set(learning_rate="2e-6")  # a move that comes at once does not silence it
    assert explorer._notes.value == "Nothing is kept for comparison any more."


def test_what_there_is_not_to_set_is_refused(explorer):
    assert "choose from step, start, pin, unpin, view, learning_rate" in refused(
        explorer.set, rate=1
    )


# A bet comes first.


def answer_with(bet, press, value):
    """Do in the box of a prediction what a learner does."""
    bet._receive({"place": 0, "press": press, "value": value})


def is_locked(explorer):
    widgets = [each for control in explorer.controls.values() for each in control.widgets]
    disabled = {each.disabled for each in (*widgets, explorer.more.button)}
    assert len(disabled) == 1
    assert disabled == {explorer.locked}
    return disabled.pop()


def test_before_the_bet_everything_is_locked_and_nothing_is_given_away(locked):
    assert is_locked(locked)
    assert [locked.sentence] == locked.picture.sentences == [locked.still()[1]] == [LOCKED]
    assert {(mark["frames"], mark["place"]) for mark in locked.picture.marks} == {(1, "")}
    assert {mark["count"] for mark in locked.picture.marks if mark["line"]} == {1}
    assert locked.picture.readings == {}
    assert LOCKED == "Make your prediction above: then the controls unlock."


@pytest.mark.parametrize(
    ("typed", "rate", "answer"),
    [("0.001", 0.001, ""), ("0", None, "above 0"), ("-1", None, "above 0"), (None, None, "")],
)
def test_a_bet_unlocks_and_shows_the_rate_that_was_bet_on(locked, bet, typed, rate, answer):
    before = locked.state["learning_rate"]
    answer_with(bet, "no idea" if typed is None else "commit", typed or "")
    assert not is_locked(locked)
    assert locked.state["learning_rate"] == (rate or before)
    assert answer in locked.notice.sentence
    assert_all_agrees(locked)


def test_a_refused_bet_does_not_unlock(locked, bet):
    answer_with(bet, "commit", "fast")
    assert is_locked(locked)


def test_a_bet_on_an_option_unlocks_without_a_rate_and_one_made_earlier_at_once(one_shipment, bet):
    option = Predictions().ask("bet", "What will happen?", ["it falls", "it explodes"])
    chosen = LearningRateExplorer(one_shipment, start=(9, 8), steps=10, bet=option)
    answer_with(option, "commit", "it falls")
    assert not is_locked(chosen)
    bet.prediction.commit("2e-6")
    earlier = LearningRateExplorer(one_shipment, start=(9, 8), steps=10, bet=bet)
    assert not is_locked(earlier)
    assert earlier.state["learning_rate"] == 2e-6
    earlier.controls["learning_rate"].slider.index = 3
    answer_with(bet, "commit", "2e-6")
    assert earlier.frame == 3  # it unlocks once


def test_a_bet_made_after_the_explorer_was_closed_disturbs_nobody(locked, bet):
    locked.close()
    answer_with(bet, "commit", "2e-6")
    assert bet.replies()[0].startswith("Recorded: 2.00e-6.")


# What was set stays, for the same arguments.


def test_other_arguments_begin_anew_and_the_first_find_all_again(one_shipment, a_notebook):
    rates = []
    for start in ((9, 8), (9, 8), (1, 2), (9, 8)):
        a_notebook.run("a cell")
        explorer = LearningRateExplorer(one_shipment, start=start, steps=10)
        rates.append(explorer.state["learning_rate"])
        explorer.set(learning_rate="0.001")
    assert rates == [rates[0], 0.001, rates[0], 0.001]


def test_another_equation_begins_anew_and_the_first_finds_its_moves_again(one_shipment, a_notebook):
    other = replace(one_shipment, targets=[1500])
    for problem, moves in ((one_shipment, 1), (one_shipment, 2), (other, 1), (one_shipment, 2)):
        progress.flush()
        a_notebook.restart("00_start_here")
        a_notebook.run("a cell")
        by_hand = SolveByHand(problem, start=(9, 8))
        assert len(by_hand.state["moves"]) == moves
        by_hand.set(w1="5")


def test_a_learners_function_that_breaks_with_what_was_kept_begins_anew(one_shipment, a_notebook):
    def rule(weights, gradient, learning_rate):
        return weights - learning_rate * gradient

    def picky(weights, gradient, learning_rate):
        return rule(weights, gradient, learning_rate) if weights[0] > 0 else None

    kept = []
    for own in (rule, rule, picky):
        a_notebook.run("a cell")
        explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=1, rule=own)
        kept.append(explorer.state["start"])
        explorer.set(start=["-1", "0"])
    assert kept == [[9, 8], [-1, 0], [9, 8]]


def test_two_explorers_of_one_cell_keep_their_own(one_shipment, a_notebook):
    a_notebook.run("a cell")
    for typed in ("5", "6"):
        SolveByHand(one_shipment, start=(9, 8)).set(w1=typed)
    a_notebook.run("a cell")
    moves = [SolveByHand(one_shipment, start=(9, 8)).state["moves"] for _ in range(3)]
    assert moves == [[[9, 8], [5, 8]], [[9, 8], [6, 8]], [[9, 8]]]


def test_nothing_is_kept_of_what_was_refused_or_is_still_on_its_way(one_shipment, a_notebook):
    a_notebook.run("a cell")
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=10)
    explorer.set(learning_rate="fast")
    explorer.picture.pointer = [*pixel_of(explorer, 1, 1), 1]
    a_notebook.run("a cell")
    again = LearningRateExplorer(one_shipment, start=(9, 8), steps=10)
    assert again.state == again.subject.state
