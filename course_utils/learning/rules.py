"""Rules that take one step: plain gradient descent, momentum and Adam.

A rule is a function ``rule(weights, gradient, learning_rate)`` that returns the new weights. One
that remembers has a fourth parameter, ``state``: a dictionary, empty before the first step, in
which it keeps what it needs for the next. All rules here work on one run, with ``weights`` and
``gradient`` of shape (weights,), and on many at once, (weights, runs) with learning rates (runs,).
"""

import inspect
from collections.abc import Callable

import numpy as np

from course_utils.arguments import function_of

Rule = Callable[..., np.ndarray]

MOMENTUM = 0.9
"""The share of its velocity that momentum keeps from step to step."""
KEPT_OF_AVERAGE, KEPT_OF_SQUARES = 0.9, 0.999
"""The shares that Adam keeps of its average of gradients, and of its average of their squares."""
SMALLEST_DIVISOR = 1e-8
"""Added where Adam divides, so that it never divides by 0."""


def gradient_step(
    weights: np.ndarray, gradient: np.ndarray, learning_rate: float | np.ndarray
) -> np.ndarray:
    """Return the weights after one step of gradient descent: against the gradient.

    >>> gradient_step(np.array([5.0, 0.0]), np.array([-2.0, -4.0]), 0.5)
    array([6., 2.])
    """
    return weights - learning_rate * gradient


def momentum(
    weights: np.ndarray, gradient: np.ndarray, learning_rate: float | np.ndarray, state: dict
) -> np.ndarray:
    """Return the weights after one step of momentum: the step before fades, the gradient is added.

    Notes
    -----
    The convention of ``torch.optim.SGD(momentum=0.9)``: velocity = 0.9 · velocity + gradient, and
    the weights move by −learning rate · velocity. Without a change of the gradient, the velocity
    grows to ten times the gradient.

    >>> state = {}
    >>> first = momentum(np.array([5.0]), np.array([2.0]), 0.5, state)
    >>> first, momentum(first, np.array([2.0]), 0.5, state)
    (array([4.]), array([2.1]))
    """
    velocity = MOMENTUM * state.get("velocity", 0.0) + gradient
    state["velocity"] = velocity
    return weights - learning_rate * velocity


def adam(
    weights: np.ndarray, gradient: np.ndarray, learning_rate: float | np.ndarray, state: dict
) -> np.ndarray:
    """Return the weights after one step of Adam: an average gradient, divided by its usual size.

    Notes
    -----
    The convention of ``torch.optim.Adam`` with its defaults, 0.9, 0.999 and 10⁻⁸. Both averages
    begin at 0 and are too small at first: each is divided by 1 − share kept ^ steps, which makes
    them true averages of the gradients so far.

    References
    ----------
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
    return weights - learning_rate * average / (np.sqrt(squares) + SMALLEST_DIVISOR)


def _faded(average: np.ndarray | float, newest: np.ndarray, kept: float) -> np.ndarray:
    return kept * average + (1 - kept) * newest


def keeps_state(rule: Callable) -> bool:
    """Tell whether a rule remembers: whether it has a fourth parameter, the state.

    A fourth parameter that may be left out counts only if it is called ``state``.

    Raises
    ------
    ValueError
        If it is no function of three or four parameters. The message is one sentence.

    >>> keeps_state(gradient_step), keeps_state(momentum)
    (False, True)
    """
    function_of(rule, "The rule", "(weights, gradient, learning_rate)")
    try:
        signature = inspect.signature(rule)
    except ValueError:  # some functions made in C do not tell
        return False
    takes = [_binds(signature, count) for count in (3, 4)]
    if not any(takes):
        name = getattr(rule, "__name__", "The rule")
        raise ValueError(
            f"{name} must take (weights, gradient, learning_rate), and perhaps a fourth parameter "
            f"state, but it is written as {name}{signature}."
        )
    return takes[1] and (not takes[0] or list(signature.parameters)[3:4] == ["state"])


def _binds(signature: inspect.Signature, count: int) -> bool:
    try:
        signature.bind(*range(count))
    except TypeError:
        return False
    return True
