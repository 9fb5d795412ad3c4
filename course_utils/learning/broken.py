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
Update = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Makes new weights of the old ones, the step that the gradient asks for here, and at first."""


def _loop(update: Update) -> Loop:
    def losses(
        problem: Problem, start: Sequence[float], learning_rate: float, steps: int
    ) -> np.ndarray:
        weights, rate = start_for(problem, start), finite_number(learning_rate, "The learning rate")
        whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES)
        first, along = rate * problem.gradient(weights), [problem.loss(weights)]
        with np.errstate(over="ignore", invalid="ignore"):
            for _ in range(steps):
                weights = update(weights, rate * problem.gradient(weights), first)
                along.append(problem.loss(weights))
        return np.array(along)

    return losses


sound = _loop(lambda weights, step, _first: weights - step)
"""Gradient descent without a fault."""
gradient_once = _loop(lambda weights, _step, first: weights - first)
"""The gradient is computed before the loop and never again."""
uphill = _loop(lambda weights, step, _first: weights + step)
"""A plus stands where the minus should be."""
first_weight_only = _loop(
    lambda weights, step, _first: weights - step * (np.arange(len(step)) == 0)
)
"""Only the first of the weights is updated."""
update_lost = _loop(lambda weights, _step, _first: weights)
"""The new weights are computed and not kept."""
BROKEN = {"A": gradient_once, "B": uphill, "C": first_weight_only, "D": update_lost}
"""The loops by the letters under which learners see their curves."""
