"""Two layers of neurons: a few hidden ones, and one that listens to them.

The weights of all neurons stand in one list: first those of each hidden neuron, input by input and
the bias last, then those of the last neuron, hidden neuron by hidden neuron and the bias last.
"""

import numpy as np

from course_utils.arguments import random_generator, whole_number
from course_utils.learning.descending import MOST_UPDATES
from course_utils.neuron import sigmoid
from course_utils.validation import learning_rate as checked_rate

CASES = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
"""The four pairs of yes (1) and no (0)."""
EXCLUSIVE_OR = np.array([0.0, 1.0, 1.0, 0.0])
"""Yes where exactly one of a pair is yes."""

_MOST_NEURONS, _MOST_RUNS = 100, 10_000


def weight_count(hidden: int) -> int:
    """Return how many weights a network of two inputs and ``hidden`` neurons has.

    >>> weight_count(3)
    13
    """
    return 4 * hidden + 1


def two_layers(weights: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """Return what the network answers, from 0 to 1: (rows,), or (rows, runs).

    Parameters
    ----------
    weights
        (4 · hidden + 1,) for one network, or (4 · hidden + 1, runs) for many.
    inputs
        (rows, 2).

    >>> two_layers(np.zeros(13), CASES)
    array([0.5, 0.5, 0.5, 0.5])
    """
    hidden = (len(weights) - 1) // 4
    first = weights[: 3 * hidden].reshape(hidden, 3, *weights.shape[1:])
    last = weights[3 * hidden :]
    # (rows, hidden, runs): each input times its weight for every hidden neuron, and its bias.
    sums = np.tensordot(inputs, first[:, :2], axes=(1, 1)) + first[:, 2]
    return sigmoid(np.sum(sigmoid(sums) * last[:-1], axis=1) + last[-1])


def share_that_learns(
    hidden: int, *, runs: int, learning_rate: float, steps: int, rng: np.random.Generator
) -> float:
    """Return the share of random starts from which the network learns all four cases of XOR.

    Notes
    -----
    Starts are even from −2 to 2. The slopes of the mean squared error are measured as in
    `losses.numeric_gradient`, for all runs at once.
    """
    whole_number(hidden, "The number of hidden neurons", least=1, most=_MOST_NEURONS)
    whole_number(runs, "The number of runs", least=1, most=_MOST_RUNS)
    whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES // runs)
    learning_rate = checked_rate(learning_rate)
    weights = random_generator(rng).uniform(-2, 2, size=(weight_count(hidden), runs))
    step = 1e-4
    for _ in range(steps):
        slopes = np.empty_like(weights)
        for index in range(len(weights)):
            above, below = weights.copy(), weights.copy()
            above[index] += step
            below[index] -= step
            slopes[index] = (_losses(above) - _losses(below)) / (2 * step)
        weights -= learning_rate * slopes
    right = (two_layers(weights, CASES) > 0.5) == (EXCLUSIVE_OR[:, None] > 0.5)
    return float(right.all(axis=0).mean())


def _losses(weights: np.ndarray) -> np.ndarray:
    losses: np.ndarray = np.mean((two_layers(weights, CASES) - EXCLUSIVE_OR[:, None]) ** 2, axis=0)
    return losses
