import gc
import html
import re

import numpy as np
import pytest
from ipywidgets.widgets.widget_link import Link

from course_utils import words
from course_utils.learning import adam
from course_utils.problem import Problem
from course_utils.widgets import LearningRateExplorer
from course_utils.widgets.prediction import Predictions
from tests.bad_input import NO_LISTS, assert_one_sentence, refused

LIMIT = 1 / (256**2 + 212**2)
NO_TEXTS = [value for value in NO_LISTS if isinstance(value, str)]
LOCKED = "Make your prediction above: then the controls unlock."


@pytest.fixture
def explorer(one_shipment):
    return LearningRateExplorer(one_shipment, start=(9, 8), steps=10)


@pytest.fixture
def bet():
    return Predictions().ask("bet", "Which learning rate?")


@pytest.fixture
def locked(one_shipment, bet):
    return LearningRateExplorer(one_shipment, start=(9, 8), steps=10, bet=bet)


def lines_of(explorer, sent="lines"):
    """Return pixels, (frames, panels, points, 2), as the browser reads them."""
    picture = explorer.picture
    pixels = np.frombuffer(getattr(picture, sent), np.float32)
    return pixels.reshape(-1, len(picture.panels), picture.points, 2)


def on_map(explorer, pixel):
    """Return the data at a pixel of the map, from the ends of its axes (−2 to 12) alone."""
    left, top, width, height = explorer.picture.panels[0]["box"]
    return [-2 + 14 * (pixel[0] - left) / width, 12 - 14 * (pixel[1] - top) / height]


def pixel_of(explorer, x, y):
    left, top, width, height = explorer.picture.panels[0]["box"]
    return [left + (x + 2) / 14 * width, top + (12 - y) / 14 * height]


def controls_of(explorer):
    return [
        explorer.rate_slider, explorer.rate_field, explorer.step_player, explorer.step_slider,
        *explorer.start_fields, explorer.pin_button, explorer.unpin_button,
    ]  # fmt: skip


def shown_by(explorer):
    """Return everything the learner sees but the notice and the field that was typed in."""
    picture = explorer.picture
    return (
        picture.lines, picture.readings, picture.pins, list(picture.sentences),
        explorer.rate_slider.index, explorer.rate_slider.options, explorer.step_slider.value,
        explorer.pin_list.value,
    )  # fmt: skip


def assert_controls_agree_with_model(explorer):
    model, picture = explorer.model, explorer.picture
    assert explorer.rate_slider.index == model.index
    assert explorer.rate_slider.label == words.label(model.run)
    assert explorer.rate_field.value == words.number(model.run.learning_rate)
    assert [field.value for field in explorer.start_fields] == [
        words.number(value) for value in model.start
    ]
    assert picture.sentences == model.sentences()
    assert len(lines_of(explorer)) == len(model.sweep) == len(explorer.rate_slider.options)
    assert on_map(explorer, lines_of(explorer)[0, 0, 0]) == pytest.approx(model.start, abs=1e-3)


def test_controls_begin_in_step_with_the_model(explorer):
    assert_controls_agree_with_model(explorer)
    assert explorer.notice.sentence == ""
    assert explorer.picture.frame == explorer.rate_slider.index
    assert explorer.picture.step == explorer.step_slider.value == explorer.step_slider.max == 10


def test_turning_the_slider_looks_at_another_run(explorer):
    explorer.rate_slider.index = 112
    assert explorer.model.run.learning_rate == pytest.approx(LIMIT)
    assert "Oscillating" in explorer.still()[1]
    assert_controls_agree_with_model(explorer)


def test_every_frame_draws_the_run_whose_sentence_it_carries(explorer):
    lines = lines_of(explorer)
    for index in (0, 60, 96, 112):
        run = explorer.model.sweep[index]
        drawn = [on_map(explorer, pixel) for pixel in lines[index, 0]]
        np.testing.assert_allclose(drawn, run.weights, atol=1e-3)
        assert explorer.picture.sentences[index] == words.sentence(run)


def test_readings_are_sent_for_every_step_of_every_run(explorer):
    picture, run = explorer.picture, explorer.model.sweep[50]
    readings = np.frombuffer(picture.readings, np.float64)
    readings = readings.reshape(-1, picture.points, len(picture.reading_names))
    assert picture.reading_names == ["w₁", "w₂", "error", "loss"]
    assert picture.reading_units == ["kg", "kg", "kg", "kg²"]
    np.testing.assert_allclose(readings[50, :, -1], run.losses)
    np.testing.assert_allclose(readings[50, :, 2], run.weights @ [256, 212] - 1492)


