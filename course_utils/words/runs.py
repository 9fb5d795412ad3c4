"""One sentence about a run: the caption of its picture, its alt text and what tests compare."""

import numpy as np

from course_utils.learning import CONVERGED_SHARE, Outcome, Run
from course_utils.words.numbers import count_of, multiple, number


def label(run: Run) -> str:
    """Return the learning rate as a number and, for plain descent, as a multiple of the limit."""
    text = number(run.learning_rate)
    if not _is_plain(run):
        return text
    share = run.learning_rate / run.problem.largest_stable_learning_rate
    return f"{text} = {multiple(share)} × {run.problem.limit_name}"


def sentence(run: Run) -> str:
    """Return what a run shows, in words and with its numbers: rule, label, outcome, reason."""
    rate = f"Learning rate {label(run)}. {run.outcome.capitalize()}: {_reason(run)}"
    return " ".join([*_rule_and_rows(run), rate])


def _is_plain(run: Run) -> bool:
    """Tell whether it is gradient descent with all rows: only there is the limit the limit."""
    return run.rule.factor is not None and run.batch_size is None


def _rule_and_rows(run: Run) -> list[str]:
    """Name one of the course's rules beyond plain descent, and how many rows a step uses."""
    rule = [f"{run.rule.name}."] if run.rule.name else []
    if run.batch_size is None:
        return rule
    return [*rule, f"{count_of(run.batch_size, 'random row').capitalize()} per step."]


def _reason(run: Run) -> str:
    if run.losses[0] <= run.problem.smallest_loss:
        start = "it starts with the smallest loss there is"
        if run.losses[-1] <= run.losses[0]:
            return f"{start}, so there is nothing left to correct."
        if not _is_plain(run):
            return f"{start}, and does not stay there."
        return f"{start}, so there is nothing left to correct."
    tellers = {
        Outcome.CONVERGED: _converged,
        Outcome.TOO_SLOW: _still_falling,
        Outcome.OSCILLATING: _oscillating,
        Outcome.DIVERGING: _diverging,
    }
    return f"{_factor(run)}{tellers[run.outcome](run)}."


def _factor(run: Run) -> str:
    """Tell what one step of plain descent does to the error; empty where there is no such factor.

    There is one for squared errors only: other losses do not curve the same everywhere.
    """
    if not _is_plain(run) or not run.problem.is_quadratic:
        return ""
    with np.errstate(over="ignore"):
        steepest = float(run.rule.factor(run.size, run.problem.curvatures[-1]))
    rounded = 0.0 if abs(steepest) < 1e-9 else steepest
    where = "" if len(run.problem.targets) == 1 else " along the steepest direction"
    return f"each step multiplies the error{where} by {number(rounded)}; "


def _converged(run: Run) -> str:
    left = _share_left(run) > CONVERGED_SHARE
    steps = len(left) - int(np.argmax(left[::-1]))
    return f"after {count_of(steps, 'step')} less than a millionth of {_loss(run)} is left"


def _still_falling(run: Run) -> str:
    return f"after {_all_steps(run)} still {_percent(_share_left(run)[-1])} of {_loss(run)} is left"


def _oscillating(run: Run) -> str:
    return f"{_to_and_fro(run)}, and after {_all_steps(run)} {_left(run)}"


def _to_and_fro(run: Run) -> str:
    if run.batch_size is not None:
        return "the random rows push it to and fro"
    if run.rule.remembers:
        return "it swings past the lowest point and back"
    return "it jumps to the other side and back"


def _left(run: Run) -> str:
    share, grown = _share_left(run)[-1], run.losses[-1] / run.losses[0]
    if not _is_plain(run) and grown > 1.005:
        return f"the loss is {multiple(grown)} times the first"
    return f"{_percent(share)} of {_loss(run)} is left"


def _diverging(run: Run) -> str:
    last = int(np.flatnonzero(np.isfinite(run.losses))[-1])
    first, unit = number(run.losses[0]), f" {run.problem.loss_unit}".rstrip()
    if last == 0:
        return f"the first step takes the loss from {first}{unit} past every number"
    growth = f"the loss grows from {first} to {number(run.losses[last])}"
    text = f"{growth}{unit} in {count_of(last, 'step')}"
    return text if last == len(run.losses) - 1 else f"{text}, and then past every number"


def _loss(run: Run) -> str:
    """Name what is left: a yes-or-no answer always keeps some loss, which no weights avoid."""
    return "the loss" if run.problem.is_quadratic else "the avoidable loss"


def _all_steps(run: Run) -> str:
    return count_of(len(run.losses) - 1, "step")


def _share_left(run: Run) -> np.ndarray:
    smallest = run.problem.smallest_loss
    return (run.losses - smallest) / (run.losses[0] - smallest)


def _percent(share: float) -> str:
    percent = 100 * share
    if percent >= 99.95:
        return "all (100 %)"
    return f"{percent:.2g} %" if percent < 10 else f"{percent:.0f} %"
