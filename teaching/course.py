"""What the tools know of the course's own lessons: their cells, exercises and imports."""

import ast
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"
CHECK = re.compile(r"\bexercises\.(\w+)\b[^\n]*?\.check\(")


def code_of(notebook: dict) -> tuple[str, ...]:
    """Return the text of each code cell of a notebook that was read as JSON."""
    return tuple(text_of(cell) for cell in notebook["cells"] if cell.get("cell_type") == "code")


def text_of(cell: dict) -> str:
    """Return a cell's text, however it is written down."""
    source = cell.get("source", "")
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


@dataclass(frozen=True)
class Lesson:
    """The code cells as they are handed out, and solved; and what they import, by name."""

    cells: tuple[str, ...]
    solved: tuple[str, ...]

    @property
    def exercises(self) -> list[str]:
        """The names of its exercises, in their order."""
        return list(dict.fromkeys(CHECK.findall("\n".join(self.cells))))

    @property
    def imports(self) -> dict[str, str]:
        """The line that imports a name, for each name that the lesson imports."""
        found = {}
        for cell in self.cells:
            plain = "\n".join(line for line in cell.splitlines() if line[:1] not in ("%", "!"))
            for node in ast.walk(ast.parse(plain)):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    for alias in node.names:
                        one = type(node)(**vars(node) | {"names": [alias]})
                        found[alias.asname or alias.name] = ast.unparse(one)
        return found


@cache
def lessons() -> dict[str, Lesson]:
    """Return the lessons by name.

    >>> lessons()["01_guess"].exercises
    ['error', 'random_guess', 'guess_until']
    """
    found = {}
    for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")):
        solved = path.parent / "solutions" / path.name
        cells, solved_cells = (
            code_of(json.loads(each.read_text(encoding="utf-8"))) if each.exists() else ()
            for each in (path, solved)
        )
        found[path.stem] = Lesson(cells, solved_cells)
    return found
