"""Every exercise as a learner meets it: not attempted, wrong, wrong again, a hint, right, used."""

import build
import pytest

from course_utils import exercises
from tests.checks.attempts import WRONG
from tests.checks.front_end import FrontEnd, opened
from tests.checks.places import Place, by_lesson, code_cells

LESSONS = by_lesson()


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


def test_every_exercise_stands_in_a_lesson_and_has_wrong_answers():
    found = [place.name for lesson in LESSONS.values() for place in lesson]
    assert sorted(found) == sorted(exercises.__all__) == sorted(WRONG)


@pytest.mark.parametrize("lesson", LESSONS)
def test_wrong_answers_are_explained_and_the_right_one_is_used(lesson):
    path = build.NOTEBOOKS / f"{lesson}.ipynb"
    waiting = list(LESSONS[lesson])
    with opened(path.parent) as front_end:
        for front_end.cell, cell in enumerate(code_cells(path), start=1):
            if waiting and waiting[0].check in cell.source:
                walk(front_end, waiting.pop(0), cell.source)
            else:
                front_end.run(cell.source)
    assert waiting == []
    assert front_end.complaints == []
