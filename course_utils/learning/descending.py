"""Gradient descent: one run, or many learning rates at once, and how each run ended.

A run that diverges is an outcome, not an error: once its numbers leave the range of floats they
are nan from there on, and its outcome says so.
"""

import itertools
from dataclasses import replace

import numpy as np

from course_utils.arguments import something_to_learn, whole_number
from course_utils.learning.batches import batches, check_batch_size
from course_utils.learning.outcomes import (
    factors_of,
    outcomes_as_seen,
    outcomes_by_factor,
    rounding_of,
)
from course_utils.learning.own import rule_of, walked
from course_utils.learning.rules import Memory, Rule, Step, gradient_step
from course_utils.learning.run import Outcome, Run, Sweep
from course_utils.problem import Problem
from course_utils.validation import finite_array, learning_rate, quote

MOST_UPDATES = 10_000_000
"""So many updates, of all runs together, fit into the memory of a small computer."""


def descend(
    problem: Problem,
    *,
    start: object,
    learning_rate: float,
    steps: int,
    rule: Rule | Step = gradient_step,
    batch_size: int | None = None,
    rng: np.random.Generator | None = None,
) -> Run:
    """Return one run of ``steps`` updates from ``start``: see `sweep`.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> run = descend(shipment, start=[9, 8], learning_rate=4.526e-6, steps=3)
    >>> run.weights[-1].round(3)
    array([3.189, 3.187])
    """
    run = sweep(
        problem,
        start=start,
        learning_rates=[learning_rate],
        steps=steps,
        rule=rule,
        batch_size=batch_size,
        rng=rng,
    )
    return run[0]


def sweep(
    problem: Problem,
    *,
    start: object,
    learning_rates: object,
    steps: int,
    rule: Rule | Step = gradient_step,
    batch_size: int | None = None,
    rng: np.random.Generator | None = None,
) -> Sweep:
    """Run a rule from one start with many learning rates at once.

    - ``problem``: what to learn; gives the loss and its gradient.
    - ``start``: (weights,): the first weights, in weight units.
    - ``learning_rates``: (rates,): each finite and above 0.
    - ``steps``: how many updates to make, at least 1; at most `MOST_UPDATES` of all runs together.
    - ``rule``: one of the rules in `course_utils.learning.rules`, or a function of the learner's:
      ``rule(weights, gradient, learning_rate)`` returns the new weights of one run. If it has a
      fourth parameter ``state``, it is also handed a dictionary that is empty at first.
    - ``batch_size``: how many rows each step uses, drawn without replacement, in an order shuffled
      anew for each pass over the rows; the same rows for all learning rates. Without it, all rows.
      The losses are those of all rows in any case.
    - ``rng``: draws the rows; required with ``batch_size``.

    Gradient descent with all rows on a squared error is named by its factor, as stated at
    `outcomes_by_factor`; any other run by what it did, as stated at `outcomes_as_seen`. One that
    starts with the smallest loss and stays there has arrived.

    Raises a ValueError if the start does not fit the problem, or a number is not usable.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> swept = sweep(shipment, start=[9, 8], learning_rates=[1e-6, 8e-6, 2e-5], steps=3)
    >>> [str(outcome) for outcome in swept.outcomes]
    ['steady', 'oscillating', 'diverging']
    """
    first = start_for(problem, start)
    rates = _checked_rates(learning_rates)
    whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES // len(rates))
    check_batch_size(batch_size, rng, len(problem.targets))
    batch_size = None if batch_size == len(problem.targets) else batch_size
    rule, rows = rule_of(rule), None
    if batch_size is not None and rng is not None:
        rows = list(itertools.islice(batches(len(problem.targets), batch_size, rng), steps))
    trajectory = walked(
        rule, lambda step: _trajectory(problem, first, rates, steps, rows, step, rule.remembers)
    )
    losses = _losses_along(problem, trajectory)
    _cut_off_overflow(trajectory, losses)
    avoidable = _avoidable(problem, trajectory, losses)
    if rule.factor is not None and batch_size is None:
        outcomes = outcomes_by_factor(factors_of(rule.factor, problem, rates))
    else:
        random = batch_size is not None
        outcomes = outcomes_as_seen(trajectory, avoidable, random=random)
    rests = np.asarray((avoidable <= rounding_of(problem, first)).all(axis=0))
    outcomes = tuple(
        Outcome.ARRIVED if still else outcome
        for outcome, still in zip(outcomes, rests, strict=True)
    )
    weights, periods = trajectory.transpose(2, 0, 1), (0,) * len(rates)
    return Sweep(
        problem, rule, rates, weights, losses.T, avoidable.T, outcomes, periods, batch_size
    )


