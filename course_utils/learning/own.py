"""Makes a rule of a learner's plain function: here alone it is met, and checked."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.arguments import function_of
from course_utils.copies import TooManyLinesError
from course_utils.learning.purity import depends_on_arguments_alone
from course_utils.learning.rules import Rule, Step
from course_utils.limits import limited
from course_utils.patience import MODERATE, as_numbers, name_of, numbers_from, of_the_course
from course_utils.validation import finite_array, quote

DESCENT = ("weights", "gradient", "learning_rate")
CORRECTION = ("value", "error", "size")
_COMPARED = 8
"""So many of the runs that are done at once are also done one by one in each step, and compared."""


class CannotTellError(Exception):
    """Says that a rule may mix runs that are done at once."""


def rule_of(function: object, parameters: tuple[str, ...] = DESCENT) -> Rule:
    """Return a rule: one of the course as it is, or a record of a learner's function.

    A fourth parameter of a rule of descent is its state; one that may be left out counts only if it
    is called ``state``.

    Raises a ValueError if it is no function of so many parameters.

    >>> rule_of(lambda weights, gradient, learning_rate, state: weights).remembers
    True
    """
    if isinstance(function, Rule):
        return function
    function = function_of(function, "The rule", f"({', '.join(parameters)})")
    three, four = (takes(function, count) for count in (3, 4))
    remembers = parameters is DESCENT and four
    if remembers and three:
        remembers = list(inspect.signature(function).parameters)[3:4] == ["state"]
    if not three and not remembers:
        more = ", and perhaps a fourth parameter state" if parameters is DESCENT else ""
        name = name_of(function)
        raise ValueError(
            f"{name} must take ({', '.join(parameters)}){more}, but it is written as "
            f"{name}{inspect.signature(function)}."
        )
    whose = "The course's" if of_the_course(function) else "Your"
    return Rule(f"{whose} {name_of(function, 'rule')}", function, remembers, many_runs=False)


def takes(function: Callable[..., object], count: int) -> bool:
    """Tell whether a function can be called with so many arguments; without a word, it takes three.

    >>> takes(lambda weights, state=None: weights, 1), takes(lambda: 1, 1)
    (True, False)
    """
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):  # some functions made in C do not tell
        return count == 3
    try:
        signature.bind(*range(count))
    except TypeError:
        return False
    return True


def walked(rule: Rule, walk: Callable[[Step], np.ndarray]) -> np.ndarray:
    """Return ``walk(step)`` with the fastest ``step`` that does what the rule does run by run.

    ``step`` takes and returns the numbers of many runs; the runs are the last axis of all of them.
    A walk may be broken off, and is then begun again with another ``step``.
    """
    if rule.many_runs:
        return walk(rule.step)
    if depends_on_arguments_alone(rule.step):
        try:
            return walk(lambda *arguments: _together(rule, *arguments))
        except CannotTellError:
            pass
    return walk(lambda *arguments: _one_by_one(rule, *arguments))


def _one_by_one(rule: Rule, *arguments: Any) -> np.ndarray:
    values = arguments[0]
    count, what = (None, "the new value") if values.ndim == 1 else (len(values), "the new weights")
    moved: np.ndarray = np.full_like(values, np.nan)
    for run in np.flatnonzero(_finite(values)).tolist():
        handed = _handed_to(run, arguments)
        moved[..., run] = numbers_from(rule.step, handed, count=count, what=what)
    return moved


def _handed_to(run: int, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return copies of the arguments that belong to one of many runs; each has its own state."""
    return tuple(
        one.setdefault(run, {}) if isinstance(one, dict)
        else one[..., run].copy() if one.ndim == 2
        else float(one[run])
        for one in arguments
    )  # fmt: skip


def _together(rule: Rule, *arguments: Any) -> np.ndarray:
    """Return what a rule makes of all runs at once, or raise a `CannotTellError`."""
    values, numbers = arguments[0], [one for one in arguments if type(one) is not dict]
    alive, calm = _finite(values), np.max([_largest(one) for one in numbers], axis=0) < MODERATE
    candidates = np.unique(np.linspace(0, len(alive) - 1, _COMPARED).astype(int))
    samples = [run for run in candidates.tolist() if alive[run]]

    def all_of_them_and_some() -> tuple[object, list[object]]:
        of_all = [one.setdefault("of all", {}) if type(one) is dict else one.copy()
                  for one in arguments]  # fmt: skip
        return rule.step(*of_all), [rule.step(*_handed_to(run, arguments)) for run in samples]

    try:
        of_all, of_some = limited(all_of_them_and_some)
        moved, alone = np.array(of_all), [as_numbers(one) for one in of_some]
    except (Exception, SystemExit, TooManyLinesError):
        # One by one it may be right, or else it is told there what is wrong.
        raise CannotTellError from None
    if moved.shape != values.shape or moved.dtype.kind not in "iuf":
        raise CannotTellError
    moved = np.where(alive, moved.astype(float), np.nan)
    for run, one in zip(samples, alone, strict=True):
        if one is None or not np.array_equal(one, moved[..., run], equal_nan=True):
            raise CannotTellError
    if np.isnan(moved[..., alive & calm]).any():
        raise CannotTellError
    return moved


def _finite(values: np.ndarray) -> np.ndarray:
    return np.asarray(np.isfinite(_largest(values)))


def _largest(values: np.ndarray) -> np.ndarray:
    """Return the size of the largest number of each run: (runs,)."""
    sizes: np.ndarray = np.abs(values)
    return sizes if values.ndim == 1 else np.asarray(sizes.max(axis=0))


def guesses(guess: Callable[..., object], rng: np.random.Generator, count: int) -> np.ndarray:
    """Return what ``count`` calls of a learner's ``guess(rng)`` give: (count, 2).

    Raises a ValueError if it does not return two finite numbers.

    >>> guesses(lambda rng: (5, 1), np.random.default_rng(1), 2)
    array([[5., 1.],
           [5., 1.]])
    """
    if not callable(guess):
        raise ValueError(f"The guess must be a function such as my_guess(rng), not {quote(guess)}.")
    made = [numbers_from(guess, (rng,), count=2, what="x and y") for _ in range(count)]
    return finite_array(made, f"What {name_of(guess, 'your function')} returns", 2)
