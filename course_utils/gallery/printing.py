"""How the gallery makes its pictures: panels side by side, printed once with their sentence."""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.arguments import named
from course_utils.scene import Backdrop, Mark, Panel, Scene, Shape
from course_utils.show.picture import Picture
from course_utils.show.still import still

RUNS = ("run 1", "run 2", "run 3", "run 4")
"""How runs look that are compared; there are so many at most."""


def panel(
    draw: Callable[[Axes], None], width: int, height: int, *marks: Mark, **margins: int
) -> Panel:
    """Return what a function draws, so many pixels wide and high, with marks on it.

    The margins ``left``, ``bottom``, ``right`` and ``top`` are those of a map, unless others are
    given.
    """
    sides = {"left": 66, "bottom": 48, "right": 14, "top": 30, **margins}
    inside = sides["left"], sides["bottom"], sides["right"], sides["top"]
    return Panel(Backdrop(draw, Shape(width, height, inside)), marks)


def line(points: object, look: str, *, legend: str = "") -> Mark:
    """Return a line through points, (points, 2)."""
    return Mark("line", np.array([points], dtype=float), look, legend=legend)


def dot(place: object, look: str) -> Mark:
    """Return a dot at a place, (2,)."""
    return Mark("dots", np.array([[place]], dtype=float), look)


def curve(heights: object, look: str, *, legend: str = "") -> Mark:
    """Return a line through heights, (steps + 1,), one step apart."""
    heights = np.asarray(heights, dtype=float)
    return line(np.column_stack([np.arange(len(heights)), heights]), look, legend=legend)


def picture(sentence: str, *panels: Panel, columns: int | None = None) -> Picture:
    """Return panels side by side, or in so many columns, as a picture with its sentence."""
    return still(Scene(panels, (sentence,)), columns=columns)


def few(items: object, what: str, kind: str) -> dict[str, Any]:
    """Return things by their names, at most as many as can be told apart.

    Raises a ValueError if they are no dictionary, none, or too many.
    """
    found = dict(named(items, what, kind))
    if len(found) > len(RUNS):
        raise ValueError(f"{what} can be {len(RUNS)} at most to be told apart, not {len(found)}.")
    return found