def test_a_typed_rate_is_run_exactly_and_shown(explorer):
    for typed, rate in {"0.001": 1e-3, "4,5e-6": 4.5e-6, "1e308": 1e308, "5e-324": 5e-324}.items():
        explorer.rate_field.value = typed
        assert explorer.model.run.learning_rate == rate
        assert explorer.notice.sentence == ""
        assert_controls_agree_with_model(explorer)


def test_after_a_typed_rate_the_slider_still_leads_to_every_other(explorer):
    explorer.rate_field.value = "0.001"
    for index in (0, 200, 225, 100):
        explorer.rate_slider.index = index
        assert_controls_agree_with_model(explorer)


def test_bad_rates_are_answered_one_by_one_and_change_nothing(explorer):
    before, answers = shown_by(explorer), set()
    for bad in ("0", "-1", *NO_TEXTS):
        explorer.rate_field.value = bad
        assert_one_sentence(explorer.notice.sentence)
        assert html.escape(explorer.notice.sentence) in explorer.notice.value
        assert shown_by(explorer) == before
        answers.add(explorer.notice.sentence)
    assert len(answers) >= 5


def test_typing_the_shown_rate_again_clears_the_refusal(explorer):
    shown = explorer.rate_field.value
    explorer.rate_field.value = "fast"
    explorer.rate_field.value = shown
    assert explorer.notice.sentence == ""


def test_a_typed_start_moves_every_run(explorer):
    explorer.start_fields[0].value = "−1,5"
    assert explorer.model.start.tolist() == [-1.5, 8]
    explorer.start_fields[1].value = "0"
    assert explorer.model.start.tolist() == [-1.5, 0]
    assert_controls_agree_with_model(explorer)


def test_bad_starts_are_answered_and_change_nothing_until_put_right(explorer):
    before, shown = shown_by(explorer), explorer.start_fields[1].value
    for bad in ("12.1", "-3", "1e308", *NO_TEXTS):
        explorer.start_fields[1].value = bad
        assert_one_sentence(explorer.notice.sentence)
        assert shown_by(explorer) == before
    explorer.start_fields[1].value = shown
    assert explorer.notice.sentence == ""
    assert_controls_agree_with_model(explorer)


def test_dragging_the_start_moves_every_run_to_a_round_place(explorer):
    explorer.picture.pointer = pixel_of(explorer, 3.14159, -0.5)
    assert explorer.model.start.tolist() == [3.14, -0.5]
    assert_controls_agree_with_model(explorer)


def test_dragging_past_the_edge_stays_on_the_map(explorer):
    explorer.picture.pointer = [1e6, -1e6]
    assert explorer.model.start.tolist() == [12, 12]
    assert explorer.notice.sentence == ""


@pytest.mark.parametrize("place", [(1 / 3, 2 / 3), (9, 7), (0, 8)])
def test_a_moved_start_is_swept_once_and_exactly(explorer, place):
    sweeps = []
    explorer.model.observe(sweeps.append, "sweep")
    explorer.model.move_start(place)
    assert len(sweeps) == 1
    assert explorer.model.start.tolist() == list(place)


def test_the_step_slider_cuts_the_still_picture(explorer, monkeypatch):
    shown = []
    monkeypatch.setattr(
        "course_utils.plots.draw_path", lambda _, weights, **__: shown.append(len(weights))
    )
    explorer.step_slider.value = 3
    assert explorer.model.step == 3
    explorer.still()
    assert shown == [4]


def test_controls_are_linked_to_the_picture_in_the_browser(explorer, registry):
    links = [widget for widget in registry.values() if isinstance(widget, Link)]
    ends = [(link.source, link.target) for link in links]
    picture = explorer.picture
    assert ((explorer.rate_slider, "index"), (picture, "frame")) in ends
    assert ((explorer.step_slider, "value"), (picture, "step")) in ends
    assert ((explorer.step_player, "value"), (explorer.step_slider, "value")) in ends


def test_python_never_throws_the_picture_back_to_another_frame(explorer):
    frames = []
    explorer.picture.observe(frames.append, "frame")
    explorer.rate_slider.index = 10
    explorer.rate_field.value = "0.001"
    explorer.picture.pointer = pixel_of(explorer, 1, 1)
    assert frames == []


