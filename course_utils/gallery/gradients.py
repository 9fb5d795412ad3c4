"""Finished pictures of lesson 04: tangents, arrows and paths, each with its sentence."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from course_utils import learning, plots, words
from course_utils.arguments import named, something_to_learn
from course_utils.pictures import Picture
from course_utils.plots import slopes
from course_utils.problem import Problem
from course_utils.validation import finite_array, quote

_LONGEST_ARROW = 0.18
"""As a share of the map's width."""
_ONE_LENGTH = "The arrows show only the direction; all of them are drawn equally long."
_COLOURS = (plots.PATH, "#007a5a", "#b0518a", plots.INK)
"""Not the blue of the exact solutions, which paths lead to."""
_LOOKS = tuple(zip(_COLOURS, ("-", "--", ":", "-."), ("o", "s", "D", "^"), strict=True))


def picture_of_slope(
    sentence: str,
    *,
    draw_curve: Callable,
    draw_map: Callable,
    tangent: np.ndarray,
    arrow: np.ndarray,
    point: np.ndarray,
) -> Picture:
    """Return a loss curve with a tangent, (2, 2), at a point, beside the map with an arrow.

    ``draw_curve`` and ``draw_map`` draw on the axes they are handed.
    """
    with plots.house_style():
        figure = plots.new_figure(828, 360)
        curve_axes, map_axes = figure.subplots(1, 2, width_ratios=(45, 37))
        draw_curve(curve_axes)
        draw_map(map_axes)
        curve_axes.plot(*tangent.T, color=plots.PATH, linewidth=2)
        curve_axes.plot(*point, marker="o", markersize=9, color=plots.INK)
        if (arrow[0] != arrow[1]).any():
            slopes.draw_arrow(map_axes, *arrow)
        map_axes.plot(*arrow[0], marker="o", markersize=9, color=plots.INK)
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_gradient(problem: Problem, weights: Sequence[float]) -> Picture:
    """Return the gradient at one place of the map as an arrow, with the two slopes as its legs."""
    place = learning.start_for(problem, weights)
    gradient = problem.gradient(place)
    low, high = problem.weight_range
    largest = np.abs(gradient).max()
    arrow = gradient * (_LONGEST_ARROW * (high - low) / largest if largest else 0.0)
    with plots.house_style():
        figure = plots.new_figure(500, 480)
        ax = figure.subplots()
        plots.draw_map(ax, problem)
        if largest:
            legs = {"color": plots.INK, "linestyle": "--", "linewidth": 1.4}
            first = place + arrow * [1, 0]
            slopes.draw_arrow(ax, place, first, **legs)
            slopes.draw_arrow(ax, first, place + arrow, **legs)
            slopes.draw_arrow(ax, place, place + arrow, color=plots.INK, label="gradient")
            slopes.draw_arrow(ax, place, place - arrow, label="downhill")
        ax.plot(*place, marker="o", markersize=8, color=plots.INK)
        figure.tight_layout()
        return Picture(figure, _about_gradient(problem, place, gradient))


def _about_gradient(problem: Problem, place: np.ndarray, gradient: np.ndarray) -> str:
    unit = f"{problem.target_unit}² per {problem.weight_unit}"
    each = " and ".join(
        f"{words.number(slope)} along {symbol}"
        for slope, symbol in zip(gradient, problem.symbols, strict=True)
    )
    here = f"At {_place(place)} the slopes are {each} ({unit})"
    if not gradient.any():
        return f"{here}: there is no gradient, and no way is downhill."
    return (
        f"{here}. Together they are the gradient, an arrow straight uphill; "
        "downhill is exactly the other way."
    )


def picture_of_downhill(*problems: Problem) -> Picture:
    """Return the map of each problem with arrows that point downhill, side by side."""
    for problem in problems or (None,):
        something_to_learn(problem)
    with plots.house_style():
        figure = plots.new_figure(440 * len(problems) + 20, 440)
        for ax, problem in zip(np.ravel(figure.subplots(1, len(problems))), problems, strict=True):
            plots.draw_map(ax, problem)
            slopes.draw_downhill_arrows(ax, problem)
        figure.tight_layout()
        return Picture(figure, " ".join([*map(_about_arrows, problems), _ONE_LENGTH]))


