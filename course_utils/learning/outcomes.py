"""How runs ended, decided from what they did."""

import numpy as np

from course_utils.learning.run import Outcome

CONVERGED_SHARE = 1e-6
"""A run has converged when at most this share of its first loss is left (above the smallest)."""
ROUNDING = 1e-9
"""An error of at most this share of the weights of all boxes counts as 0: floats are rounded."""
FOUND_SHARE = 1e-6
"""A run has found a solution when at most this share of its first error is left."""
LONGEST_CYCLE = 64
"""In steps: longer cycles are not looked for."""


def outcomes_step_by_step(trajectory: np.ndarray, excess: np.ndarray) -> tuple[Outcome, ...]:
    """Decide how runs ended whose next step depends on nothing but where they are.

    Parameters
    ----------
    trajectory
        (steps + 1, weights, runs).
    excess
        (2, runs): the first and the last loss, less the smallest loss that the problem allows.

    Returns
    -------
    tuple
        With e(t) the excess after t steps, a run is *diverging* if its numbers overflow or
        e(end) > e(0), up to rounding; *good* if e(end) ≤ 10⁻⁶ · e(0); *oscillating* if its last
        two moves point against each other; and *too slow* otherwise.
    """
    first, last = excess
    with np.errstate(invalid="ignore", over="ignore"):
        turned = _turned(trajectory[-3:])
    return _named(
        diverging=~(last <= first + 1e-9 * np.abs(first)),
        good=last <= CONVERGED_SHARE * first,
        oscillating=turned,
    )


def outcomes_on_the_whole(
    trajectory: np.ndarray, excess: np.ndarray, *, random: bool
) -> tuple[Outcome, ...]:
    """Decide how runs ended that remember, or are driven by random rows.

    One step says little of such a run, which may swing or jitter on its way down. So the last
    quarter of its steps is compared with everything before.

    Parameters
    ----------
    trajectory
        (steps + 1, weights, runs).
    excess
        (steps + 1, runs): the losses, less the smallest loss that the problem allows.
    random
        Whether random rows drive the runs.

    Returns
    -------
    tuple
        With e(t) the excess after t steps, a run is *diverging* if its numbers overflow, or if its
        largest e of the last quarter is larger than every e before (with random rows: more than
        twice as large); *good* if e ≤ 10⁻⁶ · e(0) after each of its last two steps; *oscillating*
        if it had been nearer before, that is, if the mean e of its last quarter is above the
        smallest e before, or if its last two moves (with random rows: all moves of its last
        quarter) point against each other; and *too slow* otherwise: it is still on its way down.
    """
    quarter = max(1, (len(excess) - 1) // 4)
    early, late = excess[:-quarter], excess[-quarter:]
    with np.errstate(invalid="ignore", over="ignore"):
        highest = early.max(axis=0) * (2 if random else 1 + 1e-9)
        turned = _turned(trajectory[-max(quarter + 1, 3) if random else -3 :])
        been_nearer = late.mean(axis=0) > early.min(axis=0)
    return _named(
        diverging=~(late.max(axis=0) <= highest),
        good=(excess[1:][-2:] <= CONVERGED_SHARE * excess[0]).all(axis=0),
        oscillating=been_nearer | turned,
    )


def _turned(path: np.ndarray) -> np.ndarray:
    """Tell of paths (points, weights, runs) whether each move points against the one before."""
    moves = np.diff(path, axis=0)
    if len(moves) < 2:
        return np.zeros(path.shape[-1], dtype=bool)
    return (np.sum(moves[:-1] * moves[1:], axis=1) < 0).all(axis=0)


def _named(
    *, diverging: np.ndarray, good: np.ndarray, oscillating: np.ndarray
) -> tuple[Outcome, ...]:
    outcomes = np.empty(len(good), dtype=object)
    outcomes[:] = Outcome.TOO_SLOW
    outcomes[oscillating] = Outcome.OSCILLATING
    outcomes[good] = Outcome.CONVERGED
    outcomes[diverging] = Outcome.DIVERGING
    return tuple(outcomes)


def periods_of(weights: np.ndarray) -> tuple[int, ...]:
    """Return after how many steps each run comes back to the same point again and again, or 0.

    ``weights`` is (steps + 1, runs, weights).
    """
    periods = np.zeros(weights.shape[1], dtype=int)
    for period in range(min(LONGEST_CYCLE, (len(weights) - 1) // 2), 0, -1):
        now, before = weights[-period:], weights[-2 * period : -period]
        moves = np.abs(np.diff(weights[-2 * period - 1 :], axis=0)).max(axis=(0, 2))
        same = np.abs(now - before).max(axis=(0, 2)) <= 1e-6 * moves
        periods[same] = period
    return tuple(periods.tolist())


def endings_of(errors: np.ndarray, periods: tuple, rounding: float) -> tuple[Outcome, ...]:
    """Decide how each run ended, by the rule stated at `correcting.correct_in_turn`.

    ``errors`` is (steps + 1, runs), ``periods`` (runs,); an error up to ``rounding`` counts as 0.
    """
    size, quarter = np.abs(errors), max(2, len(errors) // 4)
    late, early = size[-quarter:].max(axis=0), size[:-quarter].max(axis=0, initial=0)
    grown = ~np.isfinite(size[-1]) | (late > (1 + ROUNDING) * np.maximum(early, size[0]))
    crossed = (np.sign(errors[-quarter:-1]) != np.sign(errors[1 - quarter :])).any(axis=0)
    decided = np.select(
        [size[-1] <= np.maximum(FOUND_SHARE * size[0], rounding), np.array(periods) > 0, grown,
         crossed],
        [Outcome.FOUND, Outcome.CYCLING, Outcome.EXPLODING, Outcome.HOVERING],
        Outcome.CREEPING,
    )  # fmt: skip
    return tuple(Outcome(name) for name in decided)
