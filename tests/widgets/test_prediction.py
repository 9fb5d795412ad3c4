import gc
import json

import pytest

from course_utils import progress
from course_utils.models import course
from course_utils.models.prediction import NO_IDEA, SURES, Prediction
from course_utils.problem import Problem
from course_utils.widgets import CorrectionExplorer
from course_utils.widgets.prediction import Predictions

HOSTILE = "<script>alert('1')</script> & \"more\""


@pytest.fixture
def predictions():
    return Predictions()


def do(box, press, value=""):
    """Do in a box what a learner does; return its reply."""
    box._receive({"place": 0, "press": press, "value": value})
    return box.replies()[0]


def is_locked(box):
    return box.items[0]["locked"]


def test_a_chosen_option_is_recorded_and_can_be_changed_until_it_was_compared(predictions):
    box = predictions.ask("way", "Which way?", ["up", "down"])
    assert do(box, "", "down") == ""
    assert do(box, "commit", "down").startswith("Recorded: down. You can change it until")
    assert do(box, "", "up").startswith("Recorded: up.")
    predictions.compare("way", "down")
    assert is_locked(box)
    assert do(box, "", "down") == "Recorded: up. The result has been shown."
    assert box.items[0]["value"] == "up"


def test_clicking_before_choosing_asks_to_choose(predictions):
    box = predictions.ask("way", "Which way?", ["up", "down"])
    assert do(box, "commit") == "Choose one of the answers first."
    assert box.prediction.answer is None


def test_a_typed_number_is_recorded_with_its_unit(predictions):
    box = predictions.ask("cost", "How many?", unit="guesses")
    assert "must be a number" in do(box, "commit", "1 00 0")
    assert do(box, "commit", "1 000 guesses").startswith("Recorded: 1000 guesses. ")


def test_no_idea_is_recorded_without_reproach(predictions):
    box = predictions.ask("cost", "How many?")
    assert do(box, "no idea").startswith("Recorded. Not knowing is a good start")
    told = repr(predictions.compare("cost", 7))
    assert told == "You had no idea yet, and now you know: 7."
    box = predictions.ask("other", "How many?")
    assert do(box, "no idea").startswith("Recorded. Not")
    assert do(box, "commit", "3").startswith("Recorded: 3.")


def test_how_sure_one_is_can_be_said_and_need_not(predictions):
    box = predictions.ask("way", "Which way?", ["up", "down"])
    assert box.items[0]["sures"] == SURES
    do(box, "sure", "certain")
    do(box, "commit", "up")
    assert (box.prediction.sure, box.items[0]["sure"]) == ("certain", "certain")
    do(box, "sure", "very")
    assert box.prediction.sure == ""


def test_an_answer_survives_asking_again_by_name(predictions):
    predictions.ask("way", "Which way?", ["up", "down"]).prediction.commit("up")
    again = predictions.ask("way", "Which way?", ["up", "down"])
    assert again.replies()[0].startswith("Recorded: up.")
    assert repr(predictions.compare("way", "up")).endswith("You saw it coming.")


@pytest.mark.parametrize(
    ("question", "options"), [("Which way now?", ["up", "down"]), ("Which way?", ["left", "right"])]
)
def test_another_question_under_the_same_name_is_open_again(predictions, question, options):
    predictions.ask("way", "Which way?", ["up", "down"]).prediction.commit("up")
    assert predictions.ask("way", question, options).prediction.answer is None


def test_a_prediction_belongs_to_what_it_was_asked_about_and_is_there_again_for_it(a_notebook):
    a_notebook.run("cell-a")
    predictions = Predictions()
    for about, options, before, chosen in (
        ("Penguins.", ["bill", "wing"], None, "wing"),
        ("People.", ["height", "age"], None, "age"),
        ("Penguins.", ["bill", "wing"], "wing", None),
    ):
        box = predictions.ask("weakest", options=options, about=about)
        assert box.items[0]["question"].startswith(f"{about} Which input")
        assert box.prediction.answer == before
        assert ("not predicted this" in repr(predictions.compare("weakest", options[1]))) == (
            before is None
        )
        if chosen:
            box.prediction.commit(chosen)
    assert "Penguins. Which input" in predictions.summary().as_html
    assert progress.recall("prediction: weakest")["answer"] == "age"  # the one made last


def test_a_question_of_the_course_is_known_by_its_name(predictions):
    box = predictions.ask("learning")
    assert box.items[0]["question"].startswith("Compared with guesses 1 to 500")
    assert "about the same" in box.items[0]["options"]
    with pytest.raises(ValueError, match="Did you mean 'learning'"):
        predictions.ask("lerning")


def test_all_is_there_again_after_a_restart(a_notebook):
    for _ in range(3):
        predictions = Predictions()
        a_notebook.run("cell-a")
        box = predictions.ask("learning")
        if box.prediction.answer is None:
            do(box, "sure", "certain")
            do(box, "commit", "clearly smaller")
            predictions.compare("learning", "about the same")
        assert box.items[0]["value"] == "clearly smaller"
        assert box.items[0]["sure"] == "certain"
        assert is_locked(box)
        box.close()
        progress.flush()
        a_notebook.restart("01_guess")
    a_notebook.run("cell-b")
    assert "clearly smaller" in repr(Predictions().compare("learning", "about the same"))
    (kept,) = json.loads(a_notebook.path().read_text(encoding="utf-8"))["kept"].values()
    assert kept["happened"] == "about the same"


