"""An exercise of lesson 03: the mean squared error."""

import numpy as np

from course_utils.exercises.exercise import Exercise, Mistake


def mean_squared_error(weights, inputs, targets):
    errors = inputs @ weights - targets
    return np.mean(errors**2)


def _some_rows(rng, case):
    rows = 3 + case % 3
    inputs = rng.integers(1, 30, size=(rows, 2)).astype(float)
    weights = rng.integers(1, 9, size=2).astype(float)
    # The first row is predicted too high, the second too low, each by another amount.
    off = np.concatenate(
        [[rng.integers(3, 9)], [-rng.integers(10, 20)], rng.integers(20, 30, rows - 2)]
    )
    return weights, inputs, inputs @ weights - off


def _errors(weights, inputs, targets):
    return inputs @ weights - targets


mean_squared_error = Exercise(
    name="mean_squared_error",
    reference=mean_squared_error,
    arguments=_some_rows,
    mistakes=(
        Mistake(
            lambda *row: np.sum(_errors(*row) ** 2),
            "The squared errors are added up, but not yet divided by the number of rows.",
            almost=True,
        ),
        Mistake(
            lambda *row: np.mean(_errors(*row)) ** 2,
            "The errors are averaged first and squared then, so too high and too low cancel. "
            "Square each error first.",
        ),
        Mistake(
            lambda *row: np.mean(_errors(*row)),
            "The square is missing: with signs, too high and too low cancel.",
        ),
        Mistake(
            lambda *row: np.mean(np.abs(_errors(*row))),
            "It is the mean absolute error. Square the errors instead of dropping their signs.",
            almost=True,
        ),
        Mistake(
            lambda *row: np.sqrt(np.mean(_errors(*row) ** 2)),
            "A square root is taken at the end: leave it out.",
            almost=True,
        ),
        Mistake(
            lambda *row: np.mean(_errors(*row) ** 2) / 2,
            "It is half of it. Some books do that; this course, like scikit-learn and PyTorch, "
            "does not.",
            almost=True,
        ),
        Mistake(
            lambda *row: _errors(*row) ** 2,
            "It gives one squared error for each row. Take their mean, so that one number is left.",
            almost=True,
        ),
        Mistake(
            lambda weights, inputs, targets: np.mean((inputs @ weights) ** 2),
            "The targets are missing: an error is the prediction minus the target.",
        ),
        Mistake(
            lambda *row: np.sum(_errors(*row)) ** 2,
            "The errors are added first and squared then, so too high and too low cancel. "
            "Square each error first, and take the mean.",
        ),
        Mistake(
            lambda *row: _errors(*row)[0] ** 2,
            "Only the first row is used. Is there a return inside the loop?",
        ),
        Mistake(
            lambda *row: _errors(*row)[-1] ** 2,
            "Only the last row is used. Does each round of the loop add to what is there?",
        ),
        Mistake(
            lambda *row: np.sum(_errors(*row) ** 2) / len(row[0]),
            "It divides by the number of weights. Divide by the number of rows, len(targets).",
            almost=True,
        ),
        Mistake(
            lambda *row: np.mean(2 * _errors(*row)),
            "2 * error doubles the error. Its square is error ** 2.",
        ),
        Mistake(
            lambda *row: np.mean(np.abs(_errors(*row))) ** 2,
            "The mean is taken first and squared then. Square each error first.",
            almost=True,
        ),
    ),
    hints=(
        "Three steps: the error of each row, each error squared, and the mean of the squares.",
        "errors = … @ weights - …, and np.mean(…) takes the mean of an array.",
    ),
    why="Squares cannot cancel, and the mean does not grow with the number of rows.",
    not_from_outside={
        "inputs": "inputs",
        "target": "targets",
        "targets": "targets",
        "two_shipments": "inputs and its own parameter targets",
    },
)
