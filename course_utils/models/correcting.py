"""What the explorer of corrections knows: one equation corrected in turn with many step sizes."""

from collections.abc import Callable, Sequence

import numpy as np

from course_utils.arguments import one_equation
from course_utils.learning import correcting
from course_utils.learning.run import Run, Sweep
from course_utils.models.runs import RunsModel
from course_utils.problem import Problem
from course_utils.words import corrections as words_of_corrections

_DIGITS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
_POWERS = range(-3, 1)
_COMMON_MAP = 14.0
"""In weight units: on a map as wide as this, the steps go from 0.001 to 8."""
_RATES_PER_DOUBLING = 8
_DOUBLINGS = (-8, 3)
_FIRST_SHOWN = 3
"""How many doublings below the rate that lands at once the first rate shown lies."""


class CorrectionModel(RunsModel):
    """Many step sizes, or rates, tried from one start; one of them is looked at.

    Steps by sign are round numbers, 0.001 to 8 on the usual map. Rates, for steps that follow the
    size of the error, are 2⁻⁸ … 2³ times the one with which the first move lands at once.

    Parameters
    ----------
    problem
        One row: the equation.
    start
        (weights,): where every run starts.
    steps
        How many corrections each run makes at most.
    by_size
        Whether a step follows the size of the error.
    correction
        The learner's own ``correction(value, error, step)``, or None for the course's.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int,
        by_size: bool = False,
        correction: Callable | None = None,
    ):
        one_equation(problem)
        self.by_size = by_size
        own = correcting.by_size if by_size else correcting.by_sign
        self._rule = own if correction is None else correction
        grid, index = _rates(problem) if by_size else _step_sizes(problem)
        super().__init__(problem, start=start, steps=steps, grid=grid, index=index)

    @property
    def values(self) -> np.ndarray:
        """The step sizes, or the rates: (runs,)."""
        return self.sweep.sizes

    @property
    def value_name(self) -> str:
        """What the learner chooses: a rate, or the size of a step."""
        return "Rate" if self.by_size else f"Step size ({self.problem.weight_unit})"

    def label(self, run: Run) -> str:
        """Return the size of a run as a number."""
        return words_of_corrections.label(run)

    def sentence(self, run: Run) -> str:
        """Return what a run shows."""
        return words_of_corrections.sentence(run, by_size_shown=self.by_size)

    def reading_names(self) -> tuple[list[str], list[str]]:
        """Return the names and the units of `readings`."""
        problem = self.problem
        units = [problem.weight_unit] * problem.weight_count
        return [*problem.symbols, "error"], [*units, problem.target_unit]

    def readings(self) -> np.ndarray:
        """Return the numbers at every step of every run: (sizes, steps + 1, names)."""
        return np.concatenate([self.sweep.weights, self.sweep.errors[..., None]], axis=-1)

    def error_range(self) -> tuple[float, float]:
        """Return the ends of an error axis: the start's error at one end, room beyond 0.

        Steps that follow the error may overshoot, so there is as much room on either side.
        """
        low, high = self.problem.weight_range
        corners = np.where(self.problem.inputs[0] > 0, high, low) @ self.problem.inputs[0]
        first = self.sweep.errors[0, 0]
        top = 1.1 * max(abs(first), abs(corners - self.problem.targets[0]) / 2)
        if self.by_size:
            return -top, top
        return (-top, 0.6 * top) if first < 0 else (-0.6 * top, top)

    def _swept(self, start: object, values: np.ndarray) -> Sweep:
        return correcting.correct_in_turn(
            self.problem, start=start, sizes=values, steps=self._steps, rule=self._rule
        )

    def _read_value(self, value: object) -> float:
        return correcting.checked_size(value, "The rate" if self.by_size else "The step")


def _step_sizes(problem: Problem) -> tuple[np.ndarray, int]:
    """Return round step sizes that suit the map, and the place of the one shown first."""
    low, high = problem.weight_range
    scale = round(np.log10((high - low) / _COMMON_MAP))
    sizes = [float(f"{digits}e{power + scale}") for power in _POWERS for digits in _DIGITS]
    return np.array(sizes), sizes.index(float(f"2e{scale - 1}"))


def _rates(problem: Problem) -> tuple[np.ndarray, int]:
    """Return rates around the one that lands at once, and the place of the one shown first."""
    inputs = np.abs(problem.inputs[0])
    first, last = (_RATES_PER_DOUBLING * doublings for doublings in _DOUBLINGS)
    powers = 2.0 ** (np.arange(first, last + 1) / _RATES_PER_DOUBLING)
    return powers / inputs[inputs > 0][0], -first - _FIRST_SHOWN * _RATES_PER_DOUBLING
