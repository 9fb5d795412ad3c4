"""Guess until a guess is good enough."""

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.exercises.equation import Equation, EquationExercise
from course_utils.exercises.exercise import Arguments, Exercise, Mistake
from course_utils.exercises.lesson_01.error import error
from course_utils.exercises.lesson_01.random_guess import random_guess
from course_utils.learning.chances import tolerances_for
from course_utils.problem import Problem


def guess_until(tolerance, rng):
    count = 0
    while True:
        x, y = random_guess(rng)
        count = count + 1
        if abs(error(x, y)) <= tolerance:
            return x, y, count


_PARTS = (64, 256, 16, 8)
"""The checks ask for these parts of the largest error there is."""


def _errors_at_the_corners(equation: Equation) -> list[float]:
    return [equation.error(x, y) for x in (0, 10) for y in (0, 10)]


def _a_search(equation: Equation) -> Callable[..., Any]:
    """Return arguments that show typical mistakes.

    Every fourth case hits at once; case 2 hits exactly, case 6 only just misses; case 1 takes more than a hundred guesses,
    case 5 more than a thousand.
    The others have a guess that is far too light and one that is far too heavy before the hit; the
    very first is too heavy in some of them and too light in the rest.
    """
    largest = max(map(abs, _errors_at_the_corners(equation)))
    tolerances = [float(f"{largest / part:.2g}") for part in _PARTS]

    def arguments(rng: np.random.Generator, case: int) -> Arguments:
        tolerance = tolerances[case % 4] if case != 5 else largest / 2500
        many, most = (1000, 5000) if case == 5 else (110, 900)
        for tries in range(3000):
            seed = rng.integers(2**32)
            tried = np.random.default_rng(seed).uniform(0, 10, size=(most, 2))
            errors = equation.error(tried[:, 0], tried[:, 1])
            hits = np.abs(errors) <= tolerance
            signs = np.sign(errors[: np.argmax(hits)])
            if case % 4 == 3:
                shows = hits[0]
            else:
                first = 1 if case % 2 else -1
                shows = len(signs) and signs[0] == first and np.ptp(signs) == 2
                shows = shows and (case % 4 != 1 or len(signs) > many or tries > 1000)
            if shows:
                break
        if case == 2 and hits.any():
            x, y = tried[np.argmax(hits)].tolist()
            tolerance = abs(equation.error(x, y))
        if case == 6 and shows:  # a guess is too far off by less than 1, or less than a decimal
            nearest = np.abs(errors[: np.argmax(hits)]).min()
            tolerance = max(tolerance, (nearest // 1 + nearest) / 2)
        return tolerance, np.random.default_rng(seed)

    return arguments


def _pose(equation: Equation) -> Exercise:
    tolerances_for(
        Problem(np.array([[equation.red, equation.blue]]), np.array([equation.total]))
    )  # or refuse
    return Exercise(
        written=guess_until,
        stands_for={"error": equation.error},
        arguments=_a_search(equation),
        mistakes=(
            Mistake("return x, y, count", "return *random_guess(rng), count", "What comes back is a new guess, not the one that was tested: store a guess first, then test it and return it."),
            Mistake("x, y = random_guess(rng)", "x = random_guess(rng)[0]\n        y = random_guess(rng)[1]", "x comes from one guess, and y from another. Guess once in each round, and take both from it."),
            Mistake("return x, y, count", "return x, y, 1", "The count is always 1. Set it only once, before the loop, and add 1 in the loop for every guess, whether it hits or not."),
        ),
        distractors=("        if error(x, y) <= tolerance:", "        count = 1"),
        hints=(
            "Put random_guess inside a loop. Count every guess. Leave the loop when the size of "
            "the error is at most the tolerance.",
            "count = 0, then while True: guess, add 1 to count, and if abs(error(x, y)) <= "
            "tolerance: return x, y and count, in this order.",
        ),
        why="It guesses again and again, and looks at the error for one thing only: is it small "
        "enough to stop?",
    )  # fmt: skip


exercise = EquationExercise(_pose)
