"""One phrase about the shape of a curve of losses."""

import numpy as np

from course_utils.words.numbers import count_of, number

_LEVEL = 0.01
"""A curve that changes by less than this share is level."""


def shape_of(losses: np.ndarray, unit: str) -> str:
    """Return what a curve of losses, (steps + 1,), does, with its numbers, in ``unit``.

    >>> shape_of(np.array([8.0, 4, 2, 1]), "kg²")
    'falls from 8 to 1 kg²'
    >>> shape_of(np.array([8.0, 2, 32, 50]), "kg²")
    'falls from 8 to 2 kg² in 1 step, then rises to 50 kg²'
    """
    first, last, lowest = losses[0], losses[-1], int(np.argmin(losses))
    if np.ptp(losses) <= _LEVEL * first:
        return f"stays at {number(first)} {unit} from the first step to the last"
    if lowest == 0:
        return f"rises from {number(first)} to {number(last)} {unit}"
    if last > (1 + _LEVEL) * losses[lowest]:
        fall = f"falls from {number(first)} to {number(losses[lowest])} {unit}"
        return f"{fall} in {count_of(lowest, 'step')}, then rises to {number(last)} {unit}"
    level_from = int(np.argmax(losses <= (1 + _LEVEL) * last))
    falls = f"falls from {number(first)} to {number(last)} {unit}"
    if level_from <= len(losses) // 2:
        return f"{falls} in {count_of(level_from, 'step')}, and stays there"
    return falls
