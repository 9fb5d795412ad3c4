"""Every lesson without a browser: each exercise as learners meet it, and each control, played.

First the learner's notebook is run. At each exercise nothing is attempted, then a wrong answer is
given, and another, a hint is asked for, and the right answer is given and used. Then every control
is played, in document order. Then the solved notebook is run in the same kernel, and every control
is played from the last to the first.
"""

from collections.abc import Callable

import build
import pytest

from course_utils import exercises
from tests.checks.attempts import WRONG
from tests.checks.front_end import FrontEnd
from tests.checks.places import Place, by_lesson
from tests.checks.playing import faults

EXERCISES = by_lesson()


def told(front_end: FrontEnd, code: str) -> str:
    """Run code and return the text of its last output."""
    front_end.told.clear()
    front_end.run(code)
    assert front_end.complaints == []
    return front_end.told[-1]


def walk(front_end: FrontEnd, place: Place, check: str) -> None:
    """Answer an exercise wrong twice, ask for a hint, then answer it right."""
    exercise = getattr(exercises, place.name)
    assert told(front_end, check).startswith("○ Not attempted yet.")
    for wrong in WRONG[place.name]:
        front_end.run(wrong.code(place.signature))
        said = told(front_end, check)
        assert said.startswith(("◐ Almost", "✗ Not yet"))
        assert wrong.named in said
        assert f"the lesson uses the course's own {place.name}." in said
        assert "hint()" not in said
    asking = f"exercises.{place.name}.hint()"
    assert asking in told(front_end, check)
    assert told(front_end, asking).startswith(f"Hint 1: {exercise.hints[0]}")
    front_end.run(place.solution)
    said = told(front_end, check)
    assert said.startswith("✓ Right")
    assert f"the lesson uses your {place.name}." in said


def answering(waiting: list[Place]) -> Callable[[FrontEnd, str], None]:
    """Return what runs a cell, and at the check of the next exercise answers that first."""

    def run(front_end: FrontEnd, source: str) -> None:
        if waiting and waiting[0].check in source:
            walk(front_end, waiting.pop(0), source)
        else:
            front_end.run(source)

    return run


def test_every_exercise_stands_in_a_lesson_and_has_wrong_answers():
    found = [place.name for lesson in EXERCISES.values() for place in lesson]
    assert sorted(found) == sorted(exercises.__all__) == sorted(WRONG)


@pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)
def test_exercises_answer_and_every_control_can_be_played_in_both_orders(source):
    notebooks = build.targets(source)
    waiting = list(EXERCISES.get(source.stem, ()))
    found = faults(
        notebooks["notebooks"],
        folder=build.NOTEBOOKS,
        run=answering(waiting),
        second=notebooks["solutions"],
    )
    assert found == []
    assert waiting == []
