"""Finished pictures of lesson 03: activations, landscapes of losses, and slices through them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np

from course_utils import plots, words
from course_utils.arguments import function_of, named, something_to_learn
from course_utils.pictures import Picture
from course_utils.problem import Problem


class NamedValues(Protocol):
    """A loss along the positions of one weight."""

    name: str
    unit: str
    values: np.ndarray


def picture_of_activations(activations: Mapping[str, Callable]) -> Picture:
    """Return the activations side by side, named by the keys; each takes an array of sums."""
    for name, activation in named(activations, "The activations", "functions").items():
        function_of(activation, str(name), "one number")
    sums = np.array([-2.0, 0.0, 2.0])
    told = []
    for name, activation in activations.items():
        made = ", ".join(words.number(value) for value in activation(sums))
        told.append(f"{name}: {made}")
    sentence = f"What each activation makes of the sums −2, 0 and 2. {'; '.join(told)}."
    with plots.house_style():
        figure = plots.new_figure(280 * len(activations), 230)
        for ax, (name, activation) in zip(
            figure.subplots(1, len(activations), squeeze=False)[0], activations.items(), strict=True
        ):
            plots.draw_activation(ax, activation, name)
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_landscapes(problems: Mapping[str, Problem]) -> Picture:
    """Return the maps of several problems side by side, named by the keys."""
    for problem in named(problems, "The problems", "problems").values():
        something_to_learn(problem)
    sentence = " ".join(_landscape(name, problem) for name, problem in problems.items())
    with plots.house_style():
        figure = plots.new_figure(310 * len(problems), 330)
        for ax, (name, problem) in zip(
            figure.subplots(1, len(problems), squeeze=False)[0], problems.items(), strict=True
        ):
            plots.draw_map(ax, problem)
            ax.set_title(name)
        figure.tight_layout()
        return Picture(figure, f"The shade is √loss in {problem.target_unit}. {sentence}")


def _landscape(name: str, problem: Problem) -> str:
    """Return in words what a landscape looks like, from its curvatures."""
    unit = problem.target_unit
    if problem.curvatures[0] == 0:
        return f"{name}: a trough, the loss is 0 all along its floor."
    bottom = np.linalg.lstsq(problem.inputs, problem.targets, rcond=None)[0]
    place = ", ".join(f"{value:.2f}" for value in bottom).replace("-", "−")
    root = words.number(float(np.sqrt(problem.smallest_loss)))
    return f"{name}: a bowl, deepest at ({place}), where √loss is {root} {unit}."


def picture_of_slices(
    positions: np.ndarray,
    slices: Sequence[NamedValues],
    index: int,
    *,
    label: str,
    sentence: str,
) -> Picture:
    """Return losses along the positions of one weight, with one position marked."""
    with plots.house_style():
        figure = plots.new_figure(230 * len(slices), 225)
        for number, slice_ in enumerate(slices):
            left, width = (number + 0.33) / len(slices), 0.61 / len(slices)
            ax = figure.add_axes((left, 0.2, width, 0.67))
            plots.draw_loss_slice(
                ax, positions, slice_.values, name=slice_.name, unit=slice_.unit, label=label
            )
            place, value = positions[index], slice_.values[index]
            ax.plot([place, place], [0, value], color=plots.PATH, linewidth=2)
            ax.plot(place, value, marker="o", markersize=8, color=plots.INK)
        return Picture(figure, sentence)
