"""What holds for every built lesson: its checks answer as they should, and its cells are short."""

import build
import pytest

from tests.notebooks.reading import CHECKS, outputs

LESSONS = [source.name[:2] for source in build.lessons()]
LONGEST_CELL = 15


def kinds_of(lesson):
    (source,) = [source for source in build.lessons() if source.name.startswith(lesson)]
    return build.targets(source)


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_check_answers_as_it_should(lesson):
    for kind in kinds_of(lesson):
        answers = {code: text for code, text in outputs(lesson, kind).items() if ".check(" in code}
        assert answers or lesson == "00"
        for code, text in answers.items():
            assert text.startswith(CHECKS[kind]), code


@pytest.mark.parametrize("lesson", LESSONS[1:])
def test_learners_without_an_answer_see_what_those_with_one_see(lesson):
    learner, solved = outputs(lesson, "notebooks"), outputs(lesson, "solutions")
    same = [
        code
        for code in solved
        if code in learner and ".check(" not in code and "try_out(" not in code
    ]
    assert len(same) > 20
    for code in same:
        # A learner's own activation is named as such.
        assert learner[code] == solved[code].replace("Your sigmoid", "The sigmoid")


@pytest.mark.parametrize("lesson", LESSONS)
def test_code_cells_are_short(lesson):
    for kind in kinds_of(lesson):
        for code in outputs(lesson, kind):
            assert len(code.splitlines()) <= LONGEST_CELL, code
