"""Questions with an explanation for every answer, read from the package's data."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from course_utils import validation, words

PARTS = ("before", "lab", "after", "later")
"""What is asked before a lesson looks back at the one before; those after it close it. A lab, where
there is one, asks about a picture in the middle of the lesson. What is asked later looks back at it
from farther away: see `retrieval`."""


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen, and what to say to those who choose it."""

    text: str
    explanation: str
    right: bool = False


@dataclass(frozen=True)
class NumberAsked:
    """A number to be typed: right within a share of it, with what to say in either case."""

    value: float
    within: float
    right: str
    wrong: str


@dataclass(frozen=True)
class Question:
    """One question, with choices or a number as its answer.

    ``like`` is the text of an earlier question that it stands for, with other numbers, and
    ``lesson`` the number of the lesson that it looks back at, if any.
    """

    text: str
    choices: Sequence[Choice] = ()
    number: NumberAsked | None = None
    like: str = ""
    lesson: str = ""

    def reply(self, value: object) -> tuple[bool | None, str]:
        """Return whether a number, or the text of a choice, is right, and what is said of it.

        What is no answer, such as an empty field, is neither right nor wrong: None.
        """
        try:
            right, explanation = self._judged(value)
        except ValueError as refusal:
            return None, str(refusal)
        where = f" (Lesson {self.lesson} is about this.)" if self.lesson and not right else ""
        return right, f"{'✓ Right.' if right else '✗ Not quite.'} {explanation}{where}"

    def _judged(self, value: object) -> tuple[bool, str]:
        asked = self.number
        if asked is None:
            chosen = next((choice for choice in self.choices if choice.text == value), None)
            if chosen is None:
                raise ValueError("Choose one of the answers first.")
            return chosen.right, chosen.explanation
        number = validation.finite_number(value, "The answer")
        if abs(number - asked.value) <= asked.within * abs(asked.value):
            return True, asked.right
        return False, f"{words.number(number)} is not it. {asked.wrong}"


@cache
def written(number: str) -> dict[str, Any]:
    """Return what stands in ``questions/NN.toml``."""
    source = files("course_utils") / "questions" / f"{number}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def numbers() -> list[str]:
    """Return the numbers of all lessons."""
    names = (path.name for path in (files("course_utils") / "questions").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def questions(lesson: str, part: str) -> list[Question]:
    """Return the questions of a lesson, such as ``"01"``, from ``questions/01.toml``.

    Raises a ValueError if the lesson has no questions in this part, one of `PARTS`.
    """
    if not isinstance(lesson, str) or lesson not in numbers():
        raise ValueError(f"There are no questions for lesson {validation.quote(lesson)}.")
    if part not in written(lesson):
        raise ValueError(f"There are no questions {part} lesson {lesson}.")
    about = lesson if part == "later" else ""
    return [_question(entry, about) for entry in written(lesson)[part]]


def _question(entry: dict[str, Any], lesson: str) -> Question:
    choices = [Choice(**choice) for choice in entry.get("choices", [])]
    number = NumberAsked(**entry["number"]) if "number" in entry else None
    return Question(entry["text"], choices, number, entry.get("like", ""), lesson)
