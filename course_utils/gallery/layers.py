"""Pictures of what neurons answer to pairs of yes and no, each with its sentence."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.arguments import function_of, named
from course_utils.gallery.printing import panel, picture
from course_utils.learning.layers import CASES, EXCLUSIVE_OR
from course_utils.plots.cases import draw_cases
from course_utils.plots.style import HALO, SOLUTION
from course_utils.scene import Panel
from course_utils.show.picture import Picture

_GRID = 397  # whose points lie on none of the usual lines
_YES, _NO = "#cfe3f3", "white"


def picture_of_answers(answers: Mapping[str, Callable[..., Any]]) -> Picture:
    """Return what each of up to three functions answers to every pair, named by the keys.

    ``answer(inputs)`` takes (rows, 2) and returns (rows,), from 0 to 1.
    """
    for name, answer in named(answers, "The answers", "functions").items():
        function_of(answer, str(name), "inputs")
    told = " ".join(_told(*item) for item in answers.items())
    return picture(told, *(_answers(name, answer) for name, answer in answers.items()))


def _answers(title: str, answer: Callable[..., Any]) -> Panel:
    axis = np.linspace(-0.5, 1.5, _GRID)

    def draw(ax: Axes) -> None:
        grid = np.stack(np.meshgrid(axis, axis)).reshape(2, -1).T
        said = np.broadcast_to(answer(grid), len(grid)).reshape(_GRID, _GRID)
        ax.contourf(axis, axis, said, levels=[-1, 0.5, 2], colors=[_NO, _YES])
        if said.min() <= 0.5 < said.max():
            ax.contour(axis, axis, said, levels=[0.5], colors=SOLUTION, linewidths=2.2)
        draw_cases(ax, CASES, EXCLUSIVE_OR)
        right = _yes(answer) == EXCLUSIVE_OR
        for place, target, one in zip(CASES, EXCLUSIVE_OR, right, strict=True):
            word = "yes" if target else "no"
            ax.annotate(
                word if one else f"should be {word}", place, xytext=(0, 13),
                textcoords="offset points", ha="center", fontsize=9,
                fontweight="normal" if one else "bold", path_effects=HALO,
            )  # fmt: skip
        ax.set_title(title)

    return panel(draw, 330, 350, left=54)


def _yes(answer: Callable[..., Any]) -> np.ndarray:
    """Return for each of the four cases whether the answer is yes."""
    return np.broadcast_to(answer(CASES), len(CASES)) > 0.5


def _told(name: str, answer: Callable[..., Any]) -> str:
    said = _yes(answer)
    pairs = ", ".join(
        f"({first:g}, {second:g}) {'yes' if one else 'no'}"
        for (first, second), one in zip(CASES, said, strict=True)
    )
    right = int(np.sum(said == (EXCLUSIVE_OR > 0.5)))
    return f"{name}: {right} of 4 are right. It says {pairs}."
