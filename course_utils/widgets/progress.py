"""Where a learner is: a line at the top of each lesson, a map of the course, a page to keep."""

import html
import os
from typing import Any

from course_utils import progress as kept
from course_utils.exercises.answer import Answer, Kind
from course_utils.exercises.exercise import after_check
from course_utils.models import progress as models
from course_utils.models import retrieval
from course_utils.models.progress import Counts, Lesson
from course_utils.models.quiz import numbers
from course_utils.progress import forget
from course_utils.projects.shown import Shown, paragraph, table
from course_utils.words import count_of

__all__ = ["course", "forget", "here", "page"]


def _keep(name: str, answer: Answer) -> None:
    """Keep after how many tries, with which mistakes, an exercise was solved.

    A later try counts no more, and does not take back what was right.
    """
    key = kept.named_key("exercise", name)
    state: dict[str, Any] = {"right": False, "tries": 0, "mistakes": []} | (kept.recall(key) or {})
    if answer.kind is not Kind.NOT_ATTEMPTED and not state["right"]:
        state["right"] = answer.kind is Kind.RIGHT
        state["tries"] += 1
        state["mistakes"] = sorted({*state["mistakes"], answer.mistake} - {""})
    kept.keep(key, state | {"last": str(answer.kind)})


after_check.append(_keep)


def here(number: str) -> Shown:
    """Return a line on what is done in a lesson, such as ``"01"``; from now on it is kept.

    >>> here("00")
    In this lesson: 1 prediction, 3 questions.
    """
    kept.open_lesson(number)
    lesson = models.lesson(number)
    if lesson.begun:
        sentence = (
            f"Welcome back: {_done_of(lesson)} done. To have all as it was, click the cell "
            "where you stopped, and choose Run All Above Selected Cell in the menu Run."
        )
    else:
        sentence = f"In this lesson: {_there(lesson.counts())}."
        if deeper := _there(lesson.deeper_counts()):
            sentence += f" In its Deeper sections, which may be skipped: {deeper}."
    if os.environ.get("BINDER_SERVICE_HOST"):
        sentence += (
            " Binder forgets all when it is closed: to keep the folder progress, download it."
        )
    return Shown(sentence, paragraph(sentence))


def _there(counts: Counts) -> str:
    """Return how many there are, in words."""
    return ", ".join(count_of(whole, what) for _, whole, what in counts if whole)


def _done_of(lesson: Lesson) -> str:
    """Return how many of how many are done, in words; what is deeper, once it is begun."""
    done, deeper = (
        ", ".join(f"{some} of {count_of(whole, what)}" for some, whole, what in counts if whole)
        for counts in (lesson.counts(), lesson.deeper_counts())
    )
    begun = any(some for some, *_ in lesson.deeper_counts())
    return f"{done}; deeper: {deeper}" if begun else done


def course() -> Shown:
    """Return the map of the course: which lessons are done, which are begun, and what is next."""
    lessons = [models.lesson(number) for number in numbers()]
    following = next((one.number for one in lessons if not one.begun), None)
    rows, words, missed = [], [], retrieval.missed()
    for lesson in lessons:
        state = "done" if lesson.done else "begun" if lesson.begun else ""
        state = state or ("next" if lesson.number == following else "")
        mark = {"done": "✓ done", "begun": "◐ begun", "next": "→ next"}.get(state, "")
        counts = _done_of(lesson) if lesson.begun else ""
        wrong = count_of(missed[lesson.number], "question") if missed[lesson.number] else ""
        state += f", {wrong} once wrong" if wrong else ""
        rows.append((lesson.number, lesson.title, mark, counts, wrong))
        words.append(f"{lesson.number} {lesson.title}{': ' + state if state else ''}")
    return Shown(". ".join(words) + ".", table(("", "Lesson", "", "Done", "Once wrong"), rows))


def page() -> Shown:
    """Return one page of all that was done, to print, to keep or to hand in.

    In JupyterLab, *File*, *Print…* prints the notebook with it; a right click on the page and
    *Create New View for Cell Output* shows it alone.
    """
    begun = [one for number in numbers() if (one := models.lesson(number)).begun]
    if not begun:
        sentence = "Nothing is kept yet: what you predict, write and answer will stand here."
        return Shown(sentence, paragraph(sentence))
    words = f"What was done in {', '.join(one.number for one in begun)}."
    return Shown(words, f"<h2>My course</h2>{''.join(map(_chapter, begun))}")


def _chapter(lesson: Lesson) -> str:
    parts = [f"<h3>{lesson.number} {html.escape(lesson.title)}</h3>"]
    rows = [
        (one.question, f"{one.said()} ({one.sure})" if one.sure else one.said(), one.happened)
        for one in lesson.predictions.values()
        if one.answer is not None
    ]
    if rows:
        parts.append(table(("Asked", "Predicted", "Happened"), rows))
    if lesson.exercises:
        solved = [name for name, right in lesson.exercises.items() if right]
        parts.append(f"<p>Exercises solved: {', '.join(solved) or 'none yet'}.</p>")
    answers = "".join(
        f"<li>{html.escape(text)} <b>{html.escape(value)}</b> {'✓' if right else '✗'}</li>"
        for text, (value, right) in lesson.answers.items()
    )
    return "".join(parts) + (f"<p>Questions:</p><ul>{answers}</ul>" if answers else "")
