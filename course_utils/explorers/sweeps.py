"""A sweep: what loss is left after all steps for every learning rate, and where each one is."""

from itertools import groupby
from typing import Any

import numpy as np

from course_utils.learning import Outcome, Sweep
from course_utils.scene import WIDEST, Backdrop, Mark, Panel, Shape

SWEEP = Shape(WIDEST, 164, (66, 24, 14, 42))
NARROW_SWEEP = Shape(400, 190, (66, 24, 14, 42))
_LETTER = 7.5
"""In pixels: about the width of a letter of a regime's name."""
_NARROWEST = 28.0
_LEVELS, _CLEAR = (0.16, 0.36, 0.56, 0.76), 0.13
"""As shares of the height: where names stand, and how far from the curve."""
BANDS = {
    Outcome.STEADY: "steady",
    Outcome.FALLING: "steady",
    Outcome.LEVEL: "steady",
    Outcome.ARRIVED: "arrived",
    Outcome.OSCILLATING: "oscillating",
    Outcome.DIVERGING: "diverging",
    Outcome.RISEN: "diverging",
}
"""As which of four regimes each outcome is drawn; its own name stands above it."""


def sweep_panel(
    backdrop: Backdrop, sweep: Sweep, grid: np.ndarray, ends: tuple[float, float]
) -> Panel:
    """Return the panel of a sweep, along which the learning rate is dragged.

    - ``backdrop``: logarithmic axes, with the rates from left to right.
    - ``grid``, ``ends``: the rates that are always offered, and the ends of the other axis. What
      lies beyond them is drawn at the edge.
    """
    values, left, (bottom, top) = sweep.sizes, sweep.losses[:, -1], ends
    places = np.clip(values, grid[0], grid[-1])
    heights = np.clip(np.where(np.isnan(left), np.inf, left), bottom, top)
    points = np.stack([places, heights], axis=-1)
    feet = np.stack([places, np.full(len(places), bottom)], axis=-1)
    shown = np.isin(values, grid)
    ended = tuple(np.array(sweep.outcomes, dtype=object)[shown])
    marks = [
        *_regimes(grid, heights[shown], ended, (bottom, top), backdrop.shape),
        Mark("line", points[None], "sweep"),
        *_off_the_axis(grid, values, (bottom, top)),
        Mark("line", np.stack([points, feet], axis=1), "stem"),
        Mark("dots", points[:, None], "handle", place="learning_rate"),
    ]
    only: Any = "narrow" if backdrop.shape == NARROW_SWEEP else "wide"
    return Panel(backdrop, tuple(marks), reveals=True, only=only)


def _off_the_axis(grid: np.ndarray, values: np.ndarray, ends: tuple[float, float]) -> list[Mark]:
    """Return the words beside the handle in frames whose value lies beyond the axis."""
    below, above = values < grid[0], values > grid[-1]
    if not (below | above).any():
        return []
    height = ends[0] * (ends[1] / ends[0]) ** 0.62
    inside = 0.09 * np.log(grid[-1] / grid[0])
    places = np.where(below, grid[0] * np.exp(inside), grid[-1] * np.exp(-inside))
    points = np.stack([places, np.full(len(values), height)], axis=-1)[:, None]
    texts = np.where(below, "← off the axis", np.where(above, "off the axis →", ""))
    return [Mark("text", points, "small", texts=tuple((text,) for text in texts.tolist()))]


def _regimes(
    grid: np.ndarray,
    heights: np.ndarray,
    outcomes: tuple[Outcome, ...],
    ends: tuple[float, float],
    shape: Shape,
) -> list[Mark]:
    """Return a band along the bottom for each regime, with its name where it touches no curve."""
    bottom, top = ends
    steps = np.log(grid)
    edges = np.exp(np.concatenate([steps[:1], (steps[1:] + steps[:-1]) / 2, steps[-1:]]))
    across = shape.width - shape.margins[0] - shape.margins[2]
    shares = np.log(heights / bottom) / np.log(top / bottom)
    low = bottom * (top / bottom) ** 0.035
    marks, names, places, first, level = [], [], [], 0, 0.0
    for outcome, group in groupby(outcomes):
        last = first + len(list(group))
        begin, end = edges[first], edges[last]
        ends_: Any = [[[begin, low], [end, low]]]
        marks.append(Mark("line", np.array(ends_), f"{BANDS[outcome]}, band"))
        room = across * np.log(end / begin) / np.log(grid[-1] / grid[0])
        if room > _NARROWEST:  # what is too narrow for its name has it above the others
            name, middle = str(outcome), np.sqrt(begin * end)
            half = _LETTER * len(name) / 2 / across * np.log(grid[-1] / grid[0])
            levels: tuple[float, ...] = _LEVELS
            if room < _LETTER * len(name):  # ends with its band, on a level of its own
                middle = end * np.exp(-half)
                levels = tuple(each for each in _LEVELS[1:] if each != level)
            over = np.interp(np.log(middle) + np.linspace(-half, half, 9), steps, shares)
            level = max(levels, key=lambda each: min(np.abs(over - each).min(), _CLEAR))
            names.append(name)
            places.append([middle, bottom * (top / bottom) ** level])
        first = last
    if names:
        marks.append(Mark("text", np.array([places]), "small", texts=(tuple(names),)))
    return marks
