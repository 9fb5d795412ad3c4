"""Four training loops with one fault each, and the sound one: for learners to diagnose.

Each is gradient descent as a beginner writes it, and returns the loss at the start and after every
step, (steps + 1,).
"""

from collections.abc import Callable, Sequence

import numpy as np

from course_utils.arguments import whole_number
from course_utils.learning.descending import MOST_UPDATES, start_for
from course_utils.learning.rules import Floats
from course_utils.problem import Problem
from course_utils.validation import finite_number

Loop = Callable[[Problem, Sequence[float], float, int], np.ndarray]
Update = Callable[[Floats, Floats, Floats], Floats]
"""Makes new weights of the old ones, the step that the gradient asks for here, and at first."""


def _loop(update: Update) -> Loop:
    def losses(
        problem: Problem, start: Sequence[float], learning_rate: float, steps: int
    ) -> np.ndarray:
        weights, rate = start_for(problem, start), finite_number(learning_rate, "The learning rate")
        whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES)
        along = [problem.loss(weights)]
        with np.errstate(over="ignore", invalid="ignore"):
            first = rate * problem.gradient(weights)
            for _ in range(steps):
                weights = update(weights, rate * problem.gradient(weights), first)
                along.append(problem.loss(weights))
        return np.array(along)

    losses.__name__ = losses.__qualname__ = update.__name__
    losses.__doc__ = update.__doc__
    return losses


@_loop
def sound(weights: Floats, step: Floats, _first: Floats) -> Floats:
    """Descend without a fault."""
    return weights - step


@_loop
def gradient_once(weights: Floats, _step: Floats, first: Floats) -> Floats:
    """Compute the gradient before the loop and never again."""
    return weights - first


@_loop
def uphill(weights: Floats, step: Floats, _first: Floats) -> Floats:
    """Add the step where it should be subtracted."""
    return weights + step


@_loop
def first_weight_only(weights: Floats, step: Floats, _first: Floats) -> Floats:
    """Update only the first of the weights."""
    return np.append(weights[0] - step[0], weights[1:])


@_loop
def update_lost(weights: Floats, _step: Floats, _first: Floats) -> Floats:
    """Lose the new weights."""
    return weights


BROKEN = {"A": gradient_once, "B": uphill, "C": first_weight_only, "D": update_lost}
"""The loops by the letters under which learners see their curves."""
