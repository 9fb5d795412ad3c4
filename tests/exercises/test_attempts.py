"""Wrong attempts get their true name, and right ones in unusual styles are taken."""

import ast
import re

import pytest

from course_utils import exercises
from course_utils.exercises.answer import Kind
from tests.exercises.attempts import RIGHT, WRONG
from tests.exercises.written import attempt_at, definition

LINES = ast.Return | ast.Assign | ast.AugAssign
WORTH_HIDING = ast.BinOp | ast.UnaryOp | ast.Call


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
    assert not given_away(getattr(exercises, name).source, str(answer), body)


def given_away(solution, said, body):
    """Return the whole right sides of the solution's lines that are told and were not written."""
    lines = [each for each in ast.walk(ast.parse(solution)) if isinstance(each, LINES)]
    right = {ast.unparse(each.value) for each in lines if isinstance(each.value, WORTH_HIDING)}
    own = body.replace(" ", "")
    return [
        each
        for each in re.findall("`(.+?)`", said)
        if each in right and each.replace(" ", "") not in own
    ]


def test_a_whole_line_of_the_solution_would_be_found():
    said = "`weights - learning_rate * gradient` is asked for."
    assert given_away(exercises.update.source, said, "return weights")
    assert not given_away(exercises.update.source, "`learning_rate` is missing.", "return weights")


@pytest.mark.parametrize(
    ("name", "body"), [(name, body) for name, bodies in RIGHT.items() for body in bodies]
)
def test_a_right_attempt_is_taken_each_time(name, body):
    assert {answer_to(name, body).kind for _ in range(3)} == {Kind.RIGHT}
