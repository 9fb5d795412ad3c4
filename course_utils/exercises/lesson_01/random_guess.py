"""Two random numbers."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def random_guess(rng):
    x = rng.uniform(0, 10)
    y = rng.uniform(0, 10)
    return x, y


def _a_generator(rng: np.random.Generator, _case: int) -> Arguments:
    return (np.random.default_rng(rng.integers(2**32)),)


_DRAWN = "rng.uniform(0, 10)"
_Y = "y = rng.uniform(0, 10)"

exercise = Exercise(
    written=random_guess,
    arguments=_a_generator,
    mistakes=(
        Mistake(_Y, "y = x", "x and y are the same number: draw a second time for y."),
        Mistake(_Y, "y = (1492 - 256 * x) / 212", "y is computed from x. A guess computes nothing: draw y, too."),
        Mistake(_DRAWN, "rng.random()", "Both lie between 0 and 1. Draw them from 0 to 10."),
        Mistake(_DRAWN, "rng.uniform(20, 30)", "20 and 30 are the ends of the example. Draw from 0 to 10."),
        Mistake("", "return rng.uniform(0, 256), rng.uniform(0, 212)", "256 and 212 say how many boxes there are. The guess is what one box weighs: from 0 to 10."),
        Mistake(
            "return x, y", "return y, x",
            "What is drawn first comes back second. x comes first, in drawing as in returning, so "
            "that the same rng gives everybody the same guess.",
        ),
    ),
    hints=(
        "rng draws random numbers: rng.uniform(0, 1) gives one between 0 and 1. Draw one for x, "
        "then one for y.",
        "x = rng.uniform(0, 10), then the same for y, then return the two, x first.",
    ),
    why="Each call of rng.uniform draws a new number, and every amount from 0 to 10 kg is as "
    "likely as any other.",
)  # fmt: skip
