"""Exercises that are broken on purpose are found by the contract that every exercise keeps."""

import copy
import dataclasses

import pytest

from course_utils import exercises
from course_utils.exercises.answer import Answer, Kind
from tests.exercises import test_every_exercise as contract
from tests.layers import found_with

EXERCISE = exercises.gradient


def changed(**fields) -> exercises.gradient.__class__:
    return dataclasses.replace(EXERCISE, **fields)


def with_check(check):
    broken = copy.copy(EXERCISE)
    broken.check = check
    return broken


def accepts_everything(attempt):
    return Answer(Kind.RIGHT, ("gradient gives the right result.",), attempt)


def raises_on_text(attempt):
    if isinstance(attempt, str):
        raise TypeError("a function was expected")
    return EXERCISE.check(attempt)


def body() -> str:
    return EXERCISE.solution().code.split("return", 1)[1].strip()


ANOTHER = lambda weights, inputs, targets: weights  # noqa: E731
SWAPPED = (
    dataclasses.replace(EXERCISE.mistakes[0], sentence=EXERCISE.mistakes[1].sentence),
    *EXERCISE.mistakes[1:],
)
DEFECTS = {
    "hint that contains the answer": (
        lambda: changed(hints=(EXERCISE.hints[0], f"Write {body()}.")),
        contract.test_hints_do_not_contain_the_solution,
        (),
    ),
    "check that accepts a wrong answer": (
        lambda: with_check(accepts_everything),
        contract.test_a_typical_mistake_is_named,
        (EXERCISE.mistakes[0],),
    ),
    "check that accepts junk": (
        lambda: with_check(accepts_everything),
        contract.test_junk_is_answered_and_never_raises,
        (),
    ),
    "check that takes a placeholder for an answer": (
        lambda: with_check(accepts_everything),
        contract.test_a_placeholder_is_not_attempted,
        (None,),
    ),
    "check that raises": (
        lambda: with_check(raises_on_text),
        contract.test_junk_is_answered_and_never_raises,
        (),
    ),
    "check that refuses the right answer": (
        lambda: with_check(lambda attempt: EXERCISE.check(ANOTHER)),
        contract.test_its_own_solution_is_right_and_is_handed_on,
        (),
    ),
    "mistake with the sentence of another": (
        lambda: changed(mistakes=SWAPPED),
        contract.test_a_typical_mistake_is_named,
        (EXERCISE.mistakes[0],),
    ),
}


PLACES = {
    name: f"tests/exercises/test_every_exercise.py::{test.__name__}"
    for name, (_, test, _) in DEFECTS.items()
}
IDS = [f"{name}: {found_with(place)}" for name, place in PLACES.items()]


@pytest.mark.parametrize(("break_", "test", "arguments"), DEFECTS.values(), ids=IDS)
def test_a_broken_exercise_is_found_by_the_contract(break_, test, arguments):
    test(EXERCISE, *arguments)
    with pytest.raises((AssertionError, TypeError)):
        test(break_(), *arguments)
