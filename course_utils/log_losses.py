"""The log loss of a neuron that answers yes or no, and in which direction it gets worse.

The neuron is a sigmoid of bias + inputs · weights: the probability it gives to "yes". Shapes are
those of `course_utils.losses`: ``inputs`` (rows, weights), ``targets`` (rows,) of 0 and 1, and
``weights`` (weights,) for one neuron, or (weights, runs) for many at once.
"""

from collections.abc import Callable

import numpy as np

from course_utils.arguments import fitting, targets_for
from course_utils.validation import finite_number

_MOST_SUMS = 1 << 16
"""So many sums at a time: temporary arrays of megabytes cost more than the arithmetic."""
_MOST_NEWTON_STEPS = 100


def log_loss(
    weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray, *, bias: float = 0.0
) -> np.ndarray:
    """Return the mean over the rows of −log of what was given to the right answer: () or (runs,).

    Notes
    -----
    The natural logarithm, as in ``sklearn.metrics.log_loss`` and ``torch.nn.BCELoss``. With z the
    sum of a row it is log(1 + exp(z)) − target · z, computed without a large exponential and
    without the logarithm of 0.

    >>> log_loss(np.array([0.0]), np.array([[1], [2]]), np.array([0, 1])).round(4)
    np.float64(0.6931)
    >>> log_loss(np.array([1e5]), np.array([[1], [2]]), np.array([0, 1]))
    np.float64(50000.0)
    """
    weights, inputs = fitting(weights, inputs)
    targets, bias = targets_for(inputs, targets), finite_number(bias, "The bias")

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

    losses: np.ndarray = _few_runs_at_a_time(mean_loss, weights, inputs, bias)[..., 0][()]
    return losses


def log_loss_gradient(
    weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray, *, bias: float = 0.0
) -> np.ndarray:
    """Return the slope of the log loss along each weight, in the shape of ``weights``.

    Notes
    -----
    The mean over the rows of error · input, with the error prediction − target. There is no factor
    2: it came from the square of the mean squared error.

    >>> log_loss_gradient(np.array([0.0]), np.array([[1], [2]]), np.array([0, 1]))
    array([-0.25])
    """
    weights, inputs = fitting(weights, inputs)
    targets, bias = targets_for(inputs, targets), finite_number(bias, "The bias")

    def mean_slopes(z: np.ndarray) -> np.ndarray:
        errors = _sigmoid_of(z) - targets[:, None]
        slopes: np.ndarray = (inputs.T @ errors / len(targets)).T
        return slopes

    return _few_runs_at_a_time(mean_slopes, weights, inputs, bias, width=inputs.shape[1]).T


def log_loss_curvature_bounds(inputs: np.ndarray) -> np.ndarray:
    """Return bounds on how strongly the log loss curves, flattest … steepest, ascending.

    Notes
    -----
    The eigenvalues of inputsᵀ · inputs / (4 · rows). The Hessian matrix of the log loss holds a
    factor p · (1 − p) for each row, with p the prediction. It is at most ¼, so nowhere does the
    loss curve more than this, and where the neuron is sure of itself it curves far less.

    >>> log_loss_curvature_bounds(np.array([[2.0, 0.0], [0.0, 4.0]]))
    array([0.5, 2. ])
    """
    bounds = np.linalg.eigvalsh(inputs.T @ inputs / (4 * len(inputs)))
    return np.maximum(bounds, 0.0)


def best_log_loss(
    inputs: np.ndarray, targets: np.ndarray, *, bias: float = 0.0
) -> tuple[np.ndarray | None, float]:
    """Return the weights with the smallest log loss, (weights,), and that loss.

    Where some weights separate yes from no, growing them makes the loss smaller for ever: then
    there is no best, None, and the loss can come as near to 0 as you like, 0.

    Notes
    -----
    Newton's method with halved steps. Weights that separate without the bias prove that there is
    no minimum.

    >>> best_log_loss(np.array([[-1.0], [1.0]]), np.array([0.0, 1.0]))
    (None, 0.0)
    """
    weights = np.zeros(inputs.shape[1])
    loss = float(log_loss(weights, inputs, targets, bias=bias))
    sides = np.where(targets > 0, 1.0, -1.0)
    for _ in range(_MOST_NEWTON_STEPS):
        if (sides * (inputs @ weights) > 0).all():
            return None, 0.0
        given = _sigmoid_of(inputs @ weights + bias)
        curving = (inputs.T * (given * (1 - given))) @ inputs / len(targets)
        slopes = log_loss_gradient(weights, inputs, targets, bias=bias)
        step = np.linalg.lstsq(curving, slopes, rcond=None)[0]
        for share in 0.5 ** np.arange(30):
            tried = weights - share * step
            fallen = float(log_loss(tried, inputs, targets, bias=bias))
            if fallen < loss:
                break
        else:
            break
        weights, loss = tried, fallen
    return weights, loss


def _sigmoid_of(z: np.ndarray) -> np.ndarray:
    """Return the sigmoid: a shifted tanh, which never overflows and is several times faster."""
    return 0.5 * np.tanh(0.5 * z) + 0.5


def _few_runs_at_a_time(
    function: Callable[[np.ndarray], np.ndarray],
    weights: np.ndarray,
    inputs: np.ndarray,
    bias: float,
    width: int = 1,
) -> np.ndarray:
    """Return function(sums of some runs), (runs, width), for all runs, or (width,) for one."""
    columns = np.reshape(weights, (len(weights), -1))
    few = max(1, _MOST_SUMS // len(inputs))
    runs = columns.shape[1]
    results = np.empty((runs, width))
    with np.errstate(over="ignore", invalid="ignore"):
        for first in range(0, runs, few):
            sums = inputs @ columns[:, first : first + few] + bias
            results[first : first + few] = np.reshape(function(sums), (-1, width))
    return results[0] if np.ndim(weights) == 1 else results
