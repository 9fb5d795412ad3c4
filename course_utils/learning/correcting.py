"""Error-driven correction: one weight after the other, by the sign or by the size of the error.

Many step sizes are tried at once. A run that explodes is an outcome, not an error: once its
numbers leave the range of floats they are nan from there on.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course_utils.arguments import function_of, something_to_learn, whole_number
from course_utils.learning.descending import MOST_UPDATES, start_for
from course_utils.learning.endings import ROUNDING, Ending, endings_of, periods_of
from course_utils.patience import said_by
from course_utils.problem import Problem
from course_utils.validation import finite_number, quote

Correction = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True, eq=False)
class CorrectionRun:
    """One run. All arrays are read-only.

    ``weights`` is (steps + 1, weights) and ``errors`` is (steps + 1,), in target units: the start,
    then one row for each step. ``period`` is how many steps a cycle takes, 0 without one.
    """

    problem: Problem
    size: float
    weights: np.ndarray
    errors: np.ndarray
    ending: Ending
    period: int
    rule: Correction


@dataclass(frozen=True, eq=False)
class Corrections:
    """The same start corrected with many sizes: ``corrections[i]`` is the run with size i.

    ``sizes`` is (sizes,), ``weights`` (sizes, steps + 1, weights), ``errors`` (sizes, steps + 1),
    ``endings`` and ``periods`` are (sizes,).
    """

    problem: Problem
    sizes: np.ndarray
    weights: np.ndarray
    errors: np.ndarray
    endings: tuple[Ending, ...]
    periods: tuple[int, ...]
    rule: Correction

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, index: int) -> CorrectionRun:
        return CorrectionRun(
            self.problem,
            float(self.sizes[index]),
            self.weights[index],
            self.errors[index],
            self.endings[index],
            self.periods[index],
            self.rule,
        )


def by_sign(value: np.ndarray, error: np.ndarray, step: np.ndarray) -> np.ndarray:
    """Return a weight one step smaller where the error is above 0, larger where it is below.

    >>> float(by_sign(9.0, 2508.0, 0.5)), float(by_sign(3.0, -88.0, 0.5))
    (8.5, 3.5)
    """
    return value - step * np.sign(error)


def by_size(value: np.ndarray, error: np.ndarray, rate: np.ndarray) -> np.ndarray:
    """Return a weight corrected by a step that follows the error: rate · error.

    >>> by_size(9.0, 2508.0, 0.001)
    6.492
    """
    return value - rate * error


def correct_in_turn(
    problem: Problem, *, start: object, sizes: object, steps: int, rule: Correction = by_sign
) -> Corrections:
    """Correct the weights of one equation in turn, the first one first, until the error is 0.

    Parameters
    ----------
    problem
        One row: the equation.
    start
        (weights,): the first weights, in weight units.
    sizes
        (sizes,): step sizes in weight units, or rates in weight units per target unit; each is
        finite and above 0.
    steps
        How many corrections to make at most; one changes one weight.
    rule
        ``rule(value, error, size)`` returns the new value of the weight whose turn it is: `by_sign`
        or `by_size`, or a learner's, adapted by `one_value_at_a_time`. It is handed the values
        and the errors of all sizes, (sizes,).

    Returns
    -------
    Corrections
        A run stops where its error is 0 up to rounding. It is *found* if at most 10⁻⁶ of its first
        error is left; *exploding* if its numbers overflow, or if the largest error of the last
        quarter of its steps is larger than every error before; *circling* if its last steps
        repeat exactly the steps before them; *hovering* if the error changes its sign within that
        quarter; *creeping* otherwise. The first that fits counts, circling before exploding.

    Raises
    ------
    ValueError
        If there is more than one equation, or a number is not usable.

    Examples
    --------
    >>> shipment = Problem([[256, 212]], [1492])
    >>> run = correct_in_turn(shipment, start=[9, 8], sizes=[1], steps=40)[0]
    >>> run.ending.value, run.period, run.errors[-4:].tolist()
    ('circling', 4, [-220.0, -8.0, 248.0, 36.0])
    """
    function_of(rule, "The rule", "(value, error, size)")
    if len(something_to_learn(problem).targets) != 1:
        raise ValueError(f"Corrections solve one equation, not {len(problem.targets)}.")
    first, sizes = start_for(problem, start), _checked_sizes(sizes)
    whole_number(steps, "The number of steps", least=1, most=MOST_UPDATES // len(sizes))
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        weights, errors = _corrected(problem, first, sizes, steps, rule)
        periods = periods_of(weights)
        endings = endings_of(errors, periods, _rounding(problem, first))
    weights.setflags(write=False)
    errors.setflags(write=False)
    return Corrections(problem, sizes, weights.transpose(1, 0, 2), errors.T, endings, periods, rule)


def _corrected(
    problem: Problem, first: np.ndarray, sizes: np.ndarray, steps: int, rule: Correction
) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (steps + 1, sizes, weights) and errors (steps + 1, sizes)."""
    inputs, target = problem.inputs[0], problem.targets[0]
    weights = np.empty((steps + 1, len(sizes), len(first)))
    errors = np.empty((steps + 1, len(sizes)))
    weights[0], errors[0] = first, inputs @ first - target
    rounding = _rounding(problem, first)
    for step in range(steps):
        turn = step % len(first)
        moving = np.flatnonzero(np.abs(errors[step]) > rounding)
        weights[step + 1] = weights[step]
        arguments = weights[step, moving, turn], errors[step, moving], sizes[moving]
        values = _moved(rule, *arguments)
        weights[step + 1, moving, turn] = values
        # Without @, whose order of adding depends on how many runs there are.
        errors[step + 1] = (weights[step + 1] * inputs).sum(axis=-1) - target
        lost = ~np.isfinite(errors[step + 1])
        weights[step + 1, lost], errors[step + 1, lost] = np.nan, np.nan
    return weights, errors


def _moved(rule: Correction, values: np.ndarray, errors: np.ndarray, sizes: np.ndarray):
    try:
        moved = rule(values, errors, sizes)
    except TypeError as problem:
        raise ValueError(f"The rule stopped with {said_by(problem)}.") from problem
    return moved


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
    if isinstance(sizes, str) or not np.iterable(sizes) or len(sizes) == 0:
        raise ValueError(f"The step sizes must be a list of numbers, not {quote(sizes)}.")
    checked = np.array([checked_size(size) for size in sizes])
    checked.setflags(write=False)
    return checked
