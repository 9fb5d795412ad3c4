"""The explorer of corrections: change the size of a step, and watch the staircase and the error."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from course_utils import words
from course_utils.arguments import for_a_map, one_equation
from course_utils.explorers.own import own_or_courses
from course_utils.explorers.runs import CLOSE_UP, Curve, Runs
from course_utils.learning import correcting
from course_utils.learning.run import Sweep
from course_utils.plots.curves import draw_signed_error_axes
from course_utils.problem import Problem
from course_utils.scene import Backdrop, Shape
from course_utils.settings import Choice
from course_utils.words import axis_label
from course_utils.words import corrections as words_of_corrections

_DIGITS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
_POWERS = range(-1, 1)
_COMMON_MAP = 14.0
"""In weight units: on a map as wide as this, the steps go from 0.1 to 8."""
_RATES_PER_DOUBLING = 8
_DOUBLINGS = (-8, 3)
_FIRST_SHOWN = 3
"""How many doublings below the rate that lands at once the first rate shown lies."""
_ERRORS = Shape(586, 324, (84, 46, 12, 28))


class Correction(Runs):
    """One equation corrected in turn with many step sizes, or rates; one of them is looked at.

    Steps by sign are round numbers, 0.1 to 8 on the usual map. Rates, for steps that follow the
    size of the error, are 2⁻⁸ … 2³ times the one with which the first move lands at once.

    - ``problem``: one equation with two weights.
    - ``start``: two numbers on the map: where every run starts.
    - ``steps``: how many corrections each run makes at most; they change the weights in turn.
    - ``by_size``: whether a step follows the size of the error; then a rate is chosen instead of a
      step.
    - ``correction``: your own ``correction(value, error, step)`` that returns the new value;
      without one, or as long as it does not work, the course's.

    >>> steps = Correction(Problem([[256, 212]], [1492]), start=(9, 8), steps=60)
    >>> scene = steps.scene({**steps.state, "size": 0.5})
    >>> scene.sentences[scene.frame_of(0.5)]
    'Step 0.5 kg. Found: the error is 0 after 28 steps.'
    """

    label = staticmethod(words_of_corrections.label)

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int = 120,
        by_size: bool = False,
        correction: Callable[..., Any] | None = None,
    ):
        for_a_map(one_equation(problem))
        self.sentence = partial(words_of_corrections.sentence, by_size_shown=by_size)
        self._own = correcting.by_size if by_size else correcting.by_sign
        grid, first = _rates(problem) if by_size else _step_sizes(problem)
        thing = "The rate" if by_size else "The step"
        choice = Choice(
            "size",
            "Rate" if by_size else axis_label("Step size", problem.weight_unit),
            lambda typed: correcting.checked_size(typed, thing),
            words.number,
            on_axis=True,
        )
        self.problem, self.steps = problem, steps
        tried = partial(self._tried, start=start, grid=grid)
        first_error, remark = own_or_courses(tried, correction, "rule")
        ends = _error_range(problem, first_error, by_size=by_size)
        # So much a step of one unit changes the error at most.
        unit_step = 1.1 * float(np.abs(problem.inputs[0]).max() * abs(problem.on_map(1)[0]))
        near = ends[1] / CLOSE_UP if by_size else unit_step
        name = axis_label("error", problem.target_unit)
        axes, close_up = (
            Backdrop(partial(draw_signed_error_axes, ends=each, name=name, steps=steps), _ERRORS)
            for each in (ends, (-near, near))
        )
        super().__init__(
            problem,
            start=start,
            steps=steps,
            grid=grid,
            first=first,
            choice=choice,
            curves=[Curve(axes, lambda runs: runs.errors, close_up)],
            pins=False,
            remark=remark,
        )

    def _tried(
        self, function: Callable[..., Any] | None, start: Sequence[float], grid: np.ndarray
    ) -> float:
        """Return the error at the start, or raise a ValueError if a function makes no runs."""
        self._rule = self._own if function is None else function
        return float(self.swept(start, grid).errors[0, 0])

    def swept(self, start: Sequence[float], values: np.ndarray) -> Sweep:
        """Return corrections from a start, with every size."""

        def of(rule: Any) -> Sweep:
            return correcting.correct_in_turn(
                self.problem, start=start, sizes=values, steps=self.steps, rule=rule
            )

        own = of(self._own)
        if self._rule is self._own:
            return own
        learners = of(self._rule)
        # What went as the course's own rule goes is told by what is known of that rule.
        near = 1e-9 * np.abs(own.weights[:, 0]).max()
        same = np.allclose(own.weights, learners.weights, rtol=1e-9, atol=near, equal_nan=True)
        return own if same else learners


def _error_range(problem: Problem, first: float, *, by_size: bool) -> tuple[float, float]:
    """Return the ends of an error axis: the start's error at one end, room beyond 0.

    Steps that follow the error may overshoot, so there is as much room on either side.
    """
    low, high = problem.weight_range
    corners = np.where(problem.inputs[0] > 0, high, low) @ problem.inputs[0]
    top = 1.1 * max(abs(first), abs(corners - problem.targets[0]) / 2)
    if by_size:
        return -top, top
    return (-top, 0.6 * top) if first < 0 else (-0.6 * top, top)


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
