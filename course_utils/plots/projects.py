"""The drawings of lesson 09: a question about a table, by its first inputs."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.plots.style import PATH, draw_grid

_ANSWERS: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (0, "no", {"marker": "o", "s": 14, "facecolors": "none", "edgecolors": "#6b7a90"}),
    (1, "yes", {"marker": "^", "s": 22, "color": "#7b2d8b"}),
)


def draw_answers(
    ax: Axes, x: np.ndarray, y: np.ndarray, targets: np.ndarray, names: tuple[str, str]
) -> None:
    """Draw rows by two inputs, (rows,) each: rings where the answer is no, triangles for yes."""
    for target, name, look in _ANSWERS:
        chosen = targets == target
        ax.scatter(x[chosen], y[chosen], label=name, linewidths=0.8, **look)
    ax.set(xlabel=names[0], ylabel=names[1])
    ax.legend(loc="best", frameon=True, framealpha=0.9, fontsize=9)


def draw_numbers(ax: Axes, x: np.ndarray, targets: np.ndarray, names: tuple[str, str]) -> None:
    """Draw rows by an input and the number that is to be predicted, (rows,) each."""
    draw_grid(ax, "both")
    ax.scatter(x, targets, s=14, color=PATH, alpha=0.7, linewidths=0)
    ax.set(xlabel=names[0], ylabel=names[1])
