"""The rules of the course, each a record: one step of gradient descent, momentum, Adam, correction.

A rule is called like a function. One of descent, ``rule(weights, gradient, learning_rate)``,
returns the new weights; one that remembers has a fourth parameter, ``state``: a dictionary, empty
before the first step, in which it keeps what it needs for the next. One of correction,
``rule(value, error, size)``, returns the new value of one weight. All rules here work on one run
and on many at once: the runs are the last axis of every array.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.problem import Problem

MOMENTUM = 0.9
"""The share of its velocity that momentum keeps from step to step."""
KEPT_OF_AVERAGE, KEPT_OF_SQUARES = 0.9, 0.999
"""The shares that Adam keeps of its average of gradients, and of its average of their squares."""
SMALLEST_DIVISOR = 1e-8
"""Added where Adam divides, so that it never divides by 0."""


def _limit_of_descent(problem: Problem, _steps: int) -> float:
    return problem.largest_stable_learning_rate


Floats = NDArray[np.float64]
Step = Callable[..., np.ndarray]
"""What takes a step: as a rule is called, but without a name."""
Factor = Callable[[Any, np.ndarray], np.ndarray]
"""The function of a rate and a curvature that says by what a step multiplies the error."""
Memory = dict[Any, Any]
"""What a rule remembers from step to step: whatever it likes, under whatever names."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One way to take a step, and what is to be known of it.

    - ``name``: what it is called in a sentence; empty for what needs no name.
    - ``step``: the function that takes the step.
    - ``remembers``: whether it has a fourth parameter, the state.
    - ``many_runs``: whether it works on many runs at once. A learner's rule may, but nobody has
      said so: it is tried where it is used.
    - ``middle``: ``middle(problem, steps)`` is a learning rate in the middle of those worth trying.
    - ``factor``: ``factor(learning_rate, curvature)`` is by what a step multiplies the error along
      a direction of that curvature, where the loss is a squared error; None if there is no such
      number.
    """

    name: str
    step: Step
    remembers: bool = False
    many_runs: bool = True
    middle: Callable[[Problem, int], float] = _limit_of_descent
    factor: Factor | None = None

    def __post_init__(self) -> None:
        # So that it tells its name, its parameters and its examples as the function does.
        for part in ("__name__", "__doc__"):
            object.__setattr__(self, part, getattr(self.step, part, self.name))
        object.__setattr__(self, "__wrapped__", self.step)

    def __call__(self, *arguments: object) -> np.ndarray:
        """Take the step."""
        return self.step(*arguments)


def rule(name: str = "", **known: Any) -> Callable[[Step], Rule]:
    """Make a `Rule` of the function below.

    >>> @rule("Half a step", middle=lambda problem, steps: 0.5)
    ... def half(weights, gradient, learning_rate):
    ...     return weights - learning_rate / 2 * gradient
    >>> half.name, float(half(5.0, 2.0, 1.0)), half.middle(None, 10)
    ('Half a step', 4.0, 0.5)
    """
    return lambda step: Rule(name, step, **known)


def _across_the_map(problem: Problem, steps: int) -> float:
    """Return the rate with which steps as long as the rate cross the map once."""
    low, high = problem.weight_range
    return (high - low) / steps


@rule(factor=lambda rate, curvature: 1 - rate * curvature)
def gradient_step(weights: Floats, gradient: Floats, learning_rate: float | Floats) -> Floats:
    """Return the weights after one step of gradient descent: against the gradient.

    >>> gradient_step(np.array([5.0, 0.0]), np.array([-2.0, -4.0]), 0.5)
    array([6., 2.])
    """
    return weights - learning_rate * gradient


@rule("Momentum", remembers=True)
def momentum(
    weights: Floats, gradient: Floats, learning_rate: float | Floats, state: Memory
) -> Floats:
    """Return the weights after one step of momentum: the step before fades, the gradient is added.

    The convention of ``torch.optim.SGD(momentum=0.9)``: velocity = 0.9 · velocity + gradient, and
    the weights move by −learning rate · velocity. Without a change of the gradient, the velocity
    grows to ten times the gradient.

    >>> state = {}
    >>> first = momentum(np.array([5.0]), np.array([2.0]), 0.5, state)
    >>> first, momentum(first, np.array([2.0]), 0.5, state)
    (array([4.]), array([2.1]))
    """
    velocity: Floats = MOMENTUM * state.get("velocity", 0.0) + gradient
    state["velocity"] = velocity
    return weights - learning_rate * velocity


@rule("Adam", remembers=True, middle=_across_the_map)
def adam(weights: Floats, gradient: Floats, learning_rate: float | Floats, state: Memory) -> Floats:
    """Return the weights after one step of Adam: an average gradient, divided by its usual size.

    The convention of ``torch.optim.Adam`` with its defaults, 0.9, 0.999 and 10⁻⁸. Both averages
    begin at 0 and are too small at first: each is divided by 1 − share kept ^ steps, which makes
    them true averages of the gradients so far.

    Kingma and Ba (2015), Adam: a method for stochastic optimization, https://arxiv.org/abs/1412.6980

    >>> adam(np.array([5.0, 1.0]), np.array([1e6, -0.01]), 0.1, {}).round(6)
    array([4.9, 1.1])
    """
    steps = state["steps"] = state.get("steps", 0) + 1
    average = _faded(state.get("average", 0.0), gradient, KEPT_OF_AVERAGE)
    squares = _faded(state.get("squares", 0.0), gradient**2, KEPT_OF_SQUARES)
    state["average"], state["squares"] = average, squares
    average = average / (1 - KEPT_OF_AVERAGE**steps)
    squares = squares / (1 - KEPT_OF_SQUARES**steps)
    move: Floats = learning_rate * average / (np.sqrt(squares) + SMALLEST_DIVISOR)
    return weights - move


def _faded(average: Floats | float, newest: Floats, kept: float) -> Floats:
    return kept * average + (1 - kept) * newest


@rule()
def by_sign(value: Floats, error: Floats, step: Floats) -> Floats:
    """Return a weight one step smaller where the error is above 0, larger where it is below.

    >>> float(by_sign(9.0, 2508.0, 0.5)), float(by_sign(3.0, -88.0, 0.5))
    (8.5, 3.5)
    """
    return value - step * np.sign(error)


@rule(factor=lambda rate, size: 1 - rate * size)
def by_size(value: Floats, error: Floats, rate: Floats) -> Floats:
    """Return a weight corrected by a step that follows the error: rate · error.

    >>> by_size(9.0, 2508.0, 0.001)
    6.492
    """
    return value - rate * error
