"""Rows by two of their inputs, with what their answers are."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

ENDS = {"height": (140, 200), "mass": (30, 175)}
"""The ends of both axes, in cm and in kg: all people of the course lie between them."""
_LOOKS: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (0, "answer no", {"marker": "o", "s": 7, "facecolors": "none", "edgecolors": "#6b7a90"}),
    (1, "answer yes", {"marker": "^", "s": 19, "color": "#7b2d8b"}),
)


def draw_answers(
    ax: Axes, x: np.ndarray, y: np.ndarray, targets: np.ndarray, *, larger: float = 1
) -> None:
    """Draw rows by two inputs, (rows,) each: rings where the answer is no, triangles for yes."""
    for target, name, look in _LOOKS:
        chosen = targets == target
        size = {"s": larger * look["s"]}
        ax.scatter(x[chosen], y[chosen], label=name, linewidths=0.7, **{**look, **size})
    ax.legend(loc="upper left", frameon=True, framealpha=0.9, fontsize=9)


def draw_people(ax: Axes, heights: np.ndarray, masses: np.ndarray, targets: np.ndarray) -> None:
    """Draw people by height and body mass: rings below an index of 30, triangles from there on."""
    draw_answers(ax, heights, masses, targets)
    ax.set(xlim=ENDS["height"], ylim=ENDS["mass"], xlabel="height (cm)", ylabel="body mass (kg)")
