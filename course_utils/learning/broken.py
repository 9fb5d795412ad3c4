"""Four training loops with one fault each, and the sound one: for learners to diagnose.

Each is gradient descent as a beginner writes it, and returns the loss at the start and after every
step, (steps + 1,).
"""

from collections.abc import Callable, Sequence

import numpy as np

from course_utils.arguments import whole_number
from course_utils.learning.descending import MOST_UPDATES, start_for
from course_utils.problem import Problem
from course_utils.validation import finite_number

Loop = Callable[[Problem, Sequence[float], float, int], np.ndarray]


def sound(problem: Problem, start: Sequence[float], learning_rate: float, steps: int) -> np.ndarray:
    """Return the losses of gradient descent without a fault.

    >>> sound(Problem([[2]], [4], ("box",), ("w",)), [0], 0.0625, 2)
    array([16.,  4.,  1.])
    """
    return _losses(
        problem, start, learning_rate, steps, lambda w, rate: w - rate * problem.gradient(w)
    )


def uphill(
    problem: Problem, start: Sequence[float], learning_rate: float, steps: int
) -> np.ndarray:
    """Return the losses of a loop with a plus where the minus should be."""
    return _losses(
        problem, start, learning_rate, steps, lambda w, rate: w + rate * problem.gradient(w)
    )


def update_lost(
    problem: Problem, start: Sequence[float], learning_rate: float, steps: int
) -> np.ndarray:
    """Return the losses of a loop that computes the new weights and does not keep them."""

    def update(weights: np.ndarray, rate: float) -> np.ndarray:
        _ = weights - rate * problem.gradient(weights)
        return weights

    return _losses(problem, start, learning_rate, steps, update)


def gradient_once(
    problem: Problem, start: Sequence[float], learning_rate: float, steps: int
) -> np.ndarray:
    """Return the losses of a loop whose gradient is computed before it and never again."""
    first = start_for(problem, start)
    slopes = problem.gradient(first)
    return _losses(problem, start, learning_rate, steps, lambda w, rate: w - rate * slopes)


def first_weight_only(
    problem: Problem, start: Sequence[float], learning_rate: float, steps: int
) -> np.ndarray:
    """Return the losses of a loop that updates only the first of the weights."""

    def update(weights: np.ndarray, rate: float) -> np.ndarray:
        updated = weights.copy()
        updated[0] -= rate * problem.gradient(weights)[0]
        return updated

    return _losses(problem, start, learning_rate, steps, update)


BROKEN: dict[str, Loop] = {
    "A": gradient_once,
    "B": uphill,
    "C": first_weight_only,
    "D": update_lost,
}
"""The loops by the letters under which learners see their curves."""


def _losses(
    problem: Problem,
    start: Sequence[float],
    learning_rate: float,
    steps: int,
    update: Callable[[np.ndarray, float], np.ndarray],
) -> np.ndarray:
    weights, rate = start_for(problem, start), finite_number(learning_rate, "The learning rate")
    whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES)
    losses = [problem.loss(weights)]
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            weights = update(weights, rate)
            losses.append(problem.loss(weights))
    return np.array(losses)
