"""The log loss of a neuron that answers yes or no, and in which direction it gets worse.

The neuron is a sigmoid of inputs · weights: the probability that it gives to "yes". A bias is the
weight of a column of 1s. Shapes are those of `course_utils.losses`: ``inputs`` (rows, weights),
``targets`` (rows,) of 0 and 1, and ``weights`` (weights,) for one neuron, or (weights, runs) for
many at once.
"""

from collections.abc import Callable

import numpy as np

from course_utils.arguments import fitting, targets_for

_MOST_SUMS = 1 << 16
"""So many sums at a time: temporary arrays of megabytes cost more than the arithmetic."""


def log_loss(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the mean over the rows of −log of what was given to the right answer: () or (runs,).

    The natural logarithm, as in ``sklearn.metrics.log_loss`` and ``torch.nn.BCELoss``. With z the
    sum of a row it is log(1 + exp(z)) − target · z, computed without a large exponential and
    without the logarithm of 0.

    >>> log_loss(np.array([0.0]), np.array([[1], [2]]), np.array([0, 1])).round(4)
    np.float64(0.6931)
    >>> log_loss(np.array([1e5]), np.array([[1], [2]]), np.array([0, 1]))
    np.float64(50000.0)
    """
    weights, inputs = fitting(weights, inputs)
    targets = targets_for(inputs, targets)

    def mean_loss(z: np.ndarray) -> np.ndarray:
        # Above 0 where the answer leans to the wrong side.
        wrong = np.where(targets > 0, -1.0, 1.0)[:, None] * z
        size = np.abs(z)
        np.negative(size, out=size)
        np.exp(size, out=size)
        np.log1p(size, out=size)
        size += np.maximum(wrong, 0, out=wrong)
        mean: np.ndarray = np.mean(size, axis=0)
        return mean

    losses: np.ndarray = _few_runs_at_a_time(mean_loss, weights, inputs)[..., 0][()]
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

    def mean_slopes(z: np.ndarray) -> np.ndarray:
        errors = _sigmoid_of(z) - targets[:, None]
        slopes: np.ndarray = (inputs.T @ errors / len(targets)).T
        return slopes

    return _few_runs_at_a_time(mean_slopes, weights, inputs, width=inputs.shape[1]).T


def _sigmoid_of(z: np.ndarray) -> np.ndarray:
    """Return the sigmoid: a shifted tanh, which never overflows and is several times faster."""
    return 0.5 * np.tanh(0.5 * z) + 0.5


def _few_runs_at_a_time(
    function: Callable[[np.ndarray], np.ndarray],
    weights: np.ndarray,
    inputs: np.ndarray,
    width: int = 1,
) -> np.ndarray:
    """Return function(sums of some runs), (runs, width), for all runs, or (width,) for one."""
    columns = np.reshape(weights, (len(weights), -1))
    few = max(1, _MOST_SUMS // len(inputs))
    runs = columns.shape[1]
    results = np.empty((runs, width))
    with np.errstate(over="ignore", invalid="ignore"):
        for first in range(0, runs, few):
            sums = inputs @ columns[:, first : first + few]
            results[first : first + few] = np.reshape(function(sums), (-1, width))
    return results[0] if np.ndim(weights) == 1 else results
