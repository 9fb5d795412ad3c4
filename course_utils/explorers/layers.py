"""The explorer of two layers: watch 13 weights learn XOR, with the learner's own gradient."""

from copy import deepcopy

import numpy as np
from matplotlib.axes import Axes

from course_utils import words
from course_utils.arguments import random_generator
from course_utils.explorers.own_gradient import FIRST_RATE, OwnGradient, rate_typed
from course_utils.learning.layers import (
    CASES,
    EXCLUSIVE_OR,
    HIDDEN,
    WEIGHTS,
    feed_forward,
    gradient_of_two_layers,
    with_ones,
)
from course_utils.log_losses import log_loss
from course_utils.plots.cases import draw_cases
from course_utils.plots.style import draw_grid, set_log_scales
from course_utils.scene import CURVE, MAP, Backdrop, Mark, Panel, Scene, State
from course_utils.settings import Button, Choice, Setting

STEPS, EVERY = 1000, 10
"""How many updates a training makes, and how many of them there are from frame to frame."""
ENDS = (-0.5, 1.5)
_APART = 0.1
"""How far the dots for yes are from each other."""
_ROOM = 0.19
"""So much room they leave for each corner and its name."""
_NAMES = tuple("yes" if one else "no" for one in EXCLUSIVE_OR)
_FAR = 10.0
"""A line that is this long on both sides leaves the map everywhere."""


class Layers:
    """Three hidden neurons and one that listens to them, trained on XOR.

    - ``rng``: draws the weights that a training starts with, even from −2 to 2.
    - ``gradient``: your own ``gradient(weights, inputs, targets)`` that returns 13 slopes; without
      one, or as long as it does not work, the course's.

    >>> layers = Layers(rng=np.random.default_rng(2))
    >>> layers.scene(layers.state).sentences[-1]
    'After 1000 updates the log loss is 0.00551, and 4 of 4 rows are right: 0 and 0 gives 0.005, \
0 and 1 gives 0.996, 1 and 0 gives 0.995, 1 and 1 gives 0.008.'
    """

    def __init__(self, *, rng: np.random.Generator, gradient: object = None):
        self._first_rng = deepcopy(random_generator(rng))
        self._gradient = OwnGradient(gradient, gradient_of_two_layers)
        self._map = Backdrop(_draw_map, MAP)
        self._curve = Backdrop(_draw_loss_axes, CURVE)
        again = Button("starts", "New start", "Draw 13 other weights to start with")
        self.rows: tuple[tuple[Setting, ...], ...] = (
            (Choice("step", "Updates shown", None, play=True),),
            (rate_typed(), again),
        )
        self.state: State = {"step": STEPS, "learning_rate": FIRST_RATE, "starts": 0}

    def scene(self, state: State) -> Scene:
        """Return what the network answers between the four corners, and its loss so far."""
        every = self._trained(state)[::EVERY]
        shown = np.arange(0.0, STEPS + 1, EVERY)
        losses = np.array([_loss(weights) for weights in every])
        marks = [Mark("dots", _yes_dots(every), "yes dots")]
        marks += [Mark("line", _borders(every, neuron), "ink") for neuron in range(HIDDEN)]
        marks.append(Mark("text", np.add(CASES, (0, 0.17))[None], "small", texts=(_NAMES,)))
        marks.append(Mark("text", _wrong_places(every), "small", texts=(("wrong",) * 4,)))
        curve = np.stack([shown, losses], axis=-1)[None]
        return Scene(
            (
                Panel(self._map, tuple(marks)),
                Panel(self._curve, (Mark("line", curve, "curve", grows="frame"),)),
            ),
            tuple(map(_sentence, shown, losses, every)),
            shown,
            tuple(f"{step:.0f}" for step in shown),
            remark=self._gradient.remark,
        )

    def _trained(self, state: State) -> np.ndarray:
        """Return the weights after each update: (updates + 1, 13)."""
        rng = deepcopy(self._first_rng)
        for _ in range(state["starts"] + 1):
            start = rng.uniform(-2, 2, size=WEIGHTS)
        return self._gradient.descend(
            start,
            with_ones(CASES),
            EXCLUSIVE_OR,
            learning_rate=state["learning_rate"],
            steps=STEPS,
        )


def _loss(weights: np.ndarray) -> float:
    heard, _ = feed_forward(weights, with_ones(CASES))
    return float(log_loss(weights[9:], heard, EXCLUSIVE_OR))


def _yes_dots(every: np.ndarray) -> np.ndarray:
    """Return where the answer is yes, for each of some weights: (weights, dots, 2), else nan."""
    axis = np.arange(ENDS[0] + _APART / 2, ENDS[1], _APART)
    places = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    from_corners = np.linalg.norm(places[:, None] - CASES - [0, 0.08], axis=2)
    places = places[from_corners.min(axis=1) > _ROOM]
    inputs = with_ones(places)
    yes = [feed_forward(weights, inputs)[1] > 0.5 for weights in every]
    return np.where(np.array(yes)[:, :, None], places, np.nan)


def _borders(every: np.ndarray, neuron: int) -> np.ndarray:
    """Return where the sum of a hidden neuron is 0, for each of some weights: (weights, 2, 2)."""
    first, second, bias = every[:, 3 * neuron : 3 * neuron + 3].T
    normal = np.stack([first, second], axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        size = np.linalg.norm(normal, axis=1, keepdims=True)
        foot = -bias[:, None] * normal / size**2
        along = np.stack([-second, first], axis=-1) / size
    return np.stack([foot - _FAR * along, foot + _FAR * along], axis=1)


def _is_right(weights: np.ndarray) -> np.ndarray:
    """Return for each of the four cases whether its answer is right."""
    right: np.ndarray = (feed_forward(weights, with_ones(CASES))[1] > 0.5) == EXCLUSIVE_OR
    return right


def _wrong_places(every: np.ndarray) -> np.ndarray:
    """Return the places below the cases that come out wrong: (weights, 4, 2), else nan."""
    right = np.array([_is_right(weights) for weights in every])
    return np.where(right[:, :, None], np.nan, CASES - [0, 0.17])


def _sentence(step: float, loss: float, weights: np.ndarray) -> str:
    predictions = feed_forward(weights, with_ones(CASES))[1]
    right = int(_is_right(weights).sum())
    given = ", ".join(
        f"{first:g} and {second:g} gives {one:.3f}"
        for (first, second), one in zip(CASES, predictions, strict=True)
    )
    return (
        f"After {words.count_of(int(step), 'update')} the log loss is {words.number(loss)}, and "
        f"{right} of 4 rows are right: {given}."
    )


def _draw_map(ax: Axes) -> None:
    draw_cases(ax, CASES, EXCLUSIVE_OR)
    ax.set_title("Dots: yes. Lines: hidden neurons")


def _draw_loss_axes(ax: Axes) -> None:
    set_log_scales(ax, "y")
    ax.set(xlim=(-0.02 * STEPS, 1.02 * STEPS), ylim=(0.001, 5), xlabel="update")
    ax.set(ylabel="log loss", title="Loss curve")
    draw_grid(ax, "y")
