"""The quiz takes an answer, explains it, and does not give it away beforehand."""

from course_utils.widgets import Quiz


def test_checking_a_choice_and_a_number_explains_them():
    quiz = Quiz("01", "before")
    quiz.inputs[0].value = "grow"
    quiz.buttons[0].click()
    assert quiz.notices[0].sentence.startswith("✗ Not quite. That would add")
    quiz.inputs[0].value = "shrink"
    quiz.buttons[0].click()
    assert quiz.notices[0].sentence.startswith("✓ Right. The error is above 0")
    quiz.inputs[1].value = "212"
    quiz.buttons[1].click()
    assert quiz.notices[1].sentence.startswith("✓ Right.")


def test_no_reply_stands_beside_an_answer_that_it_was_not_given_to():
    quiz = Quiz("01", "before")
    for answer, first, other in (0, "grow", "shrink"), (1, "7", "8"):
        quiz.inputs[answer].value = first
        quiz.buttons[answer].click()
        assert quiz.notices[answer].sentence != ""
        quiz.inputs[answer].value = other
        assert quiz.notices[answer].sentence == ""


def test_checking_nothing_asks_for_an_answer():
    quiz = Quiz("01", "before")
    for button in quiz.buttons:
        button.click()
    assert quiz.notices[0].sentence == "Choose one of the answers first."
    assert "an empty field" in quiz.notices[1].sentence


def test_still_shows_questions_and_choices_but_no_explanation():
    quiz = Quiz("01", "before")
    as_html, sentence = quiz.still()
    for question in quiz.questions:
        assert question.text in sentence
        for choice in question.choices:
            assert choice.text in as_html
            assert choice.explanation not in as_html
