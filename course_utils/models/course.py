"""The predictions of the course, by their names: what `questions/NN.toml` asks."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from course_utils.models import quiz
from course_utils.models.prediction import Prediction


@cache
def _written() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return all predictions of the course by name: the lesson, and what is asked."""
    return {
        entry["name"]: (number, entry)
        for number in quiz.numbers()
        for entry in quiz.written(number).get("predict", [])
    }


def written(name: str, options: Sequence[str] = (), about: str = "") -> Prediction | None:
    """Return the prediction of this name from ``questions/NN.toml``, or None.

    ``options`` stand in the place of those that are written there.
    """
    _, entry = _written().get(name, ("", None))
    if entry is None:
        return None
    others = {key: entry[key] for key in entry if key not in ("name", "text", "options")}
    return Prediction(entry["text"], options or entry.get("options", ()), about=about, **others)


def lessons() -> dict[str, str]:
    """Return the lesson in which each prediction is asked, such as ``"01"``, by its name."""
    return {name: number for name, (number, _) in _written().items()}


def names_in(lesson: str) -> list[str]:
    """Return the names of a lesson's predictions, in their order."""
    return [name for name, number in lessons().items() if number == lesson]
