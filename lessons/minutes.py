"""How many minutes a lesson takes, by one formula for all; written at its top and in the README.

A section whose heading begins with *Deeper* may be skipped: without these it is the core.
"""

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path

import jupytext
from nbformat import NotebookNode

from course_utils.models.course import written
from course_utils.models.progress import questions_in

WORDS_A_MINUTE = 150
LINES_A_MINUTE = 20
"""Of code that is read and run, not written."""
EXERCISE, EXPLORER, PREDICTION, QUESTION = 8.0, 3.5, 2.0, 0.5
"""Minutes for one: an exercise is written, is wrong twice, is mended, and its answers are read; a
prediction is thought about. With these, eight lessons that learners walked are met within five."""
TIME = re.compile(r"^\| \*\*Time\*\* \|[^;|]*?(;[^|]*)? \|$", re.MULTILINE)
"""What stands after a semicolon is the lesson's own, and stays."""
_LINK = re.compile(r"\]\([^)]*\)")
_QUIZ = re.compile(r'Quiz\("(\d\d)", "(\w+)"\)')
_COMPARED = re.compile(r'predictions\.compare\("([^"]+)"')
_EXPLORER = re.compile(r"^\w*\s*=?\s*(?:[A-Z]\w+Explorer|SolveByHand|LossSlice)\(", re.MULTILINE)


def sections(source: Path) -> Iterator[tuple[bool, list[NotebookNode]]]:
    """Yield each section of a lesson: whether it is deeper, and its cells."""
    deeper, held = False, []
    for cell in jupytext.read(source).cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            yield deeper, held
            deeper, held = cell.source.startswith("## Deeper"), []
        held.append(cell)
    yield deeper, held


def of_cell(cell: NotebookNode) -> float:
    """Return the minutes that one cell takes."""
    code = cell.source
    if cell.cell_type == "markdown":
        return len(_LINK.sub("]", code).split()) / WORDS_A_MINUTE
    tags = cell.metadata.get("tags", [])
    if "solution" in tags:
        return 0.0
    if "exercise" in tags:
        return EXERCISE
    asked = sum(questions_in(lesson, part) for lesson, part in _QUIZ.findall(code))
    lines = sum(1 for line in code.splitlines() if line.strip() and "predictions." not in line)
    because = [written(name).because for name in _COMPARED.findall(code)]
    read = sum(max(len(text.split()) for text in texts) for texts in because)
    return (
        lines / LINES_A_MINUTE
        + read / WORDS_A_MINUTE
        + QUESTION * asked
        + PREDICTION * code.count("predictions.ask(")
        + EXPLORER * len(_EXPLORER.findall(code))
    )


def of_lesson(source: Path) -> tuple[int, int]:
    """Return the minutes of the core and of all, in fives; what is deeper is rounded up."""
    minutes = {False: 0.0, True: 0.0}
    for deeper, cells in sections(source):
        minutes[deeper] += sum(map(of_cell, cells))
    core = 5 * round(minutes[False] / 5)
    return core, core + 5 * ceil(minutes[True] / 5)


def told(source: Path) -> str:
    """Return the minutes of a lesson in words."""
    core, everything = of_lesson(source)
    if core == everything:
        return f"about {core} minutes"
    return f"about {core} minutes, {everything} with what is *deeper*"


def with_minutes(source: Path) -> str:
    """Return a lesson's text with its minutes at the top."""
    line = rf"| **Time** | {told(source)}\g<1> |"
    return TIME.sub(line, source.read_text(encoding="utf-8"), count=1)


def with_minutes_of_all(text: str, lessons: list[Path]) -> str:
    """Return the README's text with the minutes of each lesson in its table."""
    for source in lessons:
        core, everything = of_lesson(source)
        shown = f"{core}" if core == everything else f"{core} ({everything})"
        row = re.compile(rf"^(\| \[{source.stem[:2]} .*\| )[\d() ]+( \|)$", re.MULTILINE)
        text = row.sub(rf"\g<1>{shown}\g<2>", text)
    return text
