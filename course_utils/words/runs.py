"""One sentence about a run: the caption of its picture, its alt text and what tests compare."""

import numpy as np

from course_utils.learning import CONVERGED_SHARE, Outcome, Run
from course_utils.learning.outcomes import ROUNDING, factors_of, goes_up_and_down, rounding_of
from course_utils.words.numbers import count_of, factor, measured, multiple, number, percent

_NEAR = 0.0051
"""So near to the limit, two digits would write the limit itself."""


def label(run: Run) -> str:
    """Return the learning rate as a number and, where there is one, as a multiple of the limit."""
    text = number(run.size)
    if not _has_limit(run):
        return text
    with np.errstate(over="ignore"):
        share = run.size / run.problem.largest_stable_learning_rate
    if ROUNDING < abs(share - 1) < _NEAR:
        return f"{text}, just {'below' if share < 1 else 'above'} the limit"
    return f"{text} = {multiple(share)} × the limit"


def sentence(run: Run) -> str:
    """Return what a run shows, in words and with its numbers: rule, label, outcome, reason.

    >>> from course_utils.learning import descend
    >>> from course_utils.problem import Problem
    >>> shipment = Problem([[256, 212]], [1492])
    >>> sentence(descend(shipment, start=[9, 8], learning_rate=0.001, steps=2))
    'Learning rate 0.001 = 110 × the limit. Diverging: each step multiplies the error by −220; \
the loss grows from 6.29e6 to 1.47e16 kg² in 2 steps.'
    """
    named = [f"{run.rule.name}."] if run.rule.name else []
    if run.batch_size is not None:
        named += [f"{count_of(run.batch_size, 'random row').capitalize()} per step."]
    if run.avoidable[0] <= rounding_of(run.problem, run.weights[0]):
        reason = _from_the_best(run)
    else:
        reason = "; ".join([*_factors(run), _what_happened(run)])
    return " ".join([*named, f"Learning rate {label(run)}. {run.outcome.capitalize()}: {reason}."])


def _has_limit(run: Run) -> bool:
    """Tell whether a step multiplies errors by a factor: only then the limit is its limit."""
    return run.rule.factor is not None and run.batch_size is None


def _from_the_best(run: Run) -> str:
    start = "it starts with the smallest loss there is"
    if run.outcome is Outcome.ARRIVED:
        return f"{start}, so there is nothing to correct"
    return f"{start}, and does not stay there"


def _factors(run: Run) -> list[str]:
    """Tell what one step does to error or distance; nothing where no such factor is known."""
    if run.rule.factor is None or run.batch_size is not None:
        return []
    (factors,) = factors_of(run.rule.factor, run.problem, np.array([run.size]))
    flat, steep = factors[[0, -1]]
    each = "each step multiplies"
    if len(run.problem.targets) == 1:
        return [f"{each} the error by {factor(steep)}"]
    if len(factors) == 1:
        return [f"{each} the distance along the steepest direction by {factor(steep)}"]
    if abs(flat - steep) <= ROUNDING * abs(steep - 1):
        return [f"{each} the distance along every direction by {factor(steep)}"]
    return [
        f"{each} the distance along the steepest direction by {factor(steep)}, along the "
        f"flattest by {factor(flat)}"
    ]


def _what_happened(run: Run) -> str:
    if not np.isfinite(run.losses[-1]):
        return _past_every_number(run)
    after = f"after {count_of(len(run.losses) - 1, 'step')}"
    if run.outcome is Outcome.RISEN:
        grown = _growth(run, top := int(np.argmax(run.losses)))
        if top == len(run.losses) - 1:
            return grown
        return f"{grown}; {after} it is {measured(run.losses[-1], run.problem.loss_unit)}"
    if run.outcome is Outcome.OSCILLATING and not _factors(run):
        up_and_down = goes_up_and_down(run.avoidable)
        how = "the loss goes up and down" if up_and_down else "its last steps turn round each time"
        return f"{how}; {after} {_left(run)}"
    share = run.avoidable[-1] / run.avoidable[0]
    if share > 1 + ROUNDING:
        return _growth(run, len(run.losses) - 1)
    if share <= CONVERGED_SHARE:
        above = run.avoidable > CONVERGED_SHARE * run.avoidable[0]
        after = f"after {count_of(int(np.flatnonzero(above)[-1]) + 1, 'step')}"
        return f"{after} {_left(run)}"
    return f"{after} {_left(run)}"


def _left(run: Run) -> str:
    """Tell how much of the loss is left, of all of it, or of what better weights avoid."""
    share = run.avoidable[-1] / run.avoidable[0]
    if share > 1 + ROUNDING:
        ends = number(run.losses[0]), measured(run.losses[-1], run.problem.loss_unit)
        return f"it has gone from {ends[0]} to {ends[1]}"
    loss = "the loss" if run.problem.smallest_loss == 0 else "the avoidable loss"
    if share <= CONVERGED_SHARE:
        return f"less than a millionth of {loss} is left"
    return f"{percent(share)} of {loss} is left"


def _growth(run: Run, last: int) -> str:
    first, grown, unit = run.losses[0], run.losses[last], run.problem.loss_unit
    steps = count_of(last, "step")
    if number(first) == number(grown):
        return (
            f"the loss, {measured(first, unit)}, grows by {percent(grown / first - 1)} in {steps}"
        )
    return f"the loss grows from {number(first)} to {measured(grown, unit)} in {steps}"


def _past_every_number(run: Run) -> str:
    last, unit = int(np.flatnonzero(np.isfinite(run.losses))[-1]), run.problem.loss_unit
    first = number(run.losses[0])
    if last == 0:
        return (
            f"the first step takes the loss from {measured(run.losses[0], unit)} past every number"
        )
    reached = f"the loss goes from {first} to {measured(run.losses[last], unit)}"
    return f"{reached} in {count_of(last, 'step')}, and then past every number"
