"""How runs of corrections end: found, creeping, hovering, circling or exploding."""

from enum import StrEnum

import numpy as np

ROUNDING = 1e-9
"""An error of at most this share of the weights of all boxes counts as 0: floats are rounded."""
FOUND_SHARE = 1e-6
"""A run has found a solution when at most this share of its first error is left."""
LONGEST_CYCLE = 64
"""In steps: longer cycles are not looked for."""


class Ending(StrEnum):
    """How a run of corrections ended."""

    FOUND = "found"
    CREEPING = "creeping"
    HOVERING = "hovering"
    CYCLING = "circling"
    EXPLODING = "exploding"


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


def endings_of(errors: np.ndarray, periods: tuple, rounding: float) -> tuple[Ending, ...]:
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
        [Ending.FOUND, Ending.CYCLING, Ending.EXPLODING, Ending.HOVERING],
        Ending.CREEPING,
    )  # fmt: skip
    return tuple(Ending(name) for name in decided)
