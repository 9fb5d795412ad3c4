"""Curves of losses and errors, step by step and learning rate by learning rate."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, NullLocator

from course_utils.learning import Outcome, Sweep
from course_utils.looks import INK
from course_utils.plots.style import SOLUTION, draw_grid, line_style, set_log_scales
from course_utils.problem import Problem


def loss_range(problem: Problem) -> tuple[float, float]:
    """Return the ends of a loss axis on which every start on the map can be followed down."""
    low, high = problem.weight_range
    corners = np.array([[low, low, high, high], [low, high, low, high]])
    top = 10 ** np.ceil(np.log10(problem.loss(corners).max()))
    if not problem.is_quadratic:
        return 10 ** np.floor(np.log10(max(problem.smallest_loss, top * 1e-6))), top * 10
    return top * 1e-12, top * 1e3


def draw_loss_axes(ax: Axes, problem: Problem, steps: int) -> None:
    """Draw empty axes for loss curves over ``steps`` updates, the loss on a logarithmic scale."""
    set_log_scales(ax, "y")
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=loss_range(problem))
    apart = 1000 if problem.is_quadratic else 10
    ax.yaxis.set_major_locator(LogLocator(base=apart))
    ax.yaxis.set_minor_locator(LogLocator(base=10, numticks=20))
    ax.yaxis.set_minor_formatter(lambda *_: "")
    draw_grid(ax, "y")
    name = f"loss ({problem.loss_unit})" if problem.loss_unit else "log loss"
    ax.set(xlabel="step", ylabel=name)
    ax.set_title(f"Loss (grid lines: × {apart})")


def draw_sweep_axes(
    ax: Axes,
    values: np.ndarray,
    ends: tuple[float, float],
    *,
    left: str,
    steps: int,
    limit: tuple[float, str] | None = None,
    factors: bool = False,
) -> None:
    """Draw empty axes for what is left after all steps, for every size of a step.

    Parameters
    ----------
    values, ends
        The sizes, (sizes,), and the ends of the vertical axis.
    left
        What is left, with its unit.
    limit
        The largest stable learning rate and its name, where they are known.
    factors
        Whether the factor of a step, from 1 over 0 to −1 at the limit, stands above.
    """
    set_log_scales(ax, "xy")
    ax.set(xlim=(values[0], values[-1]), ylim=ends, ylabel=left)
    ax.yaxis.set_major_locator(LogLocator(base=10 ** (round(np.log10(ends[1] / ends[0])) // 3)))
    ax.yaxis.set_minor_locator(NullLocator())
    draw_grid(ax, "y")
    title = f"Left after {steps} steps"
    above: dict[str, Any] = {
        "xycoords": ("data", "axes fraction"), "textcoords": "offset points",
        "xytext": (0, 4), "ha": "center", "va": "bottom", "fontsize": 9,
    }  # fmt: skip
    tick: dict[str, Any] = {"color": INK, "linewidth": 1, "clip_on": False}
    if limit is not None:
        rate, name = limit
        ax.axvline(rate, color=INK, linewidth=1, linestyle="--")
        named = {rate: f"−1: {name}"} if factors else {rate: name}
        if factors:
            named |= {rate / 4: "½", rate / 2: "0: lands at once", rate * 3 / 4: "−½"}
            title += ", and the factor of each step"
        for place, text in named.items():
            at_limit = {"ha": "left", "xytext": (-6, 4)} if place == rate else {}
            ax.annotate(text, (place, 1), **{**above, **at_limit})
            ax.plot([place] * 2, [1, 1.05], transform=ax.get_xaxis_transform(), **tick)
    ax.set_title(title, pad=20 if limit is not None else 6)


def draw_final_losses(ax: Axes, sweep: Sweep) -> None:
    """Draw the last loss of every run of a sweep against its learning rate, by outcome."""
    low, high = loss_range(sweep.problem)
    last = np.where(np.isfinite(sweep.losses[:, -1]), sweep.losses[:, -1], np.inf)
    last = np.clip(last, low, high)
    for outcome in Outcome:
        chosen = np.array([ended is outcome for ended in sweep.outcomes])
        if chosen.any():
            style = line_style(str(outcome), joined=False)
            rates = sweep.learning_rates[chosen]
            ax.plot(rates, last[chosen], label=str(outcome), clip_on=False, **style)
    limit = sweep.problem.largest_stable_learning_rate
    ax.axvline(limit, color=INK, linewidth=1, linestyle="--")
    ax.annotate(
        sweep.problem.limit_name, (limit, 1), xycoords=("data", "axes fraction"),
        xytext=(4, -4), textcoords="offset points", va="top",
    )  # fmt: skip
    steps = sweep.losses.shape[1] - 1
    set_log_scales(ax, "xy")
    ax.set(ylim=(low, high), xlabel="learning rate")
    ax.yaxis.set_major_locator(LogLocator(base=1000))
    unit = f" ({sweep.problem.loss_unit})" if sweep.problem.loss_unit else ""
    ax.set_ylabel(f"loss after {steps} steps{unit}")
    ax.legend(loc="lower left", frameon=False, markerscale=2)


def draw_error_axes(
    ax: Axes, ends: tuple[float, float], unit: str, *, bar: bool = False, moves: int = 0
) -> None:
    """Draw empty axes for signed errors, in ``unit``, around the line of error 0.

    They are for one bar, or for a curve over a number of moves.
    """
    ax.axhline(0, color=SOLUTION, linewidth=2)
    ax.set(ylim=ends, xticks=[])
    draw_grid(ax, "y")
    if bar:
        ax.set(xlim=(-1, 1), ylabel=f"error ({unit})", title="Error now")
    else:
        ax.set(xlim=(-0.5, moves + 0.5), xlabel="your moves, the newest on the right")
        ax.set_title("Error after each of your moves")
