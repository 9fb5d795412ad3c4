"""Wrong attempts get their true name, and right ones in unusual styles are taken."""

import pytest

from course_utils import exercises
from course_utils.exercises.answer import Kind
from tests.exercises.attempts import RIGHT, WRONG
from tests.exercises.written import attempt_at, definition


def answer_to(name, body):
    exercise = getattr(exercises, name)
    return exercise.check(attempt_at(exercise, definition(exercise.signature, body)))


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [(name, *row) for name, rows in WRONG.items() for row in rows],
)
def test_a_wrong_attempt_gets_its_true_name(name, body, words):
    answer = answer_to(name, body)
    assert answer.kind in (Kind.ALMOST, Kind.NOT_YET)
    assert words.casefold() in str(answer).casefold()


@pytest.mark.parametrize(
    ("name", "body"), [(name, body) for name, bodies in RIGHT.items() for body in bodies]
)
def test_a_right_attempt_is_taken_each_time(name, body):
    assert {answer_to(name, body).kind for _ in range(3)} == {Kind.RIGHT}
