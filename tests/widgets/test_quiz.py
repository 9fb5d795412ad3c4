"""The quiz takes an answer, explains it, and does not give it away beforehand."""

from datetime import date

from course_utils import progress
from course_utils.widgets import Quiz
from course_utils.widgets import quiz as quiz_
from course_utils.widgets.progress import here


def check(quiz, place, value):
    quiz._receive({"place": place, "press": "check", "value": value})
    return quiz.replies()[place]


def change(quiz, place, value):
    quiz._receive({"place": place, "press": "", "value": value})
    return quiz.replies()[place]


def test_checking_a_choice_and_a_number_explains_them():
    quiz = Quiz("01", "before")
    assert check(quiz, 0, "grow").startswith("✗ Not quite. That would add")
    assert check(quiz, 0, "shrink").startswith("✓ Right. The error is above 0")
    assert check(quiz, 1, "212 kg").startswith("✓ Right.")


def test_no_reply_stands_beside_an_answer_that_it_was_not_given_to():
    quiz = Quiz("01", "before")
    for place, first, other in (0, "grow", "shrink"), (1, "7", "8"):
        told = check(quiz, place, first)
        assert change(quiz, place, first) == told != ""
        assert change(quiz, place, other) == ""


def test_checking_nothing_asks_for_an_answer():
    quiz = Quiz("01", "before")
    assert check(quiz, 0, "") == "Choose one of the answers first."
    assert "an empty field" in check(quiz, 1, "")
    assert change(quiz, 1, "") != ""  # the field says it once more when it is left


def test_what_is_no_answer_counts_as_none_and_not_as_missed(a_notebook):
    a_notebook.restart("01_guess")
    a_notebook.run("cell-a")
    progress.open_lesson("01")
    quiz = Quiz("01", "before")
    for value in ("", "many"):
        check(quiz, 1, value)
    progress.flush()
    (state,) = [
        state
        for text, state in progress.recall("quiz: 01 before").items()
        if text == quiz.questions[1].text
    ]
    assert (state["value"], state["checked"], state["missed"]) == ("many", False, False)


def test_answers_and_replies_are_there_again_when_the_cell_is_run_again_and_after_a_restart(
    a_notebook,
):
    a_notebook.run("cell-a")
    quiz = Quiz("01", "before")
    told = check(quiz, 0, "grow")
    change(quiz, 1, "21")
    for start_anew in (lambda: None, lambda: a_notebook.restart("01_guess")):
        progress.flush()
        start_anew()
        a_notebook.run("cell-a")
        again = Quiz("01", "before")
        assert again.replies() == [told, ""]
        assert [one["value"] for one in again.items] == ["grow", "21"]


def test_still_shows_questions_and_choices_but_no_explanation():
    quiz = Quiz("01", "before")
    as_html, sentence = quiz.still()
    for question in quiz.questions:
        assert question.text in sentence
        for choice in question.choices:
            assert choice.text in as_html
            assert choice.explanation not in as_html


def miss(a_notebook, lesson, name, beginning):
    """Answer a question of a lesson's end wrong, then go to another notebook."""
    a_notebook.restart(name)
    a_notebook.run("cell-a")
    progress.open_lesson(lesson)
    quiz = Quiz(lesson, "after")
    (place,) = [
        place
        for place, question in enumerate(quiz.questions)
        if question.text.startswith(beginning)
    ]
    check(quiz, place, "123456")
    check(quiz, place, str(quiz.questions[place].number.value))  # it was missed all the same
    progress.flush()


def before(a_notebook, lesson, name):
    a_notebook.restart(name)
    a_notebook.run("cell-a")
    progress.open_lesson(lesson)
    quiz = Quiz(lesson, "before")
    progress.flush()
    return quiz


def test_one_question_looks_farther_back_by_preference_at_what_was_missed(a_notebook):
    usual = before(a_notebook, "06", "06_predict").questions
    assert [question.text for question in Quiz("06", "before").questions] == [
        question.text for question in usual
    ]
    miss(a_notebook, "03", "03_neuron", "A neuron has the weights 2 and 3")
    asked = before(a_notebook, "07", "07_race").questions
    assert asked[1].text.startswith("A neuron has the weights 3 and −1")
    # What was chosen once stays, whatever is missed later.
    again = before(a_notebook, "06", "06_predict").questions
    assert [question.text for question in again] == [question.text for question in usual]


def test_what_was_missed_before_a_lesson_comes_again_after_a_lesson_in_between(a_notebook):
    miss(a_notebook, "03", "03_neuron", "A neuron has the weights 2 and 3")
    quiz = before(a_notebook, "05", "05_rate")
    missed = quiz.questions[1].text
    assert missed.startswith("A neuron has the weights 3 and −1")
    check(quiz, 1, "123456")
    progress.flush()
    assert before(a_notebook, "06", "06_predict").questions[1].text != missed
    assert before(a_notebook, "07", "07_race").questions[1].text == missed


def test_in_a_week_asks_about_lessons_that_were_begun_and_the_missed_first(a_notebook):
    miss(a_notebook, "04", "04_descent", "A weight is 4")
    miss(a_notebook, "01", "01_guess", "Within 4 kg")
    a_notebook.restart("10_week")
    a_notebook.run("cell-a")
    progress.open_lesson("10")
    texts = [question.text for question in Quiz("10", "week").questions]
    assert len(texts) == 5  # all that the two lessons have
    assert repr(here("10")) == "In this lesson: 5 questions."
    assert texts[0].startswith("A weight is 1") or texts[0].startswith("Within 2 kg")
    assert texts[1].startswith("A weight is 1") or texts[1].startswith("Within 2 kg")


def test_in_a_week_keeps_its_questions_for_days_and_then_asks_others_the_missed_first(
    a_notebook, monkeypatch
):
    def on(day):
        a_notebook.run("week")
        today = {"today": lambda: date(2026, 3, day)}
        monkeypatch.setattr(quiz_, "date", type("Day", (date,), today))
        quiz = Quiz("10", "week")
        return quiz, [question.text for question in quiz.questions]

    first, texts = on(1)
    for place, question in enumerate(first.questions):
        says = {choice.right: choice.text for choice in question.choices} or {
            True: f"{question.number.value}",
            False: "12345",
        }
        check(first, place, says[place > 2])
    missed = texts[:3]
    again, still = on(6)
    assert (still, again.replies()) == (texts, first.replies())
    fresh, others = on(14)
    assert others[: len(missed)] == missed
    assert not set(others[len(missed) :]) & set(texts)
    assert not any(fresh.replies())
    assert on(15)[1] == others
