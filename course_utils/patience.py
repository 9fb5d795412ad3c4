"""Calls a learner's function with patience: it may raise, and its loop may run for ever."""

import contextvars
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy as np

MOST_LINES = 200_000
"""After so many lines of the learner's code, a call counts as endless."""

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
