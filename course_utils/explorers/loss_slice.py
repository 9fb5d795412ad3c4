"""A slice through losses: one slider moves one weight, and every loss answers at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils import losses
from course_utils.arguments import function_of, something_to_learn
from course_utils.explorers.one_weight import OneWeight
from course_utils.explorers.own import own_or_courses
from course_utils.looks import INK
from course_utils.patience import name_of, numbers_from
from course_utils.plots.style import SOLUTION, tick_label
from course_utils.problem import Problem
from course_utils.scene import Backdrop, Mark, Panel, Scene, Shape, State
from course_utils.validation import finite_array
from course_utils.words.numbers import axis_label, in_full, with_unit

_POSITIONS = 281
_PANEL = Shape(224, 220, (74, 44, 12, 28))
"""So that four fit into a wide window, and two into a narrow one."""


@dataclass(frozen=True, eq=False)
class Slice:
    """One loss along the positions of the moving weight, (positions,)."""

    name: str
    unit: str
    values: np.ndarray


class Slices(OneWeight):
    """All losses while the first weight moves: with signs, absolute, squared, your own.

    - ``problem``: the rows with their targets.
    - ``start``: one number for each weight, inside the problem's ``weight_range``.
    - ``loss``: your own ``loss(weights, inputs, targets)`` that returns a number.

    >>> slices = Slices(Problem([[256, 212]], [1492]), start=(9, 1))
    >>> scene = slices.scene(slices.state)
    >>> scene.sentences[scene.frame_of(5)]
    'w₁ = 5, w₂ = 1: error 0 kg, absolute error 0 kg, squared error 0 kg².'
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        loss: Callable[..., Any] | None = None,
    ):
        super().__init__(something_to_learn(problem), start, moving=0, places=_POSITIONS)
        self._loss, self._remark = own_or_courses(self._tried, loss, "losses")
        self._backdrops = [
            Backdrop(partial(self._draw, slice_=each), _PANEL) for each in self._slices(self.grid)
        ]

    def _tried(self, loss: Callable[..., Any] | None) -> Callable[..., Any] | None:
        if loss is not None:
            self._own_slice(loss, self.weights_at(self.grid))
        return loss

    def scene(self, state: State) -> Scene:
        """Return a panel for each loss, with a line from 0 to its value at every position."""
        positions = self.positions(state)
        slices = self._slices(positions)
        panels = tuple(
            Panel(backdrop, _upright(positions, each.values))
            for backdrop, each in zip(self._backdrops, slices, strict=True)
        )
        labels = tuple(map(in_full, positions))
        return Scene(
            panels, self._sentences(positions, slices), positions, labels, remark=self._remark
        )

    def _draw(self, ax: Axes, slice_: Slice) -> None:
        """Draw a loss while the weight moves through its positions. The line at 0 is the goal."""
        problem, values = self.problem, slice_.values
        others = [
            f"{symbol} = {in_full(value)}"
            for symbol, value in list(zip(problem.symbols, self.held, strict=True))[1:]
        ]
        stays = f" with {', '.join(others)}" if others else ""
        ax.axhline(0, color=SOLUTION, linewidth=1.6)
        ax.plot(self.grid, values, color=INK, linewidth=1.6)
        low, high = min(values.min(), 0), max(values.max(), 0)
        room = 0.07 * ((high - low) or 1)
        ax.set(xlim=(self.grid[0], self.grid[-1]), ylim=(low - room, high + room))
        ax.set_xlabel(f"{axis_label(self.symbol, problem.weight_unit)}{stays}")
        # From the left end of the panel on: it is long for its panel.
        ax.set_title(axis_label(slice_.name, slice_.unit), x=-0.5, fontsize=10)
        ax.locator_params(axis="x", nbins=5, steps=(1, 2, 5, 10))
        ax.locator_params(axis="y", nbins=5, steps=None)
        # Each number whole: a common factor above the axis would push the title out of the picture.
        ax.yaxis.set_major_formatter(lambda value, _: tick_label(value))

    def _sentences(self, positions: np.ndarray, slices: Sequence[Slice]) -> tuple[str, ...]:
        """Return one sentence for each position: the errors, and what each loss makes of them."""
        problem, columns = self.problem, self.weights_at(positions)
        errors = losses.errors(columns, problem.inputs, problem.targets)
        told = []
        for index, column in enumerate(columns.T):
            place = ", ".join(
                f"{symbol} = {in_full(value)}"
                for symbol, value in zip(problem.symbols, column, strict=True)
            )
            made = ", ".join(
                f"{slice_.name} {with_unit(slice_.values[index], slice_.unit)}" for slice_ in slices
            )
            told.append(f"{place}: {_errors_in_words(errors[:, index])}{made}.")
        return tuple(told)

    def _slices(self, positions: np.ndarray) -> list[Slice]:
        problem, columns = self.problem, self.weights_at(positions)
        rows, unit = (problem.inputs, problem.targets), problem.target_unit
        mean = "mean " if len(problem.targets) > 1 else ""
        slices = [
            Slice(f"{mean}error", unit, losses.mean_error(columns, *rows)),
            Slice(f"{mean}absolute error", unit, losses.mean_absolute_error(columns, *rows)),
            Slice(
                f"{mean}squared error",
                problem.loss_unit,
                losses.mean_squared_error(columns, *rows),
            ),
        ]
        return slices if self._loss is None else [*slices, self._own_slice(self._loss, columns)]

    def _own_slice(self, loss: object, columns: np.ndarray) -> Slice:
        rows = self.problem.inputs, self.problem.targets
        own = function_of(loss, "The loss", "weights, inputs and targets")
        name = name_of(own, "loss")
        values = [
            # Copies: a learner's function may change what it is handed.
            numbers_from(own, (column.copy(), *map(np.copy, rows)), what="the loss")
            for column in columns.T
        ]
        return Slice(f"your {name}", "", finite_array(values, f"What {name} returns", 1))


def _upright(positions: np.ndarray, values: np.ndarray) -> tuple[Mark, ...]:
    """Return a line from 0 to the value at each position, with a dot at its end."""
    tops = np.stack([positions, values], axis=-1)
    feet = np.stack([positions, np.zeros(len(positions))], axis=-1)
    return (
        Mark("line", np.stack([feet, tops], axis=1), "plain"),
        Mark("dots", tops[:, None], "handle", place="weight"),
    )


def _errors_in_words(errors: np.ndarray) -> str:
    """Return the errors of a few rows, or nothing if there are too many or only one."""
    if not 1 < len(errors) <= 3:
        return ""
    return f"errors {' and '.join(in_full(error) for error in errors)}; "
