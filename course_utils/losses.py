"""How wrong the weights are, and in which direction they get worse.

Shapes: ``inputs`` is (rows, weights), ``targets`` is (rows,). ``weights`` is (weights,) for one
neuron, or (weights, runs) for many at once: then every result has a last axis of length runs.
"""

import numpy as np


def errors(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return prediction minus target for every row: (rows,) or (rows, runs), in target units.

    >>> errors(np.array([9, 8]), np.array([[256, 212]]), np.array([1492]))
    array([2508])
    """
    predictions = inputs @ weights
    return (predictions.T - targets).T


def mean_squared_error(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the mean over the rows of the squared errors, in target units squared.

    Notes
    -----
    There is no factor ½, as in ``sklearn.metrics.mean_squared_error`` and ``torch.nn.MSELoss``.

    >>> mean_squared_error(np.array([5, 0]), np.array([[256, 212]]), np.array([1492]))
    np.float64(44944.0)
    """
    return np.mean(errors(weights, inputs, targets) ** 2, axis=0)


def mean_squared_error_gradient(
    weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray
) -> np.ndarray:
    """Return the slope of the mean squared error along each weight, in the shape of ``weights``.

    Notes
    -----
    The mean over the rows of 2 · error · input.

    >>> mean_squared_error_gradient(np.array([5, 0]), np.array([[256, 212]]), np.array([1492]))
    array([-108544.,  -89888.])
    """
    return (2 / len(targets)) * (inputs.T @ errors(weights, inputs, targets))


def mean_squared_error_curvatures(inputs: np.ndarray) -> np.ndarray:
    """Return how strongly the loss curves in its flattest … steepest direction, ascending.

    Notes
    -----
    The eigenvalues of the Hessian matrix 2 · inputsᵀ · inputs / rows. They do not depend on the
    weights or targets. An eigenvalue of 0 is a direction in which the loss does not change.

    >>> mean_squared_error_curvatures(np.array([[256, 212]]))
    array([     0., 220960.])
    """
    curvatures = np.linalg.eigvalsh((2 / len(inputs)) * (inputs.T @ inputs))
    rounding = np.finfo(float).eps * len(curvatures) * curvatures[-1]
    return np.where(curvatures <= rounding, 0.0, curvatures)
