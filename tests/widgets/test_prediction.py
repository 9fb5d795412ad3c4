import gc
import html

import pytest

from course_utils.models.prediction import NO_IDEA
from course_utils.validation import quote
from course_utils.widgets import predictions as of_the_session
from course_utils.widgets.prediction import Predictions
from tests.bad_input import NO_LISTS

HOSTILE = "<script>alert('1')</script> & \"more\""


@pytest.fixture
def predictions():
    return Predictions()


def is_locked(box):
    controls = (box.input, box.commit_button, box.no_idea_button)
    locked = {control.disabled for control in controls}
    assert len(locked) == 1
    return locked.pop()


def test_a_chosen_option_is_recorded_and_locks_the_box(predictions):
    box = predictions.ask("way", "Which way?", ["up", "down"])
    box.input.value = "down"
    assert not is_locked(box)
    box.commit_button.click()
    assert is_locked(box)
    assert box.notice.sentence == "Recorded: down. Read on."


def test_clicking_before_choosing_asks_to_choose(predictions):
    box = predictions.ask("way", "Which way?", ["up", "down"])
    box.commit_button.click()
    assert not is_locked(box)
    assert box.notice.sentence == "Choose one of the answers first."


def test_a_typed_number_is_recorded_with_its_unit(predictions):
    box = predictions.ask("cost", "How many?", unit="guesses")
    box.input.value = "1 00 0"
    box.commit_button.click()
    assert "must be a number" in box.notice.sentence
    assert not is_locked(box)
    box.input.value = "1000"
    box.commit_button.click()
    assert box.notice.sentence == "Recorded: 1000 guesses. Read on."


@pytest.mark.parametrize("bad", [v for v in NO_LISTS if isinstance(v, str)], ids=quote)
def test_typed_text_without_a_number_is_refused(predictions, bad):
    box = predictions.ask("cost", "How many?")
    box.input.value = bad
    box.commit_button.click()
    assert box.notice.sentence.startswith("A prediction must be a ")
    assert box.prediction.answer is None


def test_no_idea_is_recorded_without_reproach(predictions):
    box = predictions.ask("cost", "How many?")
    box.no_idea_button.click()
    assert is_locked(box)
    assert box.notice.sentence == "Recorded. Not knowing is a good start: read on."


def test_an_answer_survives_asking_again_by_name(predictions):
    predictions.ask("way", "Which way?", ["up", "down"]).prediction.commit("up")
    again = predictions.ask("way", "Which way?", ["up", "down"])
    assert is_locked(again)
    assert again.notice.sentence == "Recorded: up. Read on."
    assert repr(predictions.compare("way", "up")).endswith("You saw it coming.")


@pytest.mark.parametrize(
    ("question", "options"), [("Which way now?", ["up", "down"]), ("Which way?", ["left", "right"])]
)
def test_another_question_under_the_same_name_is_open_again(predictions, question, options):
    predictions.ask("way", "Which way?", ["up", "down"]).prediction.commit("up")
    assert not is_locked(predictions.ask("way", question, options))


def test_two_boxes_of_one_question_lock_together(predictions):
    first, second = (predictions.ask("cost", "How many?") for _ in range(2))
    first.input.value = "7"
    first.commit_button.click()
    assert is_locked(second)
    assert second.notice.sentence == "Recorded: 7. Read on."


def test_a_closed_box_no_longer_follows_its_question(predictions):
    closed, other = (predictions.ask("cost", "How many?") for _ in range(2))
    closed.close()
    other.prediction.commit(7)
    assert not is_locked(closed)
    assert is_locked(other)


def test_a_comparison_follows_a_later_prediction_until_it_is_closed(predictions):
    box = predictions.ask("cost", "How many?")
    followed, closed = predictions.compare("cost", 100), predictions.compare("cost", 100)
    before = repr(closed)
    assert before == "You have not predicted this yet. What happened: 100."
    closed.close()
    box.prediction.commit(50)
    assert "2 times smaller" in repr(followed)
    assert "2 times smaller" in followed.value
    assert repr(closed) == before


def test_comparing_what_has_not_been_asked_yet_says_so(predictions):
    comparison = predictions.compare("weather", "fine")
    assert repr(comparison).startswith("This has not been asked yet")
    comparison.close()


def test_the_summary_counts_and_follows(predictions):
    predictions.ask("way", "Which way?", ["up", "down"])
    box = predictions.ask("cost", "How many?", unit="kg")
    predictions.ask("rate", "Which rate?").prediction.commit(NO_IDEA)
    summary = predictions.summary()
    assert summary.still()[1] == "You made 1 of 3 predictions."
    box.prediction.commit(3)
    shown = summary.children[0]
    assert "You made 2 of 3 predictions." in shown.value
    assert "<li>How many? <b>3 kg</b></li>" in shown.value
    assert "<li>Which way? <b>not predicted</b></li>" in shown.value


def test_hostile_text_is_escaped_wherever_it_is_shown(predictions):
    box = predictions.ask("x", HOSTILE, [HOSTILE, "b"])
    box.prediction.commit(HOSTILE)
    comparison, summary = predictions.compare("x", HOSTILE), predictions.summary()
    shown = [
        box.question.value,
        box.notice.value,
        box._repr_mimebundle_()["text/html"],
        comparison.value,
        comparison._repr_mimebundle_()["text/html"],
        summary.children[0].value,
        summary._repr_mimebundle_()["text/html"],
    ]
    for markup in shown:
        assert html.escape(HOSTILE) in markup
        assert "<script" not in markup


def test_without_a_browser_the_question_and_its_options_can_be_read(predictions):
    bundle = predictions.ask("way", "Which way?", ["up", "down"])._repr_mimebundle_()
    assert bundle["text/plain"] == "Predict: Which way?"
    assert "<li>up</li><li>down</li>" in bundle["text/html"]
    compared = predictions.compare("way", "up")
    assert compared._repr_mimebundle_()["text/plain"] == repr(compared)


def test_closing_boxes_comparisons_and_summaries_leaves_only_the_answers(predictions, registry):
    before = set(registry)
    box = predictions.ask("cost", "How many?")
    box.prediction.commit(5)
    made = [box, predictions.compare("cost", 5), predictions.summary()]
    for widget in made * 2:
        widget.close()
    assert set(registry) == before
    assert repr(predictions.compare("cost", 5)).endswith("You saw it coming.")
    del widget, made, box
    gc.collect()


def test_a_comparison_that_cannot_be_made_leaves_nothing(predictions, registry):
    predictions.ask("cost", "How many?").close()
    before = set(registry)
    with pytest.raises(ValueError, match="must be a number"):
        predictions.compare("cost", "many")
    gc.collect()
    assert set(registry) == before


def test_a_session_has_one_set_of_predictions():
    assert isinstance(of_the_session, Predictions)


def test_the_summary_sets_what_happened_beside_what_was_expected(predictions):
    box = predictions.ask("sky", "Which colour is the sky?", ["blue", "green"])
    summary = predictions.summary()
    assert "What happened" not in summary.children[0].value
    box.prediction.commit("green")
    predictions.compare("sky", 1)
    assert "<b>green</b><br>What happened: blue</li>" in summary.children[0].value
