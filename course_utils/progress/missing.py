"""Says which cell to run first where a name is missing, as after a restart of the kernel."""

import ast
import json
from types import TracebackType

from IPython import get_ipython
from IPython.core.interactiveshell import InteractiveShell

from course_utils.progress import notebook


def explain_missing_names() -> None:
    """From now on, a NameError over a name of the lesson becomes a sentence.

    This works once any cell has imported the course: before, nobody is there to speak.
    """
    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((NameError,), _show)


def _show(
    shell: InteractiveShell,
    kind: type[NameError],
    error: NameError,
    trace: TracebackType,
    tb_offset: int | None = None,
) -> list[str]:
    sentence = where_it_is_defined(error.name or "")
    if sentence:
        lines = [sentence]
    else:
        lines = shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=tb_offset)
    shell._showtraceback(kind, error, lines)  # noqa: SLF001 (IPython offers no other place)
    return lines


def where_it_is_defined(name: str) -> str:
    """Return a sentence that names the cell of the notebook that defines a name, or nothing."""
    path = notebook.file()
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
