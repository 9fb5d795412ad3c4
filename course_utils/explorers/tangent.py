"""The explorer of the tangent: move one weight, and read the slope of the loss."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils import losses, plots, validation, words
from course_utils.arguments import for_a_map
from course_utils.learning import start_for
from course_utils.plots import slopes as drawing
from course_utils.problem import Problem
from course_utils.scene import CURVE, Backdrop, Mark, Panel, Scene, State
from course_utils.settings import Choice, Setting, number_within, typed_name
from course_utils.words import slopes as words_of_slopes

_POSITIONS = 141
"""So many places of the weight the slider offers: on axes from −2 to 12 they are 0.1 apart."""
_CURVE_POINTS = 281
_LEVEL = 1e-9
"""A slope of less than this share of the steepest one is a slope of 0, up to rounding."""


class Tangent:
    """The loss along one weight while the other is held, its tangent, and the way to correct.

    - ``problem``: what to learn, with two weights.
    - ``start``: two numbers on the map: where the moving weight starts, and where the other is
      held.
    - ``moving``: which weight moves: 1 or 2.
    - ``loss``: your own ``loss(weights)`` that returns one number; without one, the mean squared
      error. Its slope is measured with `losses.numeric_gradient`.

    >>> tangent = Tangent(Problem([[256, 212]], [1492]), start=(5, 0))
    >>> scene = tangent.scene(tangent.state)
    >>> scene.sentences[scene.frame_of(5)]
    'At w₁ = 5 kg the slope is −108544 kg² per kg: the loss falls to the right.'
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        moving: int = 1,
        loss: Callable[[np.ndarray], float] | None = None,
    ):
        for_a_map(problem)
        if isinstance(moving, bool) or not isinstance(moving, int) or moving not in (1, 2):
            raise ValueError(f"The moving weight is number 1 or 2, not {validation.quote(moving)}.")
        self.problem, self._moving = problem, moving
        self._held = start_for(problem, start)
        self._symbol = problem.symbols[moving - 1]
        self._grid = np.linspace(*problem.weight_range, _POSITIONS).round(12)
        self._loss: Callable[[np.ndarray], float] | None = None
        first = self._read(self._held[moving - 1])
        self._remark = self._take_loss(loss)
        self._curve = Backdrop(self._draw_curve, CURVE)
        self._map = Backdrop(self._draw_map)
        choice = Choice("weight", f"{self._symbol}:", self._read, words.number)
        self.rows: tuple[tuple[Setting, ...], ...] = ((choice,),)
        self.state: State = {"weight": first, typed_name("weight"): first}

    def _take_loss(self, loss: Callable[[np.ndarray], float] | None) -> str:
        if loss is None:
            return ""
        try:
            for place in self._grid:
                losses.numeric_gradient(loss, self._weights_at(place))
        except ValueError as error:
            return f"{error} The picture shows the course's loss."
        self._loss = loss
        return ""

    def scene(self, state: State) -> Scene:
        """Return the loss with its tangent at every place, and the map with the correction."""
        positions = self._grid.copy()
        typed = state[typed_name("weight")]
        if typed is not None:  # instead of the nearest one of the grid
            positions[np.argmin(abs(positions - typed))] = typed
        points = np.column_stack([positions, self._losses_at(positions)])
        slopes = np.array([self._slope(place) for place in positions])
        slopes = np.where(abs(slopes) <= _LEVEL * abs(slopes).max(), 0.0, slopes)
        tails = np.stack([self._weights_at(place) for place in positions])
        unit = self.problem.weight_unit
        labels = tuple(f"{words_of_slopes.in_full(place)} {unit}".strip() for place in positions)
        on_curve = (
            Mark("line", self._tangents(points, slopes), "plain"),
            Mark("dots", points[:, None], "handle", place="weight"),
        )
        on_map = (
            Mark("arrow", self._corrections(tails, slopes), "downhill"),
            Mark("dots", tails[:, None], "handle", place="weight" if self._moving == 1 else ""),
        )
        return Scene(
            (Panel(self._curve, on_curve), Panel(self._map, on_map)),
            tuple(
                words_of_slopes.sentence(self._symbol, label, slope, self._unit)
                for label, slope in zip(labels, slopes, strict=True)
            ),
            positions,
            labels,
            remark=self._remark,
        )

    @property
    def _unit(self) -> str:
        squared = "" if self._loss is not None else f" {self.problem.target_unit}²"
        return f"{squared} per {self.problem.weight_unit}"

    def _weights_at(self, position: float) -> np.ndarray:
        """Return all weights, (weights,), with the moving one at a position."""
        weights = self._held.copy()
        weights[self._moving - 1] = position
        return weights

    def _losses_at(self, positions: np.ndarray) -> np.ndarray:
        """Return the loss at each position: (positions,)."""
        loss: Callable[..., Any] = self.problem.loss if self._loss is None else self._loss
        return np.array([losses.loss_at(loss, self._weights_at(place)) for place in positions])

    def _slope(self, position: float) -> float:
        weights = self._weights_at(position)
        if self._loss is None:
            return float(self.problem.gradient(weights)[self._moving - 1])
        return float(losses.numeric_gradient(self._loss, weights)[self._moving - 1])

    def _tangents(self, points: np.ndarray, slopes: np.ndarray) -> np.ndarray:
        """Return the two ends of the tangent at each point: (frames, 2, 2)."""
        low, high = self.problem.weight_range
        height = max(np.ptp(points[:, 1]), 1e-9)
        # A tangent leaves the picture long before it has climbed three times its height.
        reach = np.minimum(high - low, 3 * height / np.maximum(abs(slopes), 1e-30))
        sideways = np.stack([-reach, reach], axis=-1)
        across = points[:, :1] + np.clip(sideways, low - points[:, :1], high - points[:, :1])
        heights = points[:, 1:] + slopes[:, None] * (across - points[:, :1])
        return np.stack([across, heights], axis=-1)

    def _corrections(self, tails: np.ndarray, slopes: np.ndarray) -> np.ndarray:
        """Return the tail and head of an arrow on the map, downhill: (frames, 2, 2).

        All arrows have one length; where the slope is 0, none.
        """
        low, high = self.problem.weight_range
        heads = tails.copy()
        heads[:, self._moving - 1] -= np.sign(slopes) * (high - low) / 8
        return np.stack([tails, heads], axis=1)

    def _draw_curve(self, ax: Axes) -> None:
        problem = self.problem
        places = np.linspace(*problem.weight_range, _CURVE_POINTS)
        name = problem.weight_names[self._moving - 1]
        loss = f"loss ({problem.target_unit}²)"
        if self._loss is not None:
            loss = getattr(self._loss, "__name__", "your loss")
        drawing.draw_loss_along(
            ax,
            places,
            self._losses_at(places),
            weight=f"{self._symbol}: {name} ({problem.weight_unit})",
            loss=loss,
            title=f"The loss as only {self._symbol} moves",
        )

    def _draw_map(self, ax: Axes) -> None:
        plots.draw_map(ax, self.problem)
        held = float(self._held[2 - self._moving])
        drawing.draw_held_weight(ax, self.problem, moving=self._moving, held=held)

    def _read(self, value: object) -> float:
        place = number_within(value, f"The weight {self._symbol}", self.problem.weight_range)
        if self._loss is not None:
            losses.numeric_gradient(self._loss, self._weights_at(place))
        return place
