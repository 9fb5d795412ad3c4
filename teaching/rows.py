"""Makes the rows of the results from what a notebook reported."""

from dataclasses import dataclass

from course_utils.exercises.answer import Kind
from teaching.submissions import CHECK, Submission, exercises_of

CELL_MISSING, DID_NOT_RUN = "cell missing", "did not run"
_WORDS = {
    Kind.RIGHT: "right",
    Kind.ALMOST: "almost",
    Kind.NOT_YET: "not yet",
    Kind.NOT_ATTEMPTED: "not attempted",
}


@dataclass(frozen=True)
class Row:
    """One line of the results; ``tries`` counts the attempts that were checked in this run."""

    learner: str
    lesson: str
    exercise: str
    answer: str
    first_sentence: str
    tries: int
    file: str


def order(row: Row) -> tuple:
    """Return what rows are sorted by; a lesson's exercises stay in the order of the lesson."""
    names = exercises_of(row.lesson)
    place = names.index(row.exercise) if row.exercise in names else -1
    return row.learner.casefold(), row.learner, row.lesson, row.file, place


def of(submission: Submission, lines: list[dict], why: str) -> list[Row]:
    """Return a row for each exercise of the lesson, or a single one for a file of no lesson.

    ``lines`` is what the notebook reported; ``why`` says why it did not end well, if it did not.
    """
    ended = next((line for line in lines if line.get("finished")), None)
    if ended is None and not why:
        why = "Its process ended itself before the last cell."
    if not why:
        lines = [line for line in lines if line.get("exercise") not in ended.get("changed", [])]
    made = []
    for name in exercises_of(submission.lesson) or [""]:
        answer, said, tries = _answer(name, submission, lines, why)
        if not why and name in ended.get("changed", []):
            answer, said, tries = DID_NOT_RUN, "The notebook changed the check itself.", 0
        made.append(
            Row(
                submission.learner,
                submission.lesson or "unknown",
                name,
                answer,
                said,
                tries,
                submission.path.name,
            )
        )
    return made


def _answer(name: str, submission: Submission, lines: list[dict], why: str) -> tuple:
    given = [line for line in lines if line.get("exercise") == name and line.get("kind") in _WORDS]
    if given:
        tries = sum(line["kind"] != Kind.NOT_ATTEMPTED for line in given)
        return _WORDS[given[-1]["kind"]], str(given[-1].get("said", "")), tries
    if submission.trouble:
        return DID_NOT_RUN, submission.trouble, 0
    cells = [n for n, source in enumerate(submission.cells) if name in CHECK.findall(source)]
    if not cells:
        return CELL_MISSING, "The cell with the check is not in the notebook.", 0
    stopped = [line for line in lines if line.get("stopped") in cells]
    if stopped:
        return DID_NOT_RUN, f"The cell with the check: {stopped[-1].get('said', '')}.", 0
    return DID_NOT_RUN, why or "No answer came from the cell with the check.", 0
