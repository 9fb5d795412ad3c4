"""What holds for every built lesson: its checks answer as they should, and its cells are short."""

import build
import nbformat
import pytest

from tests.notebooks.reading import RIGHT, outputs

LESSONS = [source.name[:2] for source in build.lessons()]
LONGEST_CELL = 15


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_check_answers_that_the_solution_is_right(lesson):
    answers = {code: text for code, text in outputs(lesson).items() if ".check(" in code}
    assert answers or lesson in ("00", "10")  # which have no exercise
    for code, text in answers.items():
        assert text.startswith(RIGHT), code


@pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)
def test_code_cells_are_short(source):
    for path in build.targets(source).values():
        for cell in nbformat.read(path, as_version=4).cells:
            lines = cell.source.splitlines() if cell.cell_type == "code" else ()
            assert len(lines) <= LONGEST_CELL, cell.source
