"""The race: what each contestant tries, what a tolerance costs, and what more weights cost."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.ticker import LogLocator, MaxNLocator, NullFormatter

from course_utils.plots.style import INK, PATH, SOLUTION, set_log_scales

LOOKS = {
    "guess": {"color": "#007a5a", "linestyle": (0, (7, 3)), "marker": "o"},
    "correct": {"color": PATH, "linestyle": "-", "marker": "s"},
    "descend": {"color": "#b0518a", "linestyle": (0, (2, 3)), "marker": "D"},
}
"""How each contestant looks, in the live picture and in still ones."""
OWN_LOOK = {"color": "#1f78b4", "linestyle": (0, (9, 3, 2, 3)), "marker": "^"}
_NEAR = 0.05
"""Names nearer to each other than this share of the axis are moved apart."""
_GRID = 397  # whose points lie on none of the usual lines
_YES, _NO = "#f6c9a8", "#cfe3f3"


def look_of(name: str) -> dict:
    """Return the colour, dashes and marker of a contestant; a learner's own has one of its own."""
    return LOOKS.get(name, OWN_LOOK)


def draw_hit(ax: Axes, place: np.ndarray) -> None:
    """Mark the weights, (2,), that were good enough."""
    ax.plot(*place, marker="*", markersize=17, color=INK, markeredgecolor="white", zorder=6)


def draw_start(ax: Axes, place: np.ndarray) -> None:
    """Mark where everybody starts, (2,)."""
    ax.plot(
        *place,
        marker="o",
        markersize=10,
        markerfacecolor="white",
        markeredgecolor=INK,
        mew=2,
        zorder=5,
    )


def draw_race_axes(
    ax: Axes, *, tries: int, ends: tuple[float, float], unit: str, names: list[str]
) -> None:
    """Draw empty axes for the best |error| so far of the contestants, both scales logarithmic."""
    set_log_scales(ax, "xy")
    ax.set(xlim=(0.9, 1.1 * tries))
    ax.set_ylim(ends[0], 30 * ends[1])  # room for the legend
    ax.grid(color="#d9dde3", linewidth=0.8)
    ax.set_axisbelow(True)
    for name in names:
        look = {**look_of(name), "marker": None}
        ax.plot([], [], linewidth=2, label=name, **look)
    ax.set(xlabel="tries", ylabel=f"|error| ({unit})")
    ax.set_title("Best |error| so far (both axes logarithmic)")
    ax.legend(loc="upper right", handlelength=3.2, fontsize=9, ncols=2)


def draw_prices(
    ax: Axes, costs: Mapping[str, np.ndarray], at: np.ndarray, *, measured: Mapping[str, np.ndarray]
) -> None:
    """Draw what each contestant needs, lines (at,) computed and markers (at,) measured."""
    for name, cost in costs.items():
        look = look_of(name)
        ax.plot(at, cost, color=look["color"], linestyle=look["linestyle"], linewidth=1.8)
    last = {name: np.log10(cost[-1]) for name, cost in costs.items()}
    near = _NEAR * max(last.values())
    for name, height in last.items():
        above = sum(0 < height - other < near for other in last.values())
        below = sum(0 < other - height < near for other in last.values())
        place = at[-1], costs[name][-1]
        label_line(ax, name, place, look_of(name)["color"], up=6 * (above - below))
    for name, cost in measured.items():
        look = look_of(name)
        ax.plot(at, cost, color=look["color"], linestyle="none", marker=look["marker"])
    ax.grid(color="#d9dde3", linewidth=0.8)
    ax.set_axisbelow(True)


def label_line(ax: Axes, name: str, place: tuple, colour: str, *, up: float) -> None:
    """Write the name of a line at its right end, ``up`` points higher."""
    ax.annotate(
        name, place, xytext=(8, up), textcoords="offset points", va="center", color=colour,
        fontweight="bold", annotation_clip=False,
        path_effects=[withStroke(linewidth=3, foreground="white")],
    )  # fmt: skip


def set_decades(ax: Axes, *, most: float) -> None:
    """Let the vertical axis go up in powers of ten, with few enough of them to be read."""
    set_log_scales(ax, "y")
    decades = np.log10(most)
    every = next(step for step in (1, 2, 5, 10, 20) if decades / step <= 10)
    ax.set_ylim(0.7, 10 ** (every * np.ceil(decades / every)))
    ax.yaxis.set_major_locator(LogLocator(base=10.0**every, numticks=20))
    ax.yaxis.set_minor_formatter(NullFormatter())


def draw_answers(ax: Axes, answer: Callable, cases: np.ndarray, targets: np.ndarray) -> None:
    """Draw what is answered to every pair of numbers, and whether the four cases come out right.

    Parameters
    ----------
    answer
        ``answer(inputs)`` of inputs (rows, 2) returns (rows,), from 0 to 1.
    cases, targets
        (rows, 2) and (rows,): the pairs that count, and what is right for them.
    """
    axis = np.linspace(-0.5, 1.5, _GRID)
    grid = np.stack(np.meshgrid(axis, axis)).reshape(2, -1).T
    said = np.broadcast_to(answer(grid), len(grid)).reshape(_GRID, _GRID)
    ax.contourf(axis, axis, said, levels=[-1, 0.5, 2], colors=[_NO, _YES])
    if said.min() <= 0.5 < said.max():
        ax.contour(axis, axis, said, levels=[0.5], colors=SOLUTION, linewidths=2.2)
    told = np.broadcast_to(answer(cases), len(cases)) > 0.5
    for (first, second), target, one in zip(cases, targets, told, strict=True):
        ax.plot(
            first, second, marker="o", markersize=15, markeredgecolor=INK, mew=1.6,
            color=INK if target else "white",
        )  # fmt: skip
        word = f"{'yes' if target else 'no'}: {'right' if one == target else 'WRONG'}"
        ax.annotate(
            word, (first, second), xytext=(0, 13), textcoords="offset points", ha="center",
            fontsize=9, fontweight="normal" if one == target else "bold",
            path_effects=[withStroke(linewidth=3, foreground="white")],
        )  # fmt: skip
    ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), aspect="equal", xticks=[0, 1], yticks=[0, 1])
    ax.set(xlabel="first input", ylabel="second input")


def draw_training(ax: Axes, losses: np.ndarray) -> None:
    """Draw the losses, (steps + 1,), of a training that starts with a loss below 1."""
    ax.plot(losses, color=PATH, linewidth=2)
    ax.set(xlabel="step", ylabel="loss", ylim=(0, 1.1 * max(losses)), title="Loss curve")
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.grid(color="#d9dde3", linewidth=0.8)
    ax.set_axisbelow(True)


def draw_way(ax: Axes, weights: np.ndarray, name: str) -> None:
    """Draw what a contestant of this name tried, (tries + 1, 2), from a ring to a star."""
    look = look_of(name)
    dots = {"guess": 5, "correct": 0, "descend": 5}[name]
    line = 0 if name == "guess" else 2.2
    color = look["color"]
    ax.plot(*weights.T, color=color, linewidth=line, marker="o", markersize=dots, zorder=4)
    draw_start(ax, weights[0])
    draw_hit(ax, weights[-1])
