"""Reads submitted notebooks: whose they are, of which lesson, and which checks they should hold."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

LESSONS = Path(__file__).resolve().parents[1] / "lessons"
CHECK = re.compile(r"\bexercises\.(\w+)\b[^\n]*?\.check\(")
MOST_BYTES = 30 * 2**20
_COLOPHON = re.compile(r"`lessons/(\d\d_\w+)\.md`")
_LEFTOVER = re.compile(r"^[\s_.-]+|[\s_.-]+$")


@dataclass(frozen=True)
class Submission:
    """One file: ``cells`` are the code cells' texts; ``trouble`` says why it cannot be run."""

    path: Path
    learner: str
    lesson: str
    cells: tuple[str, ...] = ()
    trouble: str = ""


def exercises_of(lesson: str) -> list[str]:
    """Return the names of a lesson's exercises in their order: none for an unknown lesson.

    >>> exercises_of("01_guess")
    ['error', 'random_guess', 'guess_until']
    """
    source = LESSONS / f"{lesson}.md"
    if not source.is_file():
        return []
    return list(dict.fromkeys(CHECK.findall(source.read_text(encoding="utf-8"))))


def find(folder: Path) -> list[Submission]:
    """Return all submissions under a folder, by path; files that begin with a dot are left out."""
    found = sorted(
        path
        for path in folder.rglob("*.ipynb")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    return [_read(path, folder) for path in found]


def _read(path: Path, folder: Path) -> Submission:
    lesson = next((stem for stem in _lessons() if stem in path.stem), "")
    notebook, trouble = _notebook(path)
    if not trouble:
        cells = [cell for cell in notebook["cells"] if cell.get("cell_type") == "code"]
        texts = "\n".join(map(_text, notebook["cells"]))
        named = _COLOPHON.findall(texts)
        lesson = lesson or next((stem for stem in named if stem in _lessons()), "")
        if not lesson:
            trouble = "Neither the file's name nor its last cell says which lesson it is."
        return Submission(
            path, _learner(path, folder, lesson), lesson, tuple(map(_text, cells)), trouble
        )
    return Submission(path, _learner(path, folder, lesson), lesson, trouble=trouble)


def _lessons() -> list[str]:
    return sorted(path.stem for path in LESSONS.glob("[0-9][0-9]_*.md"))


def _learner(path: Path, folder: Path, lesson: str) -> str:
    """Return the name of a file's folder, or what its own name says besides the lesson."""
    parts = path.relative_to(folder).parts
    if len(parts) > 1:
        return parts[0]
    rest = path.stem.replace(lesson, "") if lesson else path.stem
    return _LEFTOVER.sub("", rest) or path.stem


def _notebook(path: Path) -> tuple[dict, str]:
    """Return a notebook, or why there is none."""
    if path.is_symlink():
        return {}, "It is a link to another file; links are not followed."
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}, f"The file is larger than {MOST_BYTES // 2**20} MB; clear its outputs."
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        said = str(error).split(":")[0] or type(error).__name__
        return {}, f"The file is not a complete notebook ({said[:100]})."
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        return {}, "The file is not a notebook: it has no list of cells."
    return notebook, ""


def _text(cell: dict) -> str:
    source = cell.get("source", "")
    return "".join(map(str, source)) if isinstance(source, list) else str(source)
