"""Finished pictures of lesson 06: people, what an answer costs, and how a ratio settles."""

from collections.abc import Callable

import numpy as np

from course_utils import plots, words
from course_utils.arguments import of_kind, targets_for
from course_utils.log_losses import log_loss
from course_utils.neuron import sigmoid
from course_utils.people import People
from course_utils.pictures import Picture
from course_utils.plots import people as drawings
from course_utils.validation import finite_array


def picture_of_people(people: People, targets: np.ndarray) -> Picture:
    """Return everybody by height and weight; ``targets``, (people,), are 1 from index 30 on."""
    of_kind(people, People, "The people", "what load_people returns")
    targets = targets_for(people.heights, targets)
    yes = int(np.sum(targets))
    low, high = (words.number(float(f"{end:.4g}")) for end in _ends(people.heights))
    light, heavy = (words.number(float(f"{end:.4g}")) for end in _ends(people.body_weights))
    sentence = (
        f"{len(people)} people from {low} to {high} cm and from {light} to {heavy} kg. "
        f"{yes} have an index of 30 or more (triangles), {len(people) - yes} below (rings). The "
        "triangles lie above the rings, and the taller the people, the higher the border."
    )
    with plots.house_style():
        figure = plots.new_figure(620, 430)
        drawings.draw_people(figure.subplots(), people.heights, people.body_weights, targets)
        figure.tight_layout()
        return Picture(figure, sentence)


def _ends(values: np.ndarray) -> tuple[float, float]:
    return float(values.min()), float(values.max())


def picture_of_penalties() -> Picture:
    """Return what a row whose answer is yes costs, by the log loss and by the squared error."""
    sums = np.linspace(-8, 4, 241)
    row, yes = np.array([[1.0]]), np.array([1.0])
    by_log = log_loss(sums[None, :], row, yes)
    squares = (sigmoid(sums) - 1) ** 2
    slope_of_log, slope_of_square = sigmoid(-8) - 1, -2 * (1 - sigmoid(-8)) ** 2 * sigmoid(-8)
    sentence = (
        "The answer is yes. At a sum of −8 the neuron is sure of no: the log loss is "
        f"{words.number(by_log[0])} and falls with a slope of {words.number(slope_of_log)}; the "
        f"squared error is {words.number(squares[0])} and almost flat, its slope is "
        f"{words.number(slope_of_square)}."
    )
    with plots.house_style():
        figure = plots.new_figure(560, 320)
        drawings.draw_penalties(figure.subplots(), sums, by_log, squares)
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_ratio(ratios: object) -> Picture:
    """Return the ratio of two weights after each step, from the first step on: (steps,)."""
    ratios = finite_array(ratios, "The ratios", 1)
    if len(ratios) < 2:
        raise ValueError("There must be at least 2 ratios: one after each step.")
    last = len(ratios)
    sentence = (
        f"The ratio of the two weights is {words.number(ratios[0])} after 1 step, "
        f"{words.number(ratios[min(99, last - 1)])} after {min(100, last)} steps, and "
        f"{words.number(ratios[-1])} after {last} steps. The dashed line is −2."
    )
    with plots.house_style():
        figure = plots.new_figure(620, 320)
        drawings.draw_exponents(figure.subplots(), ratios)
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_decision(
    sentence: str,
    *,
    draw_people: Callable,
    draw_loss_axes: Callable,
    border: np.ndarray,
    losses: tuple[np.ndarray, np.ndarray],
) -> Picture:
    """Return people with the border of a neuron, (points, 2), beside its two loss curves.

    The two functions draw the empty axes, as the live picture shows them.
    """
    with plots.house_style():
        figure = plots.new_figure(828, 360)
        map_axes, loss_axes = figure.subplots(1, 2, width_ratios=(46, 36))
        draw_people(map_axes)
        drawings.draw_border(map_axes, *border.T)
        draw_loss_axes(loss_axes)
        drawings.draw_two_losses(loss_axes, *losses)
        figure.tight_layout()
        return Picture(figure, sentence)
