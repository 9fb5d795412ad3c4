"""Error-driven correction: one weight after the other, by the sign or by the size of the error.

Many step sizes are tried at once. A run that explodes is an outcome, not an error: once its
numbers leave the range of floats they are nan from there on.
"""

import numpy as np

from course_utils.arguments import one_equation, something_to_learn, whole_number
from course_utils.learning.descending import MOST_UPDATES, start_for
from course_utils.learning.outcomes import ROUNDING, outcomes_of_corrections, periods_of
from course_utils.learning.own import CORRECTION, rule_of, walked
from course_utils.learning.rules import Rule, Step, by_sign, by_size
from course_utils.learning.run import Sweep, errors_along
from course_utils.problem import Problem
from course_utils.validation import finite_number, quote

__all__ = ["by_sign", "by_size", "checked_size", "correct_in_turn"]


def correct_in_turn(
    problem: Problem, *, start: object, sizes: object, steps: int, rule: Rule | Step = by_sign
) -> Sweep:
    """Correct the weights of one equation in turn, the first one first, until the error is 0.

    - ``problem``: one row: the equation.
    - ``start``: (weights,): the first weights, in weight units.
    - ``sizes``: (sizes,): step sizes in weight units, or rates in weight units per target unit;
      each is finite and above 0.
    - ``steps``: how many corrections to make at most; one changes one weight.
    - ``rule``: `by_sign`, `by_size`, or a function of the learner's: ``rule(value, error, size)``
      returns the new value of the weight whose turn it is.

    A run stops where its error is 0 up to rounding. It is *found* if at most 10⁻⁶ of its first
    error is left; *circling* if its last steps repeat exactly the steps before them; *exploding* if
    its numbers overflow, or if each round multiplies the error by more than 1; *rising* if the
    largest error of the last quarter of its steps is larger than every error before, or the last
    larger than the first; if the error changes its sign within that quarter, *oscillating* where
    it is known that each round shrinks it, else *hovering*; *level* if it is as large as at first;
    *creeping* otherwise. The first that fits counts; where it is known what a round does, that
    decides, and no run is rising.

    Raises a ValueError if there is more than one equation, or a number is not usable.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> run = correct_in_turn(shipment, start=[9, 8], sizes=[1], steps=40)[0]
    >>> run.outcome.value, run.period, run.errors[-4:].tolist()
    ('circling', 4, [-220.0, -8.0, 248.0, 36.0])
    """
    rule = rule_of(rule, CORRECTION)
    if len(something_to_learn(problem).targets) != 1:
        raise ValueError(f"Corrections solve one equation, not {len(problem.targets)}.")
    first, sizes = start_for(problem, start), _checked_sizes(sizes)
    whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES // len(sizes))
    weights = walked(rule, lambda step: _corrected(problem, first, sizes, steps, step))
    with np.errstate(over="ignore", invalid="ignore"):
        errors, periods = errors_along(problem, weights), periods_of(weights)
        rounds = None
        if rule.factor is not None:
            rounds = rule.factor(sizes[:, None], problem.inputs[0]).prod(axis=1)
        outcomes = outcomes_of_corrections(errors, periods, rounds, _rounding(problem, first))
        losses = errors.T**2
    runs_first = weights.transpose(1, 0, 2)
    return Sweep(problem, rule, sizes, runs_first, losses, losses, outcomes, periods)


_MOST_UNLIKE = 5
"""Up to 3 + √8 times, two moves together never multiply the error by less than −1."""


def where_to_begin(problem: Problem) -> tuple[tuple[float, ...], float]:
    """Return a start and the size of a first step that suit the map, both in weight units.

    Raises a ValueError if a count is not above 0: then less of a weight would not make the shipment
    lighter. Or if one is more than five times the other: then what lesson 02 says of the limit is
    not true.

    >>> where_to_begin(Problem([[256, 212]], [1492]))
    ((9, 8), 1)
    """
    counts = one_equation(problem).inputs[0]
    if counts.min() <= 0 or counts.max() > _MOST_UNLIKE * counts.min():
        came = " and ".join(f"{count:g}" for count in counts)
        raise ValueError(
            f"Corrections in turn need two counts above 0, neither more than {_MOST_UNLIKE} times "
            f"the other, not {came}. Choose other numbers, and run the cell again."
        )
    return problem.on_map(9, 8), abs(problem.on_map(1)[0])


def _corrected(
    problem: Problem, first: np.ndarray, sizes: np.ndarray, steps: int, rule: Step
) -> np.ndarray:
    """Return the weights of all runs: (steps + 1, sizes, weights)."""
    weights = np.empty((steps + 1, len(sizes), len(first)))
    weights[0] = first
    errors, rounding = errors_along(problem, weights[0]), _rounding(problem, first)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for step in range(steps):
            turn, now = step % len(first), weights[step + 1]
            moving = np.flatnonzero(np.abs(errors) > rounding)
            now[:] = weights[step]
            if moving.size:
                now[moving, turn] = rule(now[moving, turn], errors[moving], sizes[moving])
            errors = errors_along(problem, now).copy()
            lost = ~np.isfinite(errors)
            now[lost], errors[lost] = np.nan, np.nan
    return weights


def _rounding(problem: Problem, first: np.ndarray) -> float:
    return ROUNDING * float(np.abs(problem.inputs[0] * first).sum() + np.abs(problem.targets[0]))


def checked_size(value: object, name: str = "The step") -> float:
    """Return the size of a step, or a rate: a finite number above 0.

    >>> checked_size("0,5")
    0.5
    """
    number = finite_number(value, name)
    if number == 0:
        raise ValueError(f"{name} must not be 0, which never moves: choose a number above 0.")
    if number < 0:
        raise ValueError(
            f"{name} must not be below 0 ({number:g}), which makes the error larger: "
            "choose a number above 0."
        )
    return number


def _checked_sizes(sizes: object) -> np.ndarray:
    listed = [] if isinstance(sizes, str) or not np.iterable(sizes) else list(sizes)
    if not listed:
        raise ValueError(f"The step sizes must be a list of numbers, not {quote(sizes)}.")
    checked = np.array([checked_size(size) for size in listed])
    checked.setflags(write=False)
    return checked
