"""The table of results: rows made of what came from a notebook, and the file that holds them."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from course_utils.exercises.answer import Kind
from teaching import course
from teaching.handed_in import LeftOut, Submission

WAITING, LEFT_OUT, DID_NOT_RUN = "not run yet", "left out", "did not run"
CELL_MISSING = "cell missing"
LONGEST_CELL = 600
_WORDS = {
    Kind.RIGHT.name: "right",
    Kind.ALMOST.name: "almost",
    Kind.NOT_YET.name: "not yet",
    Kind.NOT_ATTEMPTED.name: "not attempted",
}
_CURLY = "“”„‟‘’‚‛«»"


@dataclass(frozen=True)
class Row:
    """One line; ``tries`` counts the attempts that were checked in this run."""

    learner: str
    lesson: str = ""
    exercise: str = ""
    answer: str = ""
    first_sentence: str = ""
    tries: int = 0
    file: str = ""
    fingerprint: str = ""


HEADER = [field.name.replace("_", " ") for field in fields(Row)]


def order(row: Row) -> tuple:
    """Return what rows are sorted by; a lesson's exercises stay in the order of the lesson."""
    lesson = course.lessons().get(row.lesson)
    names = lesson.exercises if lesson else []
    place = names.index(row.exercise) if row.exercise in names else -1
    return row.learner.casefold(), row.learner, row.lesson, row.file, place


def left_out(told: LeftOut) -> Row:
    """Return the row of something that is not run."""
    return Row(told.learner, answer=LEFT_OUT, first_sentence=told.why, file=told.file)


def waiting(submission: Submission) -> list[Row]:
    """Return the rows of a notebook that has not been run."""
    return [_row(submission, name, WAITING, "", 0) for name in exercises_of(submission)]


def judged(submission: Submission, events: list[dict]) -> list[Row]:
    """Return a row for each exercise of the lesson, made of what the judge told."""
    if submission.trouble:
        events = [{"why": submission.trouble}]
    answers = (_answer(name, submission, events) for name in exercises_of(submission))
    return [
        _row(submission, name, *answer)
        for name, answer in zip(exercises_of(submission), answers, strict=True)
    ]


def untouched(submission: Submission) -> list[Row]:
    """Return the rows of a notebook that is as it was handed out."""
    said = "The notebook's code is as it was handed out."
    return [_row(submission, name, "not attempted", said, 0) for name in exercises_of(submission)]


def exercises_of(submission: Submission) -> list[str]:
    """Return the exercises of its lesson; one without a name stands for a lesson without any."""
    lesson = course.lessons().get(submission.lesson)
    return (lesson.exercises if lesson else []) or [""]


def _row(submission: Submission, name: str, answer: str, said: str, tries: int) -> Row:
    lesson = submission.lesson or "unknown"
    told = (submission.learner, lesson, name, answer, said, tries)
    return Row(*told, submission.file, submission.fingerprint)


def _answer(name: str, submission: Submission, events: list[dict]) -> tuple[str, str, int]:
    """Return answer, sentence and tries: the last attempt counts, not a copy without one."""
    given = [event for event in events if event.get("exercise") == name]
    tried = [event for event in given if event["kind"] != Kind.NOT_ATTEMPTED.name]
    if given:
        last = (tried or given)[-1]
        return _WORDS[last["kind"]], last["said"], len(tried)
    defines = re.compile(rf"^\s*def {name}\b|^{name}\s*=", re.MULTILINE)
    checks = re.compile(rf"\bexercises\.{name}\b")
    for what, pattern in (
        ("The cell that defines it", defines),
        ("The cell with the check", checks),
    ):
        for event in events:
            number = event.get("stopped", -1)
            if 0 <= number < len(submission.cells) and pattern.search(submission.cells[number]):
                said = f"{what}: {_stopped(event, submission.cells[number])}"
                return DID_NOT_RUN, said, 0
    why = next((event["why"] for event in events if "why" in event), "")
    if name and not why and not any(map(checks.search, submission.cells)):
        return CELL_MISSING, "The cell with the check is not in the notebook, nor an answer.", 0
    if not name and not why:
        return "no exercise", "The notebook ran; its lesson has no exercise.", 0
    return DID_NOT_RUN, why or "No answer came from the cell with the check.", 0


def _stopped(event: dict, cell: str) -> str:
    """Say in a sentence why a cell stopped."""
    error, said, name = event["error"], event["said"], event["name"]
    if error in ("SyntaxError", "IndentationError", "TabError"):
        if curly := [sign for sign in _CURLY if sign in cell]:
            return (
                f"it has curly quotation marks ({' '.join(curly)}), as word processors make them; "
                "Python needs straight ones."
            )
        return f"Python can't read its line {event['line']} ({said})."
    if error == "NameError" and name:
        return f"it needs {name}, which no cell before it has defined."
    if error in ("ModuleNotFoundError", "ImportError") and name:
        return f"it imports {name}, which can't be had here."
    if error == "_TimeIsUpError":
        return f"{said}."
    return f"it stopped with {error}: {said}".rstrip(": ") + "."


def plain(value: object) -> str:
    r"""Return a value as a cell of the table: one line that no program takes for a command.

    >>> plain("=1+1"), plain("a\x1b[2Jb")
    ("'=1+1", 'a\\x1b[2Jb')
    """
    text = " ".join(str(value).split())[:LONGEST_CELL]
    text = "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def write(rows: Iterable[Row], output: Path) -> None:
    """Put a new table in the place of the old one, all at once: it is whole at any moment.

    Raises an OSError if there is no room, or the place can't be written to. The old table is still
    there.
    """
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    writer.writerows([plain(value) for value in astuple(row)] for row in sorted(rows, key=order))
    handle, name = tempfile.mkstemp(prefix=f".{output.name}-", dir=output.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
            file.write(text.getvalue())
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)  # an interrupt may come just after it took its place
        raise


def kept(output: Path) -> list[Row]:
    """Return the rows of an earlier table that are results.

    Raises a ValueError if the file is no such table.
    """
    try:
        with output.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"{output} can't be read as a table of results") from error
    if not lines or lines[0] != HEADER or any(len(line) != len(HEADER) for line in lines):
        raise ValueError(f"{output} is no table of results of this tool")
    rows = [Row(*line[:5], int(line[5] or 0), *line[6:]) for line in lines[1:]]
    return [row for row in rows if row.answer not in (WAITING, LEFT_OUT)]
