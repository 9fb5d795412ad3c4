"""A contestant of the race, run try by try, and what may be wrong with a learner's own one."""

import numpy as np

from course_utils.arguments import one_equation, random_generator, whole_number
from course_utils.learning.descending import MOST_UPDATES, start_for
from course_utils.learning.guessing import checked_tolerance
from course_utils.learning.own_rule import MODERATE
from course_utils.learning.racing import FARTHEST, Contestant, Entry, exact_error
from course_utils.patience import TooManyLinesError, limited, said_by
from course_utils.problem import Problem
from course_utils.validation import quote

MOST_TRIES = 20_000
"""After so many tries every contestant gives up."""
_OTHER_TARGET = 357.0
"""By how much the target of another shipment differs, to tell a rule from a remembered answer."""


def run(
    rule: Contestant,
    problem: Problem,
    *,
    start: object,
    rng: np.random.Generator,
    tolerance: float = 0,
    most_tries: int = MOST_TRIES,
) -> Entry:
    """Return what a contestant tries until |error| ≤ tolerance, or until it gives up.

    Parameters
    ----------
    rule
        ``rule(weights, error, inputs, turn, rng)`` returns the weights to try next. It is handed
        copies; ``turn`` counts its tries from 0.
    problem
        One equation.
    start
        (weights,): what it is handed first.
    rng
        Is handed on to the rule.
    tolerance
        In target units. An error that is 0 up to rounding always ends the run.
    most_tries
        After so many tries it gives up; a rule that explodes ends earlier.

    Raises
    ------
    ValueError
        If the rule raises, does not end, returns anything but one number for each weight, changes
        what it was handed, or knows the answer by heart. The message is one sentence.

    >>> def halve(weights, error, inputs, turn, rng):
    ...     return weights - error * inputs / (2 * inputs @ inputs)
    >>> shipment = Problem([[256, 212]], [1492])
    >>> entry = run(halve, shipment, start=[9, 8], rng=np.random.default_rng(1), tolerance=700)
    >>> entry.errors.round(6).tolist()
    [2508.0, 1254.0, 627.0]
    """
    if not callable(rule):
        raise ValueError(f"A rule such as my_rule is asked for, not {quote(rule)}.")
    one_equation(problem)
    tolerance = checked_tolerance(tolerance)
    whole_number(most_tries, "The number of tries", least=1, most=MOST_UPDATES)
    random_generator(rng)
    weights, (inputs,), (target,) = start_for(problem, start), problem.inputs, problem.targets
    enough = max(tolerance, exact_error(problem, weights))
    tried, errors = [weights], [float(inputs @ weights - target)]
    with np.errstate(all="ignore"):
        while enough < abs(errors[-1]) < FARTHEST and len(tried) <= most_tries:
            weights = _next(rule, tried[-1], errors[-1], inputs, len(tried) - 1, rng)
            tried.append(weights)
            errors.append(float(inputs @ weights - target))
    if len(tried) == 2:
        _refuse_a_remembered_answer(rule, tried, errors, inputs, enough)
    return Entry(np.array(tried), np.array(errors))


def _next(rule, weights, error, inputs, turn, rng) -> np.ndarray:
    """Return what a rule makes of one try, checked."""
    name = getattr(rule, "__name__", "The rule")
    handed = weights.copy(), inputs.copy()
    try:
        result = limited(rule, handed[0], error, handed[1], turn, rng)
    except TooManyLinesError:
        raise ValueError(
            f"{name} did not end in try {turn + 1}: can its loop ever stop? One call makes one try."
        ) from None
    except (Exception, SystemExit) as problem:
        raise ValueError(f"{name} stopped with {said_by(problem)}.") from problem
    for before, after, word in zip((weights, inputs), handed, ("weights", "inputs"), strict=True):
        if not np.array_equal(before, after):
            raise ValueError(
                f"{name} changed the {word} it was handed: leave them as they are, and return new "
                "weights."
            )
    return _checked(name, result, weights, error)


def _checked(name: str, result: object, weights: np.ndarray, error: float) -> np.ndarray:
    if result is None:
        raise ValueError(f"{name} returned nothing: end it with return and the next weights.")
    count = len(weights)
    try:
        tried = np.asarray(result)
    except ValueError:
        tried = np.array(None)
    if tried.shape != (count,) or tried.dtype.kind not in "iuf":
        raise ValueError(
            f"{name} must return {count} numbers, the next weights, but it returned "
            f"{quote(result)}."
        )
    if np.isnan(tried).any() and abs(error) < MODERATE:
        raise ValueError(f"{name} must return numbers, but it returned {quote(result)}.")
    return tried.astype(float)


def _refuse_a_remembered_answer(rule, tried, errors, inputs, enough) -> None:
    """Refuse a rule that gives the same exact answer, whatever error it is handed."""
    if abs(errors[1]) > max(1e-9 * abs(errors[0]), enough * 1e-3):
        return
    other = _next(
        rule, tried[0] + 1, errors[0] + _OTHER_TARGET, inputs, 0, np.random.default_rng(0)
    )
    if np.array_equal(other, tried[1]):
        name = getattr(rule, "__name__", "The rule")
        answer = ", ".join(f"{weight:g}" for weight in tried[1])
        raise ValueError(
            f"{name} returns ({answer}) whatever error it is handed: that is a remembered answer, "
            "and the race is about finding it."
        )
