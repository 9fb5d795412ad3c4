"""What finished pictures show, in words made from the data that they draw."""

from collections.abc import Mapping

import numpy as np

from course_utils.learning import Run
from course_utils.problem import Problem
from course_utils.words.numbers import count_of, measured, number
from course_utils.words.race import tries

_STRAIGHT = 1.0
"""In degrees: arrows that are off by less point straight at a place."""


def place(point: np.ndarray) -> str:
    """Return a point as the lessons write it.

    >>> place(np.array([9.0, -0.9651]))
    '(9, −0.965)'
    """
    return f"({', '.join(number(round(float(value), 3) + 0.0) for value in point)})"


def about_landscape(name: str, problem: Problem) -> str:
    """Return what a landscape of losses looks like, from its curvatures.

    >>> about_landscape("one", Problem([[256, 212]], [1492]))
    'one: a trough, the loss is 0 all along its floor.'
    >>> about_landscape("torn", Problem([[1, 1], [1, 1]], [0, 2]))
    'torn: a trough, along its floor √loss is 1 kg: no weights satisfy all rows.'
    """
    root = measured(float(np.sqrt(problem.smallest_loss)), problem.target_unit)
    if problem.curvatures[0] == 0:
        if problem.smallest_loss == 0:
            return f"{name}: a trough, the loss is 0 all along its floor."
        return f"{name}: a trough, along its floor √loss is {root}: no weights satisfy all rows."
    bottom = ", ".join(f"{value:.2f}" for value in problem.best_weights + 0.0).replace("-", "−")
    return f"{name}: a bowl, deepest at ({bottom}), where √loss is {root}."


def about_arrows(problem: Problem) -> str:
    """Return where arrows that point downhill lead on the map of a problem.

    >>> about_arrows(Problem([[2, 0], [0, 2]], [4, 6]))
    'With 2 shipments, all downhill arrows point straight at the lowest point, (2, 3).'
    """
    rows, best = count_of(len(problem.targets), "shipment"), problem.best_weights
    if problem.curvatures[0] == 0:
        line = "exact solutions" if problem.smallest_loss == 0 else "the best weights"
        return (
            f"With {rows}, all downhill arrows are parallel: they point straight at the line of "
            f"{line}, from both sides."
        )
    axis = np.linspace(*problem.weight_range, 8)
    grid = np.stack(np.meshgrid(axis, axis)).reshape(2, -1)
    down, towards = -problem.gradient(grid), best[:, None] - grid
    with np.errstate(invalid="ignore"):
        cosine = np.sum(down * towards, axis=0) / (np.hypot(*down) * np.hypot(*towards))
    degrees = np.degrees(np.arccos(np.clip(cosine[np.isfinite(cosine)], -1, 1)))
    if degrees.max() < _STRAIGHT:
        return (
            f"With {rows}, all downhill arrows point straight at the lowest point, {place(best)}."
        )
    many = "most" if np.mean(degrees >= _STRAIGHT) > 0.5 else "some"
    return (
        f"With {rows}, the downhill arrows turn from place to place. They lead to {place(best)}, "
        f"but {many} do not point straight at it; the farthest off are off by "
        f"{degrees.max():.0f} degrees."
    )


def about_three_ways(problem: Problem, entries: Mapping[str, Run], tolerance: float) -> str:
    """Return how guess, correct and descend went from one start, and whether they arrived."""
    told = {
        "guess": "Guess: random dots all over",
        "correct": "Correct: a staircase, one weight after the other",
        "descend": "Descend: a straight dash to the nearest point of the line",
    }
    ways = [f"{told[name]}, {tried(entry, tolerance)}." for name, entry in entries.items()]
    return (
        f"The same map three times. From the ring at {place(entries['guess'].weights[0])} to the "
        f"star, where |error| is at most {measured(tolerance, problem.target_unit)}. "
        f"{' '.join(ways)}"
    )


def tried(entry: Run, tolerance: float) -> str:
    """Return how many tries a contestant made, and whether they were enough."""
    made = tries(len(entry.errors) - 1)
    # A last correction may miss the edge of the hits by a rounding.
    return made if abs(entry.errors[-1]) <= tolerance * (1 + 1e-9) else f"no hit in {made}"


def ends_of(losses: np.ndarray) -> str:
    """Return where a curve of losses, (steps + 1,), begins and ends.

    >>> ends_of(np.array([8.0, 2, 1])), ends_of(np.array([8.0, np.nan]))
    ('8 falls to 1', '8 grows past every number')
    """
    first, last = number(losses[0]), number(losses[-1])
    if not np.isfinite(losses[-1]):
        return f"{first} grows past every number"
    if first == last:
        return f"about {first} at both ends"
    return f"{first} {'falls' if losses[-1] < losses[0] else 'grows'} to {last}"
