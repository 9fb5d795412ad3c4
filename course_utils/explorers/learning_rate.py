"""The explorer of the learning rate: turn it, and watch the path and the loss curve answer."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from course_utils import learning, plots, validation, words
from course_utils.arguments import for_a_map, whole_number
from course_utils.explorers.own import own_or_courses
from course_utils.explorers.runs import CLOSE_UP, Curve, Runs
from course_utils.explorers.sweeps import NARROW_SWEEP, SWEEP, sweep_panel
from course_utils.learning import Sweep, start_for
from course_utils.learning.descending import MOST_UPDATES
from course_utils.plots.curves import draw_signed_error_axes as draw_signed_axes
from course_utils.plots.curves import draw_sweep_axes
from course_utils.problem import Problem
from course_utils.scene import Backdrop, Panel, Shape, State
from course_utils.settings import Choice

_RATES_PER_DOUBLING = 24
_AROUND_A_LIMIT, _AROUND_A_MIDDLE = (-6, 1.5), (-4, 3.5)
"""In doublings: above the limit, all rates do the same."""
_WIDE, _GAP = 586, 8
"""In pixels, what is beside the map, and between panels."""
_FIRST_SHOWN = 1
"""How many doublings above the lowest rate the first run shown lies: it falls, but not fast."""
_CODE = """\
import numpy as np

inputs = np.array({inputs})
targets = np.array({targets})
weights = np.array({weights})
learning_rate = {learning_rate}

