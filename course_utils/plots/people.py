"""The drawings of lessons 06 and 09: rows by their answers, losses, and what errors cost."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator

from course_utils.looks import INK
from course_utils.plots.style import (
    PATH,
    SOLUTION,
    ZERO,
    draw_grid,
    line_style,
    set_log_scales,
)

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


def draw_two_loss_axes(ax: Axes, steps: int) -> None:
    """Draw empty axes for the log loss on training rows and on test rows, step by step."""
    set_log_scales(ax, "y")
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=(0.003, 3), xlabel="step", ylabel="log loss")
    ax.yaxis.set_major_locator(LogLocator(base=10, subs=(1, 2, 5)))
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:g}" if value >= 0.01 else "")
    ax.yaxis.set_minor_formatter(lambda *_: "")
    draw_grid(ax, "y")
    ax.plot([], [], label="training rows", **line_style("training"))
    ax.plot([], [], label="test rows", **line_style("test"))
    ax.legend(loc="upper right", frameon=False, fontsize=9)


def draw_two_losses(ax: Axes, steps: int, top: float, best: int) -> None:
    """Draw axes for the log loss on training and on validation rows, and its best step."""
    ax.axvline(best, color=INK, linewidth=1, linestyle="--")
    ax.annotate(f"step {best}", (best, top), xytext=(5, 6), textcoords="offset points")
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=(0, 1.15 * top), xlabel="step")
    ax.set_ylabel("log loss")
    draw_grid(ax, "y")
    ax.plot([], [], label="training rows", **line_style("training"))
    ax.plot([], [], label="validation rows", **line_style("test"))
    ax.legend(loc="center right", frameon=False, fontsize=9)


def draw_penalties(ax: Axes, sums: np.ndarray, log_losses: np.ndarray, squares: np.ndarray) -> None:
    """Draw what a sum costs where yes is right, (sums,): by the log loss, and by the square."""
    ax.axvline(0, color=ZERO, linewidth=0.8)
    ax.plot(sums, log_losses, color=PATH, linewidth=2, label="log loss")
    ax.plot(sums, squares, color=SOLUTION, linewidth=2, linestyle="--", label="squared error")
    ax.set(xlim=(sums[0], sums[-1]), ylim=(0, None), xlabel="sum z of a row whose answer is yes")
    ax.set_ylabel("loss of this row")
    ax.legend(frameon=False)
