"""Gradient descent: one run, or many learning rates at once, and how each run ended.

A run that diverges is an outcome, not an error: once its numbers leave the range of floats they
are nan from there on, and its outcome says so.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from course_utils.learning.own_rule import Rule
from course_utils.problem import Problem
from course_utils.validation import finite_array, learning_rate, quote

MOST_UPDATES = 10_000_000
"""So many updates, of all runs together, fit into the memory of a small computer."""
CONVERGED_SHARE = 1e-6
"""A run has converged when at most this share of its first loss is left (above the smallest)."""


class Outcome(StrEnum):
    """How a run of gradient descent ended, in the order of growing learning rates."""

    TOO_SLOW = "too slow"
    CONVERGED = "good"
    OSCILLATING = "oscillating"
    DIVERGING = "diverging"


@dataclass(frozen=True, eq=False)
class Run:
    """One run of a learning rule. Compare runs by their fields; all arrays are read-only.

    ``weights`` is (steps + 1, weights) and ``losses`` is (steps + 1,): the start, then one row
    for each step. ``outcome`` is how it ended, by the rule stated at `sweep`.
    """

    problem: Problem
    learning_rate: float
    weights: np.ndarray
    losses: np.ndarray
    outcome: Outcome
    rule: Rule


@dataclass(frozen=True, eq=False)
class Sweep:
    """The same start run with many learning rates: ``sweep[i]`` is the run with rate i.

    ``learning_rates`` is (rates,), ``weights`` (rates, steps + 1, weights), ``losses``
    (rates, steps + 1) and ``outcomes`` (rates,).
    """

    problem: Problem
    learning_rates: np.ndarray
    weights: np.ndarray
    losses: np.ndarray
    outcomes: tuple[Outcome, ...]
    rule: Rule

    def __len__(self) -> int:
        return len(self.learning_rates)

    def __getitem__(self, index: int) -> Run:
        return Run(
            self.problem,
            float(self.learning_rates[index]),
            self.weights[index],
            self.losses[index],
            self.outcomes[index],
            self.rule,
        )


def gradient_step(
    weights: np.ndarray, gradient: np.ndarray, learning_rate: float | np.ndarray
) -> np.ndarray:
    """Return the weights after one step of gradient descent: against the gradient.

    Works on one run (``weights`` and ``gradient`` of shape (weights,), a number as learning rate)
    and on many at once ((weights, runs), with learning rates (runs,)).

    >>> gradient_step(np.array([5.0, 0.0]), np.array([-2.0, -4.0]), 0.5)
    array([6., 2.])
    """
    return weights - learning_rate * gradient


def descend(
    problem: Problem, *, start: object, learning_rate: float, steps: int, rule: Rule = gradient_step
) -> Run:
    """Return one run of ``steps`` updates from ``start``: see `sweep`.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> run = descend(shipment, start=[9, 8], learning_rate=4.526e-6, steps=3)
    >>> run.weights[-1].round(3)
    array([3.189, 3.187])
    """
    run = sweep(problem, start=start, learning_rates=[learning_rate], steps=steps, rule=rule)
    return run[0]


def sweep(
    problem: Problem,
    *,
    start: object,
    learning_rates: object,
    steps: int,
    rule: Rule = gradient_step,
) -> Sweep:
    """Run a rule from one start with many learning rates at once.

    Parameters
    ----------
    problem
        What to learn; gives the loss and its gradient.
    start
        (weights,): the first weights, in weight units.
    learning_rates
        (rates,): each finite and above 0.
    steps
        How many updates to make, at least 1; at most `MOST_UPDATES` of all runs together.
    rule
        ``rule(weights, gradient, learning_rate)`` returns the new weights. It is handed all the
        runs at once, as described at `gradient_step`; `one_run_at_a_time` adapts a rule that
        can only do one.

    Returns
    -------
    Sweep
        With e(t) the loss after t steps, less the smallest loss the problem allows, a run is
        *diverging* if its numbers overflow or e(end) > e(0), up to rounding; *good* if
        e(end) ≤ 10⁻⁶ · e(0); *oscillating* if its last two moves point against each other
        (their dot product is negative); and *too slow* otherwise.

    Raises
    ------
    ValueError
        If the start does not fit the problem, or a number is not usable.
    """
    first = start_for(problem, start)
    rates = _checked_rates(learning_rates)
    _check_steps(steps, len(rates))
    trajectory = np.empty((steps + 1, problem.weight_count, len(rates)))
    trajectory[0] = first[:, None]
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for step in range(steps):
            weights = trajectory[step]
            trajectory[step + 1] = rule(weights, problem.gradient(weights), rates)
        losses = _losses_along(problem, trajectory)
    overflowed = ~(np.isfinite(losses) & np.isfinite(trajectory).all(axis=1))
    overflowed = np.logical_or.accumulate(overflowed, axis=0)
    np.copyto(losses, np.nan, where=overflowed)
    np.copyto(trajectory, np.nan, where=overflowed[:, None])
    outcomes = _outcomes(trajectory, losses[[0, -1]] - problem.smallest_loss)
    trajectory.setflags(write=False)
    losses.setflags(write=False)
    return Sweep(problem, rates, trajectory.transpose(2, 0, 1), losses.T, outcomes, rule)


def start_for(problem: Problem, start: object) -> np.ndarray:
    """Return a start as a finite array of the right length, or raise a ValueError saying why."""
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


def _check_steps(steps: object, runs: int) -> None:
    most = MOST_UPDATES // runs
    whole = isinstance(steps, int | np.integer) and not isinstance(steps, bool)
    if not whole or not 1 <= steps <= most:
        raise ValueError(
            f"The number of steps must be a whole number from 1 to {most}, not {quote(steps)}."
        )


def _losses_along(problem: Problem, trajectory: np.ndarray) -> np.ndarray:
    """Return the loss (steps + 1, runs) at every point of a (steps + 1, weights, runs) array."""
    points, weights, runs = trajectory.shape
    losses = np.empty((points, runs))
    # A few points at a time: temporary arrays of megabytes cost more than the arithmetic.
    for few in range(0, points, 8):
        side_by_side = trajectory[few : few + 8].transpose(1, 0, 2).reshape(weights, -1)
        losses[few : few + 8] = problem.loss(side_by_side).reshape(-1, runs)
    return losses


def _outcomes(trajectory: np.ndarray, excess: np.ndarray) -> tuple[Outcome, ...]:
    """Decide how each run ended, by the rule stated at `sweep`."""
    first, last = excess
    rounding = 1e-9 * np.abs(first)
    with np.errstate(invalid="ignore", over="ignore"):
        moves = np.diff(trajectory[-3:], axis=0)
        turned = len(moves) == 2 and (np.sum(moves[0] * moves[-1], axis=0) < 0)
    outcomes = np.empty(len(first), dtype=object)
    outcomes[:] = Outcome.TOO_SLOW
    outcomes[turned] = Outcome.OSCILLATING
    outcomes[last <= CONVERGED_SHARE * first] = Outcome.CONVERGED
    outcomes[~(last <= first + rounding)] = Outcome.DIVERGING
    return tuple(outcomes)
