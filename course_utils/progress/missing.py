"""What a notebook says instead of a traceback: which cell to run first, or what was refused.

Where a name is missing, as after a restart of the kernel, it names the cell; where the course has
refused what it was handed, it shows its one sentence.
"""

import ast
import json
import sys
from pathlib import Path
from types import TracebackType

from IPython import get_ipython
from IPython.core.interactiveshell import InteractiveShell

from course_utils.progress import notebook


def explain_errors() -> None:
    """From now on, a missing name of the lesson and a refusal of the course become a sentence."""
    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((NameError, ValueError), _show)


def load_ipython_extension(_: InteractiveShell) -> None:
    """Explain from the start of a kernel, before any cell has imported the course.

    `installed/` holds the file that lets each kernel call this, in the browser too, where every
    notebook is about the course. Elsewhere, those that are not about it are left alone.
    """
    path = notebook.file()
    here = path is not None and path.exists() and "course_utils" in path.read_text(encoding="utf-8")
    if here or sys.platform == "emscripten":
        explain_errors()


def _show(
    shell: InteractiveShell,
    kind: type[NameError | ValueError],
    error: NameError | ValueError,
    trace: TracebackType,
    tb_offset: int | None = None,
) -> list[str]:
    if isinstance(error, NameError):
        sentence = where_it_is_defined(error.name or "")
    else:
        sentence = str(error) if _raised_by_the_course(trace) else ""
    if sentence:
        lines = [sentence]
    else:
        lines = shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=tb_offset)
    shell._showtraceback(kind, error, lines)  # noqa: SLF001 (IPython offers no other place)
    return lines


def _raised_by_the_course(trace: TracebackType) -> bool:
    while trace.tb_next is not None:
        trace = trace.tb_next
    return str(trace.tb_frame.f_globals.get("__name__")).startswith("course_utils.")


def where_it_is_defined(name: str) -> str:
    """Return a sentence that names the cell of the notebook that defines a name, or nothing."""
    path = notebook.file() or _with_the_running_cell()
    if path is None or not path.exists():
        return ""
    heading = ""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            found = [line.lstrip("# ") for line in source.splitlines() if line.startswith("#")]
            heading = found[-1] if found else heading
        elif cell["cell_type"] == "code" and name in defined_in(source):
            first = next(line for line in source.splitlines() if line.strip())
            return (
                f"{name} is not there yet. The cell under “{heading}” that begins with "
                f"“{first}” makes it: run that one first, or all cells above this one, with "
                "Run All Above Selected Cell in the menu Run."
            )
    return ""


def _with_the_running_cell() -> Path | None:
    """Return the one notebook here that holds the running cell: the browser's Python knows no name.

    A cell that stands in several lessons, word for word, tells nothing.
    """
    cell = notebook.running_cell()
    if cell is None:
        return None
    paths = Path.cwd().glob("*.ipynb")
    found = [path for path in paths if f'"{cell[0]}"' in path.read_text(encoding="utf-8")]
    return found[0] if len(found) == 1 else None


def defined_in(source: str) -> set[str]:
    r"""Return the names that a cell gives a value: imported, assigned, or defined.

    >>> sorted(defined_in("import numpy as np\nx, y = 1, 2\ndef error(): pass"))
    ['error', 'np', 'x', 'y']
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.alias):
            found.add(node.asname or node.name.partition(".")[0])
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found
