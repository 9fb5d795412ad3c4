"""The race: what each contestant tries; and what layers answer."""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.looks import INK
from course_utils.plots.style import HALO, SOLUTION, draw_grid, line_style, set_log_scales

_GRID = 397  # whose points lie on none of the usual lines
_YES, _NO = "#cfe3f3", "white"


def look_of(name: str) -> str:
    """Return the look of a contestant; a learner's own has one of its own.

    >>> look_of("guess"), look_of("my_rule")
    ('guess', 'own')
    """
    return name if name in {"guess", "correct", "descend"} else "own"


def draw_race_axes(
    ax: Axes, *, tries: int, ends: tuple[float, float], unit: str, names: list[str]
) -> None:
    """Draw empty axes for the best |error| so far of the contestants, both scales logarithmic."""
    set_log_scales(ax, "xy")
    ax.set(xlim=(0.9, 1.1 * tries))
    ax.set_ylim(ends[0], 30 * ends[1])  # room for the legend
    draw_grid(ax)
    for name in names:
        ax.plot([], [], label=name, **line_style(look_of(name), dots=False))
    ax.set(xlabel="tries", ylabel=f"|error| ({unit})")
    ax.set_title("Best |error| so far (both axes logarithmic)")
    ax.legend(loc="upper right", handlelength=3.2, fontsize=9, ncols=2)


def draw_answers(
    ax: Axes, answer: Callable[..., Any], cases: np.ndarray, targets: np.ndarray
) -> None:
    """Draw what is answered to every pair of numbers, and whether the four cases come out right.

    - ``answer``: ``answer(inputs)`` of inputs (rows, 2) returns (rows,), from 0 to 1.
    - ``cases``, ``targets``: (rows, 2) and (rows,): the pairs that count, and what is right for
      them.
    """
    axis = np.linspace(-0.5, 1.5, _GRID)
    grid = np.stack(np.meshgrid(axis, axis)).reshape(2, -1).T
    said = np.broadcast_to(answer(grid), len(grid)).reshape(_GRID, _GRID)
    ax.contourf(axis, axis, said, levels=[-1, 0.5, 2], colors=[_NO, _YES])
    if said.min() <= 0.5 < said.max():
        ax.contour(axis, axis, said, levels=[0.5], colors=SOLUTION, linewidths=2.2)
    told = np.broadcast_to(answer(cases), len(cases)) > 0.5
    draw_cases(ax, cases, targets, told)


def draw_cases(
    ax: Axes, cases: np.ndarray, targets: np.ndarray, told: np.ndarray | None = None
) -> None:
    """Draw the cases, (rows, 2), full where yes is right, and whether what is told is right."""
    for row, (first, second) in enumerate(cases):
        target, right = targets[row], told is None or told[row] == targets[row]
        ax.plot(
            first, second, marker="o", markersize=15, markeredgecolor=INK, mew=1.6,
            color=INK if target else "white",
        )  # fmt: skip
        word = "yes" if target else "no"
        if not right:
            word = f"should be {word}"
        ax.annotate(
            word, (first, second), xytext=(0, 13), textcoords="offset points", ha="center",
            fontsize=9, fontweight="normal" if right else "bold",
            path_effects=HALO,
        )  # fmt: skip
    ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), aspect="equal", xticks=[0, 1], yticks=[0, 1])
    ax.set(xlabel="first input", ylabel="second input")


def draw_training_axes(ax: Axes, steps: int) -> None:
    """Draw empty axes for the log loss after each of so many updates, the loss logarithmic."""
    set_log_scales(ax, "y")
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=(0.001, 5), xlabel="update")
    ax.set(ylabel="log loss", title="Loss curve")
    draw_grid(ax, "y")
