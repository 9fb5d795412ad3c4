"""Every lesson, executed once: it gives what is committed, exercises answer, and controls play.

First the solved notebook is run, and every control is played, in document order. Then a learner
runs theirs in a new kernel: at each exercise nothing is attempted, then a wrong answer is given,
and another, a hint is asked for, and the right answer is given and used. What follows must show
what the solved one shows. Then every control is played again, from the last to the first.
"""

import copy
from textwrap import indent

import build
import pytest

from course_utils import exercises
from tests.checks.front_end import FrontEnd
from tests.checks.places import Place, by_lesson
from tests.checks.playing import faults, session
from tests.exercises.attempts import WRONG
from tests.lessons.execution import executed, outputs_of, texts_of

EXERCISES = by_lesson()
every_lesson = pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)


@every_lesson
def test_the_committed_notebooks_are_what_the_lesson_gives(source):
    solved = build.text_of(copy.deepcopy(executed(source).notebook))
    assert build.difference(source, "solutions", solved) is None
    assert build.difference(source, "notebooks", build.build(source, "notebooks")) is None


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
    for body, named, *_ in WRONG[place.name][:2]:
        front_end.run(f"def {place.signature}:\n{indent(body, '    ')}")
        said = told(front_end, check)
        assert said.startswith(("◐ Almost", "✗ Not yet"))
        assert named.casefold() in said.casefold()
        assert f"the lesson uses the course's own {place.name}." in said
    assert told(front_end, f"exercises.{place.name}.hint()").startswith(
        f"Hint 1: {exercise.hints[0]}"
    )
    front_end.run(place.solution)
    said = told(front_end, check)
    assert said.startswith("✓ Right")
    assert f"the lesson uses your {place.name}." in said


@every_lesson
def test_exercises_answer_and_every_control_can_be_played_in_both_orders(source):
    solved, waiting = executed(source), list(EXERCISES.get(source.stem, ()))
    shown = {cell.source: texts_of(cell.outputs) for cell in solved.code}

    def answering(front_end: FrontEnd, code: str) -> None:
        if waiting and waiting[0].check in code:
            walk(front_end, waiting.pop(0), code)
        else:
            front_end.run(code)
            if code in shown and "challenges." not in code:  # which tells what the learner has done
                assert texts_of(outputs_of(front_end.messages)) == shown[code], code

    learner = build.targets(source)["notebooks"]
    as_learner = session(learner, folder=build.NOTEBOOKS, run=answering)
    assert faults(source.stem, solved.live(), as_learner) == []
    assert waiting == []


def test_every_exercise_stands_in_a_lesson_and_has_wrong_answers():
    found = [place.name for lesson in EXERCISES.values() for place in lesson]
    assert sorted(found) == sorted(exercises.__all__) == sorted(WRONG)


def test_nothing_in_the_folder_of_the_notebooks_is_without_a_lesson():
    assert build.strays(build.sources()) == []


@pytest.mark.parametrize("name", build.PAGES)
def test_a_page_is_what_its_source_gives(name):
    source = build.LESSONS / name
    assert build.difference(source, "notebooks", build.build(source, "notebooks")) is None
