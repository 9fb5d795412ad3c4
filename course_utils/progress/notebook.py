"""What a kernel knows of its notebook: the cell that is being run, the lesson, the folder."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from IPython import get_ipython


def running_cell() -> tuple[str, str] | None:
    """Return the id of the cell that is being run, and that of the request to run it.

    Front ends send the cell's id along with its code. None where nobody does: in scripts, builds
    and tests, and also while a widget answers.
    """
    shell = get_ipython()
    message = getattr(shell, "parent_header", None)  # the whole message, in spite of its name
    if not message and hasattr(shell, "kernel"):  # in the browser's Python
        message = getattr(shell.kernel, "_parent_header", None)
    if not isinstance(message, dict):
        return None
    cell = message.get("metadata", {}).get("cellId")
    if not isinstance(cell, str):
        return None
    # VS Code sends an address of the notebook, with the cell behind its #.
    return cell.rpartition("#")[2], message["header"]["msg_id"]


def file() -> Path | None:
    """Return the notebook's file, if the front end says which it is."""
    shell = get_ipython()
    name = os.environ.get("JPY_SESSION_NAME") or shell.user_ns.get("__vsc_ipynb_file__")
    return Path(name) if isinstance(name, str) and name.endswith(".ipynb") else None


def lesson() -> str | None:
    """Return the lesson's number, told by the notebook's name, or else this name; None if unknown.

    The browser's Python does not know the name: there the lesson says which one it is.
    """
    path = file()
    if path is None:
        return None
    number = re.match(r"\d\d(?=_)", path.name)
    return number[0] if number else path.stem


def folder() -> Path:
    """Return the notebook's folder; it stays the same when a cell changes the current one."""
    path = file()
    return path.parent if path is not None and path.is_absolute() else Path.cwd()


def before_each_cell(call: Callable[[], None]) -> None:
    """Call a function each time before a cell is run."""
    shell = get_ipython()
    shell.events.register("pre_run_cell", lambda *_: call())
