"""What the explorer of the tangent knows: the loss and its slope as one weight moves alone.

It refuses what it cannot use with a sentence in ``refusal`` and keeps what it had.
"""

from collections.abc import Callable, Sequence

import numpy as np
import traitlets

from course_utils import losses, validation, words
from course_utils.arguments import something_to_learn
from course_utils.learning import start_for
from course_utils.problem import Problem
from course_utils.words import slopes as words_of_slopes

POSITIONS = 141
"""So many places of the weight the slider offers: on axes from −2 to 12 they are 0.1 apart."""
_LEVEL = 1e-9
"""A slope of less than this share of the steepest one is a slope of 0, up to rounding."""


class TangentModel(traitlets.HasTraits):
    """The loss along one weight while the others are held, and its slope at many places.

    Parameters
    ----------
    problem
        What to learn; it has two weights.
    start
        (weights,): where the moving weight starts, and where the other is held.
    moving
        Which weight moves: 1 or 2.
    loss
        The learner's own ``loss(weights)``, or None for the mean squared error. Its slope is
        measured with `losses.numeric_gradient`.

    Attributes
    ----------
    positions
        (frames,): the places of the weight; one of them may have been typed.
    index
        Which place is looked at.
    refusal
        Why the last input was not taken, in one sentence, or empty.
    """

    positions = traitlets.Instance(np.ndarray)
    index = traitlets.Int()
    refusal = traitlets.Unicode()

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        moving: int = 1,
        loss: Callable[[np.ndarray], float] | None = None,
    ):
        super().__init__()
        if something_to_learn(problem).weight_count != 2:
            raise ValueError(f"The map needs two weights; this problem has {problem.weight_count}.")
        if isinstance(moving, bool) or not isinstance(moving, int) or moving not in (1, 2):
            raise ValueError(f"The moving weight is number 1 or 2, not {validation.quote(moving)}.")
        self.problem, self.moving = problem, moving
        self.held = start_for(problem, start)
        self._grid = np.linspace(*problem.weight_range, POSITIONS).round(12)
        self._loss = None
        first = self._checked(self.held[moving - 1])
        self._take_loss(loss)
        self._show(first)

    def _take_loss(self, loss: Callable | None) -> None:
        if loss is None:
            return
        try:
            for place in self._grid:
                losses.numeric_gradient(loss, self.weights_at(place))
        except ValueError as error:
            self.refusal = f"{error} The picture shows the course's loss."
        else:
            self._loss = loss

    @property
    def symbol(self) -> str:
        """The letter of the weight that moves."""
        return self.problem.symbols[self.moving - 1]

    @property
    def position(self) -> float:
        """Where the weight is."""
        return float(self.positions[self.index])

    @property
    def loss_name(self) -> str:
        """What the loss is called on an axis, with its unit where it is known."""
        if self._loss is None:
            return f"loss ({self.problem.target_unit}²)"
        return getattr(self._loss, "__name__", "your loss")

    def weights_at(self, position: float) -> np.ndarray:
        """Return all weights, (weights,), with the moving one at a position."""
        weights = self.held.copy()
        weights[self.moving - 1] = position
        return weights

    def losses_at(self, positions: np.ndarray) -> np.ndarray:
        """Return the loss at each position: (positions,)."""
        loss = self.problem.loss if self._loss is None else self._loss
        return np.array([losses.loss_at(loss, self.weights_at(place)) for place in positions])

    def slopes(self) -> np.ndarray:
        """Return the slope at each position, (frames,); what is only rounding is 0."""
        slopes = np.array([self._slope(place) for place in self.positions])
        return np.where(abs(slopes) <= _LEVEL * abs(slopes).max(), 0.0, slopes)

    def _slope(self, position: float) -> float:
        weights = self.weights_at(position)
        if self._loss is None:
            return float(self.problem.gradient(weights)[self.moving - 1])
        return float(losses.numeric_gradient(self._loss, weights)[self.moving - 1])

    def points(self) -> np.ndarray:
        """Return the points of the loss curve at all positions: (frames, 2)."""
        return np.column_stack([self.positions, self.losses_at(self.positions)])

    def tangents(self) -> np.ndarray:
        """Return the two ends of the tangent at each position: (frames, 2, 2)."""
        points, slopes = self.points(), self.slopes()
        low, high = self.problem.weight_range
        height = max(np.ptp(points[:, 1]), 1e-9)
        # A tangent leaves the picture long before it has climbed three times its height.
        reach = np.minimum(high - low, 3 * height / np.maximum(abs(slopes), 1e-30))
        sideways = np.stack([-reach, reach], axis=-1)
        across = points[:, :1] + np.clip(sideways, low - points[:, :1], high - points[:, :1])
        heights = points[:, 1:] + slopes[:, None] * (across - points[:, :1])
        return np.stack([across, heights], axis=-1)

    def corrections(self) -> np.ndarray:
        """Return the tail and head of an arrow on the map, downhill, at each position.

        The shape is (frames, 2, 2). All arrows have one length; where the slope is 0, none.
        """
        low, high = self.problem.weight_range
        tails = np.stack([self.weights_at(place) for place in self.positions])
        heads = tails.copy()
        heads[:, self.moving - 1] -= np.sign(self.slopes()) * (high - low) / 8
        return np.stack([tails, heads], axis=1)

    def labels(self) -> list[str]:
        """Return each position with the unit of the weight."""
        unit = self.problem.weight_unit
        return [f"{words.number(place)} {unit}" for place in self.positions]

    def sentences(self) -> list[str]:
        """Return one sentence for each position: the slope, and which way to correct."""
        squared = "" if self._loss is not None else f" {self.problem.target_unit}²"
        unit = f"{squared} per {self.problem.weight_unit}"
        return [
            words_of_slopes.sentence(self.symbol, label, slope, unit)
            for label, slope in zip(self.labels(), self.slopes(), strict=True)
        ]

    def look_at(self, index: int) -> None:
        """Look at another position."""
        self.index, self.refusal = index, ""

    def move_to(self, value: object) -> None:
        """Look at exactly this position, from a number or from text."""
        try:
            self._show(self._checked(value))
        except ValueError as error:
            self.refusal = str(error)
        else:
            self.refusal = ""

    def _checked(self, value: object) -> float:
        (low, high), symbol = self.problem.weight_range, self.symbol
        place = validation.finite_number(value, f"The weight {symbol}")
        if not low <= place <= high:
            inside = f"{words.number(low)} to {words.number(high)}"
            raise ValueError(
                f"The weight {symbol} = {words.number(place)} lies outside the picture: "
                f"choose a number from {inside}."
            )
        if self._loss is not None:
            losses.numeric_gradient(self._loss, self.weights_at(place))
        return place

    def _show(self, place: float) -> None:
        """Put a place among the positions, instead of the nearest one of the grid."""
        positions = self._grid.copy()
        index = int(np.argmin(abs(positions - place)))
        positions[index] = place
        with self.hold_trait_notifications():
            self.positions = positions
            self.index = index
