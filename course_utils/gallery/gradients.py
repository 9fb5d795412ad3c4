"""Pictures of gradients and paths on the map, each with its sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils import learning, plots, words
from course_utils.arguments import something_to_learn
from course_utils.gallery.printing import RUNS, dot, few, line, panel, picture
from course_utils.looks import INK
from course_utils.plots.style import PATH
from course_utils.problem import Problem
from course_utils.scene import Mark, Panel
from course_utils.show.picture import Picture
from course_utils.validation import finite_array, quote
from course_utils.words import captions

_LONGEST_ARROW = 0.18
"""As a share of the map's width."""
_ARROWS = 11
"""So many arrows in each direction of the map."""
_ONE_LENGTH = "The arrows show only the direction; all of them are drawn equally long."


def picture_of_gradient(problem: Problem, weights: Sequence[float]) -> Picture:
    """Return the gradient at one place of the map as an arrow, with the two slopes as its legs."""
    place = learning.start_for(problem, weights)
    gradient = problem.gradient(place)
    low, high = problem.weight_range
    largest = np.abs(gradient).max()
    arrow = gradient * (_LONGEST_ARROW * (high - low) / largest if largest else 0.0)

    def draw(ax: Axes) -> None:
        plots.draw_map(ax, problem)
        if largest:
            legs: Any = {"color": INK, "linestyle": "--", "linewidth": 1.4}
            first = place + arrow * [1, 0]
            _draw_arrow(ax, place, first, **legs)
            _draw_arrow(ax, first, place + arrow, **legs)
            _draw_arrow(ax, place, place + arrow, color=INK, label="gradient")
            _draw_arrow(ax, place, place - arrow, label="downhill")

    sentence = _about_gradient(problem, place, gradient)
    return picture(sentence, panel(draw, 500, 480, dot(place, "here"), right=64))


def _draw_arrow(
    ax: Axes,
    tail: np.ndarray,
    head: np.ndarray,
    *,
    color: str = PATH,
    label: str = "",
    **style: Any,
) -> None:
    """Draw one arrow from tail to head, each (2,), in data units."""
    straight: Any = {"arrowstyle": "-|>", "mutation_scale": 16, "shrinkA": 0, "shrinkB": 0}
    arrow = {**straight, "color": color, "linewidth": 2, **style}
    ax.annotate("", xy=tuple(head), xytext=tuple(tail), arrowprops=arrow, annotation_clip=False)
    if label:
        away = np.subtract(head, tail) / np.hypot(*np.subtract(head, tail))
        ax.annotate(
            label, tuple(head), xytext=tuple(away * [30, 11]), textcoords="offset points",
            fontsize=9, color=color, ha="center", va="center", annotation_clip=False,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 1},
        )  # fmt: skip


def _about_gradient(problem: Problem, place: np.ndarray, gradient: np.ndarray) -> str:
    unit = f"{problem.loss_unit} per {problem.weight_unit}"
    each = " and ".join(
        f"{words.number(slope)} along {symbol}"
        for slope, symbol in zip(gradient, problem.symbols, strict=True)
    )
    here = f"At {captions.place(place)} the slopes are {each} ({unit})"
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

    told = " ".join([*map(captions.about_arrows, problems), _ONE_LENGTH])
    return picture(told, *map(_downhill, problems))


def _downhill(problem: Problem) -> Panel:
    def draw(ax: Axes) -> None:
        plots.draw_map(ax, problem)
        low, high = problem.weight_range
        spacing = (high - low) / _ARROWS
        axis = low + spacing * (np.arange(_ARROWS) + 0.5)
        grid = np.stack(np.meshgrid(axis, axis)).reshape(2, -1)
        downhill = -problem.gradient(grid)
        length = np.hypot(*downhill)
        kept = length > 1e-9 * length.max()
        arrows = 0.72 * spacing * downhill[:, kept] / length[kept]
        ax.quiver(
            *(grid[:, kept] - arrows / 2), *arrows, angles="xy", scale_units="xy", scale=1,
            color=PATH, width=0.005, headwidth=4.5,
        )  # fmt: skip

    return panel(draw, 450, 440)


def picture_of_paths(
    problem: Problem, paths: Mapping[str, object], *, dots: bool = True
) -> Picture:
    """Return up to four paths on one map; each value is a list of weights, the start first.

    Raises a ValueError if a path is not a list of points on the map.
    """
    known = {
        name: _path(problem, str(name), path)
        for name, path in few(paths, "The paths", "lists of weights").items()
    }
    ends = [
        f"{name}: from {captions.place(path[0])} to {captions.place(path[-1])}, "
        f"{words.count_of(len(path) - 1, 'move')}"
        for name, path in known.items()
    ]
    marks: list[Mark] = []
    for (name, path), look in zip(known.items(), RUNS, strict=False):
        marks.append(line(path, look if dots else f"{look}, no dots", legend=name))
        marks += [dot(path[0], "start"), dot(path[-1], f"{look}, end")]
    return picture(
        f"{'; '.join(ends)}.",
        panel(lambda ax: plots.draw_map(ax, problem), 520, 500, *marks),
    )


def _path(problem: Problem, name: str, path: object) -> np.ndarray:
    points = finite_array(path, name, 2)
    if points.shape[1] != something_to_learn(problem).weight_count:
        raise ValueError(
            f"{name} must hold {problem.weight_count} numbers each, not {quote(path)}."
        )
    return points
