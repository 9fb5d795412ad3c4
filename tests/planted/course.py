"""A copy of the course to plant defects in, and a way to ask a layer of tests what it finds."""

import importlib.util
import itertools
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import build
import nbformat
import pytest
from nbformat import NotebookNode

from tests.checks.notebooks import read

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "planted", "site", "build", "dist")
KEPT = (".ci", ".github")


@dataclass(frozen=True)
class Course:
    """A copy of the course in a folder of its own."""

    root: Path

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace text in a file, where it first stands."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}: the defect cannot be planted"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def path(self, name: str) -> Path:
        """Return where a notebook is: "04", or "solutions/04"."""
        folder, _, number = name.rpartition("/")
        (path,) = (self.root / "notebooks" / folder).glob(f"{number}_*.ipynb")
        return path

    def notebook(self, name: str) -> NotebookNode:
        """Return a notebook."""
        return read(self.path(name))

    def change(self, name: str, change: Callable[[NotebookNode], None]) -> None:
        """Change a notebook and write it as it is, right or wrong."""
        notebook = self.notebook(name)
        change(notebook)
        text = nbformat.v4.writes(notebook) + "\n"
        self.path(name).write_text(text, encoding="utf-8")

    def source(self, number: str) -> Path:
        """Return the text source of a lesson."""
        (path,) = (self.root / "lessons").glob(f"{number}_*.md")
        return path


def copied(to: Path) -> Course:
    """Copy the course into an empty folder."""
    shutil.copytree(ROOT, to, ignore=LEFT_OUT)
    for name in KEPT:
        shutil.copytree(ROOT / name, to / name)
    return Course(to)


def finds(course: Course, test: str, *arguments: object) -> bool:
    """Return whether a test, run on the copy with each of its parameters, fails.

    The test is read from the copy, so that what its module reads from the course is the copy's.
    """
    path, name = test.split("::")
    spec = importlib.util.spec_from_file_location(f"planted_{Path(path).stem}", course.root / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if hasattr(module, "PACKAGE"):
        module.PACKAGE = course.root / "course_utils"
    function = getattr(module, name)
    for chosen in [arguments] if arguments else _parameters(function):
        try:
            function(*chosen)
        except pytest.fail.Exception:
            return True
        except Exception:  # an assertion, or what the defect made the test stumble over
            return True
    return False


def _parameters(function: Callable) -> list[tuple]:
    """Return the arguments that a test's own table gives it, one call each."""
    tables = [mark.args for mark in getattr(function, "pytestmark", ())]
    rows = [
        [row if isinstance(names, tuple) else (row,) for row in values]
        for names, values in reversed(tables)
    ]
    return [tuple(itertools.chain(*row)) for row in itertools.product(*rows)]


def pointed_at(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the build speak of the copy."""
    monkeypatch.setattr(build, "LESSONS", course.root / "lessons")
    monkeypatch.setattr(build, "NOTEBOOKS", course.root / "notebooks")


def committed(source: Path, kind: str) -> str:
    """Return what a lesson gives: what is committed, as the test of the build makes sure."""
    folder = ROOT / "notebooks" / ("solutions" if kind == "solutions" else "")
    return (folder / f"{source.stem}.ipynb").read_text(encoding="utf-8")
