"""What a slice through losses knows: one weight moves, the others stay, and every loss is told.

It refuses what it cannot use with a sentence in ``refusal`` and keeps what it had.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import traitlets

from course_utils import losses, validation
from course_utils.arguments import something_to_learn, whole_number
from course_utils.diagrams import in_full, with_unit
from course_utils.learning import start_for
from course_utils.problem import Problem

POSITIONS = 281


@dataclass(frozen=True, eq=False)
class Slice:
    """One loss along the positions of the moving weight, (positions,)."""

    name: str
    unit: str
    values: np.ndarray


class LossSliceModel(traitlets.HasTraits):
    """All losses of a problem while one weight moves along its axis of the map.

    Parameters
    ----------
    problem
        The rows with their targets.
    start
        (weights,): where to begin, inside the problem's ``weight_range``.
    moving
        The index of the weight that moves; the others keep their start.
    loss
        The learner's own ``loss(weights, inputs, targets)`` that returns a number, or None.

    Attributes
    ----------
    positions
        (positions,): where the moving weight can be: evenly spaced, and what was typed last.
    slices
        The losses along the positions: with signs, absolute, squared, and the learner's.
    index
        Which position is looked at.
    refusal
        Why the last input was not taken, in one sentence, or empty.
    """

    slices = traitlets.Tuple()
    index = traitlets.Int()
    refusal = traitlets.Unicode()

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        moving: int = 0,
        loss: Callable | None = None,
    ):
        super().__init__()
        most = something_to_learn(problem).weight_count - 1
        self.moving = whole_number(moving, "The moving weight", least=0, most=most)
        self.problem = problem
        self._start = start_for(problem, start)
        self._grid = np.linspace(*problem.weight_range, POSITIONS)
        self._loss = loss
        self.positions = self._grid
        self.try_position(float(self._start[moving]))
        if not self.slices:
            raise ValueError(self.refusal)

    def try_position(self, value: object) -> None:
        """Look at exactly this position, a number or text."""
        name = f"The weight {self.problem.symbols[self.moving]}"
        low, high = self.problem.weight_range
        try:
            position = validation.finite_number(value, name)
            if not low <= position <= high:
                raise ValueError(
                    f"{name} must lie from {in_full(low)} to {in_full(high)}, "
                    f"not at {in_full(position)}."
                )
        except ValueError as error:
            self.refusal = str(error)
            return
        self.refusal = ""
        self._show(position)

    def _show(self, position: float) -> None:
        before = self.positions
        near = np.isclose(self._grid, position, rtol=0, atol=1e-9)
        self.positions = self._grid if near.any() else np.union1d(self._grid, [position])
        slices = self._slices()
        if self.slices and len(slices) < len(self.slices):
            self.positions = before  # the learner's loss worked everywhere but here
            return
        with self.hold_trait_notifications():
            self.slices = slices
            self.index = int(np.argmin(np.abs(self.positions - position)))

    def weights(self) -> np.ndarray:
        """Return the weights at every position: (weights, positions)."""
        columns = np.tile(self._start[:, None], len(self.positions))
        columns[self.moving] = self.positions
        return columns

    def label(self) -> str:
        """Return what the moving weight is, and where the others stay."""
        problem = self.problem
        others = [
            f"{symbol} = {in_full(value)}"
            for index, (symbol, value) in enumerate(zip(problem.symbols, self._start, strict=True))
            if index != self.moving
        ]
        stays = f" with {', '.join(others)}" if others else ""
        unit = f" ({problem.weight_unit})" if problem.weight_unit else ""
        return f"{problem.symbols[self.moving]}{unit}{stays}"

    def sentences(self) -> list[str]:
        """Return one sentence for each position: the errors, and what each loss makes of them."""
        problem = self.problem
        columns = self.weights()
        errors = losses.errors(columns, problem.inputs, problem.targets)
        told = []
        for index, column in enumerate(columns.T):
            place = ", ".join(
                f"{symbol} = {in_full(value)}"
                for symbol, value in zip(problem.symbols, column, strict=True)
            )
            made = ", ".join(
                f"{slice_.name} {with_unit(slice_.values[index], slice_.unit)}"
                for slice_ in self.slices
            )
            told.append(f"{place}: {_errors_in_words(errors[:, index])}{made}.")
        return told

    def _slices(self) -> tuple[Slice, ...]:
        problem, columns = self.problem, self.weights()
        rows, unit = (problem.inputs, problem.targets), problem.target_unit
        several = len(problem.targets) > 1
        slices = [
            Slice("mean error" if several else "error", unit, losses.mean_error(columns, *rows)),
            Slice(
                "mean absolute error" if several else "absolute error",
                unit,
                losses.mean_absolute_error(columns, *rows),
            ),
            Slice(
                "mean squared error" if several else "squared error",
                f"{unit}²" if unit else "",
                losses.mean_squared_error(columns, *rows),
            ),
        ]
        if self._loss is not None:
            slices += self._own_slice(columns)
        return tuple(slices)

    def _own_slice(self, columns: np.ndarray) -> list[Slice]:
        """Return the learner's loss, or nothing and the reason in ``refusal``."""
        name = getattr(self._loss, "__name__", "your loss")

        def loss(weights: np.ndarray) -> float:
            # Copies: a learner's function may change what it is handed.
            return self._loss(weights, self.problem.inputs.copy(), self.problem.targets.copy())

        loss.__name__ = name
        try:
            if not callable(self._loss):
                raise ValueError(
                    "The loss must be a function of weights, inputs and targets, "
                    f"not {validation.quote(self._loss)}."
                )
            with np.errstate(all="ignore"):
                values = np.array([losses.loss_at(loss, column) for column in columns.T])
        except ValueError as error:
            self.refusal = str(error)
            return []
        return [Slice(f"your {name}", "", values)]


def _errors_in_words(errors: np.ndarray) -> str:
    """Return the errors of a few rows, or nothing if there are too many or only one."""
    if not 1 < len(errors) <= 3:
        return ""
    return f"errors {' and '.join(in_full(error) for error in errors)}; "
