"""Reads what a learner typed or passed, or says in a sentence what came and what would be right."""

import math
import re
from numbers import Real

import numpy as np

from course_utils import typed

_LONGEST_QUOTE = 40
LARGEST, SMALLEST = 1e50, 1e-50
"""Sizes of numbers in problems: what is made of them, such as a loss, must fit a float as well."""


def quote(value: object) -> str:
    """Return a value as a learner would recognise it, cut short if it is long.

    >>> quote("fast")
    "'fast'"
    """
    try:
        text = re.sub(r"\s*\n\s*", " ", repr(value))
    except Exception:  # whatever a learner's object does when it is asked to show itself
        text = f"a {type(value).__name__} that cannot be shown"
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def finite_number(value: object, name: str, *, unit: str = "") -> float:
    """Return a number, or text that holds one, as a finite float.

    - ``value``: a real number, or text as people write numbers: see `typed.number`.
    - ``name``: what the number is, for the message.
    - ``unit``: what may stand behind the number in a text.

    Raises a ValueError if there is no number, it may be read in two ways, or it is not finite.

    A comma may stand for the decimal point, but not where it may also part the thousands.

    >>> finite_number(" 0,5 ", "The learning rate"), finite_number("1/256", "The learning rate")
    (0.5, 0.00390625)
    """
    if isinstance(value, str):
        number = _read(value, name, unit)
    elif isinstance(value, Real) and not isinstance(value, bool | np.bool_):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
    else:
        raise ValueError(f"{name} must be a number, not {quote(value)}.")
    if not math.isfinite(number):
        raise ValueError(f"{name} must be a finite number, not {number}.")
    return number


def _read(text: str, name: str, unit: str) -> float:
    try:
        return typed.number(text, unit=unit)
    except typed.AmbiguousError as error:
        raise ValueError(
            f"{name} must be written so that it can be read in one way only: {quote(text)} may "
            f"mean {error}."
        ) from None
    except ValueError:
        came = quote(text) if text.strip() else "an empty field"
        raise ValueError(f"{name} must be a number such as 12 or 0.5, not {came}.") from None


def learning_rate(value: object) -> float:
    """Return a learning rate: a finite number above zero.

    Raises a ValueError if it is not one. The message says what such a learning rate would do.

    >>> learning_rate("1e-6")
    1e-06
    """
    number = finite_number(value, "The learning rate")
    if number == 0:
        raise ValueError("A learning rate of 0 never takes a step: choose a number above 0.")
    if number < 0:
        raise ValueError(
            f"A negative learning rate ({number:g}) walks uphill, away from the solution: "
            "choose a number above 0."
        )
    return number


def finite_array(value: object, name: str, dimensions: int) -> np.ndarray:
    """Return a read-only float array of the given number of dimensions.

    Raises a ValueError if the value is not numeric, has another number of dimensions, is empty, not
    finite, or holds a number whose square may leave the range of floats.

    >>> finite_array([1, 2], "The targets", 1)
    array([1., 2.])
    """
    kinds = {1: "a list of numbers", 2: "a table of numbers, one row for each example"}
    try:
        raw = np.asarray(value)
        if raw.dtype.kind not in "iuf" and not _holds_large_whole_numbers(raw):
            raise TypeError
        array = raw.astype(float)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name} must be {kinds[dimensions]}, not {quote(value)}.") from None
    if array.ndim != dimensions or array.size == 0:
        raise ValueError(
            f"{name} must be {kinds[dimensions]}; what came has the shape {array.shape}."
        )
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must hold finite numbers only, not {quote(value)}.")
    if np.abs(array).max() > LARGEST:
        raise ValueError(f"{name} must hold numbers up to {LARGEST:g} in size: choose other units.")
    array.setflags(write=False)
    return array


def _holds_large_whole_numbers(raw: np.ndarray) -> bool:
    """Tell whether NumPy keeps numbers as objects only because they are too large for its own."""
    numbers = (isinstance(one, Real) and not isinstance(one, bool | np.bool_) for one in raw.flat)
    return raw.dtype.kind == "O" and raw.size > 0 and all(numbers)


def row_numbers(rows: object, count: int) -> np.ndarray:
    """Return the numbers of some of ``count`` rows, counted from 0, as an array: (batch,).

    Raises a ValueError if they are not whole numbers, there are none, or there is no such row.

    >>> row_numbers([2, 0], 3)
    array([2, 0])
    """
    try:
        numbers = np.asarray(rows)
    except ValueError:
        numbers = np.array(None)
    if numbers.dtype.kind not in "iu" or numbers.ndim != 1 or numbers.size == 0:
        raise ValueError(f"The rows must be a list of whole numbers, not {quote(rows)}.")
    if numbers.min() < 0 or numbers.max() >= count:
        raise ValueError(f"The rows are numbered from 0 to {count - 1}, not {quote(rows)}.")
    return numbers
