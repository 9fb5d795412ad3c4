"""What is *deeper* can be skipped, and each lesson says at its top how long it takes."""

import ast

import build
import minutes
import pytest

from course_utils import exercises
from course_utils.models import progress
from tests.teaching.test_guide import calls

every_lesson = pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)


def names(code: str, context: type[ast.expr_context]) -> set[str]:
    """Return the names that code binds (Store) or reads (Load), outside and inside functions."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, context):
            found.add(node.id)
        elif context is ast.Store and isinstance(node, ast.arg):
            found.add(node.arg)
        elif context is ast.Store and isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif context is ast.Store and isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(each.asname or each.name).split(".")[0] for each in node.names}
    return found


def code_of(cell) -> str:
    """Return the code of a cell, with the solution where it is an exercise."""
    named = build.EXERCISE.fullmatch(cell.source)
    return getattr(exercises, named[1]).source if named else cell.source


@every_lesson
def test_nothing_outside_needs_what_only_a_deeper_section_defines(source):
    """And what it defines anew, nothing outside reads before it is defined again."""
    known, skipped = set(), set()
    for deeper, cells in minutes.sections(source):
        for cell in cells:
            if cell.cell_type != "code":
                continue
            code = code_of(cell)
            if deeper:
                skipped |= names(code, ast.Store) - known
            else:
                missing = (names(code, ast.Load) & skipped) - names(code, ast.Store) - known
                assert not missing, f"{missing} stand in a deeper section only: {code}"
                known |= names(code, ast.Store)


@every_lesson
def test_a_prediction_of_a_deeper_section_is_compared_there(source):
    for _, cells in minutes.sections(source):
        code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
        if cells and cells[0].source.startswith("## Deeper"):
            assert code.count("predictions.ask(") == code.count("predictions.compare(")


@every_lesson
def test_what_may_be_skipped_is_told_to_the_progress_of_the_lesson(source):
    """As `deeper` in the lesson's questions: a lesson is done without it."""
    found = set()
    for deeper, cells in minutes.sections(source):
        for code in (cell.source for cell in cells if deeper and cell.cell_type == "code"):
            found |= {call.args[0].value for call in calls(code, "ask")}
            found |= set(build.EXERCISE.findall(code))
    assert progress.lesson(source.stem[:2]).deeper == found


@every_lesson
def test_the_top_of_a_lesson_says_how_long_it_takes(source):
    said = source.read_text(encoding="utf-8")
    assert minutes.TIME.search(said), "the table at the top has no line | **Time** | … |"
    assert minutes.with_minutes(source) == said, f"run python lessons/build.py {source.stem[:2]}"


def test_the_readme_says_how_long_each_lesson_takes():
    said = (build.LESSONS.parent / "README.md").read_text(encoding="utf-8")
    assert minutes.with_minutes_of_all(said, build.lessons()) == said, "run python lessons/build.py"
