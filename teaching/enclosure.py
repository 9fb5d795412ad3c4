"""Shuts a program in, and ends it with all that it has started when it wants too much.

Where bubblewrap works (Linux), the program sees Python, the course, and a folder in memory that
goes with it: no file of anybody's, no other process, no network. Elsewhere it only gets an empty
folder and a small environment, and the processes that it starts are found by their parents.
"""

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
MOST_PROCESSES = 32
EVERY_SECONDS = 0.1
FOLDER = "/tmp/work"  # noqa: S108, in a file system of its own
FOLDER_BYTES = 128 * 2**20
_SET_CHILD_SUBREAPER = 36
_SECONDS_TO_CLEAR_UP = 5
_ENVIRONMENT = {"PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "OPENBLAS_CORETYPE"}


@dataclass(frozen=True)
class Limits:
    """Of one notebook: seconds for all of it and for each cell, and megabytes of memory."""

    seconds: float
    cell_seconds: float
    megabytes: int


def _fonts() -> list[Path]:
    """Return matplotlib's list of fonts, which takes seconds to make anew."""
    import matplotlib

    return sorted(Path(matplotlib.get_cachedir()).glob("fontlist*.json"))


@cache
def walls() -> list[str]:
    """Return the command that runs another one shut in; empty where this machine cannot do it."""
    if sys.platform != "linux" or shutil.which("bwrap") is None:
        return []
    command = _shut_in()
    done = subprocess.run([*command, sys.executable, "-c", "pass"], capture_output=True, timeout=60)
    return command if done.returncode == 0 else []


def _shut_in() -> list[str]:
    shown = [ROOT / "course_utils", *(ROOT / "teaching").glob("*.py")]
    command = ["bwrap", "--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000"]
    command += ["--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "course"]
    command += ["--proc", "/proc", "--dev", "/dev"]
    for place in ("/dev/shm", "/tmp"):  # noqa: S108
        command += ["--size", str(FOLDER_BYTES), "--tmpfs", place]
    for place in map(Path, ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache")):
        if place.is_symlink():
            command += ["--symlink", os.readlink(place), str(place)]
        elif place.exists():
            command += ["--ro-bind", str(place), str(place)]
    for place in dict.fromkeys([Path(sys.base_prefix), Path(sys.prefix), *shown]):
        if not place.is_relative_to("/usr"):
            command += ["--ro-bind", str(place), str(place)]
    for font in _fonts():
        command += ["--ro-bind", str(font), f"{FOLDER}/.matplotlib/{font.name}"]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", FOLDER]


def adopt_orphans() -> None:
    """Become the parent of all descendants whose own parent ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


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


class Enclosure:
    """A running script of the course, behind walls or not.

    ``why`` says, once it has ended, why it had to.
    """

    def __init__(self, script: Path, limits: Limits, walls: list[str]):
        self._limits, self._walls, self.why = limits, walls, ""
        self._place = tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True)
        folder = FOLDER if walls else self._place.name
        command = [*walls, sys.executable, "-I", str(script)]
        if not walls:
            for font in _fonts():
                kept = Path(folder, ".matplotlib", font.name)
                kept.parent.mkdir(exist_ok=True)
                shutil.copyfile(font, kept)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=self._place.name, env=_environment(folder), start_new_session=True,
        )  # fmt: skip
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._watch_over, daemon=True)
        self._watch.start()

    def end(self, why: str = "") -> None:
        """End it, for a reason that is told if it is the first one."""
        self.why = self.why or why
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()

    def close(self) -> None:
        """End all that is left, and leave nothing behind; ``why`` is complete from here on."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = self.process.wait(1 if not self.why else _SECONDS_TO_CLEAR_UP)
            if status and not self.why:
                # bubblewrap tells of a signal as a shell does.
                signal = status - 128 if self._walls and status > 128 else -status
                self.why = (
                    f"Its process was killed (signal {signal})."
                    if signal > 0
                    else f"Its process ended itself (exit status {status})."
                )
        self._over.set()
        self._watch.join()
        self.end()
        end_descendants()
        self._place.cleanup()

    def _watch_over(self) -> None:
        limits, deadline = self._limits, time.monotonic() + self._limits.seconds
        while not self._over.wait(EVERY_SECONDS):
            if time.monotonic() > deadline:
                self.end(f"The notebook did not end within {limits.seconds:g} seconds.")
            family = _under(psutil.Process())
            if len(family) > MOST_PROCESSES:
                self.end(f"It started more than {MOST_PROCESSES} processes.")
            memory = 0
            for process in family:
                with contextlib.suppress(psutil.Error):
                    memory += process.memory_info().rss
            if memory > limits.megabytes * 2**20:
                self.end(f"It needed more than {limits.megabytes} MB of memory.")
            if self.why:
                end_descendants()


def _environment(folder: str) -> dict[str, str]:
    """Return a small environment: no secret of the teacher's, and all that is written in a copy."""
    places = dict.fromkeys(("HOME", "IPYTHONDIR", "TMPDIR", "TEMP"), folder)
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    own = {name: value for name, value in os.environ.items() if name.upper() in _ENVIRONMENT}
    more = {"MPLBACKEND": "agg", "MPLCONFIGDIR": f"{folder}/.matplotlib", "COURSE_PROGRESS": "off"}
    return own | places | threads | more
