"""What must hold for a built notebook, whatever it teaches. Each check returns sentences.

What others see to is not repeated here: the order of execution and the build's own marks
(tests/notebooks/test_build.py), short cells (test_every_lesson.py), links (tests/static),
terms (test_glossary.py), and the style and width of the code (ruff, in .ci/run).
"""

import base64
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from PIL import Image

from course_utils.show.locked import LOCKED

FEWEST_COLOURS = 3
"""A drawing has its paper, its ink, and the shades between."""
FEWEST_SHAPES = 3
"""In a drawing made of shapes (SVG): at least these many lines, circles or words."""


def _numbered(notebook: NotebookNode, kind: str = "") -> Iterator[tuple[int, NotebookNode]]:
    for number, cell in enumerate(notebook.cells, start=1):
        if not kind or cell.cell_type == kind:
            yield number, cell


def read(path: Path) -> NotebookNode:
    """Return a notebook as it is: `nbformat.read` would mend ids that repeat."""
    return nbformat.v4.reads(path.read_text(encoding="utf-8"))


def schema_faults(notebook: NotebookNode) -> list[str]:
    """Return how a notebook breaks the format: its schema, ids that repeat, no language."""
    # Not nbformat.validate: it mends ids that repeat before it looks.
    errors = nbformat.validator.iter_validate(notebook)
    found = [f"The notebook does not follow its format: {error.message}." for error in errors]
    ids = Counter(cell.get("id") for cell in notebook.cells)
    found += [f"{count} cells have the id {key}." for key, count in ids.items() if count > 1]
    if notebook.metadata.get("language_info", {}).get("name") != "python":
        found.append("language_info does not name python: the site would ask for a kernel.")
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        found.append("kernelspec does not name python3.")
    return found


def heading_faults(notebook: NotebookNode) -> list[str]:
    """Return where headings are out of order: one first, of level 1, and no level left out."""
    found, last = [], 0
    for number, cell in _numbered(notebook, "markdown"):
        text = re.sub(r"```.*?```", "", cell.source, flags=re.DOTALL)
        for marks, words in re.findall(r"^(#+) (.+)$", text, re.MULTILINE):
            level = len(marks)
            if last == 0 and level != 1:
                found.append(f"Cell {number}: the first heading, {words!r}, is not of level 1.")
            elif last and level == 1:
                found.append(f"Cell {number}: {words!r} is a second heading of level 1.")
            elif level > last + 1:
                found.append(f"Cell {number}: {words!r} skips from level {last} to {level}.")
            last = level
    return found if last else ["There is no heading."]


def pictures(notebook: NotebookNode) -> Iterator[tuple[int, str, bytes]]:
    """Yield each picture that is shown as HTML: its cell, its alt text, and its bytes."""
    for number, cell in _numbered(notebook):
        shown = "".join(
            output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])
        )
        for tag in re.findall(r"<img\b[^>]*>", shown):
            alt = re.search(r'\balt="([^"]*)"', tag)
            source = re.search(r'src="data:image/[a-z+]+;base64,([^"]+)"', tag)
            yield (
                number,
                html.unescape(alt[1]) if alt else "",
                base64.b64decode(source[1]) if source else b"",
            )


def picture_faults(notebook: NotebookNode) -> list[str]:
    """Return which pictures say nothing, say the same as another, or show nothing.

    What waits for a prediction says so, whatever it will show.
    """
    found, said = [], {}
    for number, alt, drawn in pictures(notebook):
        if not alt.strip():
            found.append(f"Cell {number}: a picture has no alt text.")
        elif alt != LOCKED and said.setdefault(alt, (number, drawn))[1] != drawn:
            found.append(f"Cell {number}: another picture than in cell {said[alt][0]}: {alt!r}.")
        if _is_blank(drawn):
            found.append(f"Cell {number}: the picture {alt!r} is blank.")
    for number, cell in _numbered(notebook):
        for output in cell.get("outputs", []):
            if any(kind.startswith("image/") for kind in output.get("data", {})):
                found.append(f"Cell {number}: a bare picture, whose alt text nobody would hear.")
    return found


def _is_blank(picture: bytes) -> bool:
    if not picture.startswith(b"\x89PNG"):
        return len(re.findall(rb"<(?:line|path|circle|rect|text|poly)", picture)) < FEWEST_SHAPES
    # None says that there are more colours than are asked for.
    return Image.open(io.BytesIO(picture)).getcolors(FEWEST_COLOURS - 1) is not None


CHECKS = (schema_faults, heading_faults, picture_faults)
