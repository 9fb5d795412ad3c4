"""What holds for every exercise: the solution is right, mistakes are named, junk never raises."""

import inspect
import itertools
import types

import numpy as np
import pytest

from course_utils import exercises
from course_utils.exercises.answer import Answer, Kind
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.task import CASES
from tests.exercises.written import attempt_at

ALL = [getattr(exercises, name) for name in exercises.__all__]
MISTAKES = [(exercise, mistake) for exercise in ALL for mistake in exercise.mistakes]


def rewritten(exercise) -> types.FunctionType:
    """Return the solution as a learner's function."""
    return attempt_at(exercise, exercise.source)


def name_of(value: object) -> str:
    return getattr(value, "name", "") or getattr(value, "sentence", str(value))[:40]


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
def test_its_own_solution_is_right_and_is_handed_on(exercise):
    attempt = rewritten(exercise)
    for _ in range(5):
        answer = exercise.check(attempt)
        assert answer.kind is Kind.RIGHT, str(answer)
        assert answer.function is attempt


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
def test_the_course_s_own_function_does_not_pass_for_the_learner_s(exercise):
    answer = exercise.check(exercise.reference)
    assert answer.kind is Kind.NOT_ATTEMPTED
    assert "the course's own" in answer.sentences[0]


@pytest.mark.parametrize(("exercise", "mistake"), MISTAKES, ids=name_of)
def test_a_typical_mistake_is_named(exercise, mistake):
    assert mistake.right in exercise.source
    attempt = attempt_at(exercise, mistake.code(exercise.source))
    answer = exercise.check(attempt)
    assert answer.kind is Kind.ALMOST
    assert mistake.sentence in answer.sentences, str(answer)
    assert answer.mistake
    assert answer.function is exercise.reference


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
@pytest.mark.parametrize("attempt", [None, ..., lambda *_: None, lambda *_: ...])
def test_a_placeholder_is_not_attempted(exercise, attempt):
    answer = exercise.check(attempt)
    assert answer.kind is Kind.NOT_ATTEMPTED
    assert exercise.signature in str(answer)
    assert answer.function is exercise.reference


class Hostile:
    def __eq__(self, _):
        raise RuntimeError("no comparing")

    def __repr__(self):
        raise RuntimeError("no showing")

    def __call__(self, *_):
        return self

    __hash__ = None


JUNK = [0, 2508, "text", b"", [], {}, object(), np.nan, np.zeros(3), int, print, Hostile(), Hostile]
RESULTS = [True, "text", 1j, 10**400, np.nan, np.inf, [], [[]], {}, {1}, object(), np.zeros((3, 3))]
RESULTS += [np.array(["a"]), (None,), Hostile(), float, b"x", (1, "a"), np.float64(3)]
RESULTS += [(np.array(2), np.array([1])), [np.array([1]), 2], ((1, 2), (3, 4))]

RESULTS += [HOLDS_ITSELF := []]
HOLDS_ITSELF += [HOLDS_ITSELF] * 5


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
def test_junk_is_answered_and_never_raises(exercise):
    functions = [lambda *_, result=result: result for result in RESULTS]
    for attempt in JUNK + functions:
        answer = exercise.check(attempt)
        assert isinstance(answer, Answer)
        assert answer.kind is not Kind.RIGHT
        assert str(answer)
        assert 'role="status"' in answer._repr_html_()


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
@pytest.mark.parametrize("junk", ["return"])
def test_junk_in_some_cases_only_is_answered_and_never_raises(exercise, junk):
    head, body = exercise.source.split(":\n", 1)
    names, kinds = ", ".join(inspect.signature(exercise.reference).parameters), set()
    for rest in (0, 1):
        some = f"    if len(str([{names}])) % 2 == {rest}:\n        {junk}\n"
        kinds.add(exercise.check(attempt_at(exercise, f"{head}:\n{some}{body}")).kind)
    assert kinds != {Kind.RIGHT}


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
def test_what_a_call_does_wrong_is_said(exercise):
    def raises(*_):
        return {}["weight"]

    def endless(*_):
        while True:
            pass

    def prints(*_):
        print("2508")

    def exits(*_):
        raise SystemExit

    counter = itertools.count()

    def changes_its_mind(*arguments):
        exercise.reference(*arguments)
        return float(next(counter))

    expected = {
        raises: "there is no entry 'weight' yet",
        endless: "did not end",
        prints: "prints the result",
        exits: "SystemExit",
        changes_its_mind: "two different results",
    }
    for attempt, words in expected.items():
        answer = exercise.check(attempt)
        assert answer.kind is Kind.NOT_YET
        assert words in str(answer), str(answer)


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
def test_wrong_parameters_are_compared_with_the_right_ones(exercise):
    answer = exercise.check(lambda: 3)
    assert answer.kind is Kind.NOT_YET
    assert exercise.signature in str(answer)


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
def test_the_second_hint_is_the_stronger_one_and_stays(exercise):
    exercise._hints_given = 0
    assert exercise.hints[0] in str(exercise.hint())
    assert exercise.hints[1] in str(exercise.hint())
    assert exercise.hints[1] in str(exercise.hint())


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
def test_solution_shows_code_and_says_why(exercise):
    told = exercise.solution()
    assert exercise.why in str(told)
    assert "return" in told.code
    assert "<pre>" in told._repr_html_()


@pytest.mark.parametrize("exercise", ALL, ids=name_of)
def test_hints_do_not_contain_the_solution(exercise):
    body = exercise.solution().code.split("return", 1)[1].strip()
    assert not any(body in hint for hint in exercise.hints)


def doubled(x):
    return x + x


def test_what_is_right_in_the_first_cases_by_chance_is_not_named():
    drawn = itertools.count()
    exercise = Exercise(  # with 2, `x * x` is as good as `x + x`
        written=doubled,
        arguments=lambda rng, case: (2 if next(drawn) < CASES else int(rng.integers(3, 99)),),
        hints=("", ""),
        why="",
    )
    said = str(exercise.check(attempt_at(exercise, "def doubled(x):\n    return x * x + 1")))
    assert "leave that out" not in said
