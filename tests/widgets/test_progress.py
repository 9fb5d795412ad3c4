"""Where a learner is: the line at the top, the map, the page; nothing of it before there is any."""

from dataclasses import replace

from course_utils import exercises
from course_utils import progress as kept
from course_utils.models import progress as models
from course_utils.widgets import Quiz, progress
from course_utils.widgets.prediction import Predictions
from tests.checks.places import by_lesson

LEFT = ' style="text-align:left"'


def do_something(a_notebook):
    a_notebook.run("cell-a")
    kept.open_lesson("01")
    box = Predictions().ask("learning")
    box._receive({"place": 0, "press": "sure", "value": "certain"})
    box._receive({"place": 0, "press": "commit", "value": "clearly smaller"})
    Quiz("01", "before")._receive({"place": 1, "press": "check", "value": "212"})
    kept.flush()


def test_at_first_the_line_says_what_there_is_to_do():
    assert repr(progress.here("01")) == "In this lesson: 3 predictions, 3 exercises, 4 questions."
    assert repr(progress.here("02")) == (
        "In this lesson: 4 predictions, 2 exercises, 4 questions. "
        "In its Deeper sections, which may be skipped: 2 predictions, 1 exercise."
    )


def test_back_again_the_line_says_what_is_done_and_how_to_go_on(a_notebook):
    do_something(a_notebook)
    a_notebook.restart("01_guess")
    a_notebook.run("cell-a")
    said = repr(progress.here("01"))
    assert said.startswith(
        "Welcome back: 1 of 3 predictions, 0 of 3 exercises, 1 of 4 questions done."
    )
    assert "Run All Above Selected Cell" in said


def test_the_map_says_what_is_done_what_is_begun_and_what_is_next(a_notebook):
    assert "00 Start here: next." in repr(progress.course())
    do_something(a_notebook)
    a_notebook.opened("00_start_here")
    a_notebook.run("cell-a")
    kept.open_lesson("00")
    box = Predictions().ask("first guess")
    box._receive({"place": 0, "press": "commit", "value": "too heavy"})
    quiz = Quiz("00", "after")
    for place, question in enumerate(quiz.questions):
        value = question.choices[0].text if question.choices else "1"
        quiz._receive({"place": place, "press": "check", "value": value})
    said = repr(progress.course())
    assert said.startswith("00 Start here: done, 2 questions once wrong. 01 Guess: begun. 02 C")
    assert "02 Correct: next. 03 From" in said
    shown = progress.course()._repr_html_().replace(LEFT, "")
    assert "<td>✓ done</td><td>1 of 1 prediction, 3 of 3 questions</td>" in shown
    assert "0 of" not in shown.split("<td>02</td>")[1]


def test_a_lesson_is_done_without_what_is_deeper(monkeypatch):
    asked = models.lesson("02")
    for one in asked.predictions.values():
        one.answer = 1.0
    solved = dict.fromkeys(asked.exercises, True)
    answers = {str(number): ("right", True) for number in range(asked.questions)}
    whole = replace(asked, exercises=solved, answers=answers)
    skipped = replace(
        whole,
        predictions={**asked.predictions, "price": models.lesson("02").predictions["price"]},
        exercises={**solved, "correct_in_turn": False},
    )
    none_deeper = replace(
        skipped,
        predictions=skipped.predictions
        | {"four curves": models.lesson("02").predictions["four curves"]},
    )
    missing = replace(whole, exercises={**solved, "correct": False})
    assert [one.done for one in (whole, skipped, none_deeper, missing)] == [True, True, True, False]
    said = "4 of 4 predictions, 2 of 2 exercises, 4 of 4 questions"
    for one, deeper in (
        (whole, "; deeper: 2 of 2 predictions, 1 of 1 exercise"),
        (skipped, "; deeper: 1 of 2 predictions, 0 of 1 exercise"),
        (none_deeper, ""),
    ):
        monkeypatch.setattr(models, "lesson", lambda _, one=one: one)
        shown = progress.course()._repr_html_().replace(LEFT, "")
        assert f"<td>✓ done</td><td>{said}{deeper}</td>" in shown


def test_the_map_says_how_many_questions_about_a_lesson_were_once_wrong(a_notebook):
    a_notebook.run("cell-a")
    kept.open_lesson("01")
    for part in ("before", "after"):
        quiz = Quiz("01", part)
        own = len(quiz.questions) if part == "after" else 1
        for place, question in enumerate(quiz.questions[:own]):
            wrong = next((one.text for one in question.choices if not one.right), "-1e9")
            right = next((one.text for one in question.choices if one.right), None)
            for value in filter(None, (wrong, right)):
                quiz._receive({"place": place, "press": "check", "value": value})
    said = repr(progress.course())
    assert "00 Start here: next, 1 question once wrong." in said
    assert f"01 Guess: begun, {own} question" in said


def test_the_page_sets_predictions_beside_what_happened(a_notebook):
    assert "Nothing is kept yet" in repr(progress.page())
    do_something(a_notebook)
    Predictions().compare("learning", "about the same")
    shown = progress.page()._repr_html_().replace(LEFT, "")
    assert "<td>clearly smaller (certain)</td><td>about the same</td>" in shown
    assert "<b>212</b> ✓" in shown
    assert "Exercises solved: none yet." in shown


def turned(x, y):
    return 1492 - 256 * x - 212 * y


def test_an_exercise_that_was_solved_stays_solved(a_notebook):
    a_notebook.run("cell-a")
    kept.open_lesson("01")
    for attempt, solved in (
        (turned, "none yet"),
        (lambda x, y: 256 * x + 212 * y - 1492, "error"),
        (lambda x, y: 2, "error"),
    ):
        exercises.error.check(attempt)
        Quiz("01", "before")._receive({"place": 1, "press": "check", "value": "212"})
        assert f"Exercises solved: {solved}." in progress.page()._repr_html_()
    state = kept.recall("exercise: error")
    assert (state["right"], state["tries"], len(state["mistakes"])) == (True, 2, 1)
    kept.flush()
    a_notebook.restart("01_guess")
    a_notebook.run("cell-a")
    assert "1 of 3 exercises" in repr(progress.here("01"))


def test_other_lessons_are_only_read(a_notebook):
    do_something(a_notebook)
    a_notebook.path("01").write_text("spoilt", encoding="utf-8")
    a_notebook.opened("02_correct")
    a_notebook.run("cell-a")
    kept.open_lesson("02")
    assert not models.lesson("01").begun
    assert a_notebook.path("01").read_text(encoding="utf-8") == "spoilt"


def test_the_exercises_of_each_lesson_are_those_that_it_checks():
    found = {
        source[:2]: tuple(sorted(place.name for place in places))
        for source, places in by_lesson().items()
    }
    assert found == exercises.by_lesson()
