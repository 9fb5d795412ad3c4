"""Two layers of neurons: three hidden ones, and one that listens to them.

All 13 weights stand in one list: first those of each hidden neuron, input by input and its bias
last, then those of the last neuron, hidden neuron by hidden neuron and its bias last. Inputs are
(rows, 3), and the third of them is always 1.
"""

import numpy as np

from course_utils.neuron import sigmoid

CASES = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
"""The four pairs of yes (1) and no (0)."""
EXCLUSIVE_OR = np.array([0.0, 1.0, 1.0, 0.0])
"""Yes where exactly one of a pair is yes."""

HIDDEN, WEIGHTS = 3, 13
"""How many hidden neurons there are, and how many weights all neurons have together."""


def with_ones(table: np.ndarray) -> np.ndarray:
    """Return a table, (rows, columns), with a last column of 1s, whose weight is a bias.

    >>> with_ones(np.array([[0.2, 0.7]]))
    array([[0.2, 0.7, 1. ]])
    """
    return np.column_stack([table, np.ones(len(table))])


def feed_forward(weights: np.ndarray, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what the last neuron hears, (rows, 4), and what it predicts, (rows,).

    What it hears are the answers of the hidden neurons, and a 1 for its bias.

    >>> heard, predictions = feed_forward(np.zeros(13), with_ones(CASES))
    >>> heard[0], predictions
    (array([0.5, 0.5, 0.5, 1. ]), array([0.5, 0.5, 0.5, 0.5]))
    """
    hidden, last = weights[:9].reshape(HIDDEN, 3), weights[9:]
    heard = with_ones(sigmoid(inputs @ hidden.T))
    return heard, sigmoid(heard @ last)


def gradient_of_two_layers(
    weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray
) -> np.ndarray:
    """Return the slope of the log loss along each of the 13 weights, by backpropagation.

    For the last neuron it is the mean over the rows of error · input, its inputs being what it
    hears. The error of a hidden neuron is that error, times the weight on its way to the last
    neuron, times the slope heard · (1 − heard) of its sigmoid. See D. Rumelhart, G. Hinton and
    R. Williams, "Learning representations by back-propagating errors", Nature 323 (1986).

    >>> gradient_of_two_layers(np.zeros(13), with_ones(CASES), np.ones(4))[9:]
    array([-0.25, -0.25, -0.25, -0.5 ])
    """
    heard, predictions = feed_forward(weights, inputs)
    errors, answers = predictions - targets, heard[:, :HIDDEN]
    carried = np.outer(errors, weights[9:12]) * answers * (1 - answers)
    slopes = [(carried.T @ inputs).ravel(), errors @ heard]
    return np.concatenate(slopes) / len(targets)
