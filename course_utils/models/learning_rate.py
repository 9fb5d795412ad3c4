"""What the explorer of the learning rate knows: gradient descent with many rates."""

from collections.abc import Callable, Sequence

import numpy as np

from course_utils import learning, losses, validation, words
from course_utils.arguments import something_to_learn, whole_number
from course_utils.learning import Run, Sweep
from course_utils.learning.batches import check_batch_size
from course_utils.models.runs import PIN_LETTERS, RunsModel
from course_utils.problem import Problem

__all__ = ["PIN_LETTERS", "LearningRateModel"]

RATES_PER_DOUBLING = 16
DOUBLINGS = 7
FIRST_SHOWN = 5
"""How many doublings below the limit the first run shown lies: it falls, but not fast."""


class LearningRateModel(RunsModel):
    """Many learning rates tried from one start; one of them is looked at.

    The rates are 2⁻⁷ … 2⁷ times the one in the middle, and the one that was typed last, exactly. In
    the middle is the limit of gradient descent, so that half the limit and the limit itself are
    among them. For Adam, whose steps are about as long as the learning rate, it is the one with
    which all its steps together cross the map once.

    Parameters
    ----------
    problem
        What to learn; it has two weights.
    start
        (weights,): where every run starts.
    steps
        How many updates each run makes.
    rule
        One of the course's rules, or the learner's own ``rule(weights, gradient, learning_rate)``,
        with or without a fourth parameter ``state``; None for gradient descent.
    batch_size, rng
        How many rows each step uses, and what draws them: see `learning.sweep`. All runs use the
        same rows, also from another start.
    middle
        The learning rate in the middle, for a rule with a scale of its own.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int,
        rule: Callable | None = None,
        batch_size: int | None = None,
        rng: np.random.Generator | None = None,
        middle: float | None = None,
    ):
        check_batch_size(batch_size, rng, len(something_to_learn(problem).targets))
        self._rule = learning.gradient_step if rule is None else learning.rule_of(rule)
        self._batch_size = batch_size
        self._seed = None if rng is None else int(rng.integers(2**32))
        doublings = np.arange(-DOUBLINGS * RATES_PER_DOUBLING, DOUBLINGS * RATES_PER_DOUBLING + 1)
        if middle is None:
            middle = self._rule.middle(problem, whole_number(steps, "The number of steps", least=1))
        if validation.learning_rate(middle) > validation.LARGEST:
            raise ValueError(f"The middle must be at most {validation.LARGEST:g}, not {middle}.")
        grid = validation.learning_rate(middle) * 2.0 ** (doublings / RATES_PER_DOUBLING)
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
        return names, [*units, problem.loss_unit]

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
            self.problem,
            start=start,
            learning_rates=values,
            steps=self._steps,
            rule=self._rule,
            batch_size=self._batch_size,
            rng=None if self._seed is None else np.random.default_rng(self._seed),
        )

    def _read_value(self, value: object) -> float:
        return validation.learning_rate(value)
