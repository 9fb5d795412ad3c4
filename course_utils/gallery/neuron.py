"""Pictures of lesson 03: activations, and landscapes of losses."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils import plots, words
from course_utils.arguments import function_of, named, something_to_learn
from course_utils.gallery.printing import panel, picture
from course_utils.patience import numbers_from
from course_utils.plots.style import PATH, ZERO
from course_utils.problem import Problem
from course_utils.scene import Panel
from course_utils.show.picture import Picture
from course_utils.words import captions


def picture_of_activations(activations: Mapping[str, Callable[..., Any]]) -> Picture:
    """Return the activations side by side, named by the keys; each takes an array of sums."""
    sums, told = np.array([-2.0, 0.0, 2.0]), []
    for name, activation in named(activations, "The activations", "functions").items():
        function_of(activation, str(name), "one number")
        what = "one for each sum"
        values = numbers_from(
            activation, (sums.copy(),), count=len(sums), what=what, name=str(name)
        )
        made = ", ".join(map(words.number, values))
        told.append(f"{name}: {made}")
    return picture(
        f"What each activation makes of the sums −2, 0 and 2. {'; '.join(told)}.",
        *(_activation(name, activation) for name, activation in activations.items()),
    )


def _activation(name: str, activation: Callable[..., Any]) -> Panel:
    sums = np.linspace(-6, 6, 1201)

    def draw(ax: Axes) -> None:
        ax.axhline(0, color=ZERO, linewidth=0.8)
        ax.axvline(0, color=ZERO, linewidth=0.8)
        ax.plot(sums, activation(sums), color=PATH, linewidth=2)
        ax.set(xlim=(-6, 6), xlabel="sum z", title=name)
        ax.locator_params(axis="y", nbins=5, steps=None)

    return panel(draw, 280, 230, left=44)


def picture_of_landscapes(problems: Mapping[str, Problem]) -> Picture:
    """Return the maps of several problems side by side, named by the keys."""
    told = []
    for name, problem in named(problems, "The problems", "problems").items():
        told.append(captions.about_landscape(name, something_to_learn(problem)))
    unit = next(iter(problems.values())).target_unit
    shade = f"The shade is √loss in {unit}." if unit else "The shade is √loss."
    return picture(
        f"{shade} {' '.join(told)}",
        *(_map(name, problem) for name, problem in problems.items()),
    )


def _map(title: str, problem: Problem) -> Panel:
    def draw(ax: Axes) -> None:
        plots.draw_map(ax, problem)
        ax.set_title(title)

    return panel(draw, 292, 312, left=54)