for step in range({steps} + 1):
    errors = inputs @ weights - targets
    print(step, weights, np.mean(errors**2))
    weights = weights - learning_rate * 2 * errors @ inputs / len(targets)"""


class LearningRate(Runs):
    """Gradient descent with many learning rates from one start; one of them is looked at.

    The rates are 2⁻⁶ … 2¹·⁵ times the limit of gradient descent, so that half the limit and the
    limit itself are among them, and the one that was typed last, exactly. For Adam, whose steps are
    about as long as the learning rate, they are 2⁻⁴ … 2³·⁵ times the one with which all its steps
    together cross the map once.

    - ``problem``: what to learn, with two weights.
    - ``start``: two numbers on the map: where every run starts.
    - ``steps``: how many updates each run makes.
    - ``rule``: one of the course's rules, or your own ``rule(weights, gradient, learning_rate)``,
      with or without a fourth parameter ``state``; without one, or as long as it does not work,
      gradient descent.
    - ``sweep``: whether the loss left after all steps is shown for every rate.

    >>> rates = LearningRate(Problem([[256, 212]], [1492]), start=(9, 8))
    >>> scene = rates.scene(rates.state)
    >>> len(scene.sentences), scene.labels[144]
    (181, '9.05e-6 = 1.00 × the limit')
    """

    label, sentence = staticmethod(words.label), staticmethod(words.sentence)

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int = 50,
        rule: Callable[..., Any] | None = None,
        sweep: bool = True,
    ):
        for_a_map(problem)
        count = len(_grid(1, _AROUND_A_LIMIT)) + 1  # and the one that is typed
        whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES // count)
        self.problem, self.steps = problem, steps
        start = start_for(problem, start).tolist()
        grid, remark = own_or_courses(partial(self._tried, start=start), rule, "rule")
        draw = partial(
            draw_sweep_axes,
            problem=problem,
            rates=grid,
            steps=steps,
            factors=bool(self._rule.factor),
        )
        self._sweep = tuple(Backdrop(draw, each) for each in (SWEEP, NARROW_SWEEP) if sweep)
        super().__init__(
            problem,
            start=start,
            steps=steps,
            grid=grid,
            first=_FIRST_SHOWN * _RATES_PER_DOUBLING,
            choice=Choice(
                "learning_rate",
                "Learning rate",
                validation.learning_rate,
                words.number,
                on_axis=True,
            ),
            curves=_curves(problem, steps),
            remark=remark,
        )

    def _tried(self, function: Callable[..., Any] | None, start: Sequence[float]) -> np.ndarray:
        """Return the rates that suit a rule, or raise a ValueError if it makes no runs."""
        self._rule = learning.gradient_step if function is None else learning.rule_of(function)
        centre = self._rule.middle(self.problem, self.steps)
        limited = centre == self.problem.largest_stable_learning_rate
        grid = _grid(centre, _AROUND_A_LIMIT if limited else _AROUND_A_MIDDLE)
        self.runs(start, grid)  # the first scene needs them, too
        return grid

    def swept(self, start: Sequence[float], values: np.ndarray) -> Sweep:
        """Return gradient descent from a start, with every rate."""
        return learning.sweep(
            self.problem,
            start=start,
            learning_rates=values,
            steps=self.steps,
            rule=self._rule,
        )

    def as_python(self, state: State) -> str:
        """Return lines of Python that compute the chosen run with NumPy alone.

        They can for plain gradient descent; "" for another rule.
        """
        if self._rule is not learning.gradient_step:
            return ""
        return _CODE.format(
            inputs=self.problem.inputs.tolist(),
            targets=self.problem.targets.tolist(),
            weights=state["start"],
            learning_rate=state["learning_rate"],
            steps=self.steps,
        )

    def of_all(self, sweep: Sweep) -> list[Panel]:
        """Return the loss left after all steps for every rate, for wide and narrow windows."""
        ends = plots.loss_range(self.problem)
        return [sweep_panel(each, sweep, self.grid, ends) for each in self._sweep]

    def measured(self, sweep: Sweep) -> list[tuple[str, str, np.ndarray]]:
        """Return the error, where there is a single one, and the loss."""
        return [*super().measured(sweep), ("loss", self.problem.loss_unit, sweep.losses)]


def _curves(problem: Problem, steps: int) -> list[Curve]:
    """Return the loss curve, at the edge where it is below it, and what shows the error's sign."""
    floor = plots.loss_range(problem)[0]
    shape = Shape((_WIDE - _GAP) // 2, 324, (78, 46, 10, 28))
    losses_ = Backdrop(lambda ax: plots.draw_loss_axes(ax, problem, steps), shape)
    title, name, heights = _signed(problem)
    low, high = problem.weight_range
    corners = np.array([[a, b] for a in (low, high) for b in (low, high)])
    top = 1.1 * float(np.abs(heights(corners)).max())
    signed, close_up = (
        Backdrop(
            partial(draw_signed_axes, ends=(-end, end), name=name, steps=steps, title=title), shape
        )
        for end in (top, top / CLOSE_UP)
    )
    return [
        Curve(losses_, lambda runs: np.maximum(runs.losses, floor)),
        Curve(signed, lambda runs: heights(runs.weights), close_up),
    ]


def _signed(problem: Problem) -> tuple[str, str, Callable[[np.ndarray], np.ndarray]]:
    """Return the title of the signed curve, the name of its axis, and its height at weights.

    With one row it is the error; with more, how far the weights are from the best ones along the
    steepest direction, in weight units: a step multiplies either by the factor of that direction.
    """
    if len(problem.targets) == 1:
        return (
            "Error with its sign",
            words.axis_label("error", problem.target_unit),
            lambda weights: learning.errors_along(problem, weights),
        )
    steepest = np.linalg.eigh(problem.inputs.T @ problem.inputs)[1][:, -1]
    steepest = steepest * np.sign(steepest[np.argmax(np.abs(steepest))])

    def along(weights: np.ndarray) -> np.ndarray:
        with np.errstate(over="ignore", invalid="ignore"):
            away: np.ndarray = ((weights - problem.best_weights) * steepest).sum(axis=-1)
        return away

    return "Steepest direction", words.axis_label("distance", problem.weight_unit), along


def _grid(middle: float, doublings: tuple[float, float]) -> np.ndarray:
    first, last = (_RATES_PER_DOUBLING * each for each in doublings)
    powers = np.arange(first, last + 1) / _RATES_PER_DOUBLING
    return middle * 2.0**powers