def _about_arrows(problem: Problem) -> str:
    rows = words.count_of(len(problem.targets), "shipment")
    if np.linalg.matrix_rank(problem.inputs) == 1:
        return (
            f"With {rows}, all downhill arrows are parallel: they point straight at the line of "
            "exact solutions, from both sides."
        )
    best = np.linalg.lstsq(problem.inputs, problem.targets, rcond=None)[0]
    low, high = problem.weight_range
    axis = np.linspace(low, high, 8)
    grid = np.stack(np.meshgrid(axis, axis)).reshape(2, -1)
    down, towards = -problem.gradient(grid), best[:, None] - grid
    cosine = np.sum(down * towards, axis=0) / (np.hypot(*down) * np.hypot(*towards))
    widest = np.degrees(np.arccos(np.clip(cosine, -1, 1))).max()
    return (
        f"With {rows}, the downhill arrows turn from place to place. They lead to {_place(best)}, "
        f"but most do not point straight at it: some are off by {widest:.0f} degrees."
    )


def picture_of_paths(
    problem: Problem, paths: Mapping[str, object], *, dots: bool = True
) -> Picture:
    """Return up to four paths on one map; each value is a list of weights, the start first.

    Raises
    ------
    ValueError
        If a path is not a list of points on the map.
    """
    paths = named(paths, "The paths", "lists of weights")
    known = {name: _path(problem, str(name), path) for name, path in paths.items()}
    ends = [
        f"{name}: from {_place(path[0])} to {_place(path[-1])}, "
        f"{words.count_of(len(path) - 1, 'move')}"
        for name, path in known.items()
    ]
    with plots.house_style():
        figure = plots.new_figure(520, 500)
        ax = figure.subplots()
        plots.draw_map(ax, problem)
        for (name, path), (colour, dash, marker) in zip(known.items(), _LOOKS, strict=False):
            size = 4 if dots else 0
            plots.draw_path(
                ax, path, color=colour, linestyle=dash, marker=marker, markersize=size, label=name
            )
            ax.plot(*path[-1], marker=marker, markersize=8, color=colour, markeredgecolor="white")
        ax.legend(loc="upper right", fontsize=9, framealpha=0.9)
        figure.tight_layout()
        return Picture(figure, f"{'; '.join(ends)}.")


def picture_of_descent(problem: Problem, weights: object, losses: object) -> Picture:
    """Return a path on the map beside its loss curve, from two lists of the same length.

    Raises
    ------
    ValueError
        If the lists do not hold points of the map and numbers, as many of each.
    """
    path, curve = (
        _path(problem, "The list of weights", weights),
        finite_array(losses, "The list of losses", 1),
    )
    if len(path) != len(curve):
        raise ValueError(f"There are {len(path)} weights but {len(curve)} losses.")
    unit, steps = f"{problem.target_unit}²", words.count_of(len(path) - 1, "step")
    sentence = (
        f"From {_place(path[0])} to {_place(path[-1])} in {steps}: the loss goes from "
        f"{words.number(curve[0])} {unit} to {words.number(curve[-1])} {unit}."
    )
    with plots.house_style():
        figure = plots.new_figure(828, 380)
        map_axes, loss_axes = figure.subplots(1, 2, width_ratios=(37, 45))
        plots.draw_map(map_axes, problem)
        plots.draw_path(map_axes, path)
        plots.draw_loss_axes(loss_axes, problem, max(len(curve) - 1, 1))
        plots.draw_losses(loss_axes, curve)
        figure.tight_layout()
        return Picture(figure, sentence)


def _path(problem: Problem, name: str, path: object) -> np.ndarray:
    points = finite_array(path, name, 2)
    if points.shape[1] != something_to_learn(problem).weight_count:
        raise ValueError(
            f"{name} must hold {problem.weight_count} numbers each, not {quote(path)}."
        )
    return points


def _place(point: np.ndarray) -> str:
    """Return a point as the lessons write it.

    >>> _place(np.array([9.0, -0.9651]))
    '(9, −0.965)'
    """
    return f"({', '.join(words.number(round(float(value), 3) + 0.0) for value in point)})"
