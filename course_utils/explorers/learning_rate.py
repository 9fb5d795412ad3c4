"""The explorer of the learning rate: turn it, and watch the path and the loss curve answer."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course_utils import learning, losses, plots, validation, words
from course_utils.arguments import something_to_learn, whole_number
from course_utils.explorers.runs import Runs, with_learners_function
from course_utils.learning import Run, Sweep, start_for
from course_utils.learning.batches import check_batch_size
from course_utils.learning.descending import MOST_UPDATES
from course_utils.problem import Problem
from course_utils.scene import CURVE, Backdrop, Readings
from course_utils.settings import Choice

_RATES_PER_DOUBLING, _DOUBLINGS = 16, 7
"""Of a yes-or-no question: 225 rates go through all of them in each step."""
_FIRST_SHOWN = 5
"""How many doublings below the limit the first run shown lies: it falls, but not fast."""


class LearningRate(Runs):
    """Gradient descent with many learning rates from one start; one of them is looked at.

    The rates are 2⁻⁷ … 2⁷ times the one in the middle, and the one that was typed last, exactly. In
    the middle is the limit of gradient descent, so that half the limit and the limit itself are
    among them. For Adam, whose steps are at most about as long as the learning rate, it is the one
    with which steps of that length together cross the map once.

    Parameters
    ----------
    problem
        What to learn, with two weights.
    start
        Two numbers on the map: where every run starts.
    steps
        How many updates each run makes.
    rule
        One of the course's rules, or your own ``rule(weights, gradient, learning_rate)``, with or
        without a fourth parameter ``state``; without one, or as long as it does not work, gradient
        descent.
    batch_size, rng
        How many rows each step uses, and what draws them: see `learning.sweep`. All runs use the
        same rows, also from another start.
    middle
        The learning rate in the middle, for a rule with a scale of its own.
    pins
        Whether runs can be kept in the picture, to compare them.

    Examples
    --------
    >>> rates = LearningRate(Problem([[256, 212]], [1492]), start=(9, 8))
    >>> scene = rates.scene(rates.state)
    >>> len(scene.sentences), scene.labels[112]
    (225, '9.05e-6 = 1.00 × the limit')
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int = 50,
        rule: Callable[..., Any] | None = None,
        batch_size: int | None = None,
        rng: np.random.Generator | None = None,
        middle: float | None = None,
        pins: bool = True,
    ):
        rows = len(something_to_learn(problem).targets)
        check_batch_size(batch_size, rng, rows)
        count = 2 * _DOUBLINGS * _RATES_PER_DOUBLING + 2  # and the one that is typed
        whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES // count)
        self._batch_size = batch_size
        self._seed = None if rng is None else int(rng.integers(2**32))

        def make(function: Callable[..., Any] | None) -> None:
            self._rule = learning.gradient_step if function is None else learning.rule_of(function)
            count = whole_number(steps, "The number of steps", least=1)
            centre = self._rule.middle(problem, count) if middle is None else middle
            grid = _grid(centre)
            first = len(grid) // 2 - _FIRST_SHOWN * _RATES_PER_DOUBLING
            axes = Backdrop(lambda ax: plots.draw_loss_axes(ax, problem, steps), CURVE)
            choice = Choice(
                "learning_rate", "Learning rate", validation.learning_rate, words.number
            )
            Runs.__init__(
                self,
                problem,
                start=start_for(problem, start).tolist(),
                steps=steps,
                grid=grid,
                first=first,
                choice=choice,
                curve=(axes, "losses"),
                pins=pins,
            )
            self.runs(start, grid)  # the first scene needs them, too

        self.remark = with_learners_function(make, rule)

    def swept(self, start: Sequence[float], values: np.ndarray) -> Sweep:
        """Return gradient descent from a start, with every rate."""
        return learning.sweep(
            self.problem,
            start=start,
            learning_rates=values,
            steps=self.steps,
            rule=self._rule,
            batch_size=self._batch_size,
            rng=None if self._seed is None else np.random.default_rng(self._seed),
        )

    def label(self, run: Run) -> str:
        """Return the learning rate as a number and as a multiple of the limit."""
        return words.label(run)

    def sentence(self, run: Run) -> str:
        """Return what a run shows."""
        return words.sentence(run)

    def readings(self, sweep: Sweep) -> Readings:
        """Return weights, the error where there is one, and the loss, at every step."""
        problem = self.problem
        columns = [sweep.weights, sweep.losses[..., None]]
        names, units = [*problem.symbols, "loss"], [problem.weight_unit] * problem.weight_count
        units += [problem.loss_unit]
        if len(problem.targets) == 1:
            with np.errstate(over="ignore", invalid="ignore"):
                flat = sweep.weights.reshape(-1, problem.weight_count).T
                errors = losses.errors(flat, problem.inputs, problem.targets)
            columns.insert(1, errors.reshape(sweep.losses.shape)[..., None])
            names.insert(-1, "error")
            units.insert(-1, problem.target_unit)
        return Readings(tuple(names), tuple(units), np.concatenate(columns, axis=-1))


def _grid(middle: object) -> np.ndarray:
    if validation.learning_rate(middle) > validation.LARGEST:
        raise ValueError(f"The middle must be at most {validation.LARGEST:g}, not {middle}.")
    doublings = np.arange(-_DOUBLINGS * _RATES_PER_DOUBLING, _DOUBLINGS * _RATES_PER_DOUBLING + 1)
    return validation.learning_rate(middle) * 2.0 ** (doublings / _RATES_PER_DOUBLING)
