"""The sigmoid."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _below_or_above_0(rng: np.random.Generator, case: int) -> Arguments:
    if case == 7:
        return (rng.uniform(-4, 4, size=3).round(2),)
    return (round(rng.uniform(1.1, 4), 2) * (-1) ** case,)


exercise = Exercise(
    written=sigmoid,
    arguments=_below_or_above_0,
    mistakes=(
        Mistake("1 / (1 + np.exp(-z))", "np.where(z > 0, 1.0, 0.0)", "It is the step: it jumps from 0 to 1. The sigmoid climbs smoothly."),
    ),
    hints=(
        "A fraction: 1 above the line, 1 + exp(−z) below it. Python's exp is np.exp.",
        "Put brackets round all that is below the line: 1 / (… + np.exp(…)). Mind the sign of z.",
    ),
    why="For large sums exp(−z) is nearly 0, and 1 / 1 is left; far below 0 it is huge.",
)  # fmt: skip
