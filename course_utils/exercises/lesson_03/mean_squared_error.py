"""The mean squared error."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def mean_squared_error(weights, inputs, targets):
    errors = inputs @ weights - targets
    return np.mean(errors**2)


def _some_rows(rng: np.random.Generator, case: int) -> Arguments:
    """Return weights, inputs and targets: two weights or three, and never as many rows."""
    rows, columns = 4 + case % 3, 2 + case // 4
    inputs = rng.integers(1, 30, size=(rows, columns)).astype(float)
    weights = rng.integers(1, 9, size=columns).astype(float)
    # The first row is predicted too high, the second too low, each by another amount.
    off = np.concatenate(
        [[rng.integers(3, 9)], [-rng.integers(10, 20)], rng.integers(20, 30, rows - 2)]
    )
    return weights, inputs, inputs @ weights - off


_MEAN = "np.mean(errors**2)"

exercise = Exercise(
    written=mean_squared_error,
    arguments=_some_rows,
    mistakes=(
        Mistake(_MEAN, "errors[-1] ** 2 / len(errors)", "Only the last row counts: add up the squares of all rows."),
        Mistake(_MEAN, "errors[-1] ** 2", "Only the last row counts: add up the squares of all rows."),
        Mistake(_MEAN, "np.sum(errors) ** 2 / len(errors)", "The errors are added up before they are squared, so that they cancel. Square each one first."),
        Mistake(_MEAN, "np.var(errors)", "It is the variance: the mean of the errors is subtracted before they are squared. Square the errors as they are."),
    ),
    hints=(
        "Three steps: the error of each row, each error squared, and the mean of the squares. "
        "inputs is a table: a predict that loops over weights takes one row of it at a time.",
        "errors = … @ weights - …, and np.mean(…) takes the mean of an array.",
    ),
    why="Squares cannot cancel, and the mean does not grow with the number of rows.",
)  # fmt: skip