def test_what_is_typed_and_not_recorded_is_there_when_the_cell_is_run_again(a_notebook):
    a_notebook.run("cell-a")
    do(Predictions().ask("ten times"), "", "1 8")
    a_notebook.restart("01_guess")
    a_notebook.run("cell-a")
    box = Predictions().ask("ten times")
    assert (box.items[0]["value"], box.prediction.answer) == ("1 8", None)


def test_two_boxes_of_one_question_show_the_same(predictions):
    first, second = (predictions.ask("cost", "How many?") for _ in range(2))
    do(first, "commit", "7")
    assert second.replies() == first.replies()
    assert second.items[0]["value"] == "7"


def test_a_closed_box_no_longer_follows_its_question(predictions):
    closed, other = (predictions.ask("cost", "How many?") for _ in range(2))
    closed.close()
    other.prediction.commit(7)
    assert closed.replies() == [""]
    assert other.replies() != [""]


def test_a_comparison_follows_a_later_prediction_until_it_is_closed(predictions):
    box = predictions.ask("cost", "How many?")
    followed, closed = predictions.compare("cost", 100), predictions.compare("cost", 100)
    before = repr(closed)
    assert before == "You have not predicted this yet. What happened: 100."
    closed.close()
    box.prediction.commit(50)
    assert "2 times too small" in repr(followed)
    assert "2 times too small" in followed.value
    assert repr(closed) == before


def test_comparing_what_has_not_been_asked_yet_says_so(predictions):
    comparison = predictions.compare("weather", "fine")
    assert repr(comparison).startswith("This has not been asked yet")
    comparison.close()


def test_the_summary_counts_and_knows_all_of_the_lesson(predictions):
    do(predictions.ask("ten times"), "commit", "180")
    do(predictions.ask("learning"), "no idea")
    summary = predictions.summary()
    assert repr(summary) == "You made 1 of 3 predictions."
    shown = summary.as_html
    assert shown.count("<li>") == len(course.names_in("01")) == 3
    assert "<b>180</b>" in shown
    assert "<b>no idea yet</b>" in shown
    assert shown.count("<b>not predicted</b>") == 1


def test_the_summary_begins_with_what_one_was_certain_of_and_surprised_by(predictions):
    for name, answer, sure in (
        ("learning", "clearly smaller", "certain"),
        ("unknowns", "about 26 billion", "certain"),
    ):
        box = predictions.ask(name)
        do(box, "sure", sure)
        do(box, "commit", answer)
        predictions.compare(name, course.written(name).options[-1])
    shown = predictions.summary().as_html
    first = shown.split("<li>")[1]
    assert "clearly smaller</b> (certain)" in first
    assert "Certain, but surprised" in first
    assert shown.count("Certain, but surprised") == 1


def test_without_a_browser_the_question_and_its_options_can_be_read(predictions):
    bundle = predictions.ask("way", "Which way?", ["up", "down"])._repr_mimebundle_()
    assert bundle["text/plain"] == "Predict: Which way?"
    assert "<li>up</li><li>down</li>" in bundle["text/html"]
    compared = predictions.compare("way", "up")
    assert compared._repr_mimebundle_()["text/plain"] == repr(compared)


def test_why_it_happened_stands_below_the_comparison_whatever_was_predicted(predictions):
    predictions._known("way", Prediction("Which way?", ["up", "down"], because=["<{g}> & up", ""]))
    for box in (None, predictions._by_name["way"]):
        if box:
            box.commit("down")
        compared = predictions.compare("way", "up", g=9.81)
        assert repr(compared).endswith("\n\n<9.81> & up")
        assert compared.value.startswith('<div role="status"')
        assert "\n\n&lt;9.81&gt; &amp; up" in compared.value
        as_html = compared._repr_mimebundle_()["text/html"]
        assert as_html.endswith("</p><p>&lt;9.81&gt; &amp; up</p>")


def test_closing_boxes_and_comparisons_leaves_only_the_answers(predictions, registry):
    before = set(registry)
    box = predictions.ask("cost", "How many?")
    box.prediction.commit(5)
    made = [box, predictions.compare("cost", 5)]
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


def test_skipping_leaves_what_was_predicted(predictions):
    for name in ("one", "two"):
        predictions.ask(name, "How many?")
    predictions._by_name["one"].commit(3)
    predictions.skip()
    assert [one.answer for one in predictions._by_name.values()] == [3, NO_IDEA]


def test_what_was_tried_after_a_bet_is_there_when_the_explorer_is_run_again(a_notebook):
    a_notebook.run("cell-a")
    bet = Predictions().ask("at once")
    bet.prediction.commit("1/250")
    rates = []
    for value in (0.005, None, 0.006):
        a_notebook.run("cell-b")
        shipment = Problem([[256, 212]], [1492])
        shown = CorrectionExplorer(shipment, start=(9, 8), steps=9, by_size=True, bet=bet)
        rates.append(shown.state["size"])
        if value:
            shown.set(size=value)
    assert rates == [0.004, 0.005, 0.005]
