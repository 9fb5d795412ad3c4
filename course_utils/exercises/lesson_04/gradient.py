"""The slopes of the loss."""

from typing import Any

import numpy as np

from course_utils.exercises.exercise import Exercise, Mistake


def gradient(weights, inputs, targets):
    errors = inputs @ weights - targets
    return 2 * errors @ inputs / len(targets)


def some_rows(rng: np.random.Generator, case: int) -> tuple[Any, ...]:
    """Return weights, inputs and targets: one row to five, two weights or three."""
    rows, columns = (1, 4, 3, 5)[case % 4], 2 + (case in (5, 7))
    weights = rng.uniform(1, 9, size=columns).round(1)
    inputs = rng.uniform([2, 12, 5][:columns], [8, 18, 11][:columns], size=(rows, columns)).round()
    wanted = np.where((np.arange(rows) + case) % 2, -1, 1) * rng.uniform(20, 90, size=rows)
    targets = (inputs @ weights - wanted).round(1)
    if case in (1, 6):  # whole numbers, as the lesson has them
        return tuple(each.round().astype(int) for each in (weights, inputs, targets))
    return weights, inputs, targets


_SLOPES = "2 * errors @ inputs / len(targets)"
_OWN = "The error is not multiplied by the input: each weight has a slope of its own."

exercise = Exercise(
    written=gradient,
    arguments=some_rows,
    array=True,
    mistakes=(
        Mistake(_SLOPES, "2 * np.mean(errors)", _OWN),
        Mistake(_SLOPES, "errors @ inputs", "It is the sum over the rows. Two things are missing: the factor 2, and the division by the number of rows."),
        Mistake(_SLOPES, "2 * np.mean(errors) * np.mean(inputs, axis=0)", "It multiplies two means. Multiply error and input row by row first, then average."),
        Mistake(_SLOPES, "np.mean(errors**2)", "It is the loss. Its slopes are asked for, one for each weight."),
    ),
    hints=(
        "First the errors, one for each row: predictions minus targets. Then the slope for one "
        "row is 2 · error · input. What is left is the mean over the rows.",
        "With errors in one line, errors @ inputs adds error · input over all rows, for each "
        "weight. Two things are still missing: the factor and the number of rows, len(targets).",
    ),
    why="errors @ inputs is the sum of error · input over the rows, once for each weight.",
)  # fmt: skip
