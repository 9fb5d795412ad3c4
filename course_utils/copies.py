"""Makes calls in a copy of the process, which can be ended whatever they do.

A loop inside C hears no clock, and a list that is too large would take the notebook with it.
"""

import contextlib
import contextvars
import io
import os
import select
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

Result = TypeVar("Result")

MOST_SECONDS = 2.0
"""After so long, a call counts as endless."""
MOST_BYTES = 2**31
"""What a call may ask for beyond the memory in use."""


class TooManyLinesError(BaseException):
    """Stops a call that does not end; not an Exception, so that learners' code cannot catch it."""


def quietly(function: Callable[..., Result], arguments: tuple[Any, ...]) -> Result:
    """Return what a function returns, without NumPy's warnings about its numbers.

    >>> float(quietly(np.exp, (1000,)))
    inf
    """
    with np.errstate(all="ignore"):
        return function(*arguments)


def tries_in_a_copy(calls: list[Callable[[], object]]) -> int:
    """Make calls in a copy of the process; return how many of them came to an end.

    The first that does not is the last. Where there can be no copy, or where it breaks for a
    reason of its own, all count as ended.
    """
    if not hasattr(os, "fork") or sys.platform == "emscripten":
        return len(calls)
    read, write = os.pipe()
    try:
        child = _copied(calls, write)
    except OSError:
        os.close(read)
        os.close(write)
        return len(calls)
    os.close(write)
    try:
        return _ended_within(calls, read)
    finally:
        os.close(read)
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _copied(calls: list[Callable[[], object]], write: int) -> int:
    """Return the number of a new copy of the process, in which the calls are made.

    Jupyter interrupts the copy as well. It must not get past this function, whatever is raised in
    it and wherever: it would go on with the notebook a second time. So interrupts wait until they
    end it for good, and two clauses lead out of it, since one may itself be interrupted.
    """
    parent, waiting = os.getpid(), signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        try:
            with warnings.catch_warnings():  # threads are not copied, and none of them is needed
                warnings.simplefilter("ignore", DeprecationWarning)
                child = os.fork()
            if child == 0:
                _in_the_copy(calls, write)
            return child
        finally:
            if os.getpid() != parent:
                os._exit(0)
    finally:
        if os.getpid() != parent:
            os._exit(0)
        signal.pthread_sigmask(signal.SIG_SETMASK, waiting)


def _in_the_copy(calls: list[Callable[[], object]], write: int) -> None:
    """Report a byte for each call that ends, then leave: this never returns."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, 2 * MOST_SECONDS * len(calls))  # if the parent is gone
        sys.settrace(None)
        sys.setprofile(None)
        _cap_memory()
        sys.stdout = sys.stderr = io.StringIO()
        for call in calls:
            try:
                contextvars.copy_context().run(quietly, call, ())
            except MemoryError:
                os.write(write, b"m")
                os._exit(0)
            except TooManyLinesError:
                break
            except BaseException:  # noqa: S110 (the real call raises it again, and says so)
                pass
            os.write(write, b".")
        os.write(write, b"!")
    finally:
        os._exit(0)


def _cap_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        in_use = int(pages) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (in_use + MOST_BYTES, hard))


def _ended_within(calls: list[Any], read: int) -> int:
    ended = 0
    while select.select([read], [], [], MOST_SECONDS)[0]:
        said = os.read(read, 4096)
        ended += said.count(b".")
        if b"!" in said or b"m" in said:
            return ended
        if not said:  # the copy broke for a reason of its own: nothing is known
            return len(calls)
    return ended
