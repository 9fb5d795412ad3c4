"""The exercises about an equation follow its numbers, its names and its unit."""

import numpy as np
import pytest

from course_utils import exercises
from course_utils.exercises.answer import Kind
from course_utils.exercises.equation import Equation
from course_utils.exercises.results import same
from course_utils.exercises.trial import try_out
from course_utils.problem import Problem
from tests.exercises.test_every_exercise import rewritten
from tests.exercises.written import attempt_at

FOLLOW = [exercises.error, exercises.guess_until, exercises.correct_in_turn]
EQUATIONS = [(30, 70, 410), (300, 300, 1200), (50, 0, 200), (40, -30, 90), (0.004, 0.001, 0.02)]


@pytest.fixture(autouse=True)
def back_to_the_course_s_own_equation():
    yield
    for exercise in FOLLOW:
        exercise.check(None, problem_of(256, 212, 1492))


def problem_of(red, blue, total, **names):
    return Problem([[red, blue]], [total], symbols=("x", "y"), **names)


def id_of(value):
    return getattr(value, "name", str(value))


def can_be_guessed(equation):
    """Tell whether guesses from 0 to 10 can be too light as well as too heavy."""
    ends = [Equation(*equation).error(x, y) for x in (0, 10) for y in (0, 10)]
    return min(ends) < 0 < max(ends)


ABOUT = [
    (exercise, equation)
    for exercise in FOLLOW
    for equation in EQUATIONS
    if exercise is not exercises.guess_until or can_be_guessed(equation)
]


@pytest.mark.parametrize(("exercise", "equation"), ABOUT, ids=id_of)
def test_the_solution_is_right_for_any_equation(exercise, equation):
    exercise.check(None, problem_of(*equation))
    attempt = rewritten(exercise)
    for _ in range(3):
        answer = exercise.check(attempt, problem_of(*equation))
        assert answer.kind is Kind.RIGHT, str(answer)
        assert answer.function is attempt


@pytest.mark.parametrize(("exercise", "equation"), ABOUT, ids=id_of)
def test_a_mistake_is_never_right_where_it_gives_other_results(exercise, equation):
    exercise.check(None, problem_of(*equation))
    sentences = {mistake.sentence for mistake in exercise.mistakes}
    cases = [exercise.arguments(np.random.default_rng(seed), seed % 8) for seed in range(24)]
    for mistake in exercise.mistakes:
        attempt = attempt_at(exercise, mistake.code(exercise.source))
        answer = exercise.check(attempt)
        if answer.kind is Kind.RIGHT:
            assert not _differs_from_the_reference(exercise, attempt, cases), mistake
        elif "did not end" not in str(answer):  # of a call without an end less can be seen
            assert sentences & set(answer.sentences), str(answer)


def _differs_from_the_reference(exercise, function, cases):
    return any(
        not same(try_out(function, case).value, try_out(exercise.reference, case).value)
        for case in cases
    )


@pytest.mark.parametrize("exercise", FOLLOW, ids=id_of)
@pytest.mark.parametrize("problem", [1492, "shipment", [30, 70, 410], np.nan])
def test_what_is_no_problem_is_refused_in_a_sentence(exercise, problem):
    answer = exercise.check(rewritten(exercise), problem)
    assert answer.kind is Kind.NOT_YET
    assert "hand over the problem" in str(answer)


def test_two_shipments_are_refused_in_a_sentence():
    answer = exercises.error.check(None, Problem([[1, 2], [3, 4]], [5, 6]))
    assert "one equation with two unknowns" in str(answer)


def turned(x, y):
    return 410 - 30 * x - 70 * y


def test_hints_mistakes_and_solution_speak_of_the_changed_numbers_and_names():
    pears = problem_of(30, 70, 410, weight_names=("apple", "pear"), target_unit="g")
    exercises.error.check(None, pears)
    exercises.error._hints_given = 0
    hint = str(exercises.error.hint())
    assert "apple" in hint
    assert "30" in hint
    assert "256" not in hint
    answer = exercises.error.check(turned, pears)
    assert "A minus is missing before `410 - 30 * x - 70 * y`" in str(answer)
    partly = attempt_at(exercises.error, "def error(x, y):\n    return red * x - total")
    answer = exercises.error.check(partly, pears)
    assert "`blue * y` is missing" in str(answer)
    assert "30, 70 and 410" in str(exercises.error.solution())


def test_a_function_with_the_old_numbers_is_told_so():
    answer = exercises.error.check(lambda x, y: 256 * x + 212 * y - 1492, problem_of(30, 70, 410))
    assert answer.kind is Kind.ALMOST
    assert "It still holds the old numbers" in str(answer)


def test_the_course_s_own_function_for_the_old_numbers_is_not_an_attempt():
    given = exercises.error.check(None).function
    answer = exercises.error.check(given, problem_of(30, 70, 410))
    assert answer.kind is Kind.NOT_ATTEMPTED
    assert answer.function(9, 2) == 0
