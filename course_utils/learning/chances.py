"""The chance that one random guess hits, from the area of the band of good guesses."""

import numpy as np

from course_utils.arguments import something_to_learn
from course_utils.learning.guessing import HIGHEST, LOWEST, checked_tolerance
from course_utils.problem import Problem

_PART = 30
"""The first tolerance is about so small a part of the largest error."""
_MOST_GUESSES = 100_000
"""A loop in Python makes so many guesses in less than a second; lesson 01 runs a hundred."""


def band_corners(problem: Problem, tolerance: float) -> np.ndarray:
    """Return the corners of the part of the square of guesses that hits: (corners, 2), at most 6.

    The corners go round the area once, in weight units; there are none if nothing hits.

    Raises a ValueError if the problem is not one equation with two weights, or a number is not
    usable.

    >>> band_corners(Problem([[1, 1]], [2]), 1).tolist()
    [[0.0, 3.0], [0.0, 1.0], [1.0, 0.0], [3.0, 0.0]]
    """
    if something_to_learn(problem).inputs.shape != (1, 2):
        raise ValueError("A band of hits needs one equation with two weights.")
    tolerance = checked_tolerance(tolerance)
    (inputs,), (target,) = problem.inputs, problem.targets
    low, high = LOWEST, HIGHEST
    corners = np.array([[low, low], [high, low], [high, high], [low, high]])
    with np.errstate(over="ignore", invalid="ignore"):
        corners = _cut(corners, inputs, target + tolerance)
        return _cut(corners, -inputs, tolerance - target)


def chance_of_a_hit(problem: Problem, tolerance: float) -> float:
    """Return the chance that one guess hits: the area of the band, as a share of the square.

    It is exact for any tolerance; see `band_corners` for what is refused.

    >>> chance = chance_of_a_hit(Problem([[256, 212]], [1492]), 1)
    >>> f"1 in {1 / chance:.0f}"
    '1 in 1819'
    """
    x, y = (band_corners(problem, tolerance) - LOWEST).T
    area = np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2
    return float(area) / (HIGHEST - LOWEST) ** 2


def tolerances_for(problem: Problem) -> tuple[float, float, float]:
    """Return three tolerances that guesses can meet, in target units, each a tenth of the last.

    The first is a power of ten, about a thirtieth of the largest error that a guess can have.

    Raises a ValueError if a search within the last one would take more than 100,000 guesses, on
    average, or the problem is not one equation with two weights.

    >>> tolerances_for(Problem([[256, 212]], [1492]))
    (100, 10, 1)
    """
    band_corners(problem, 1)  # refuses what is not one equation of two weights
    (inputs,), (target,) = problem.inputs, problem.targets
    ends = np.array([LOWEST, HIGHEST])
    weighed = np.add.outer(inputs[0] * ends, inputs[1] * ends).ravel()
    power = int(np.floor(np.log10(np.abs(weighed - target).max() / _PART)))
    wide, middle, tight = (_power_of_ten(power - place) for place in range(3))
    chance = chance_of_a_hit(problem, tight)
    if chance * _MOST_GUESSES >= 1:
        return wide, middle, tight
    if min(weighed) <= target <= max(weighed):
        raise ValueError(
            f"Guesses from {LOWEST:g} to {HIGHEST:g} as good as never come within {tight:g} "
            f"{problem.target_unit} of {target:g}. Choose other numbers, and run the cell again."
        )
    raise ValueError(
        f"No weights from {LOWEST:g} to {HIGHEST:g} make {target:g}: together the boxes weigh from "
        f"{min(weighed):g} to {max(weighed):g}. Choose other numbers, and run the cell again."
    )


def _power_of_ten(power: int) -> float:
    return 10**power if power >= 0 else float(f"1e{power}")


def _cut(corners: np.ndarray, direction: np.ndarray, most: float) -> np.ndarray:
    """Return the part of a convex area in which direction · weights ≤ most, by its corners."""
    kept = []
    beyond = corners @ direction - most
    for index, corner in enumerate(corners):
        earlier, over, over_before = corners[index - 1], beyond[index], beyond[index - 1]
        if over * over_before < 0:
            share = over_before / (over_before - over)
            kept.append(earlier + share * (corner - earlier))
        if over <= 0:
            kept.append(corner)
    return np.array(kept).reshape(-1, 2)
