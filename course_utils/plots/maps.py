"""The one map of the course: the plane of the two weights, shaded by the size of the error."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator

from course_utils.looks import INK
from course_utils.plots.style import HALO, SOLUTION, nine_digits
from course_utils.problem import Problem
from course_utils.words import axis_label

_MOST_NAMED = 3
"""With more rows than this, their lines are drawn thin and without names."""
_MOST_LINES = 100
"""Of more rows than this, only some lines are drawn, evenly chosen."""
_INSETS = (0.1, 0.2, 0.3)
"""How far inside the map labels may stand, as shares of its width, the first choice first."""
_APART, _SAME_APART = 0.11, 0.25
"""Labels nearer to each other than this share of the map would touch, or say the same twice."""
_AWAY = 0.08
"""Labels nearer to a line of solutions than this share of the map would hide its name."""
_SHADES = LinearSegmentedColormap.from_list("distance", ["#ffffff", "#d5dfea", "#9db1c8"])


def draw_map(ax: Axes, problem: Problem) -> None:
    """Draw the plane of two weights, shaded by the root of the loss, with the exact solutions.

    Raises a ValueError if the problem has another number of weights than two.
    """
    if problem.weight_count != 2:
        raise ValueError(f"A map has two axes; this problem has {problem.weight_count} weights.")
    low, high = problem.weight_range
    axis = np.linspace(low, high, 141)
    grid = np.stack(np.meshgrid(axis, axis))
    height = problem.loss(grid.reshape(2, -1)).reshape(grid.shape[1:])
    height = np.sqrt(height)
    levels = np.asarray(MaxNLocator(9, steps=[1, 2, 5, 10]).tick_values(0, height.max()))
    height = nine_digits(height)
    ax.contourf(axis, axis, height, levels=levels, cmap=_SHADES)
    contours = ax.contour(axis, axis, height, levels=levels, colors="#8797ab", linewidths=0.6)
    places = _places_of_labels(problem, axis, height, levels[1:])
    ax.clabel(contours, levels=levels[1:], fontsize=8, fmt="%g", manual=places)
    ax.set(xlim=(low, high), ylim=(low, high), aspect="equal")
    _draw_solutions(ax, problem)
    names = [
        axis_label(f"{symbol}: {name}", problem.weight_unit)
        for symbol, name in zip(problem.symbols, problem.weight_names, strict=True)
    ]
    size = "|error|" if len(problem.targets) == 1 else "√loss"
    ax.set(xlabel=names[0], ylabel=names[1])
    for axis_ in (ax.xaxis, ax.yaxis):
        axis_.set_major_locator(MaxNLocator(8, steps=[1, 2, 5, 10]))
    ax.set_title(f"Map: the shade is {size} in {problem.target_unit}")


def draw_square(ax: Axes, low: float, high: float) -> None:
    """Draw the square in which all guesses lie, dashed."""
    corners = np.array([[low, low], [high, low], [high, high], [low, high], [low, low]])
    ax.plot(*corners.T, color=INK, linewidth=1, linestyle="--")


def _places_of_labels(
    problem: Problem, axis: np.ndarray, height: np.ndarray, levels: np.ndarray
) -> np.ndarray:
    """Return where levels cross a square just inside the map, (labels, 2), none near another.

    Matplotlib's own places are the straightest, and with straight lines, a matter of chance. Levels
    that find no room there are named where they cross a smaller square.
    """
    kept: list[tuple[np.ndarray, int]] = []
    for inset in _INSETS:
        named = {level for _, level in kept}
        for place, level in _crossings(axis, height, levels, round(inset * len(axis))):
            apart = [
                np.hypot(*(place - other))
                > np.ptp(axis) * (_SAME_APART if level == its else _APART)
                for other, its in kept
            ]
            if level not in named and all(apart) and not _hides_a_name(place, problem):
                kept.append((place, level))
    return np.array([place for place, _ in kept]).reshape(-1, 2)


def _hides_a_name(place: np.ndarray, problem: Problem) -> bool:
    """Return whether a label at a place, (2,), would be too near a line of solutions."""
    if len(problem.targets) > _MOST_NAMED:
        return False
    away = np.abs(problem.inputs @ place - problem.targets) / np.hypot(*problem.inputs.T)
    return bool((away <= _AWAY * np.ptp(problem.weight_range)).any())


def _crossings(
    axis: np.ndarray, height: np.ndarray, levels: np.ndarray, near: int
) -> Iterator[tuple[np.ndarray, int]]:
    """Yield where levels cross a square ``near`` grid points inside the map, and which they are."""
    far = len(axis) - 1 - near
    rows, columns = np.array(
        [(near, column) for column in range(near, far)]
        + [(row, far) for row in range(near, far)]
        + [(far, column) for column in range(far, near, -1)]
        + [(row, near) for row in range(far, near - 1, -1)]
    ).T
    around, corners = height[rows, columns], np.array([axis[columns], axis[rows]])
    for before, level in np.argwhere(np.diff(around[:, None] < levels, axis=0)):
        low, high = around[before : before + 2]
        share = (levels[level] - low) / (high - low)
        yield corners[:, before] + share * (corners[:, before + 1] - corners[:, before]), level


def _draw_solutions(ax: Axes, problem: Problem) -> None:
    """Draw each row's line of exact solutions, and the point where they meet."""
    count = len(problem.targets)
    for row in range(0, count, -(-count // _MOST_LINES)):
        text = f"shipment {row + 1}: error = 0" if count > 1 else "error = 0"
        _draw_solution_line(
            ax,
            problem.inputs[row],
            problem.targets[row],
            text if count <= _MOST_NAMED else "",
            at_left_end=row % 2 == 0,
        )
    if count > 1:
        _draw_best(ax, np.linalg.lstsq(problem.inputs, problem.targets, rcond=None)[0])


def _draw_best(ax: Axes, weights: np.ndarray) -> None:
    """Mark the weights with the smallest loss."""
    ax.plot(*weights, marker="*", markersize=15, color=SOLUTION, markeredgecolor="white", zorder=4)


def _draw_solution_line(
    ax: Axes, inputs: np.ndarray, target: float, text: str, *, at_left_end: bool
) -> None:
    """Draw the line inputs · weights = target, with its name along it near one of its ends.

    Lines that are named at their right ends are dashed, to tell them from the others. Without a
    name it is one of many, and thin.
    """
    (low, high), (first, second) = ax.get_xlim(), inputs
    foot = inputs * target / (inputs @ inputs)
    along = np.array([second, -first]) / np.hypot(first, second)
    line = foot + 2 * (high - low) * along * np.linspace(-1, 1, 2001)[:, None]
    visible = line[((line >= low) & (line <= high)).all(axis=1)]
    if not len(visible):
        return
    visible = visible[np.argsort(visible[:, 0], kind="stable")]
    if not text:
        ax.plot(*visible.T, color=SOLUTION, linewidth=0.6, alpha=0.45)
        return
    ax.plot(*visible.T, color=SOLUTION, linewidth=2.2, dashes=(1, 0) if at_left_end else (4, 1.5))
    angle = np.degrees(np.arctan2(*(visible[-1] - visible[0])[::-1]))
    margin = len(visible) // (25 if at_left_end else 80)  # as far from where the lines meet
    options: dict[str, Any]
    if at_left_end:
        place, options = visible[margin], {"xytext": (5, 4), "ha": "left"}
    else:
        place, options = visible[-margin], {"xytext": (-3, 4), "ha": "right"}
    ax.annotate(
        text, place, **options, textcoords="offset points", rotation=angle,
        rotation_mode="anchor", color=SOLUTION,
        fontsize=9 if at_left_end else 8,  # which keeps clear of the star where the lines meet
        path_effects=HALO,
    )  # fmt: skip
