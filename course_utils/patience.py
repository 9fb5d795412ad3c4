"""Calls a learner's function with patience: it may raise, never end, or return anything."""

from collections.abc import Callable

import numpy as np

from course_utils.copies import TooManyLinesError
from course_utils.limits import limited
from course_utils.validation import quote

MODERATE = 1e100
"""From numbers up to this size, a function has no excuse for a result that is not a number."""

_LONGEST_SAYING = 120


def called(function: Callable[..., object], name: str, *arguments: object) -> object:
    """Return what a learner's function returns; ``name`` is what it is called.

    Raises a ValueError if it raises, or does not end. Only an interrupt by the learner goes through
    as it is.

    >>> called(abs, "abs", -3)
    3
    """
    try:
        return limited(function, *arguments)
    except TooManyLinesError:
        raise ValueError(f"{name} did not end: look at what should stop its loop.") from None
    except (Exception, SystemExit) as problem:
        raise ValueError(f"{name} stopped with {said_by(problem)}.") from problem


def said_by(problem: BaseException) -> str:
    """Return the kind of an exception and what it says, on one line and cut short if it is long.

    >>> said_by(ValueError("no such"))
    'ValueError: no such'
    """
    try:
        text = str(problem)
    except Exception:  # a learner's own exception may not be able to say what it is
        text = ""
    said = " ".join(f"{type(problem).__name__}: {text}".split()).rstrip(".: ")
    return said if len(said) <= _LONGEST_SAYING else f"{said[: _LONGEST_SAYING - 1]}…"


def name_of(function: object, otherwise: str = "Your function") -> str:
    """Return what a learner's function is called, or something else if it has no name.

    >>> name_of(said_by), name_of(lambda: 1), name_of(3)
    ('said_by', 'Your function', 'Your function')
    """
    name = getattr(function, "__name__", None)
    return name if isinstance(name, str) and name.isidentifier() else otherwise


def of_the_course(function: object) -> bool:
    """Tell whether a function is the course's, which a check hands over until one's own is right.

    >>> of_the_course(name_of), of_the_course(abs)
    (True, False)
    """
    home = getattr(function, "__module__", None) or ""
    return home.startswith(("course_utils.", "a notebook"))


def numbers_from(
    function: Callable[..., object],
    arguments: tuple[object, ...],
    *,
    count: int | None = None,
    what: str,
    name: str = "",
) -> np.ndarray:
    """Return the numbers that a learner's function makes of its arguments: (count,), or ().

    - ``function``, ``arguments``: what is called with what.
    - ``count``: how many numbers it has to return; None for a single one.
    - ``what``: what these are, for the message.
    - ``name``: what the function is called; without it, its own name.

    Raises a ValueError if it raises, does not end, or returns anything but so many numbers, or nan
    although all that it was handed was of moderate size.

    >>> numbers_from(lambda error: [error, 1], (2.5,), count=2, what="the new weights")
    array([2.5, 1. ])
    """
    name = name or name_of(function)
    result = called(function, name, *arguments)
    if result is None:
        raise ValueError(f"{name} returned nothing: end it with return and {what}.")
    numbers, shown = as_numbers(result), result.item() if isinstance(result, np.generic) else result
    if numbers is None or numbers.shape != (() if count is None else (count,)):
        wanted = "one number" if count is None else f"{count} numbers"
        raise ValueError(f"{name} must return {wanted}, {what}, but it returned {quote(shown)}.")
    if np.isnan(numbers).any() and _are_moderate(arguments):
        raise ValueError(
            f"{name} must return numbers, but from numbers of moderate size it made {quote(shown)}."
        )
    return numbers


def as_numbers(result: object) -> np.ndarray | None:
    """Return real numbers as an array of floats, ∞ where they are too large; None for others.

    >>> as_numbers((1, 2.5)), as_numbers(True), as_numbers(10**400)
    (array([1. , 2.5]), None, array(inf))
    """
    try:
        array = np.asarray(result)
    except Exception:  # whatever a learner's object does when it is asked for its numbers
        return None
    if array.dtype.kind == "O" and isinstance(result, int):
        return np.array(np.inf if result > 0 else -np.inf)
    return array.astype(float) if array.dtype.kind in "iuf" else None


def _are_moderate(arguments: tuple[object, ...]) -> bool:
    numbers = [one for one in arguments if isinstance(one, float | int | np.ndarray)]
    return all(bool((np.abs(one) < MODERATE).all()) for one in numbers)
