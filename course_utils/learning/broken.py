"""Four training loops with one fault each, and the sound one: for learners to diagnose.

Each is gradient descent as a beginner writes it, and returns the loss at the start and after every
step, (steps + 1,).
"""

from collections.abc import Callable, Sequence

import numpy as np

from course_utils.problem import Problem

Loop = Callable[[Problem, Sequence[float], float, int], np.ndarray]


def sound(problem: Problem, start: Sequence[float], learning_rate: float, steps: int) -> np.ndarray:
    """Return the losses of gradient descent without a fault.

    >>> sound(Problem([[2]], [4], ("box",), ("w",)), [0], 0.0625, 2)
    array([16.,  4.,  1.])
    """
    return _losses(problem, start, steps, lambda w: w - learning_rate * problem.gradient(w))


def uphill(
    problem: Problem, start: Sequence[float], learning_rate: float, steps: int
) -> np.ndarray:
    """Return the losses of a loop with a plus where the minus should be."""
    return _losses(problem, start, steps, lambda w: w + learning_rate * problem.gradient(w))


def update_lost(
    problem: Problem, start: Sequence[float], learning_rate: float, steps: int
) -> np.ndarray:
    """Return the losses of a loop that computes the new weights and does not keep them."""

    def update(weights: np.ndarray) -> np.ndarray:
        _ = weights - learning_rate * problem.gradient(weights)
        return weights

    return _losses(problem, start, steps, update)


def gradient_once(
    problem: Problem, start: Sequence[float], learning_rate: float, steps: int
) -> np.ndarray:
    """Return the losses of a loop whose gradient is computed before it and never again."""
    slopes = problem.gradient(np.array(start, dtype=float))
    return _losses(problem, start, steps, lambda w: w - learning_rate * slopes)


def first_weight_only(
    problem: Problem, start: Sequence[float], learning_rate: float, steps: int
) -> np.ndarray:
    """Return the losses of a loop that updates only the first of the weights."""

    def update(weights: np.ndarray) -> np.ndarray:
        updated = weights.copy()
        updated[0] -= learning_rate * problem.gradient(weights)[0]
        return updated

    return _losses(problem, start, steps, update)


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
    steps: int,
    update: Callable[[np.ndarray], np.ndarray],
) -> np.ndarray:
    weights = np.array(start, dtype=float)
    losses = [problem.loss(weights)]
    for _ in range(steps):
        weights = update(weights)
        losses.append(problem.loss(weights))
    return np.array(losses)
