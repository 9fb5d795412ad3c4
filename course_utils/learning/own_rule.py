"""A learner's own update rule, used on many runs at once."""

from collections.abc import Callable

import numpy as np

from course_utils.learning.rules import Rule, keeps_state
from course_utils.patience import called
from course_utils.validation import quote

MODERATE = 1e100
"""From numbers up to this size, a rule has no excuse for a result that is not a number."""


def one_run_at_a_time(rule: Callable) -> Rule:
    """Return a rule for many runs made from one that is written for a single run.

    The rule is handed copies, so it cannot change the run's history. If it has a fourth parameter,
    each run has a state of its own.

    Raises
    ------
    ValueError
        If the rule is no function of three or four parameters; and from the returned rule, if the
        given one raises or returns something that is not one number for each weight, or nan
        although it was handed numbers of moderate size. The message is one sentence.
    """
    if not callable(rule):
        raise ValueError(
            "The rule must be a function of (weights, gradient, learning_rate) that returns new "
            f"weights, not {quote(rule)}."
        )
    name = getattr(rule, "__name__", "the rule")

    def all_runs(
        weights: np.ndarray, gradient: np.ndarray, learning_rates: np.ndarray, *states: dict
    ) -> np.ndarray:
        updated = np.full_like(weights, np.nan)
        for run in np.flatnonzero(np.isfinite(weights).all(axis=0)):
            arguments = weights[:, run], gradient[:, run], float(learning_rates[run])
            own_state = [state.setdefault(int(run), {}) for state in states]
            updated[:, run] = _update(rule, name, arguments, own_state)
        return updated

    if not keeps_state(rule):
        return lambda weights, gradient, learning_rate: all_runs(weights, gradient, learning_rate)
    return lambda weights, gradient, learning_rate, state: all_runs(
        weights, gradient, learning_rate, state
    )


def _update(rule: Callable, name: str, arguments: tuple, own_state: list[dict]) -> np.ndarray:
    """Return what a rule makes of one run, (weights,), or raise a ValueError that says why not."""
    weights, gradient, learning_rate = arguments
    result = called(rule, name, weights.copy(), gradient.copy(), learning_rate, *own_state)
    updated = _checked_update(name, result, len(weights))
    if np.isnan(updated).any() and _are_moderate(arguments):
        raise ValueError(
            f"{name} must return numbers, but it returned {quote(result)} although its "
            "weights, gradient and learning rate were of moderate size."
        )
    return updated


def _are_moderate(arguments: tuple) -> bool:
    return max(float(np.abs(argument).max()) for argument in arguments) < MODERATE


def _checked_update(name: str, result: object, count: int) -> np.ndarray:
    if result is None:
        raise ValueError(f"{name} returned nothing: end it with return and the new weights.")
    try:
        updated = np.asarray(result)
    except ValueError:
        updated = np.array(None)
    if updated.shape != (count,) or updated.dtype.kind not in "iuf":
        raise ValueError(
            f"{name} must return {count} numbers, the new weights, but it returned {quote(result)}."
        )
    return updated.astype(float)
