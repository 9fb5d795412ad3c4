"""A learner's own correction of one value, used on many values at once."""

from collections.abc import Callable
from numbers import Real

import numpy as np

from course_utils.learning.own_rule import MODERATE
from course_utils.patience import called
from course_utils.validation import quote


def one_value_at_a_time(
    correction: Callable[[float, float, float], float],
) -> Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]:
    """Return a correction of many values made from one that is written for a single value.

    Parameters
    ----------
    correction
        ``correction(value, error, step)`` returns the new value, all of them plain numbers.

    Raises
    ------
    ValueError
        From the returned function, if the given one raises, or returns something that is not a
        number. The message is one sentence.

    >>> half = one_value_at_a_time(lambda value, error, step: value / 2)
    >>> half(np.array([9.0, 8.0]), np.array([1.0, 1.0]), np.array([0.1, 0.2]))
    array([4.5, 4. ])
    """
    name = getattr(correction, "__name__", "Your correction")

    def all_values(values: np.ndarray, errors: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        corrected = []
        for arguments in zip(values.tolist(), errors.tolist(), sizes.tolist(), strict=True):
            result = called(correction, name, *arguments)
            corrected.append(_checked_value(name, result, arguments))
        return np.array(corrected, dtype=float)

    return all_values


def _checked_value(name: str, result: object, arguments: tuple[float, ...]) -> float:
    if result is None:
        raise ValueError(f"{name} returned nothing: end it with return and the new value.")
    scalar = result.item() if isinstance(result, np.ndarray) and result.ndim == 0 else result
    if not isinstance(scalar, Real) or isinstance(scalar, bool | np.bool_):
        raise ValueError(
            f"{name} must return one number, the new value, but it returned {quote(result)}."
        )
    try:
        value = float(scalar)
    except OverflowError:
        return float("inf")
    if np.isnan(value) and max(map(abs, arguments)) < MODERATE:
        shown = ", ".join(f"{argument:g}" for argument in arguments)
        raise ValueError(f"{name}({shown}) must return a number, but it returned nan.")
    return value
