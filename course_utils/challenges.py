"""Challenges for a learning rate: met or not, why not, and what the run with it did."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course_utils import learning, words
from course_utils.arguments import something_to_learn
from course_utils.exercises.answer import Answer, Kind
from course_utils.learning import Run
from course_utils.problem import Problem
from course_utils.validation import finite_number

_WITHIN = 0.1
"""By this share the size of an error may change that is said to stay."""


_LANDED = 1e-4
"""So much of the loss may be left: a hundredth of the error, which a rate of two digits reaches."""


def land(problem: Problem, learning_rate: Any, *, start: Sequence[float], steps: int = 1) -> Answer:
    """Tell whether at most a ten-thousandth of the loss is left after ``steps``.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> land(shipment, None, start=(9, 8))
    ○ Not attempted yet. Replace None by a learning rate.
    >>> land(shipment, 1e-6, start=(9, 8))
    ✗ Not yet. More than a ten-thousandth of the loss is left. Learning rate 1.00e-6 = 0.11 × the \
limit. Steady: each step multiplies the error by 0.779; after 1 step 61 % of the loss is left.
    """

    def lacks(run: Run) -> str:
        landed = run.avoidable[-1] <= _LANDED * run.avoidable[0]
        return "" if landed else "More than a ten-thousandth of the loss is left."

    return _tried(problem, learning_rate, start, steps, lacks)


def oscillate(
    problem: Problem, learning_rate: Any, *, start: Sequence[float], steps: int
) -> Answer:
    """Tell whether the error of one equation jumps to the other side at every step, and stays.

    Its size may change by a tenth.

    >>> str(oscillate(Problem([[256, 212]], [1492]), 1e-30, start=(9, 8), steps=50))[:43]
    '✗ Not yet. The error never changes its sign'
    """
    equations = len(something_to_learn(problem).targets)
    if equations != 1:
        raise ValueError(f"Only one equation has one error that can jump; these are {equations}.")

    def lacks(run: Run) -> str:
        crossed = run.errors[:-1] * run.errors[1:] < 0
        (first, last), unit = np.abs(run.errors[[0, -1]]), problem.target_unit
        if not crossed.any():
            return "The error never changes its sign."
        if abs(last / first - 1) <= _WITHIN and crossed.all():
            return ""
        return (
            f"The size of the error goes from {words.measured(first, unit)} to "
            f"{words.measured(last, unit) if np.isfinite(last) else words.reached(last)}: "
            "it should stay within a tenth of what it was."
        )

    return _tried(problem, learning_rate, start, steps, lacks)


def fall_below(
    loss: float, problem: Problem, learning_rate: Any, *, start: Sequence[float], steps: int
) -> Answer:
    """Tell whether the last loss is below one that is asked for, in the unit of the loss."""
    loss = finite_number(loss, "The loss")

    def lacks(run: Run) -> str:
        if run.losses[-1] < loss:
            return ""
        last = words.reached(run.losses[-1])
        return f"The last loss is {last}: below {words.measured(loss, problem.loss_unit)} is asked."

    return _tried(problem, learning_rate, start, steps, lacks)


def _tried(
    problem: Problem,
    learning_rate: Any,
    start: Sequence[float],
    steps: int,
    lacks: Callable[[Run], str],
) -> Answer:
    """Run with the learner's number; anything that is no learning rate is told what would be."""
    if learning_rate is None:
        return Answer(Kind.NOT_ATTEMPTED, ("Replace None by a learning rate.",))
    try:
        run = learning.descend(problem, start=start, learning_rate=learning_rate, steps=steps)
    except ValueError as error:
        return Answer(Kind.NOT_YET, (str(error),))
    lacking, told = lacks(run), words.sentence(run)
    return Answer(Kind.NOT_YET, (lacking, told)) if lacking else Answer(Kind.RIGHT, (told,))
