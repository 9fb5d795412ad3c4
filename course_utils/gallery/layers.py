"""Pictures of what neurons answer to pairs of yes and no, each with its sentence."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.arguments import function_of, named
from course_utils.gallery.printing import panel, picture
from course_utils.learning.layers import CASES, EXCLUSIVE_OR
from course_utils.plots import race as drawing
from course_utils.scene import Panel
from course_utils.show.picture import Picture


def picture_of_answers(answers: Mapping[str, Callable[..., Any]]) -> Picture:
    """Return what each of up to three functions answers to every pair, named by the keys.

    ``answer(inputs)`` takes (rows, 2) and returns (rows,), from 0 to 1.
    """
    for name, answer in named(answers, "The answers", "functions").items():
        function_of(answer, str(name), "inputs")
    told = " ".join(_told(*item) for item in answers.items())
    return picture(told, *(_answers(name, answer) for name, answer in answers.items()))


def _answers(title: str, answer: Callable[..., Any]) -> Panel:
    def draw(ax: Axes) -> None:
        drawing.draw_answers(ax, answer, CASES, EXCLUSIVE_OR)
        ax.set_title(title)

    return panel(draw, 330, 350, left=54)


def _told(name: str, answer: Callable[..., Any]) -> str:
    said = np.broadcast_to(answer(CASES), len(CASES)) > 0.5
    pairs = ", ".join(
        f"({first:g}, {second:g}) {'yes' if one else 'no'}"
        for (first, second), one in zip(CASES, said, strict=True)
    )
    right = int(np.sum(said == (EXCLUSIVE_OR > 0.5)))
    return f"{name}: {right} of 4 are right. It says {pairs}."
