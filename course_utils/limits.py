"""Calls a learner's function within limits, since it may never end.

Three things end a call: the count of the learner's lines, the clock, and, where the system can make
a copy of the process (not on Windows, nor in the browser), a first call in such a copy. The copy
can be ended whatever it does: a loop inside C, such as ``sum(itertools.count())``, hears no clock,
and a list that is too large would take the notebook with it. Without a clock that interrupts
(on Windows, in the browser, beside the main thread) Python's own steps are counted instead, so that
a loop on one line ends as well; ``time.sleep`` and loops inside C are then waited for.
"""

import contextlib
import contextvars
import signal
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from course_utils import copies
from course_utils.copies import MOST_SECONDS, TooManyLinesError, quietly

Result = TypeVar("Result")

MOST_LINES = 200_000
"""After so many lines of the learner's code, a call counts as endless."""
MOST_SECONDS_TOGETHER = 20.0
"""So long may calls of one function take that follow each other without a pause."""

_PAUSE = 0.5
_ended_before: set[types.CodeType] = set()
_last: tuple[object, float, float] = (None, 0.0, 0.0)
"""The code that ran last, when its call ended, and how long such calls have taken together."""


def limited(function: Callable[..., Result], *arguments: object, tried: bool = False) -> Result:
    """Return what a learner's function returns, without NumPy's warnings about its numbers.

    ``tried`` says that a copy of the process has made this call already.

    Raises a TooManyLinesError Once it has run `MOST_LINES` lines or `MOST_SECONDS`, or would take
    too much memory.

    The learner may interrupt at any moment, also between two calls of the function. So the trace is
    put back by the frame that sets it, with nothing in between, and what `numpy.errstate` changes
    is changed in a context of its own, which is left behind with the call.

    >>> limited(sum, [1, 2])
    3
    """
    if not tried and not _known_to_end(function, arguments):
        raise TooManyLinesError
    left, began = MOST_LINES, time.monotonic()
    seconds = min(MOST_SECONDS, _time_left(function, began))
    by_clock = can_interrupt()

    def count(frame: types.FrameType, event: str, _argument: object) -> Callable[..., Any]:
        nonlocal left
        if not by_clock:
            frame.f_trace_opcodes = True
            if time.monotonic() - began > seconds:
                raise TooManyLinesError
        if event == "line":
            left -= 1
            if left < 0:
                raise TooManyLinesError
        return count

    with time_limit(seconds):
        earlier = sys.gettrace()
        try:
            sys.settrace(count)
            return contextvars.copy_context().run(quietly, function, arguments)
        finally:
            sys.settrace(earlier)
            _count_time(began)


def _count_time(began: float) -> None:
    global _last  # noqa: PLW0603 (one clock for all calls of a session)
    now = time.monotonic()
    code, _, spent = _last
    _last = (code, now, spent + now - began)


def can_interrupt() -> bool:
    """Tell whether a clock can interrupt what runs here."""
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise a TooManyLinesError in what runs inside after so long, where a clock can interrupt.

    A clock that runs already, such as that of a teacher's tool, keeps its time and its turn.
    """
    if not can_interrupt():
        yield
        return
    end, (theirs, again) = time.monotonic() + seconds, signal.getitimer(signal.ITIMER_REAL)
    their_end, earlier = end - seconds + theirs, signal.getsignal(signal.SIGALRM)

    def ring(number: int, frame: types.FrameType | None) -> None:
        if (rest := end - time.monotonic()) <= 0 or not callable(earlier):
            if not _would_be_lost(frame):
                raise TooManyLinesError
            signal.setitimer(signal.ITIMER_REAL, 0.001)  # and try again
            return
        signal.setitimer(signal.ITIMER_REAL, rest)
        earlier(number, frame)

    try:
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, min(seconds, theirs) if theirs else seconds)
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        finally:
            signal.signal(signal.SIGALRM, earlier)
            if theirs:
                rest = max(their_end - time.monotonic(), 1e-6)
                signal.setitimer(signal.ITIMER_REAL, rest, again)


def _would_be_lost(frame: types.FrameType | None) -> bool:
    """Tell whether Python would only print what is raised here: in the end of an object."""
    while frame is not None:
        code = frame.f_code
        if code.co_name == "__del__" or Path(code.co_filename).stem in ("weakref", "_weakrefset"):
            return True
        frame = frame.f_back
    return False


def _time_left(function: Callable[..., Any], now: float) -> float:
    """Return how long a function may still run before it needs a pause."""
    global _last  # noqa: PLW0603 (one clock for all calls of a session)
    code = getattr(function, "__code__", None)
    last, ended, spent = _last
    if last is not code or now - ended > _PAUSE:
        spent = 0.0
    _last = (code, now, spent)
    return max(MOST_SECONDS_TOGETHER - spent, 0.001)


def _known_to_end(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
    """Tell whether a learner's function ended once before; the first time, a copy tries it."""
    if not isinstance(function, types.FunctionType) or function.__code__ in _ended_before:
        return True
    if copies.tries_in_a_copy([lambda: function(*arguments)]) == 0:
        return False
    _ended_before.add(function.__code__)
    return True
