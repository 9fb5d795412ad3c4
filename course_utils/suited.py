"""A map, places on it, and a learning rate that suit a problem's numbers, whatever these are."""

import numpy as np

COURSE_NUMBERS = (256, 212, 1492)
COURSE_MAP = 12.0
"""The far end of the map of 256·x + 212·y = 1492, in kg: its places are those of the lessons."""
_NICE_ENDS = np.array([1, 1.2, 1.5, 2, 3, 4, 5, 6, 8, 10, 12])


def weight_range(inputs: np.ndarray, targets: np.ndarray) -> tuple[float, float]:
    """Return the ends of both axes of a map, in weight units, so that each row's line is on it.

    It reaches far above 0 and a little below; the other way round if every line meets the axes only
    below 0, and equally far both ways if all lines meet at 0.

    >>> weight_range(np.array([[256, 212]]), np.array([1492]))
    (-2.0, 12.0)
    >>> weight_range(np.array([[256, 212]]), np.array([-1492]))
    (-12.0, 2.0)
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        intercepts = targets[:, None] / inputs
    intercepts = intercepts[np.isfinite(intercepts)]
    wanted = 1.5 * max(np.abs(intercepts).max() or 1.0, 1e-9)
    power = 10.0 ** np.floor(np.log10(wanted))
    far = float(power * _NICE_ENDS[wanted / power <= _NICE_ENDS][0])
    if not intercepts.any():
        return -far, far
    return (-far, far / 6) if intercepts.max() <= 0 else (-far / 6, far)


def at(ends: tuple[float, float], place: float) -> float:
    """Return where a weight of the course's own problem lies on the map with these ends.

    >>> at((-2, 12), 9), at((-0.5, 3), 8), at((-12, 2), 9)
    (9, 2, -9)
    """
    low, high = ends
    value = place * (high if high >= -low else low) / COURSE_MAP
    return int(value) if value == int(value) else value


def small_learning_rate(limit: float) -> float:
    """Return the power of ten from a twentieth to half of the largest stable learning rate.

    >>> small_learning_rate(9.05e-6)
    1e-06
    """
    return float(f"1e{int(np.floor(np.log10(limit / 2)))}")
