"""One neuron: it weighs its inputs, adds them up, and passes the sum through an activation.

Shapes: ``inputs`` is (weights,) for one row or (rows, weights) for a table. ``weights`` is
(weights,) for one neuron, or (weights, runs) for many at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_utils.arguments import fitting, function_of, real_numbers
from course_utils.validation import finite_number

Activation = Callable[[Any], Any]
"""Takes one sum or an array of them, and returns as many numbers."""


def predict(weights: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """Return each input times its weight, added up: the sum of a neuron.

    With the activation `identity` this is what the neuron predicts.

    >>> predict(np.array([9, 8]), np.array([256, 212]))
    np.float64(4000.0)
    >>> predict(np.array([5, 1]), np.array([[256, 212], [100, 300]]))
    array([1492.,  800.])
    """
    weights, inputs = fitting(weights, inputs, rows=False)
    with np.errstate(over="ignore", invalid="ignore"):
        sums: np.ndarray = inputs @ weights.astype(float)
    return sums


def identity(z: np.ndarray) -> np.ndarray:
    """Return the sum as it is: for amounts, such as kilograms.

    >>> identity(4000)
    4000
    """
    return z


def step(z: np.ndarray) -> np.ndarray:
    """Return 1 where the sum is above 0, and 0 elsewhere: a plain yes or no.

    >>> step(np.array([-3, 0, 0.1]))
    array([0., 0., 1.])
    """
    return np.where(real_numbers(z, "The sums") > 0, 1.0, 0.0)


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(−z)), from 0 to 1: how far a sum leans towards yes.

    >>> sigmoid(np.array([-1000, 0, 2])).round(3)
    array([0.   , 0.5  , 0.881])
    """
    # The formula as it stands overflows for sums far below 0; its logarithm does not.
    with np.errstate(under="ignore", invalid="ignore"):
        given: np.ndarray = np.exp(-np.logaddexp(0.0, -real_numbers(z, "The sums").astype(float)))
    return given


ACTIVATIONS: dict[str, Activation] = {"identity": identity, "step": step, "sigmoid": sigmoid}
"""The activations of the course, by name."""


@dataclass(frozen=True, eq=False)
class ForwardPass:
    """One row on its way through a neuron, from the inputs to the loss.

    ``inputs`` and ``weights`` are (weights,); ``total`` is the sum, ``prediction`` what the
    activation makes of it.
    """

    inputs: np.ndarray
    weights: np.ndarray
    total: float
    prediction: float
    target: float

    @property
    def products(self) -> np.ndarray:
        """Each input times its weight: (weights,)."""
        products: np.ndarray = self.inputs * self.weights
        return products

    @property
    def error(self) -> float:
        """Prediction minus target."""
        return self.prediction - self.target

    @property
    def loss(self) -> float:
        """The squared error of this row."""
        return self.error**2


def forward(
    weights: np.ndarray, inputs: np.ndarray, target: float, *, activation: Activation = identity
) -> ForwardPass:
    """Return the way of one row, ``inputs`` (weights,), through the neuron.

    >>> forward(np.array([9, 8]), np.array([256, 212]), 1492).error
    2508.0
    """
    weights, inputs = fitting(weights, inputs, rows=False)
    if weights.ndim != 1 or inputs.ndim != 1:
        raise ValueError("One row goes through the neuron at a time: a list of inputs.")
    function_of(activation, "The activation", "one number")
    total = float(predict(weights, inputs))
    wanted = finite_number(target, "The target")
    return ForwardPass(inputs, weights, total, float(activation(total)), wanted)