def _avoidable(problem: Problem, trajectory: np.ndarray, losses: np.ndarray) -> np.ndarray:
    """Return how much of each loss, (steps + 1, runs), the best weights avoid."""
    if problem.smallest_loss == 0:
        return losses
    avoidable = np.maximum(losses - problem.smallest_loss, 0.0)
    # Where both losses are almost the same, their difference has lost its digits.
    best = replace(problem, targets=problem.inputs @ problem.best_weights)
    precise = _losses_along(best, trajectory)
    return np.where(avoidable > 1e-6 * losses, avoidable, np.where(losses >= 0, precise, np.nan))


def _trajectory(
    problem: Problem,
    first: np.ndarray,
    rates: np.ndarray,
    steps: int,
    rows: list[np.ndarray] | None,
    step: Step,
    remembers: bool,
) -> np.ndarray:
    """Return the weights of all runs along their way: (steps + 1, weights, runs)."""
    state: tuple[Memory, ...] = ({},) if remembers else ()
    trajectory = np.empty((steps + 1, problem.weight_count, len(rates)))
    trajectory[0] = first[:, None]
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for index in range(steps):
            weights = trajectory[index]
            gradient = problem.gradient(weights, *([rows[index]] if rows else []))
            trajectory[index + 1] = step(weights, gradient, rates, *state)
    return trajectory


def _cut_off_overflow(trajectory: np.ndarray, losses: np.ndarray) -> None:
    """Make a run nan from where its numbers leave the range of floats."""
    finite = np.isfinite(losses)  # no loss is, where a weight is not
    if finite.all():
        return
    inside = np.where(finite.all(axis=0), len(finite), finite.argmin(axis=0))
    overflowed = np.arange(len(finite))[:, None] >= inside
    np.copyto(losses, np.nan, where=overflowed)
    np.copyto(trajectory, np.nan, where=overflowed[:, None])


def start_for(problem: Problem, start: object) -> np.ndarray:
    """Return a start as a finite array of the right length, or raise a ValueError saying why.

    >>> start_for(Problem([[256, 212]], [1492]), (9, 8))
    array([9., 8.])
    """
    something_to_learn(problem)
    first = finite_array(start, "The start", 1)
    if len(first) != problem.weight_count:
        raise ValueError(
            f"The start needs {problem.weight_count} numbers, one for each weight, "
            f"not {len(first)}."
        )
    return first


def _checked_rates(learning_rates: object) -> np.ndarray:
    if isinstance(learning_rates, str) or not np.iterable(learning_rates):
        raise ValueError(
            f"The learning rates must be a list of numbers, not {quote(learning_rates)}."
        )
    rates = learning_rates
    if not (isinstance(rates, np.ndarray) and rates.ndim == 1 and _all_usable(rates)):
        rates = [learning_rate(rate) for rate in rates]
    rates = np.array(rates, dtype=float)
    if rates.size == 0:
        raise ValueError("A sweep needs at least one learning rate.")
    rates.setflags(write=False)
    return rates


def _all_usable(rates: np.ndarray) -> bool:
    return rates.dtype.kind in "iuf" and bool(np.all(np.isfinite(rates) & (rates > 0)))


def _losses_along(problem: Problem, trajectory: np.ndarray) -> np.ndarray:
    """Return the loss (steps + 1, runs) at every point of a (steps + 1, weights, runs) array."""
    points, weights, runs = trajectory.shape
    losses = np.empty((points, runs))
    # A few points at a time: temporary arrays of megabytes cost more than the arithmetic.
    for few in range(0, points, 8):
        side_by_side = trajectory[few : few + 8].transpose(1, 0, 2).reshape(weights, -1)
        losses[few : few + 8] = problem.loss(side_by_side).reshape(-1, runs)
    return losses