def test_pinned_runs_are_drawn_and_listed_until_they_are_removed(explorer):
    explorer.rate_slider.index = 60
    explorer.pin_button.click()
    explorer.rate_slider.index = 96
    explorer.pin_button.click()
    np.testing.assert_array_equal(lines_of(explorer, "pins"), lines_of(explorer)[[60, 96]])
    assert explorer.picture.pin_labels == ["A", "B"]
    sentences = explorer.picture.sentences
    assert f"<li>A: {sentences[60]}</li><li>B: {sentences[96]}</li>" in explorer.pin_list.value
    explorer.unpin_button.click()
    assert (explorer.picture.pins, explorer.picture.pin_labels) == (b"", [])
    assert explorer.pin_list.value == ""


def test_pins_stay_where_they_were_when_the_start_moves(explorer):
    explorer.pin_button.click()
    before = explorer.picture.pins
    explorer.picture.pointer = pixel_of(explorer, 1, 1)
    assert explorer.picture.pins == before


def test_a_fifth_pin_is_answered_and_not_kept(explorer):
    for _ in range(5):
        explorer.pin_button.click()
    assert explorer.picture.pin_labels == list("ABCD")
    assert explorer.notice.sentence == "4 runs are pinned already: remove the pins first."


def test_hostile_units_are_escaped_in_the_list_of_pins():
    problem = Problem([[256, 212]], [1492], target_unit="<b>kg</b>")
    explorer = LearningRateExplorer(problem, start=(9, 8), steps=3)
    explorer.rate_slider.index = 200
    explorer.pin_button.click()
    assert "&lt;b&gt;kg" in explorer.pin_list.value
    assert "<b>" not in explorer.pin_list.value


def test_without_a_browser_the_sentence_is_alt_text_caption_and_text(explorer):
    explorer.rate_slider.index = 96
    bundle = explorer._repr_mimebundle_()
    sentence = explorer.picture.sentences[96]
    assert bundle["text/plain"] == sentence
    assert re.findall(r'alt="([^"]*)"', bundle["text/html"]) == [sentence]
    assert "application/vnd.jupyter.widget-view+json" in bundle


# A bet comes first.


def test_before_the_bet_everything_is_locked_and_nothing_is_given_away(locked):
    assert all(control.disabled for control in controls_of(locked))
    assert not locked.picture.movable
    assert set(locked.picture.sentences) == {LOCKED}
    assert locked.picture.step == locked.step_slider.value == 0
    assert locked.still()[1] == LOCKED


def assert_unlocked(explorer):
    assert not any(control.disabled for control in controls_of(explorer))
    assert explorer.picture.movable
    assert explorer.step_slider.value == 10
    assert_controls_agree_with_model(explorer)


def test_a_bet_unlocks_and_shows_the_rate_that_was_bet_on(locked, bet):
    bet.input.value = "0.001"
    bet.commit_button.click()
    assert_unlocked(locked)
    assert locked.model.run.learning_rate == 0.001
    assert "Diverging" in locked.still()[1]


@pytest.mark.parametrize("hopeless", ["0", "-1"])
def test_a_bet_on_what_is_no_rate_unlocks_and_is_answered(locked, bet, hopeless):
    bet.input.value = hopeless
    bet.commit_button.click()
    assert_unlocked(locked)
    assert "choose a number above 0" in locked.notice.sentence


def test_having_no_idea_unlocks_where_it_was(locked, bet):
    index = locked.model.index
    bet.no_idea_button.click()
    assert_unlocked(locked)
    assert locked.model.index == index


def test_a_refused_bet_does_not_unlock(locked, bet):
    bet.input.value = "fast"
    bet.commit_button.click()
    assert locked.rate_slider.disabled


def test_a_bet_on_an_option_unlocks_without_a_rate(one_shipment):
    bet = Predictions().ask("bet", "What will happen?", ["it falls", "it explodes"])
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=10, bet=bet)
    bet.input.value = "it falls"
    bet.commit_button.click()
    assert_unlocked(explorer)


def test_a_bet_made_earlier_unlocks_at_once(one_shipment, bet):
    bet.prediction.commit("2e-6")
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=10, bet=bet)
    assert_unlocked(explorer)
    assert explorer.model.run.learning_rate == 2e-6


