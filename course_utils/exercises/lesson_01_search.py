"""The last exercise of lesson 01: guess until a guess is good enough."""

import numpy as np

from course_utils.exercises import solutions_01
from course_utils.exercises.equation import EquationExercise
from course_utils.exercises.exercise import Exercise, Mistake
from course_utils.learning.chances import chance_of_a_hit
from course_utils.problem import Problem
from course_utils.words import number

_STRICTEST = 1
"""The smallest tolerance of the lesson's own loops, in target units."""
_PARTS = (64, 32, 16, 8)
"""The checks ask for these parts of the largest error there is."""
_MOST_GUESSES = 100_000
"""A loop in Python makes so many guesses in less than a second; the lesson runs a hundred."""


def _refuse_what_guesses_cannot_solve(equation):
    """Raise a ValueError if loops that guess from 0 to 10 would not end, or not today."""
    problem = Problem([[equation.red, equation.blue]], [equation.total])
    errors = _errors_at_the_corners(equation)
    tolerance = min(_STRICTEST, max(map(abs, errors)) / max(_PARTS))
    chance = chance_of_a_hit(problem, tolerance)
    if chance * _MOST_GUESSES >= 1:
        return
    within, again = f"within {number(tolerance)} {equation.unit}".rstrip(), "run all cells again."
    corners = [equation.red * x + equation.blue * y for x in (0, 10) for y in (0, 10)]
    if min(corners) - tolerance <= equation.total <= max(corners) + tolerance:
        rare = f"only 1 in {number(1 / chance)}" if chance else "as good as none"
        raise ValueError(
            f"With these numbers loops would not end: of all guesses from 0 to 10, {rare} comes "
            f"{within}. Choose other numbers in the first line, and {again}"
        )
    low, high, total = map(number, (min(corners), max(corners), equation.total))
    raise ValueError(
        f"No weights from 0 to 10 come {within} of {total}: together the boxes weigh from {low} to "
        f"{high}. Choose other numbers in the first line, and {again}"
    )


def _errors_at_the_corners(equation):
    return [equation.error(x, y) for x in (0, 10) for y in (0, 10)]


def _a_search(equation):
    """Return arguments that show typical mistakes: a hit at once in every fourth case.

    In the others there is a guess that is far too light and one that is far too heavy before it;
    the very first is too heavy in some of them and too light in the rest.
    """
    largest = max(map(abs, _errors_at_the_corners(equation)))
    tolerances = [float(f"{largest / part:.2g}") for part in _PARTS]

    def arguments(rng, case):
        tolerance = tolerances[case % 4]
        for _ in range(3000):
            seed = rng.integers(2**32)
            tried = np.random.default_rng(seed).uniform(0, 10, size=(200, 2))
            errors = equation.error(tried[:, 0], tried[:, 1])
            hits = np.abs(errors) <= tolerance
            signs = np.sign(errors[: np.argmax(hits)])
            if case % 4 == 3:
                shows = hits[0]
            else:
                first = 1 if case % 2 else -1
                shows = len(signs) and signs[0] == first and np.ptp(signs) == 2
            if shows:
                break
        return tolerance, np.random.default_rng(seed)

    return arguments


def _search_with(error):
    """Return how to make a guess_until with its own condition, result or start of counting."""

    def guessed(stops, result=lambda x, y, count: (x, y, count), *, first=1):
        def guess_until(tolerance, rng):
            count = first
            x, y = solutions_01.random_guess(rng)
            while not stops(error(x, y), tolerance):
                x, y = solutions_01.random_guess(rng)
                count += 1
            return result(x, y, count)

        return guess_until

    return guessed


def _good_enough(error_, tolerance):
    return abs(error_) <= tolerance


def _slips(equation):
    """Return the typical mistakes, the likeliest first."""
    guessed = _search_with(equation.error)
    return (
        Mistake(
            guessed(lambda error_, tolerance: error_ <= tolerance),
            "It stops at a guess that is far too light, as an error far below 0 is below the "
            "tolerance too. Compare the size: abs(error(x, y)).",
            almost=True,
        ),
        Mistake(
            guessed(lambda error_, tolerance: error_ >= -tolerance),
            "It stops at a guess that is far too heavy. Compare the size: abs(error(x, y)).",
            almost=True,
        ),
        Mistake(
            guessed(_good_enough, first=0),
            "The count is one too small: the guess that hits counts as well.",
            almost=True,
        ),
        Mistake(
            guessed(_good_enough, first=2),
            "The count is one too large: start at 0 and add 1 for each guess.",
            almost=True,
        ),
        Mistake(
            guessed(_good_enough, lambda x, y, count: count),
            "It returns the count alone. Return the guess as well: return x, y, count.",
            almost=True,
        ),
        Mistake(
            guessed(_good_enough, lambda x, y, count: (x, y)),
            "The count is missing: return x, y, count.",
            almost=True,
        ),
        Mistake(
            guessed(_good_enough, lambda x, y, count: (count, x, y)),
            "The order is x, y, count.",
            almost=True,
        ),
        Mistake(
            guessed(_good_enough, lambda x, y, count: (x, y, equation.error(x, y))),
            "It returns the error where the count should be: count the guesses, and return x, y, "
            "count.",
            almost=True,
        ),
        Mistake(
            guessed(_good_enough, lambda x, y, count: (x, y, 1)),
            "The count is always 1: it has to grow inside the loop.",
            almost=True,
        ),
        Mistake(
            guessed(lambda error_, tolerance: True),
            "It guesses once and stops, hit or not. Put the guess into a loop.",
        ),
        Mistake(
            guessed(lambda error_, tolerance: abs(error_) > tolerance),
            "It stops at the first miss: the condition is the wrong way round.",
            almost=True,
        ),
        Mistake(
            guessed(lambda error_, tolerance: abs(error_) <= 1),
            "It ignores the tolerance and looks for 1 kg each time. Use the parameter.",
        ),
        Mistake(
            guessed(lambda error_, tolerance: error_**2 <= tolerance),
            "It compares the squared error with the tolerance. Compare abs(error(x, y)).",
            almost=True,
        ),
    )


def _guess_until(equation):
    _refuse_what_guesses_cannot_solve(equation)
    error = solutions_01.error_of(equation.red, equation.blue, equation.total)
    return Exercise(
        name="guess_until",
        reference=solutions_01.guess_until_with(error),
        arguments=_a_search(equation),
        mistakes=_slips(equation),
        hints=(
            "Put random_guess inside a loop. Count every guess. Leave the loop when the size of "
            "the error is at most the tolerance.",
            "count = 0, then while True: guess, add 1 to count, and if abs(error(x, y)) <= "
            "tolerance: return x, y and count, in this order.",
        ),
        why="It guesses again and again, and looks at the error for one thing only: is it small "
        "enough to stop?",
    )


guess_until = EquationExercise(_guess_until)
