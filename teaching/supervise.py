"""Runs one command within limits, and leaves no process behind: ``supervise.py LIMITS COMMAND …``.

On Linux, whatever the command starts, and however it hides it, is handed to this process when its
parent ends, and is killed. On macOS only what still has a living parent is found. On Windows there
is no limit of memory.
"""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time

import psutil

_SET_PARENT_DEATH_SIGNAL, _SET_CHILD_SUBREAPER = 1, 36
_SECONDS_TO_CLEAR_UP = 5


def adopt_orphans() -> None:
    """Become the parent of all descendants whose own parent ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_with_parent() -> None:
    """Have this process asked to end when the one that started it ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM, 0, 0, 0)


def end_descendants(spare: set[int] = frozenset()) -> None:
    """Kill all processes under this one, but for the children in ``spare`` and what is under them.

    They are stopped first, so that none can start another while the others are being killed.
    """
    deadline = time.monotonic() + _SECONDS_TO_CLEAR_UP
    while time.monotonic() < deadline:
        children = [child for child in psutil.Process().children() if child.pid not in spare]
        if not children:
            return
        family = children + [each for child in children for each in _under(child)]
        for act in (psutil.Process.suspend, psutil.Process.kill):
            for process in family:
                with contextlib.suppress(psutil.Error):
                    act(process)
        for child in children:
            with contextlib.suppress(psutil.Error, ChildProcessError):
                child.wait(1)


def _under(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def _limited(megabytes: int, seconds: float):
    """Return what a new process does first: it limits its own memory, time and files."""
    if os.name != "posix":
        return None

    def limit() -> None:
        import resource

        size, whole = megabytes * 2**20, int(seconds) + 5
        limits = {
            resource.RLIMIT_AS: size,
            resource.RLIMIT_CPU: whole,
            resource.RLIMIT_FSIZE: 64 * 2**20,
            resource.RLIMIT_CORE: 0,
        }
        for which, most in limits.items():
            with contextlib.suppress(ValueError, OSError):  # macOS knows some of them by name only
                resource.setrlimit(which, (most, most))

    return limit


def _leave(*_: object) -> None:
    _ignore_signals()
    sys.exit(1)


def _ignore_signals() -> None:
    """Let nothing stop the clearing up: each ending thread of the parent sends a signal."""
    for which in (signal.SIGTERM, signal.SIGINT):
        signal.signal(which, signal.SIG_IGN)


def main(limits: dict, command: list[str]) -> None:
    """Run the command; print how it ended: its exit status, or null if its time was up."""
    adopt_orphans()
    end_with_parent()
    signal.signal(signal.SIGTERM, _leave)
    status = None
    try:
        worker = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_limited(limits["megabytes"], limits["seconds"]),
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = worker.wait(limits["seconds"])
    finally:
        _ignore_signals()
        end_descendants()
    print(json.dumps({"status": status}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]), sys.argv[2:])
