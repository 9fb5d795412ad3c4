"""How far a learner has come: in each lesson, what there is to do and what is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from course_utils.exercises import by_lesson
from course_utils.models import course
from course_utils.models.prediction import Prediction
from course_utils.models.quiz import numbers, written
from course_utils.progress import kept_in

PARTS = ("before", "lab", "after", "week")
"""Where questions are asked; a lesson has some of these parts."""
Counts = tuple[tuple[int, int, str], ...]
"""How many are done of how many, of what."""
BEFORE = 2
"""So many questions are asked before a lesson but the first, one of them from farther back."""


@dataclass(frozen=True)
class Lesson:
    """What a learner has done in a lesson, and what there is to do.

    ``deeper`` are the names of the predictions and exercises that may be skipped.
    """

    number: str
    title: str
    predictions: dict[str, Prediction]
    exercises: dict[str, bool]
    answers: dict[str, tuple[str, bool]]
    questions: int
    deeper: frozenset[str] = frozenset()

    def counts(self) -> Counts:
        """Return how many of how many are done, of what; what may be skipped does not count."""
        return *self._made(deeper=False), (len(self.answers), self.questions, "question")

    def deeper_counts(self) -> Counts:
        """Return the same of what may be skipped."""
        return self._made(deeper=True)

    def _made(self, *, deeper: bool) -> Counts:
        predicted = {name: one.answer is not None for name, one in self.predictions.items()}
        made = {"prediction": predicted, "exercise": self.exercises}
        found = (
            ([done for name, done in each.items() if (name in self.deeper) == deeper], what)
            for what, each in made.items()
        )
        return tuple((sum(done), len(done), what) for done, what in found)

    @property
    def begun(self) -> bool:
        """Whether anything is done."""
        return any(done for done, *_ in (*self.counts(), *self.deeper_counts()))

    @property
    def done(self) -> bool:
        """Whether all is done that may not be skipped: predicted, solved, and answered."""
        return all(done == whole for done, whole, *_ in self.counts())


def questions_in(number: str, part: str) -> int:
    """Return how many questions are asked in a part of a lesson.

    >>> questions_in("06", "before"), questions_in("10", "week")
    (2, 10)
    """
    there = written(number).get(part, 0)
    if part == "before":
        return BEFORE if there else 0
    return there if isinstance(there, int) else len(there)


def lesson(number: str) -> Lesson:
    """Return how far a lesson is done.

    Raises a ValueError if there is no such lesson.
    """
    if number not in numbers():
        raise ValueError(f"There is no lesson {number!r}: they are {', '.join(numbers())}.")
    here, kept = written(number), kept_in(number)
    answers = {
        text: (state["value"], state["right"])
        for part in PARTS
        for text, state in kept.get(f"quiz: {number} {part}", {}).items()
        if state["checked"]
    }
    exercises = {
        name: kept.get(f"exercise: {name}", {}).get("right", False)
        for name in by_lesson().get(number, ())
    }
    return Lesson(
        number=number,
        title=here["title"],
        predictions=dict(_predictions(number, kept)),
        exercises=exercises,
        answers=answers,
        questions=sum(questions_in(number, part) for part in PARTS[:-1]) + _in_a_week(number),
        deeper=frozenset(here.get("deeper", ())),
    )


def _in_a_week(number: str) -> int:
    """Return how many questions are asked in a week: fewer if few lessons are begun."""
    if not (most := questions_in(number, "week")):
        return 0
    others = [lesson(one) for one in numbers() if not questions_in(one, "week")]
    asked = [one for one in others if one.begun] or others
    return min(most, sum(questions_in(one.number, "later") for one in asked))


def _predictions(number: str, kept: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Prediction]]:
    for name in course.names_in(number):
        if asked := course.written(name):
            asked.recall(kept.get(f"prediction: {name}", {}))
            yield name, asked
