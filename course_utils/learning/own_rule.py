"""A learner's own update rule, used on many runs at once."""

from collections.abc import Callable

import numpy as np

from course_utils.validation import quote

Rule = Callable[[np.ndarray, np.ndarray, float], np.ndarray]

MODERATE = 1e100
"""From numbers up to this size, a rule has no excuse for a result that is not a number."""


def one_run_at_a_time(rule: Rule) -> Rule:
    """Return a rule for many runs made from one that is written for a single run.

    The rule is handed copies, so it cannot change the run's history.

    Raises
    ------
    ValueError
        From the returned rule, if the given one raises or returns something that is not one
        number for each weight, or nan although it was handed numbers of moderate size. The message
        is one sentence.
    """
    name = getattr(rule, "__name__", "the rule")

    def all_runs(
        weights: np.ndarray, gradient: np.ndarray, learning_rates: np.ndarray
    ) -> np.ndarray:
        updated = np.full_like(weights, np.nan)
        for run in np.flatnonzero(np.isfinite(weights).all(axis=0)):
            arguments = weights[:, run].copy(), gradient[:, run].copy(), float(learning_rates[run])
            try:
                result = rule(*arguments)
            except Exception as problem:
                raise ValueError(
                    f"{name} stopped with {type(problem).__name__}: {problem}"
                ) from problem
            updated[:, run] = _checked_update(name, result, len(weights))
            if np.isnan(updated[:, run]).any() and _are_moderate(arguments):
                raise ValueError(
                    f"{name} must return numbers, but it returned {quote(result)} although its "
                    "weights, gradient and learning rate were of moderate size."
                )
        return updated

    return all_runs


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
