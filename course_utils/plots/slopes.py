"""Slopes: the loss along one weight with its tangent, and gradients as arrows on the map."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from course_utils.looks import INK
from course_utils.plots.style import HALO, PATH, SOLUTION, draw_grid, tick_label
from course_utils.problem import Problem

ARROWS = 11
"""So many arrows in each direction of the map."""


def draw_loss_along(
    ax: Axes, positions: np.ndarray, losses: np.ndarray, *, weight: str, loss: str, title: str
) -> None:
    """Draw the loss, (positions,), as one weight moves; the names are those of the axes."""
    ax.plot(positions, losses, color=SOLUTION, linewidth=2.2)
    low, high = min(losses.min(), 0.0), losses.max()
    room = 0.07 * (high - low if high > low else 1.0)
    ax.set(xlim=(positions[0], positions[-1]), ylim=(low - room, high + room))
    draw_grid(ax)
    ax.xaxis.set_major_locator(MaxNLocator(8, steps=[1, 2, 5, 10]))
    ax.yaxis.set_major_formatter(lambda value, _: tick_label(value, digits=6))
    ax.set(xlabel=weight, ylabel=loss, title=title)


def draw_held_weight(ax: Axes, problem: Problem, *, moving: int, held: float) -> None:
    """Draw on a map the line along which weight number ``moving``, 0 or 1, moves alone."""
    other = problem.symbols[1 - moving]
    text = f"{other} is held at {held:g} {problem.weight_unit}"
    line = ax.axvline if moving else ax.axhline
    line(held, color=INK, linewidth=1.2, linestyle=":")
    low, high = ax.get_xlim()
    if not moving:
        look: dict[str, Any] = {"xy": (low, held), "xytext": (4, 4), "ha": "left", "va": "bottom"}
    else:
        look = {"xy": (held, high), "xytext": (-4, -4), "ha": "right", "va": "top", "rotation": 90}
    ax.annotate(
        text, textcoords="offset points", fontsize=9,
        path_effects=HALO, **look,
    )  # fmt: skip


def draw_arrow(ax: Axes, tail: np.ndarray, head: np.ndarray, **style: Any) -> None:
    """Draw one arrow from tail to head, each (2,), in data units."""
    style = {"color": PATH, "linewidth": 2, "shrinkA": 0, "shrinkB": 0, **style}
    label = style.pop("label", None)
    arrow = {"arrowstyle": "-|>", "mutation_scale": 16, **style}
    ax.annotate("", xy=tuple(head), xytext=tuple(tail), arrowprops=arrow, annotation_clip=False)
    if label:
        away = np.subtract(head, tail) / np.hypot(*np.subtract(head, tail))
        ax.annotate(
            label, tuple(head), xytext=tuple(away * [30, 11]), textcoords="offset points",
            fontsize=9, color=style["color"], ha="center", va="center", annotation_clip=False,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 1},
        )  # fmt: skip


def draw_downhill_arrows(ax: Axes, problem: Problem) -> None:
    """Draw on a map which way is downhill: arrows of one length, from a grid of points."""
    low, high = problem.weight_range
    spacing = (high - low) / ARROWS
    axis = low + spacing * (np.arange(ARROWS) + 0.5)
    grid = np.stack(np.meshgrid(axis, axis)).reshape(2, -1)
    downhill = -problem.gradient(grid)
    length = np.hypot(*downhill)
    kept = length > 1e-9 * length.max()
    arrows = 0.72 * spacing * downhill[:, kept] / length[kept]
    ax.quiver(
        *(grid[:, kept] - arrows / 2), *arrows, angles="xy", scale_units="xy", scale=1,
        color=PATH, width=0.005, headwidth=4.5,
    )  # fmt: skip
