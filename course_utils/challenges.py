"""A learning rate tried out: what a learner's number does, or what it lacks, in words."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from course_utils import learning, words
from course_utils.problem import Problem


def try_out(problem: Problem, learning_rate: Any, *, start: Sequence[float], steps: int) -> str:
    """Return what gradient descent does with this learning rate, and the loss it ends with.

    None counts as not tried yet; anything else that is no learning rate is answered with what
    would be one.

    >>> try_out(Problem([[256, 212]], [1492]), None, start=(9, 8), steps=1)
    'Not tried yet: replace None by a learning rate.'
    >>> try_out(Problem([[256, 212]], [1492]), -1, start=(9, 8), steps=1).split(",")[0]
    'A negative learning rate (-1) walks uphill'
    """
    if learning_rate is None:
        return "Not tried yet: replace None by a learning rate."
    try:
        run = learning.descend(problem, start=start, learning_rate=learning_rate, steps=steps)
    except ValueError as error:
        return str(error)
    count = words.count_of(steps, "step")
    unit = problem.loss_unit if np.isfinite(run.losses[-1]) else ""
    last = f"{words.reached(run.losses[-1])} {unit}".rstrip()
    return f"{words.sentence(run)}\nThe loss after {count} is {last}."