def test_unlocking_happens_once(locked, bet):
    bet.prediction.commit("2e-6")
    locked.rate_slider.index = 3
    bet.commit_button.click()
    assert locked.model.index == 3


def test_a_bet_made_after_the_explorer_was_closed_disturbs_nobody(locked, bet):
    locked.close()
    bet.prediction.commit("2e-6")
    assert bet.notice.sentence == "Recorded: 2.00e-6. Read on."


# A learner's own rule, and what is refused at once.


def test_a_learners_own_rule_drives_the_picture(one_shipment):
    def towards_zero(weights, _, learning_rate):
        weights *= 1 - min(learning_rate, 1)
        return weights

    explorer = LearningRateExplorer(one_shipment, start=(8, 4), steps=2, rule=towards_zero)
    explorer.rate_field.value = "0.5"
    drawn = [on_map(explorer, pixel) for pixel in lines_of(explorer)[explorer.model.index, 0]]
    np.testing.assert_allclose(drawn, [[8, 4], [4, 2], [2, 1]], atol=1e-3)
    assert "the limit" not in explorer.rate_slider.label


def no_rule(*_):
    return None


def lost_rule(weights, *_):
    return weights * np.nan


@pytest.mark.parametrize("rule", [no_rule, lost_rule, lambda: [1, 2], 5])
def test_a_rule_that_does_not_work_is_told_and_the_courses_rule_is_shown(one_shipment, rule):
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=5, rule=rule)
    assert explorer.notice.sentence.endswith("; until it works, you see the course's own rule.")
    assert_controls_agree_with_model(explorer)
    explorer.rate_field.value = "fast"
    assert "must be a number" in explorer.notice.sentence
    explorer.rate_slider.index = 96
    assert "Good" in explorer.still()[1]
    assert explorer.notice.sentence.endswith("; until it works, you see the course's own rule.")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("start", (9, 8, 7)),
        ("start", "here"),
        ("start", (9, np.nan)),
        ("steps", 0),
        ("steps", 10**9),
    ],
)
def test_what_cannot_be_explored_is_refused_and_leaves_no_widgets(
    one_shipment, registry, name, wrong
):
    before = set(registry)
    refused(LearningRateExplorer, one_shipment, **{"start": (9, 8), name: wrong})
    assert set(registry) == before


def test_what_was_refused_is_forgotten_without_a_word(one_shipment):
    refused(LearningRateExplorer, one_shipment, start="here")
    gc.collect()  # an error in __del__ would fail the test


def test_two_shipments_have_no_single_error_to_read(two_shipments):
    explorer = LearningRateExplorer(two_shipments, start=(9, 8), steps=5)
    assert explorer.picture.reading_names == ["w₁", "w₂", "loss"]


def test_closing_leaves_no_widgets(one_shipment, registry, bet):
    before = set(registry)
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=10, bet=bet)
    explorer.close()
    explorer.close()
    assert set(registry) == before


def test_a_learners_rule_that_remembers_drives_the_picture(one_shipment):
    def growing(weights, gradient, learning_rate, state):
        state["step"] = state.get("step", 0) + learning_rate
        return weights - state["step"]

    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=3, rule=growing)
    explorer.rate_field.value = "0.5"
    drawn = [on_map(explorer, pixel) for pixel in lines_of(explorer)[explorer.model.index, 0]]
    np.testing.assert_allclose(drawn, [[9, 8], [8.5, 7.5], [7.5, 6.5], [6, 5]], atol=1e-3)


def test_a_mistake_with_the_state_is_told_beside_the_picture(one_shipment):
    def forgetful(weights, gradient, learning_rate, state):
        return weights - learning_rate * state["velocity"]

    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=3, rule=forgetful)
    assert explorer.notice.sentence.startswith("forgetful stopped with KeyError: 'velocity'")
    assert_controls_agree_with_model(explorer)


def test_random_rows_and_the_rules_name_are_in_every_sentence(two_shipments):
    explorer = LearningRateExplorer(
        two_shipments, start=(9, 8), steps=5, rule=adam, batch_size=1, rng=np.random.default_rng(1)
    )
    begin = "Adam. 1 random row per step. Learning rate "
    assert all(said.startswith(begin) for said in explorer.picture.sentences)
    assert_controls_agree_with_model(explorer)
