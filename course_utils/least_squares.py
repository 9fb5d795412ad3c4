"""The weights with the smallest mean squared error, also where rows nearly say the same."""

from fractions import Fraction
from operator import mul

import numpy as np

_NEARLY_SINGULAR = 1e-7
"""Below this ratio of singular values, floats lose too many digits, and fractions take over."""
_MOST_WEIGHTS, _MOST_ROWS = 3, 100
"""Larger problems are left to floats: fractions would take too long."""


def least_squares(inputs: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray, float]:
    """Return weights with the smallest mean squared error, (weights,), and this error.

    Of many such weights they are those nearest to 0. An error of 0 up to rounding is 0.

    >>> least_squares(np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, 2.0]))[1]
    1.0
    >>> nearly = np.array([[1.0, 1.0], [1.0, 1.0 + 2**-50]])  # the second box differs a little
    >>> least_squares(nearly, np.array([0.0, 2.0]))[1]
    0.0
    """
    best, _, _, sizes = np.linalg.lstsq(inputs, targets, rcond=None)
    rows, weights = inputs.shape
    doubtful = min(rows, weights) > 1 and sizes[-1] < _NEARLY_SINGULAR * sizes[0]
    if doubtful and rows <= _MOST_ROWS and weights <= _MOST_WEIGHTS:
        exact, loss = _by_fractions(inputs, targets)
        return (best if exact is None else exact), loss
    loss = float(np.mean((inputs @ best - targets) ** 2))
    rounding = 1e-20 * float(np.mean(targets**2))
    return best, 0.0 if loss <= rounding else loss


def _by_fractions(inputs: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray | None, float]:
    """Return the only best weights, or None if there are many, and the smallest error, exactly."""
    table = [[Fraction(float(one)) for one in (*row, target)]
             for row, target in zip(inputs, targets, strict=True)]  # fmt: skip
    count = inputs.shape[1]
    # The normal equations, with what they should give as the last column.
    zero = Fraction(0)
    normal = [[sum((row[a] * row[b] for row in table), zero) for b in range(count + 1)]
              for a in range(count)]  # fmt: skip
    solved, free = [zero] * count, False
    done: list[int] = []
    for column in range(count):
        pivot = next((row for row in range(len(done), count) if normal[row][column]), None)
        if pivot is None:
            free = True
            continue
        place = len(done)
        normal[place], normal[pivot] = normal[pivot], normal[place]
        lead = normal[place][column]
        normal[place] = [one / lead for one in normal[place]]
        for row in range(count):
            if row != place and normal[row][column]:
                times = normal[row][column]
                normal[row] = [a - times * b for a, b in zip(normal[row], normal[place],
                                                             strict=True)]  # fmt: skip
        done.append(column)
    for place, column in enumerate(done):
        solved[column] = normal[place][count]
    left = [sum(map(mul, row, solved), -row[count]) for row in table]
    loss = float(sum((one * one for one in left), zero) / len(table))
    return (None if free else np.array([float(one) for one in solved])), loss
