"""What was done in the lesson that this kernel runs: kept in memory, and soon after in its file."""

import asyncio
import atexit
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course_utils.progress import file, notebook
from course_utils.progress.missing import explain_errors

FOLDER = "progress"
SECONDS = 1.0
"""A file is written at most this often, however fast a slider moves."""


@dataclass
class _Lesson:
    name: str | None = None
    path: Path | None = None
    kept: dict[str, dict[str, Any]] = field(default_factory=dict[str, Any])
    changed: set[str] = field(default_factory=set)
    sentences: list[str] = field(default_factory=list)
    written: float = -SECONDS
    waiting: bool = False


_now = _Lesson()
_lock = threading.RLock()  # a front end may send what a widget says to another thread
_counted: dict[str, tuple[str, dict[str, int]]] = {}


def open_lesson(name: str | None = None) -> bool:
    """Go on with a lesson, such as ``"01"``; return whether there is a notebook to keep it for.

    Without a name, the lesson is told by the notebook's. It is called again without harm.
    """
    if notebook.running_cell() is None:
        return False
    name = name or notebook.lesson()
    with _lock:
        if name is not None and name != _now.name:
            _open(name)
            _speak()
    return True


def _open(name: str) -> None:
    earlier: dict[str, dict[str, Any]] = {}
    if _now.name is None:
        earlier = _now.kept  # kept before the lesson had a name
        atexit.register(flush)
        notebook.before_each_cell(_before_a_cell)
        explain_errors()
    else:
        flush()
    _now.name, _now.path, _now.kept = name, None, {}
    if os.environ.get("COURSE_PROGRESS") != "off":
        _now.path = notebook.folder() / FOLDER / f"{name}.json"
        with _disk(_now.path) as path:
            _now.kept, sentence = file.read(path)
            _now.sentences.append(sentence)
    _now.kept |= earlier
    flush(always=True)


@contextmanager
def _disk(path: Path) -> Iterator[Path]:
    """Give the file's place; if it can't be read or written, go on in memory alone, and say so."""
    try:
        yield path
    except OSError:
        folder = path.parent.parent
        _now.sentences.append(
            f"Your work is kept only while this notebook runs: no file can be written in {folder}."
        )
        _now.path = None


def _before_a_cell() -> None:
    flush()
    _speak()


def _speak() -> None:
    """Say what is to be said about the file, once, in the output of a cell."""
    sentences, _now.sentences = _now.sentences, []
    for sentence in filter(None, sentences):
        print(sentence)


def widget_key(kind: str) -> str | None:
    """Return the key of a widget that is being made; the same one when its cell is run again.

    It is made of the cell, the kind of widget, and how many of this kind the cell has made before.
    None outside a notebook.

    >>> widget_key("race") is None
    True
    """
    cell = notebook.running_cell()
    if cell is None:
        return None
    open_lesson(_now.name)
    name, request = cell
    running, counts = _counted.get(name, ("", {}))
    if running != request:
        counts = {}
    counts[kind] = counts.get(kind, 0) + 1
    _counted[name] = (request, counts)
    return f"{kind} {counts[kind]} in {name}"


def named_key(kind: str, name: str) -> str | None:
    """Return the key of something that has a name in its lesson, wherever it is shown.

    None outside a notebook.

    >>> named_key("prediction", "sky") is None
    True
    """
    if _now.name is None and not open_lesson():
        return None
    return f"{kind}: {name}"


def recall(key: str | None) -> dict[str, Any] | None:
    """Return what was kept under a key, or None."""
    state = _now.kept.get(key) if key is not None else None
    return None if state is None else json.loads(json.dumps(state))


def keep(key: str | None, state: dict[str, Any]) -> None:
    """Keep a state of numbers, texts, lists and dicts under a key; with None, keep nothing.

    Raises a TypeError or a ValueError if JSON can't hold it.
    """
    if key is None:
        return
    copy = json.loads(json.dumps(state, allow_nan=False))
    with _lock:
        if _now.kept.get(key) == copy:
            return
        _now.kept[key] = copy
        _now.changed.add(key)
        _write_soon()


def _write_soon() -> None:
    if _now.path is None or _now.waiting:
        return
    wait = _now.written + SECONDS - time.monotonic()
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        loop = None
    if wait <= 0 or loop is None:
        flush()
    else:
        _now.waiting = True
        loop.call_later(wait, flush)


def flush(*, always: bool = False) -> None:
    """Write what has changed now, as happens on its own before each cell and at the end."""
    with _lock:
        _now.waiting = False
        if _now.path is None or _now.name is None or not (_now.changed or always):
            return
        with _disk(_now.path) as path:
            _now.sentences.append(file.write(path, _now.name, _now.kept, _now.changed))
        _now.changed.clear()
        _now.written = time.monotonic()


def kept_in(lesson: str) -> dict[str, dict[str, Any]]:
    """Return all that was kept in a lesson, this one or another, by key."""
    if lesson == _now.name:
        return dict(_now.kept)
    if _now.path is None:
        return {}
    return file.peek(_now.path.with_name(f"{lesson}.json"))


def forget() -> None:
    """Forget all that was done, in every lesson: the files beside the notebooks go, too.

    Widgets that are on the page still show it until their cells are run again.
    """
    with _lock:
        _now.kept, _now.changed = {}, set()
        _counted.clear()
        if _now.path is not None:
            for path in sorted(_now.path.parent.glob("*.json")):
                path.unlink()
