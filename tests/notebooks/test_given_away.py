"""Nothing is told before it is asked, as far as a machine can see it."""

import ast
import re

import build
import minutes
import nbformat
import pytest

from course_utils.models.course import names_in, written
from course_utils.models.quiz import PARTS, questions
from tests.lessons.test_sections import names
from tests.models.test_quiz import WRITTEN
from tests.teaching.test_guide import calls, happened_in

LESSONS = pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)


def stands_out(right: str, others: list[str]) -> bool:
    """Tell whether the right answer can be guessed from its length."""
    longest = max(map(len, others))
    return len(right) > 1.2 * longest and len(right) - longest > 5


@pytest.mark.parametrize("lesson", WRITTEN)
def test_no_right_answer_of_a_quiz_is_much_longer_than_the_others(lesson):
    for part in set(PARTS) & set(WRITTEN[lesson]):
        for question in questions(lesson, part):
            right = [choice.text for choice in question.choices if choice.right]
            others = [choice.text for choice in question.choices if not choice.right]
            assert not (right and stands_out(right[0], others)), right


@LESSONS
def test_what_happens_is_no_option_much_longer_than_the_others(source):
    happened = happened_in(source)
    for name in names_in(source.stem[:2]):
        options = written(name).options
        if name in happened and happened[name] in options:
            others = [option for option in options if option != happened[name]]
            assert not stands_out(happened[name], others), name


@LESSONS
def test_each_prediction_is_asked_before_it_is_compared_and_no_verdict_is_typed_in(source):
    notebook = nbformat.read(build.targets(source)["notebooks"], as_version=4)
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    for name in names_in(source.stem[:2]):
        asked, compared = (code.find(f'predictions.{call}("{name}"') for call in ("ask", "compare"))
        assert asked >= 0, name
        assert compared == -1 or asked < compared, name
        typed = re.search(rf'predictions\.compare\("{re.escape(name)}", (\d+|"[^"]*")\)', code)
        assert typed is None, name


@LESSONS
def test_each_comparison_brings_the_numbers_of_its_explanation(source):
    notebook = nbformat.read(build.targets(source)["notebooks"], as_version=4)
    for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
        for call in calls(cell.source, "compare"):
            asked = written(call.args[0].value)
            assert {keyword.arg for keyword in call.keywords} == asked.gaps, asked.question
            assert len(asked.because) == max(1, len(asked.options)), asked.question
            assert not re.search(r"[*`$#]|\]\(", "".join(asked.because)), "plain text, no Markdown"


def names_read(expression: ast.expr) -> set[str]:
    """Return the names that an expression reads, but for NumPy's."""
    read = (node.id for node in ast.walk(expression) if isinstance(node, ast.Name))
    return set(read) - {"np"}


def is_plain_arithmetic(expression: ast.expr) -> bool:
    """Tell whether an expression only calculates: it calls nothing, and looks nothing up."""
    plain = ast.BinOp | ast.UnaryOp | ast.Name | ast.Constant
    return all(
        isinstance(each, plain) for each in ast.walk(expression) if isinstance(each, ast.expr)
    )


@LESSONS
def test_no_cell_tells_by_its_text_what_will_happen(source):
    """It stands below the question, in view: what happens is found when it runs.

    No condition can be decided by whoever reads it. (What never happens may say so: False.) And no
    number that is asked for in the same section is one formula of what was known before the cell.
    """
    for _, cells in minutes.sections(source):
        code = [cell.source for cell in cells if cell.cell_type == "code"]
        asked = {call.args[0].value for cell in code for call in calls(cell, "ask")}
        compared = [(cell, call) for cell in code for call in calls(cell, "compare")]
        for cell, call in compared:
            name, *happened = call.args
            told = [each for each in happened if not isinstance(each, ast.Constant)]
            assert all(names_read(each) for each in told), f"{name.value}: {cell}"
            if name.value in asked and not written(name.value).options:
                (number,) = told
                number = assigned_in(cell).get(getattr(number, "id", ""), number)
                found_here = names_read(number) & names(cell, ast.Store)
                assert found_here or not is_plain_arithmetic(number), f"{name.value}: {cell}"


def assigned_in(cell: str) -> dict[str, ast.expr]:
    """Return what stands behind the = of each name that a cell gives a value alone."""
    found = (each for each in ast.walk(ast.parse(cell)) if isinstance(each, ast.Assign))
    return {ast.unparse(each.targets[0]): each.value for each in found}
