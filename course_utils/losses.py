"""How wrong the weights are, and in which direction they get worse.

Shapes: ``inputs`` is (rows, weights), ``targets`` is (rows,). ``weights`` is (weights,) for one
neuron, or (weights, runs) for many at once: then every result has a last axis of length runs.
"""

from collections.abc import Callable

import numpy as np

from course_utils.arguments import fitting, targets_for
from course_utils.patience import name_of, numbers_from
from course_utils.validation import finite_array, finite_number, quote

_STEP = 1e-4
"""So far to either side a slope is measured, in weight units."""
_LEVEL = 1e-13
"""A direction in which inputs are smaller than the largest by this is level: floats are rounded."""


def errors(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return prediction minus target for every row: (rows,) or (rows, runs), in target units.

    >>> errors(np.array([9, 8]), np.array([[256, 212]]), np.array([1492]))
    array([2508])
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return _errors(weights, inputs, targets)


def _errors(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the same as `errors`; who calls it has numpy be silent."""
    weights, inputs = fitting(weights, inputs)
    found: np.ndarray = ((inputs @ weights).T - targets_for(inputs, targets)).T
    return found


def mean_error(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the mean over the rows of the signed errors, in target units.

    Too high and too low cancel: it can be 0 although every prediction is wrong.

    >>> mean_error(np.array([3, 0]), np.array([[1, 0], [1, 0]]), np.array([1, 5]))
    np.float64(0.0)
    """
    return _mean(errors(weights, inputs, targets))


def mean_absolute_error(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the mean over the rows of the sizes of the errors, in target units.

    >>> mean_absolute_error(np.array([3, 0]), np.array([[1, 0], [1, 0]]), np.array([1, 5]))
    np.float64(2.0)
    """
    return _mean(np.abs(errors(weights, inputs, targets)))


def mean_squared_error(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the mean over the rows of the squared errors, in target units squared.

    There is no factor ½, as in ``sklearn.metrics.mean_squared_error`` and ``torch.nn.MSELoss``.

    >>> mean_squared_error(np.array([5, 0]), np.array([[256, 212]]), np.array([1492]))
    np.float64(44944.0)
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return _mean(_errors(weights, inputs, targets) ** 2)


def _mean(values: np.ndarray) -> np.ndarray:
    """Return the mean over the rows; what leaves the range of floats is ∞, and no warning."""
    with np.errstate(over="ignore", invalid="ignore"):
        mean: np.ndarray = np.mean(values, axis=0)
    return mean


def mean_squared_error_gradient(
    weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray
) -> np.ndarray:
    """Return the slope of the mean squared error along each weight, in the shape of ``weights``.

    The mean over the rows of 2 · error · input.

    >>> mean_squared_error_gradient(np.array([5, 0]), np.array([[256, 212]]), np.array([1492]))
    array([-108544.,  -89888.])
    """
    with np.errstate(over="ignore", invalid="ignore"):
        errors_ = _errors(weights, inputs, targets)
        gradient: np.ndarray = (2 / len(errors_)) * (np.asarray(inputs).T @ errors_)
    return gradient


def mean_squared_error_curvatures(inputs: np.ndarray) -> np.ndarray:
    """Return how strongly the loss curves in its flattest … steepest direction, ascending.

    The eigenvalues of the Hessian matrix 2 · inputsᵀ · inputs / rows. They do not depend on the
    weights or targets. An eigenvalue of 0 is a direction in which the loss does not change.

    >>> mean_squared_error_curvatures(np.array([[256, 212]]))
    array([     0., 220960.])
    """
    curvatures = np.linalg.eigvalsh((2 / len(inputs)) * (inputs.T @ inputs))
    # Small ones come out with all their digits only from the singular values of the inputs.
    sizes = np.linalg.svd(inputs, compute_uv=False)
    sizes[sizes <= _LEVEL * sizes[0]] = 0.0
    precise = np.zeros_like(curvatures)
    precise[len(precise) - len(sizes) :] = (2 / len(inputs)) * sizes[: len(precise)][::-1] ** 2
    return np.where(curvatures <= 1e-6 * curvatures[-1], precise, curvatures)


def numeric_gradient(loss: Callable[[np.ndarray], float], weights: object) -> np.ndarray:
    """Return the slopes of any ``loss(weights)``, measured around some weights: (weights,).

    Raises a ValueError if the loss does not return one finite number, or a number is not usable.

    Central differences: (loss a step above − loss a step below) / (2 · step), one weight at a
    time. For a loss that is quadratic in each weight they are exact up to rounding.

    >>> numeric_gradient(lambda weights: weights[0] ** 2 + 10 * weights[1], [3, 5]).round(6)
    array([ 6., 10.])
    """
    at = finite_array(weights, "The weights", 1)
    moves = _STEP * np.eye(len(at))
    return np.array([(loss_at(loss, at + m) - loss_at(loss, at - m)) / (2 * _STEP) for m in moves])


def loss_at(loss: Callable[[np.ndarray], float], weights: np.ndarray) -> float:
    """Return what a learner's loss says of the weights, (weights,), as a float.

    Raises a ValueError if it stops with an error or returns anything but one finite number.

    >>> loss_at(lambda weights: abs(weights[0] - 5), np.array([3.0, 1.0]))
    2.0
    """
    if not callable(loss):
        raise ValueError(f"A function of the weights is asked for, not {quote(loss)}.")
    value = numbers_from(loss, (np.array(weights, dtype=float),), what="the loss")
    return finite_number(float(value), f"What {name_of(loss, 'your function')} returns")
