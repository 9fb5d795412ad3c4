"""The last exercise of lesson 01: guess until a guess is good enough."""

import numpy as np

from course_utils.exercises import solutions_01
from course_utils.exercises.exercise import Exercise, Mistake


def _a_search(rng, case):
    """Return arguments that show typical mistakes: a hit at once in every fourth case.

    In the others there is a guess that is far too light and one that is far too heavy before it;
    the very first is too heavy in some of them and too light in the rest.
    """
    tolerance = (50, 100, 200, 400)[case % 4]
    while True:
        seed = rng.integers(2**32)
        tried = np.random.default_rng(seed).uniform(0, 10, size=(60, 2))
        errors = solutions_01.error(tried[:, 0], tried[:, 1])
        misses = errors[: np.argmax(np.abs(errors) <= tolerance)]
        if case % 4 == 3:
            shows = abs(errors[0]) <= tolerance
        else:
            first = 1 if case % 2 else -1
            shows = len(misses) and np.sign(misses[0]) == first and np.ptp(np.sign(misses)) == 2
        if shows:
            return tolerance, np.random.default_rng(seed)


def _guessed(stops, result=lambda x, y, count: (x, y, count), *, first=1):
    """Return a guess_until with its own condition, its own result or its own start of counting."""

    def guess_until(tolerance, rng):
        count = first
        x, y = solutions_01.random_guess(rng)
        while not stops(solutions_01.error(x, y), tolerance):
            x, y = solutions_01.random_guess(rng)
            count += 1
        return result(x, y, count)

    return guess_until


def _good_enough(error_, tolerance):
    return abs(error_) <= tolerance


guess_until = Exercise(
    name="guess_until",
    reference=solutions_01.guess_until,
    arguments=_a_search,
    mistakes=(
        Mistake(
            _guessed(lambda error_, tolerance: error_ <= tolerance),
            "It stops at a guess that is far too light, as an error such as −900 is below the "
            "tolerance too. Compare the size: abs(error(x, y)).",
            almost=True,
        ),
        Mistake(
            _guessed(lambda error_, tolerance: error_ >= -tolerance),
            "It stops at a guess that is far too heavy. Compare the size: abs(error(x, y)).",
            almost=True,
        ),
        Mistake(
            _guessed(_good_enough, first=0),
            "The count is one too small: the guess that hits counts as well.",
            almost=True,
        ),
        Mistake(
            _guessed(_good_enough, first=2),
            "The count is one too large: start at 0 and add 1 for each guess.",
            almost=True,
        ),
        Mistake(
            _guessed(_good_enough, lambda x, y, count: count),
            "It returns the count alone. Return the guess as well: return x, y, count.",
            almost=True,
        ),
        Mistake(
            _guessed(_good_enough, lambda x, y, count: (x, y)),
            "The count is missing: return x, y, count.",
            almost=True,
        ),
        Mistake(
            _guessed(_good_enough, lambda x, y, count: (count, x, y)),
            "The order is x, y, count.",
            almost=True,
        ),
        Mistake(
            _guessed(_good_enough, lambda x, y, count: (x, y, solutions_01.error(x, y))),
            "It returns the error where the count should be: count the guesses, and return x, y, "
            "count.",
            almost=True,
        ),
        Mistake(
            _guessed(_good_enough, lambda x, y, count: (x, y, 1)),
            "The count is always 1: it has to grow inside the loop.",
            almost=True,
        ),
        Mistake(
            _guessed(lambda error_, tolerance: True),
            "It guesses once and stops, hit or not. Put the guess into a loop.",
        ),
        Mistake(
            _guessed(lambda error_, tolerance: abs(error_) > tolerance),
            "It stops at the first miss: the condition is the wrong way round.",
            almost=True,
        ),
        Mistake(
            _guessed(lambda error_, tolerance: abs(error_) <= 1),
            "It ignores the tolerance and looks for 1 kg each time. Use the parameter.",
        ),
        Mistake(
            _guessed(lambda error_, tolerance: error_**2 <= tolerance),
            "It compares the squared error with the tolerance. Compare abs(error(x, y)).",
            almost=True,
        ),
    ),
    hints=(
        "Put random_guess inside a loop. Count every guess. Leave the loop when the size of the "
        "error is at most the tolerance.",
        "count = 0, then while True: guess, add 1 to count, and if abs(error(x, y)) <= tolerance: "
        "return x, y and count, in this order.",
    ),
    why="It guesses again and again, and looks at the error for one thing only: is it small "
    "enough to stop?",
)
