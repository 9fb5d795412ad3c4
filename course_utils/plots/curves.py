"""Curves of losses and errors, step by step and learning rate by learning rate."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator

from course_utils.looks import INK
from course_utils.plots.style import SOLUTION, draw_grid, set_log_scales
from course_utils.problem import Problem
from course_utils.words import axis_label


def loss_range(problem: Problem) -> tuple[float, float]:
    """Return the ends of a loss axis on which every start on the map can be followed down."""
    low, high = problem.weight_range
    corners = np.array([[low, low, high, high], [low, high, low, high]])
    top = 10 ** np.ceil(np.log10(problem.loss(corners).max()))
    return top * 1e-12, top * 1e3


def draw_loss_axes(ax: Axes, problem: Problem, steps: int) -> None:
    """Draw empty axes for loss curves over ``steps`` updates, the loss on a logarithmic scale."""
    set_log_scales(ax, "y")
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=loss_range(problem))
    ax.yaxis.set_major_locator(LogLocator(base=1000))
    ax.yaxis.set_minor_locator(LogLocator(base=10, numticks=20))
    ax.yaxis.set_minor_formatter(lambda *_: "")
    draw_grid(ax, "y")
    ax.set(xlabel="step", ylabel=axis_label("loss", problem.loss_unit))
    ax.set_title("Loss (grid lines: × 1000)")


_NARROW = 500
"""In pixels: axes with less than this have no room for all words."""


def draw_sweep_axes(
    ax: Axes, problem: Problem, rates: np.ndarray, steps: int, *, factors: bool
) -> None:
    """Draw empty axes for the loss left after all steps, for every learning rate: (rates,).

    Above stand the ``factors`` of a step, from 1 over 0 to −1 at the limit. One of 0 leaves no loss
    where there is a single direction; else it is that of the steepest.
    """
    set_log_scales(ax, "xy")
    ends = loss_range(problem)
    ax.set(xlim=(rates[0], rates[-1]), ylim=ends, ylabel=axis_label("loss", problem.loss_unit))
    ax.yaxis.set_major_locator(LogLocator(base=10 ** (round(np.log10(ends[1] / ends[0])) // 3)))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_minor_formatter(lambda *_: "")  # between two powers, they would touch
    draw_grid(ax, "y")
    title = f"Left after {steps} steps"
    above: dict[str, Any] = {
        "xycoords": ("data", "axes fraction"), "textcoords": "offset points",
        "xytext": (0, 4), "ha": "center", "va": "bottom", "fontsize": 9,
    }  # fmt: skip
    tick: dict[str, Any] = {"color": INK, "linewidth": 1, "clip_on": False}
    if factors:
        limit = problem.largest_stable_learning_rate
        lands = np.count_nonzero(problem.curvatures > 1e-9 * problem.curvatures[-1]) == 1
        narrow = ax.get_window_extent().width < _NARROW
        ax.axvline(limit, color=INK, linewidth=1, linestyle="--")
        if narrow:
            title += "; above, the factor"
            named = {1 / 4: "½", 1 / 2: "0", 1: "−1: the limit"}
        else:
            direction = "" if lands else " in the steepest direction"
            title += f", and the factor of each step{direction}"
            zero = "0: lands at once" if lands else "0"
            named = {1 / 4: "½", 1 / 2: zero, 3 / 4: "−½", 1: "−1: the limit"}
        for share, text in named.items():
            at_limit = {"ha": "left", "xytext": (-6, 4)} if share == 1 else {}
            ax.annotate(text, (share * limit, 1), **{**above, **at_limit})
            ax.plot([share * limit] * 2, [1, 1.05], transform=ax.get_xaxis_transform(), **tick)
    ax.set_title(title, pad=20 if factors else 6)


def draw_signed_error_axes(
    ax: Axes,
    ends: tuple[float, float],
    name: str,
    steps: int,
    *,
    title: str = "Error curve (blue line: error 0)",
) -> None:
    """Draw empty axes for what has a sign, called ``name``, over ``steps`` steps."""
    ax.axhline(0, color=SOLUTION, linewidth=2)
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=ends, xlabel="step", ylabel=name)
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.yaxis.set_major_locator(MaxNLocator(9, steps=[1, 2, 5, 10]))
    draw_grid(ax, "y")
    ax.set_title(title)
