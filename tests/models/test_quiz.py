"""Every question of the course has one right answer, and an explanation for each that is wrong."""

import importlib.resources
import tomllib

import pytest

from course_utils.models.quiz import PARTS, questions

FOLDER = importlib.resources.files("course_utils") / "questions"
NOT_ASKED_HERE = {"deeper", "predict", "title", "week"}  # predictions are asked by their names
WRITTEN = {
    path.name.removesuffix(".toml"): {
        part: entries
        for part, entries in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if part not in NOT_ASKED_HERE
    }
    for path in sorted(FOLDER.iterdir(), key=lambda path: path.name)
    if path.name.endswith(".toml")
}
LESSONS = list(WRITTEN)
ALL = {
    f"{lesson}-{part}-{number}": question
    for lesson, parts in WRITTEN.items()
    for part in parts
    for number, question in enumerate(questions(lesson, part), start=1)
}
NUMBERS = {name: question for name, question in ALL.items() if question.number is not None}
CHOICES = {name: question for name, question in ALL.items() if question.number is None}


def where_to_look(question, solved):
    """Return what a missed question that looks back ends with."""
    lesson, part, _ = next(name for name, one in ALL.items() if one is question).split("-")
    missed = part == "later" and not solved
    return f" (Lesson {lesson} is about this.)" if missed else ""


def test_every_lesson_has_its_parts_and_no_others():
    for lesson, parts in WRITTEN.items():
        assert set(parts) <= set(PARTS)
        assert parts == {} or "after" in parts, lesson  # in a week, only others are asked again


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_is_asked_later_stands_for_a_question_of_its_lesson_with_other_numbers(lesson):
    parts = WRITTEN[lesson]
    there = {question["text"]: question for question in parts.get("after", ())}
    for question in parts.get("later", ()):
        assert question["text"] not in there
        if "like" in question:
            of_old = there[question["like"]].get("number", {})
            assert question["number"]["value"] != of_old.get("value")


@pytest.mark.parametrize("question", CHOICES.values(), ids=CHOICES)
def test_a_choice_has_one_right_answer_and_an_explanation_for_each(question):
    assert [choice.right for choice in question.choices].count(True) == 1
    assert len({choice.text for choice in question.choices}) == len(question.choices) >= 2
    for choice in question.choices:
        solved, reply = question.reply(choice.text)
        assert solved is choice.right
        assert reply.startswith("✓ Right." if choice.right else "✗ Not quite.")
        assert reply.endswith(choice.explanation + where_to_look(question, solved))


@pytest.mark.parametrize("question", NUMBERS.values(), ids=NUMBERS)
def test_a_number_is_right_wrong_or_no_number(question):
    for value, solved, words in (
        (question.number.value, True, question.number.right),
        (question.number.value * 3 + 1, False, question.number.wrong),
        (str(question.number.value), True, question.number.right),
    ):
        right, reply = question.reply(value)
        assert right is solved
        assert reply.endswith(words + where_to_look(question, solved))
    assert "must be a number" in question.reply("many")[1]


@pytest.mark.parametrize(("lesson", "part"), [("99", "before"), ("01", "middle"), ("00", "before")])
def test_unknown_questions_are_refused(lesson, part):
    with pytest.raises(ValueError, match=r"\.$"):
        questions(lesson, part)
