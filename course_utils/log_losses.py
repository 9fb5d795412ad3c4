"""The log loss of a neuron that answers yes or no, and in which direction it gets worse.

The neuron is a sigmoid of inputs · weights: the probability that it gives to "yes". A bias is the
weight of a column of 1s. Shapes are those of `course_utils.losses`: ``inputs`` (rows, weights),
``targets`` (rows,) of 0 and 1, and ``weights`` (weights,) for one neuron, or (weights, runs) for
many at once.
"""

import numpy as np

from course_utils.arguments import fitting, targets_for
from course_utils.neuron import sigmoid


def log_loss(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the mean over the rows of −log of what was given to the right answer: () or (runs,).

    The natural logarithm, as in ``sklearn.metrics.log_loss`` and ``torch.nn.BCELoss``. With z the
    sum of a row, counted towards the wrong answer, it is log(1 + exp(z)), computed without a large
    exponential and without the logarithm of 0.

    >>> log_loss(np.array([0.0]), np.array([[1], [2]]), np.array([0, 1])).round(4)
    np.float64(0.6931)
    >>> log_loss(np.array([1e5]), np.array([[1], [2]]), np.array([0, 1]))
    np.float64(50000.0)
    """
    weights, inputs = fitting(weights, inputs)
    wrong = np.where(targets_for(inputs, targets) > 0, -1.0, 1.0)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        z = (wrong * (inputs @ weights).T).T
        # Faster than np.logaddexp(0, z), which is the same.
        losses: np.ndarray = (np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))).mean(axis=0)
    return losses


def log_loss_gradient(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the slope of the log loss along each weight, in the shape of ``weights``.

    The mean over the rows of error · input, with the error prediction − target. There is no factor
    2: it came from the square of the mean squared error.

    >>> log_loss_gradient(np.array([0.0]), np.array([[1], [2]]), np.array([0, 1]))
    array([-0.25])
    """
    weights, inputs = fitting(weights, inputs)
    targets = targets_for(inputs, targets)
    with np.errstate(over="ignore", invalid="ignore"):
        errors = (sigmoid(inputs @ weights).T - targets).T
        gradient: np.ndarray = inputs.T @ errors / len(targets)
    return gradient
