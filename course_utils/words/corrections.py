"""One sentence about a run of corrections: caption, alt text and what tests compare."""

import numpy as np

from course_utils.learning.outcomes import FOUND_SHARE
from course_utils.learning.run import Outcome, Run
from course_utils.words.numbers import count_of, factor, measured, number

_MOST_ERRORS = 6
"""A cycle that is longer is told by its ends."""


def label(run: Run) -> str:
    """Return the size of the step, with its unit where it has one."""
    return number(run.size)


def sentence(run: Run, *, by_size_shown: bool = False) -> str:
    """Return what a run shows, in words and with its numbers: size, ending, reason.

    ``by_size_shown`` says that the size is a rate; a run of `by_size` itself also tells by what
    each move multiplies the error.

    >>> from course_utils.learning.correcting import correct_in_turn
    >>> from course_utils.problem import Problem
    >>> shipment = Problem([[256, 212]], [1492])
    >>> sentence(correct_in_turn(shipment, start=[9, 8], sizes=[0.5], steps=50)[0])
    'Step 0.5 kg. Found: the error is 0 after 28 steps.'
    """
    if by_size_shown:
        name = f"Rate {label(run)}"
    else:
        name = f"Step {measured(run.size, run.problem.weight_unit)}"
    tellers = {
        Outcome.FOUND: _found,
        Outcome.CYCLING: _cycling,
        Outcome.HOVERING: _hovering,
        Outcome.OSCILLATING: _left,
        Outcome.CREEPING: _left,
        Outcome.LEVEL: _left,
        Outcome.EXPLODING: _growth,
        Outcome.RISEN: _growth,
    }
    return f"{name}. {run.outcome.capitalize()}: {_factors(run)}{tellers[run.outcome](run)}."


def _factors(run: Run) -> str:
    """Tell what one move of each weight does to the error; empty for any other rule."""
    if run.rule.factor is None:
        return ""
    with np.errstate(over="ignore"):
        factors = run.rule.factor(run.size, run.problem.inputs[0])
    by = [
        f"one of {symbol} by {factor(each)}"
        for symbol, each in zip(run.problem.symbols, factors, strict=True)
    ]
    return f"each move multiplies the error, {', '.join(by)}; "


def _found(run: Run) -> str:
    sizes = np.abs(run.errors)
    exact = sizes <= 1e-12 * sizes[0]
    if sizes[-1] >= sizes[0]:
        return "it starts with the error 0, so there is nothing to correct"
    if exact[-1]:
        return f"the error is 0 after {count_of(int(np.argmax(exact)), 'step')}"
    above = sizes > max(FOUND_SHARE * sizes[0], sizes[-1])
    steps = count_of(int(np.flatnonzero(above)[-1]) + 1, "step")
    return f"after {steps} less than a millionth of the error is left"


def _left(run: Run) -> str:
    first, last = _error(run, run.errors[0]), _error(run, run.errors[-1])
    if abs(run.errors[-1]) < abs(run.errors[0]):
        return f"after {_all_steps(run)} the error is still {last}"
    return f"after {_all_steps(run)} the error is {last}; at first it was {first}"


def _hovering(run: Run) -> str:
    quarter = np.abs(run.errors[-max(2, len(run.errors) // 4) :])
    first = _error(run, abs(run.errors[0]))
    return (
        f"the error jumps around 0; its size was {first} first, and in the last steps "
        f"it is from {_error(run, quarter.min())} to {_error(run, quarter.max())}"
    )


def _cycling(run: Run) -> str:
    cycle = run.errors[-run.period :]
    if run.period == 1:
        return f"it does not move any more, and the error stays {_error(run, cycle[0])}"
    begins = _where_the_circle_begins(run)
    every = f"from step {begins} on, it comes back to the same point every {run.period} steps"
    nearest = f"never nearer to 0 than {_error(run, np.abs(cycle).min())}"
    if run.period > _MOST_ERRORS:
        return f"{every}, {nearest}"
    shown = run.errors[begins : begins + run.period]
    return f"{every}; the error goes {', '.join(map(number, shown))} and round again, {nearest}"


def _where_the_circle_begins(run: Run) -> int:
    period, weights = run.period, run.weights
    rounding = 1e-9 * np.abs(weights).max()
    same = np.isclose(weights[period:], weights[:-period], rtol=0, atol=rounding)
    other = np.flatnonzero(~same.all(axis=1))
    return int(other[-1]) + 1 if len(other) else 0


def _growth(run: Run) -> str:
    """Tell how large the error became, or what became of it so far."""
    finite = np.isfinite(run.errors)
    last = int(np.flatnonzero(finite)[-1])
    first, sizes = _error(run, run.errors[0]), np.abs(run.errors)
    if last == 0:
        return f"the first step takes the error from {first} past every number"
    at = int(np.nanargmax(sizes)) if sizes[last] <= sizes[0] else last
    text = f"the error goes from {first} to {_error(run, run.errors[at])} in {count_of(at, 'step')}"
    if sizes[at] <= sizes[0]:
        return _left(run)
    return text if finite[-1] else f"{text}, and then past every number"


def _all_steps(run: Run) -> str:
    return count_of(len(run.errors) - 1, "step")


def _error(run: Run, value: float) -> str:
    return measured(value, run.problem.target_unit)
