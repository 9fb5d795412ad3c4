"""What would break a learner's way is planted into a small lesson: the walk by keyboard stops."""

import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Error

from tests.browser import road
from tests.browser.conftest import Lessons, profile, served
from tests.layers import found_with

__all__ = ["profile", "served"]  # the fixtures of the walk
WALK = "tests/browser/test_every_lesson.py::test_a_newcomer_walks_by_keyboard"

IMPORTS = """from course_utils import exercises
from course_utils.problem import Problem
from course_utils.widgets import Quiz, SolveByHand, predictions, progress
progress.here("00")"""
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
CELLS = (
    ('predictions.ask("own", "What then?", ["heavier", "lighter"])', ["predict"]),
    ("SolveByHand(Problem([[256, 212]], [1492]), start=(9, 8))", []),
    ("def error(x, y):\n    return None", ["exercise"]),
    ("exercises.error.check(error)", []),
    ('Quiz("00", "after")', []),
    ("None", []),
)
SOLUTIONS = {"error": "def error(x, y):\n    return 256 * x + 212 * y - 1492"}
DEFECTS = {
    "button that takes the focus away": (
        "from course_utils.show import source\nread = source.text_of\n"
        "source.text_of = lambda *names: read(*names).replace(\n"
        "    'say(item.buttons[0][0], value());',\n"
        "    'say(item.buttons[0][0], value()); document.activeElement.blur();'\n"
        ")",
        "the focus fell out",
    ),
    "widget that forgets": (
        "from course_utils.show.kept import Kept\n"
        "Kept.first = lambda self: (self._subject.state, self._subject.scene(self._subject.state))",
        "forgotten",
    ),
    "lost file": (
        "from course_utils.progress import file\nfile.write = lambda *_: ''",
        "after a restart",
    ),
    "verdict that stands there too early": (
        "predictions.ask = lambda *_: print('What happened: heavier')",
        "told too early",
    ),
    "output in a learner's notebook": ("", "an output before anything was run"),
}


def written(folder, name, planted, outputs=()):
    shutil.rmtree(folder / "notebooks" / "progress", ignore_errors=True)
    cells = [new_code_cell(f"{IMPORTS}\n{planted}\nprogress.here('00')", id="first")]
    for number, (source, tags) in enumerate(CELLS):
        cells.append(new_code_cell(source, id=f"cell-{number}", metadata={"tags": tags}))
    cells[-1].outputs = list(outputs)
    notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, folder / "notebooks" / f"{name}.ipynb")


@pytest.fixture(scope="module")
def lessons(profile, served):
    lessons = Lessons(profile, *served)
    yield lessons
    lessons.close()


def walk_and_return(lessons, name):
    page = lessons.open(name)
    road.walk(page, SOLUTIONS)
    road.return_to(page)


def test_without_a_defect_the_walk_comes_to_its_end(lessons):
    written(lessons.folder, "00_whole", "")
    walk_and_return(lessons, "00_whole")


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda name: f"{name}: {found_with(WALK)}")
def test_the_walk_finds(lessons, defect):
    planted, said = DEFECTS[defect]
    name = f"00_spoilt_{list(DEFECTS).index(defect)}"
    outputs = [] if planted else [new_output("display_data", {"text/plain": "1492"})]
    written(lessons.folder, name, planted, outputs)
    with pytest.raises((AssertionError, Error)) as found:
        walk_and_return(lessons, name)
    assert said in str(found.value)
