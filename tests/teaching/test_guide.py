"""The guide lists every prediction of every lesson, in order, with what happens."""

import ast
import html
import json
import re
from pathlib import Path

import build
import jupytext
import pytest

from course_utils.models.course import names_in, written

TEACHING = Path(__file__).resolve().parents[2] / "teaching"
GUIDE = (TEACHING / "guide.md").read_text(encoding="utf-8")
HAPPENED = re.compile(r"What happened: (.*)\.$", re.MULTILINE)


def calls(source: str, name: str) -> list[ast.Call]:
    """Return the calls of ``predictions.NAME`` in a cell, in their order."""
    plain = "\n".join(line for line in source.splitlines() if not line.startswith(("%", "!")))
    found = [node for node in ast.walk(ast.parse(plain)) if isinstance(node, ast.Call)]
    return [call for call in found if ast.unparse(call.func) == f"predictions.{name}"]


def asked_in(source) -> dict[str, str]:
    """Return the questions of a lesson by their names."""
    cells = [cell.source for cell in jupytext.read(source).cells if cell.cell_type == "code"]
    found = [ast.literal_eval(call.args[0]) for cell in cells for call in calls(cell, "ask")]
    assert found == names_in(source.stem[:2]), "the questions stand in the order of the lesson"
    return {name: written(name).question for name in found}


def happened_in(source) -> dict[str, str]:
    """Return what the solved notebook says that happened, by the names of the questions."""
    notebook = json.loads(build.targets(source)["solutions"].read_text(encoding="utf-8"))
    found = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        for call in calls("".join(cell["source"]), "compare"):
            said = "".join(cell["outputs"][-1]["data"]["text/plain"])
            found[ast.literal_eval(call.args[0])] = HAPPENED.search(said)[1]
    return found


def words_of(text: str) -> set[str]:
    """Return what a label and its question share: words of four letters or more, and numbers."""
    return set(re.findall(r"[a-z]{4,}|\d[\d.]*", text.lower()))


def rows_of(source) -> list[tuple[str, str]]:
    """Return question and outcome of each row of a lesson's table in the guide."""
    number = source.stem[:2]
    (section,) = re.findall(
        rf"^\| \*\*{number} .*?(?=^\| \*\*|^##)", GUIDE, re.MULTILINE | re.DOTALL
    )
    lines = [line for line in section.splitlines() if line.startswith("| ")][1:]
    split = [re.split(r"(?<!\\)\|", line.strip("| ")) for line in lines]
    return [
        tuple(html.unescape(cell.strip()).replace("\\|", "|") for cell in row[:2]) for row in split
    ]


@pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)
def test_every_prediction_is_in_the_guide_in_order_and_no_other(source):
    asked, told = list(asked_in(source).values()), [label for label, _ in rows_of(source)]
    assert len(told) == len(asked)
    for label, question in zip(told, asked, strict=True):
        assert words_of(label) & words_of(question), (label, question)


@pytest.mark.parametrize("source", build.lessons(), ids=lambda source: source.stem)
def test_what_happens_in_the_guide_happens_in_the_notebook(source):
    happened, questions = happened_in(source), asked_in(source)
    for name, (question, told) in zip(questions, rows_of(source), strict=True):
        expected = happened.get(name, "—")
        assert told == expected, question


def test_sections_named_in_the_plans_are_headings_of_the_lessons():
    headings = {
        heading
        for source in build.lessons()
        for heading in re.findall(r"^## (.+)$", source.read_text(encoding="utf-8"), re.MULTILINE)
    }
    plans = GUIDE.split("## The lessons, one by one")[0]
    named = re.findall(r"(?:to the end of|to|rest of) \*([A-Z0-9][^*]+)\*", plans)
    assert len(named) >= 6
    assert set(named) <= headings


def test_the_numbers_of_the_advice_are_right():
    assert 256 * 9 > 1492
    assert 2 * 256 + 3 * 212 == 1148 == 1492 - 344
    assert f"{2040 - 212}: one step of y" in GUIDE
    assert f"{1 / 110480:.2e}".replace("e-0", "e-") + ": that belongs" in GUIDE
