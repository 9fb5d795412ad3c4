"""One phrase about the shape of a curve of losses."""

import numpy as np

from course_utils.words.numbers import count_of, measured, number

_LEVEL = 0.01
"""A curve that changes by less than this share is level."""


def shape_of(losses: np.ndarray, unit: str) -> str:
    """Return what a curve of losses, (steps + 1,), does, with its numbers, in ``unit``.

    >>> shape_of(np.array([8.0, 4, 2, 1]), "kg²")
    'falls from 8 to 1 kg²'
    >>> shape_of(np.array([8.0, 2, 32, 50]), "kg²")
    'falls from 8 to 2 kg² in 1 step, then rises to 50 kg²'
    """
    first, last = losses[0], losses[-1]
    lowest, highest = int(np.argmin(losses)), int(np.argmax(losses))
    if np.ptp(losses) <= _LEVEL * first:
        near = "at" if np.ptp(losses) == 0 else "near"
        return f"stays {near} {measured(first, unit)} from the first step to the last"
    if last > (1 + _LEVEL) * losses[lowest]:
        if lowest == 0 and last >= losses[highest]:
            return f"rises from {number(first)} to {measured(last, unit)}"
        if lowest == 0 or losses[highest] > (1 + _LEVEL) * max(first, last):
            top = f"goes up to {measured(losses[highest], unit)}"
            return f"{top}, from {number(first)} at the start, and ends at {number(last)}"
        fall = f"falls from {number(first)} to {measured(losses[lowest], unit)}"
        return f"{fall} in {count_of(lowest, 'step')}, then rises to {measured(last, unit)}"
    falls = f"falls from {number(first)} to {measured(last, unit)}"
    settled = losses > (1 + _LEVEL) * last
    level_from = int(np.flatnonzero(settled)[-1]) + 1
    if level_from <= len(losses) // 2:
        return f"{falls} in {count_of(level_from, 'step')}, and stays there"
    return falls
