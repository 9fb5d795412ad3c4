"""The explorer of the tangent: move one weight, and read the slope of the loss."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils import losses, plots
from course_utils.arguments import for_a_map, whole_number
from course_utils.explorers.one_weight import OneWeight
from course_utils.explorers.own import own_or_courses
from course_utils.looks import INK
from course_utils.plots.style import HALO, SOLUTION, draw_grid, tick_label
from course_utils.problem import Problem
from course_utils.scene import CURVE, Backdrop, Mark, Panel, Scene, State
from course_utils.words import axis_label
from course_utils.words import slopes as words_of_slopes

Loss = Callable[[np.ndarray], float]
_POSITIONS = 141
"""So many places of the weight the slider offers: on axes from −2 to 12 they are 0.1 apart."""
_CURVE_POINTS = 281
_LEVEL = 1e-9
"""A slope of less than this share of the steepest one is a slope of 0, up to rounding."""
_CORNER = 0.01
"""Slopes on both sides that differ by more than this share of the steepest one make a corner."""


class Tangent(OneWeight):
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
        loss: Loss | None = None,
    ):
        for_a_map(problem)
        number = whole_number(moving, "The moving weight", least=1, most=2)
        super().__init__(problem, start, moving=number - 1, places=_POSITIONS)
        self._loss, self._remark = own_or_courses(self._tried, loss, "loss")
        self._curve = Backdrop(self._draw_curve, CURVE)
        self._map = Backdrop(self._draw_map)

    def _tried(self, loss: Loss | None) -> Loss | None:
        if loss is not None:
            self._slopes(loss, self.grid)
        return loss

    def scene(self, state: State) -> Scene:
        """Return the loss with its tangent at every place, and the map with the correction."""
        positions = self.positions(state)
        points = np.column_stack([positions, self._losses_at(positions)])
        slopes = self._slopes(self._loss, positions)
        slopes = np.where(abs(slopes) <= _LEVEL * abs(slopes).max(), 0.0, slopes)
        corners = self._corners(positions, abs(slopes).max())
        slopes[list(corners)] = np.nan
        tails = self.weights_at(positions).T
        unit = self.problem.weight_unit
        labels = tuple(f"{words_of_slopes.in_full(place)} {unit}".strip() for place in positions)
        on_curve = (
            Mark("line", self._tangents(points, slopes), "plain"),
            Mark("dots", points[:, None], "handle", place="weight"),
        )
        on_map = (
            Mark("arrow", self._corrections(tails, slopes), "downhill"),
            Mark("dots", tails[:, None], "handle", place="" if self.moving else "weight"),
        )
        return Scene(
            (Panel(self._curve, on_curve), Panel(self._map, on_map)),
            tuple(
                words_of_slopes.corner(self.symbol, label, corners[frame], self._unit)
                if frame in corners
                else words_of_slopes.sentence(self.symbol, label, slopes[frame], self._unit)
                for frame, label in enumerate(labels)
            ),
            positions,
            labels,
            remark=self._remark,
        )

    @property
    def _unit(self) -> str:
        squared = "" if self._loss is not None else f" {self.problem.target_unit}²"
        return f"{squared} per {self.problem.weight_unit}"

    def _losses_at(self, positions: np.ndarray) -> np.ndarray:
        """Return the loss at each position: (positions,)."""
        loss: Callable[..., Any] = self.problem.loss if self._loss is None else self._loss
        return np.array([losses.loss_at(loss, each) for each in self.weights_at(positions).T])

    def _slopes(self, loss: Loss | None, positions: np.ndarray) -> np.ndarray:
        """Return the slope of a loss, or of the course's, at each position: (positions,)."""
        slope = self.problem.gradient if loss is None else partial(losses.numeric_gradient, loss)
        return np.array([slope(each)[self.moving] for each in self.weights_at(positions).T])

    def _corners(self, positions: np.ndarray, steepest: float) -> dict[int, tuple[float, float]]:
        """Return the slopes on both sides of each corner of a learner's loss, by its frame."""
        if self._loss is None:
            return {}
        near = np.ptp(self.problem.weight_range) * 1e-6
        before, here, after = (self._losses_at(positions + each) for each in (-near, 0, near))
        left, right = (here - before) / near, (after - here) / near
        found = np.flatnonzero(abs(right - left) > _CORNER * steepest)
        return {int(frame): (float(left[frame]), float(right[frame])) for frame in found}

    def _tangents(self, points: np.ndarray, slopes: np.ndarray) -> np.ndarray:
        """Return the two ends of the tangent at each point, none at a corner: (frames, 2, 2)."""
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

        All arrows have one length; where the slope is 0, or at a corner, none.
        """
        low, high = self.problem.weight_range
        heads = tails.copy()
        heads[:, self.moving] -= np.sign(np.nan_to_num(slopes)) * (high - low) / 8
        return np.stack([tails, heads], axis=1)

    def _draw_curve(self, ax: Axes) -> None:
        problem = self.problem
        places = np.linspace(*problem.weight_range, _CURVE_POINTS)
        losses_ = self._losses_at(places)
        ax.plot(places, losses_, color=SOLUTION, linewidth=2.2)
        low, high = min(losses_.min(), 0.0), losses_.max()
        room = 0.07 * (high - low if high > low else 1.0)
        ax.set(xlim=(places[0], places[-1]), ylim=(low - room, high + room))
        draw_grid(ax)
        ax.locator_params(axis="x", nbins=8, steps=(1, 2, 5, 10))
        ax.yaxis.set_major_formatter(lambda value, _: tick_label(value, digits=6))
        loss = axis_label("loss", problem.loss_unit)
        if self._loss is not None:
            loss = getattr(self._loss, "__name__", "your loss")
        weight = f"{self.symbol}: {problem.weight_names[self.moving]}"
        ax.set(xlabel=axis_label(weight, problem.weight_unit), ylabel=loss)
        ax.set(title=f"The loss as only {self.symbol} moves")

    def _draw_map(self, ax: Axes) -> None:
        """Draw the map with the line along which the weight moves alone."""
        plots.draw_map(ax, self.problem)
        (low, high), held = self.problem.weight_range, float(self.held[1 - self.moving])
        line = ax.axvline if self.moving else ax.axhline
        line(held, color=INK, linewidth=1.2, linestyle=":")
        if not self.moving:
            look: dict[str, Any] = {"xy": (low, held), "xytext": (4, 4), "va": "bottom"}
        else:
            look = {"xy": (held, high), "xytext": (-4, -4), "va": "top", "rotation": 90}
        other = self.problem.symbols[1 - self.moving]
        ax.annotate(
            f"{other} is held at {held:g} {self.problem.weight_unit}",
            textcoords="offset points",
            ha="right" if self.moving else "left",
            fontsize=9,
            path_effects=HALO,
            **look,
        )

    def read(self, value: object) -> float:
        """Return a place on the map where the loss has a slope, or refuse what was typed."""
        place = super().read(value)
        self._slopes(self._loss, np.array([place]))
        return place
