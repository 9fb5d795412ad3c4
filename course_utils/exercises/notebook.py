"""The notebook that an exercise stands in: what its names stand for, and what its cells say."""

import ast
import inspect
import re
import sys
from typing import Any

from course_utils.exercises.python_words import near_name
from course_utils.exercises.syntax_words import cannot_be_read

NOTEBOOK = object()
"""In the place of an attempt: take what the notebook has."""


def names() -> dict[str, object]:
    """Return the names of the notebook, or of the first caller outside the course."""
    shell = _shell()
    if shell is not None:
        ours: dict[str, object] = shell.user_ns
        return ours
    frame = sys._getframe(1)  # noqa: SLF001 (the only way to the names of a caller)
    while frame.f_back is not None and frame.f_globals["__name__"].startswith("course_utils."):
        frame = frame.f_back
    return frame.f_globals


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def cells() -> list[str]:
    """Return the code of all cells that were run, the newest last."""
    shell = _shell()
    return list(getattr(getattr(shell, "history_manager", None), "input_hist_raw", ()))


def out_of_date(name: str, attempt: object) -> str:
    """Return why what the notebook calls ``name`` is not what its newest cell says, or nothing.

    The newest cell that defines the name may have failed, or was changed since; or no cell has
    defined it.
    """
    newest = next((code for code in reversed(cells()) if _defines(code, name)), "")
    if newest:
        try:
            ast.parse(_python_of(newest))
        except SyntaxError as error:
            what = cannot_be_read(error, newest)
            return f"The cell with {name} could not be read, so nothing of it was used. {what}"
        if inspect.isfunction(attempt) and not _comes_from(attempt, newest):
            return (
                f"The newest cell with {name} stopped before it came to {name}, so an older "
                f"{name} would be checked. Run that cell again, and read what stands below it."
            )
    if attempt is not None or name in names():
        return ""
    if newest:
        return (
            f"The cell with {name} stopped before it came to {name}. Run it again, and read what "
            "stands below it."
        )
    own = [key for key, value in names().items() if inspect.isfunction(value)]
    near = near_name(name, own)
    also = f" There is a function {near}: is its name misspelt?" if near else ""
    return f"There is no {name} yet: run the cell above, with your function, first.{also}"


def _defines(code: str, name: str) -> bool:
    taken = rf"exercises\.{name}\.function\b"  # what a check found is no new definition
    defined = rf"^\s*(?:async\s+)?(?:def\s+{name}\b|{name}\s*=(?!=)(?!\s*{taken}))"
    return re.search(defined, code, re.MULTILINE) is not None


def _python_of(code: str) -> str:
    """Return a cell as plain Python, without IPython's own commands."""
    shell = _shell()
    return str(shell.transform_cell(code)) if shell is not None else code


def _comes_from(function: object, code: str) -> bool:
    try:
        own = inspect.getsource(function).strip()  # type: ignore[arg-type]
        return f"\n{own}\n" in f"\n{_python_of(code).strip()}\n"
    except (OSError, TypeError, SyntaxError):
        return True  # its code cannot be read, so nothing can be said against it
