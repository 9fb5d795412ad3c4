"""Where the lessons ask for a function: the call of its check, its solution, and its use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import build
import nbformat

from course_utils import exercises

CHECK = re.compile(r"\bexercises\.(\w+)\.check\(.*\)")


@dataclass(frozen=True)
class Place:
    """One exercise in its lesson."""

    name: str
    check: str
    solution: str
    use: str

    @property
    def signature(self) -> str:
        return getattr(exercises, self.name).signature


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    """Return the code cells of a notebook, in order."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code"]


def _places(source: Path) -> Iterator[Place]:
    """Find the exercises of a lesson in its solved notebook."""
    solution, cells = "", code_cells(build.targets(source)["solutions"])
    for number, cell in enumerate(cells):
        if "solution" in cell.metadata.get("tags", []):
            solution = cell.source
        if found := CHECK.search(cell.source):
            taken = f"exercises.{found[1]}.function"
            uses = [one for one in cells[number + 1 :] if taken in one.source]
            if not uses:
                raise AssertionError(f"{source.name}: no cell uses {taken}.")
            yield Place(found[1], found[0], solution, uses[0].source.splitlines()[0])


def by_lesson() -> dict[str, list[Place]]:
    """Return the exercises of each lesson that has any, in the order of the course."""
    return {source.stem: found for source in build.lessons() if (found := list(_places(source)))}
