"""Calls a learner's function with patience: it may raise, never end, or return anything."""

import contextvars
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy as np

from course_utils.validation import quote

MOST_LINES = 200_000
"""After so many lines of the learner's code, a call counts as endless."""

MODERATE = 1e100
"""From numbers up to this size, a function has no excuse for a result that is not a number."""

_LONGEST_SAYING = 120


class TooManyLinesError(BaseException):
    """Stops a call that does not end; not an Exception, so that learners' code cannot catch it."""


def limited(function: Callable[..., object], *arguments: object) -> object:
    """Return what a learner's function returns, without NumPy's warnings about its numbers.

    Raises
    ------
    TooManyLinesError
        Once it has run `MOST_LINES` lines.

    Notes
    -----
    The learner may interrupt at any moment, also between two calls of the function. So the trace is
    put back by the frame that sets it, with nothing in between, and what `numpy.errstate` changes
    is changed in a context of its own, which is left behind with the call.

    >>> limited(sum, [1, 2])
    3
    """
    left = MOST_LINES

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        if event == "line":
            left -= 1
            if left < 0:
                raise TooManyLinesError
        return count

    earlier = sys.gettrace()
    try:
        sys.settrace(count)
        return contextvars.copy_context().run(_quietly, function, arguments)
    finally:
        sys.settrace(earlier)


def _quietly(function: Callable[..., object], arguments: tuple[object, ...]) -> object:
    with np.errstate(all="ignore"):
        return function(*arguments)


def called(function: Callable[..., object], name: str, *arguments: object) -> object:
    """Return what a learner's function returns; ``name`` is what it is called.

    Raises
    ------
    ValueError
        If it raises, or does not end. The message is one sentence. Only an interrupt by the
        learner goes through as it is.

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
    said = " ".join(f"{type(problem).__name__}: {problem}".split()).rstrip(".: ")
    return said if len(said) <= _LONGEST_SAYING else f"{said[: _LONGEST_SAYING - 1]}…"


def name_of(function: object, otherwise: str = "Your function") -> str:
    """Return what a learner's function is called, or something else if it has no name.

    >>> name_of(said_by), name_of(lambda: 1), name_of(3)
    ('said_by', 'Your function', 'Your function')
    """
    name = getattr(function, "__name__", None)
    return name if isinstance(name, str) and name.isidentifier() else otherwise


def numbers_from(
    function: Callable[..., object],
    arguments: tuple[object, ...],
    *,
    count: int | None = None,
    what: str,
    name: str = "",
) -> np.ndarray:
    """Return the numbers that a learner's function makes of its arguments: (count,), or ().

    Parameters
    ----------
    function, arguments
        What is called with what.
    count
        How many numbers it has to return; None for a single one.
    what
        What these are, for the message.
    name
        What the function is called; without it, its own name.

    Raises
    ------
    ValueError
        If it raises, does not end, or returns anything but so many numbers, or nan although all
        that it was handed was of moderate size. The message is one sentence.

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
