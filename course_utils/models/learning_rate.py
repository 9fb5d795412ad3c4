"""What the explorer of the learning rate knows: gradient descent with many rates."""

from collections.abc import Callable, Sequence

import numpy as np

from course_utils import learning, losses, validation, words
from course_utils.learning import Run, Sweep
from course_utils.models.runs import PIN_LETTERS, RunsModel
from course_utils.problem import Problem

__all__ = ["PIN_LETTERS", "LearningRateModel"]

RATES_PER_DOUBLING = 16
DOUBLINGS = 7
FIRST_SHOWN = 5
"""How many doublings below the limit the first run shown lies: it falls, but not fast."""


class LearningRateModel(RunsModel):
    """Many learning rates tried from one start; one of them is looked at.

    The rates are 2⁻⁷ … 2⁷ times the limit, so that half the limit and the limit itself are among
    them, and the one that was typed last, exactly.

    Parameters
    ----------
    problem
        What to learn; it has two weights.
    start
        (weights,): where every run starts.
    steps
        How many updates each run makes.
    rule
        The learner's own ``rule(weights, gradient, learning_rate)``, or None for gradient descent.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int,
        rule: Callable | None = None,
    ):
        self._rule = learning.gradient_step if rule is None else learning.one_run_at_a_time(rule)
        doublings = np.arange(-DOUBLINGS * RATES_PER_DOUBLING, DOUBLINGS * RATES_PER_DOUBLING + 1)
        grid = problem.largest_stable_learning_rate * 2.0 ** (doublings / RATES_PER_DOUBLING)
        index = len(grid) // 2 - FIRST_SHOWN * RATES_PER_DOUBLING
        super().__init__(problem, start=start, steps=steps, grid=grid, index=index)

    @property
    def values(self) -> np.ndarray:
        """The learning rates: (runs,)."""
        return self.sweep.learning_rates

    def try_learning_rate(self, value: object) -> None:
        """Look at the run with exactly this learning rate, from a number or from text."""
        self.try_value(value)

    def label(self, run: Run) -> str:
        """Return the learning rate as a number and as a multiple of the limit."""
        return words.label(run)

    def sentence(self, run: Run) -> str:
        """Return what a run shows."""
        return words.sentence(run)

    def reading_names(self) -> tuple[list[str], list[str]]:
        """Return the names and the units of `readings`."""
        problem = self.problem
        names = [*problem.symbols, *(["error"] if len(problem.targets) == 1 else []), "loss"]
        units = [problem.weight_unit] * problem.weight_count
        units += [problem.target_unit] if len(problem.targets) == 1 else []
        return names, [*units, f"{problem.target_unit}²"]

    def readings(self) -> np.ndarray:
        """Return the numbers at every step of every run: (rates, steps + 1, names)."""
        weights, losses_ = self.sweep.weights, self.sweep.losses[..., None]
        if len(self.problem.targets) > 1:
            return np.concatenate([weights, losses_], axis=-1)
        with np.errstate(over="ignore", invalid="ignore"):
            flat = weights.reshape(-1, self.problem.weight_count).T
            errors = losses.errors(flat, self.problem.inputs, self.problem.targets)
        return np.concatenate([weights, errors.reshape(losses_.shape), losses_], axis=-1)

    def _swept(self, start: object, values: np.ndarray) -> Sweep:
        return learning.sweep(
            self.problem, start=start, learning_rates=values, steps=self._steps, rule=self._rule
        )

    def _read_value(self, value: object) -> float:
        return validation.learning_rate(value)
