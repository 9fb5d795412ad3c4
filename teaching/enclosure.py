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
NOBODY = 65534
_SET_CHILD_SUBREAPER = 36
_SECONDS_TO_CLEAR_UP = 10
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
    shown = [Path(sys.base_prefix), Path(sys.prefix), ROOT / "course_utils"]
    shown += [ROOT / "teaching" / name for name in ("__init__.py", "player.py", "wire.py")]
    command = ["bwrap", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    command += ["--die-with-parent", "--new-session", "--hostname", "course", "--cap-drop", "ALL"]
    becomes = []
    if os.geteuid() == 0:
        # Root stays root in a namespace of users, and much of /proc/sys is root's to write: so the
        # notebook becomes nobody instead, and for this alone two rights last until it has.
        command += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        becomes = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        becomes += ["--inh-caps=-all"]
    else:
        command += ["--unshare-user"]
    command += ["--proc", "/proc", "--dev", "/dev"]
    for place in ("/dev/shm", "/tmp"):  # noqa: S108
        command += ["--perms", "1777", "--size", str(FOLDER_BYTES), "--tmpfs", place]
    for place in (FOLDER, f"{FOLDER}/.matplotlib"):
        command += ["--perms", "0777", "--dir", place]
    for place in map(Path, ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache")):
        if place.is_symlink():
            command += ["--symlink", str(place.readlink()), str(place)]
        elif place.exists():
            command += ["--ro-bind", str(place), str(place)]
    shown = [place for place in shown if not place.is_relative_to("/usr")]
    for parent in sorted({parent for place in shown for parent in place.parents[:-1]}):
        command += ["--perms", "0755", "--dir", str(parent)]
    for place in dict.fromkeys(shown):
        command += ["--ro-bind", str(place), str(place)]
    for font in _fonts():
        command += ["--ro-bind", str(font), f"{FOLDER}/.matplotlib/{font.name}"]
    command += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", FOLDER]
    return command + becomes


def adopt_orphans() -> None:
    """Become the parent of all descendants whose own parent ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_descendants(spare: set[int] = frozenset()) -> None:
    """Kill all processes under this one, but for the children in ``spare`` and what is under them.

    They are stopped first, so that none can start another while the others are being killed. One
    that is just being born may be overlooked once, but not twice.
    """
    deadline, empty = time.monotonic() + _SECONDS_TO_CLEAR_UP, 0
    while time.monotonic() < deadline and empty < 2:
        children = [child for child in psutil.Process().children() if child.pid not in spare]
        empty = 0 if children else empty + 1
        if not children:
            time.sleep(0.01)
            continue
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
    """A running script of the course, behind walls, or else in a folder.

    ``why`` says, once it has ended, why it had to.
    """

    def __init__(self, script: Path, limits: Limits, walls: list[str], folder: str):
        self._limits, self._walls, self.why = limits, walls, ""
        command = [*walls, sys.executable, "-I", str(script)]
        if not walls:
            for font in _fonts():
                kept = Path(folder, ".matplotlib", font.name)
                kept.parent.mkdir(exist_ok=True)
                shutil.copyfile(font, kept)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd="/" if walls else folder, env=_environment(folder), start_new_session=True,
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
