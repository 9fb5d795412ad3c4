"""Notebooks as learners run them: out of order, then in order, beside files and names of their own.

One kernel for each lesson. It works in a folder of the learner's, with files and variables that
have the course's names; it may write nothing there and reach no network.
"""

import ast
import os
import random
import re
from pathlib import Path

import nbformat
import pytest

from tests.checks import front_end
from tests.checks.front_end import opened
from tests.notebooks.reading import NOT_ATTEMPTED

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("0*.ipynb"))
SOLVED = NOTEBOOKS[0].parent / "solutions"
BACKENDS = {0: "agg", 1: "svg", 2: "module://matplotlib_inline.backend_inline"}
OWN_FILES = ("problem.py", "losses.py", "words.py", "people.csv", "course_utils.txt", "notes.txt")
OWN_NAMES = ("problem", "losses", "words", "widgets", "neuron", "validation", "model", "answers")
PREPARE = """
import os, sys
def _watch():
    from course_utils import plots, gallery
    def draw_no_shades(ax, problem):
        ax.set(xlim=problem.weight_range, ylim=problem.weight_range)
    plots.draw_map = draw_no_shades
    def told(event, arguments):
        if event == "open":
            path, mode, flags = arguments
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            harmless = isinstance(path, int) or "__pycache__" in str(path) or path == os.devnull
            if writes and not harmless and not str(path).endswith((".sqlite", "-journal")):
                print("writes to", path, file=sys.stderr)
        elif event in ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"):
            print(event, arguments, file=sys.stderr)
        elif event in ("socket.connect", "socket.getaddrinfo"):
            print("reaches out to", arguments, file=sys.stderr)
    sys.addaudithook(told)
_watch()
"""


class Reader(front_end.FrontEnd):
    """A front end that keeps the results of the cell that is run with its printed lines."""

    def _take(self, kind, content, buffers):
        if kind in ("execute_result", "display_data"):
            self.printed += content["data"].get("text/plain", "")
        elif self.may_fail and _may_happen(kind, content):
            return
        super()._take(kind, content, buffers)


def _may_happen(kind, content):
    """Tell whether out of order this is to be expected: a name that is not defined yet.

    Or another error or warning in the learner's own cell, such as a placeholder that is still
    None, but none inside the course.
    """
    told = "".join(content["traceback"]) if kind == "error" else content.get("text", "")
    inside = "course_utils/" in told or "writes to" in told or "reaches out" in told
    # In a sentence: the course cannot use it. Or a learner's function misses a name.
    refused = content.get("ename") in ("ValueError", "NameError")
    return kind in ("stream", "error") and (refused or not inside)


def run_cell(kernel, number, source):
    """Run one cell, and return what it showed and what it complained of."""
    before = len(kernel.complaints)
    kernel.cell, kernel.printed = number, ""
    kernel.run(source)
    return kernel.printed.strip(), kernel.complaints[before:]


def shows_as_it_should(cell, shown, solved):
    """Tell whether a cell shows what the solved notebook shows, though no exercise is solved.

    A check says that; a learner's own activation is named as such; and an exercise shows nothing.
    """
    if ".check(" in cell.source:
        return shown.startswith(NOT_ATTEMPTED)
    if "exercise" in cell.metadata.get("tags", []):
        return shown == ""
    if "progress.here" in cell.source and shown.startswith("Welcome back: "):
        return True  # out of order, a function that a lesson gives may have been checked
    if "challenges." in cell.source:
        return shown.startswith("○ Not attempted yet")
    told = solved[cell.source].replace("Your sigmoid", "The sigmoid")
    return shown == re.sub("Your (update|momentum)", r"The course's \1", told)


def shown_by(cell):
    """Return the text of a cell's stored outputs, as `Reader` keeps it."""
    texts = [
        output.text if output.output_type == "stream" else output.data.get("text/plain", "")
        for output in cell.outputs
    ]
    return "".join(texts).strip()


@pytest.fixture
def kernel(request, tmp_path, monkeypatch):
    for name in OWN_FILES:
        (tmp_path / name).write_text(f"the learner's own {name}", encoding="utf-8")
    monkeypatch.setattr(front_end, "FrontEnd", Reader)
    monkeypatch.setenv("MPLBACKEND", BACKENDS[NOTEBOOKS.index(request.param) % len(BACKENDS)])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(NOTEBOOKS[0].parents[1])]))
    Reader.printed, Reader.may_fail = "", True
    with opened(tmp_path) as kernel:
        kernel.run(PREPARE)
        kernel.run("".join(f"{name} = 'the learner\\'s own'\n" for name in OWN_NAMES))
        yield kernel
    left = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert left == {name: f"the learner's own {name}" for name in OWN_FILES}


@pytest.mark.parametrize(
    ("kernel", "notebook"),
    [(path, path) for path in NOTEBOOKS],
    indirect=["kernel"],
    ids=[path.stem for path in NOTEBOOKS],
)
def test_any_order_breaks_nothing_and_a_run_of_all_cells_is_right_again(kernel, notebook):
    cells = [
        (number, cell)
        for number, cell in enumerate(nbformat.read(notebook, as_version=4).cells)
        if cell.cell_type == "code"
    ]
    mixed = random.Random(notebook.stem).sample(cells, len(cells))
    for number, cell in mixed:
        _, complaints = run_cell(kernel, number, cell.source)
        assert not complaints, f"cell {number}: {complaints}"
    kernel.may_fail = False
    solved = {
        cell.source: shown_by(cell)
        for cell in nbformat.read(SOLVED / notebook.name, as_version=4).cells
        if cell.cell_type == "code"
    }
    for number, cell in cells:
        shown, complaints = run_cell(kernel, number, cell.source)
        assert not complaints, f"cell {number}: {complaints}"
        assert shows_as_it_should(cell, shown, solved), f"cell {number} shows {shown!r}"
    _, complaints = run_cell(kernel, -1, _check_own_names(cells))
    assert not complaints


def _check_own_names(cells):
    """Return code that complains if a name of the learner's is gone, unless the lesson binds it."""
    tree = ast.parse("\n".join(cell.source for _, cell in cells))
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    bound |= {node.asname or node.name for node in ast.walk(tree) if isinstance(node, ast.alias)}
    kept = sorted(set(OWN_NAMES) - bound)
    return f"assert all(globals()[name] == 'the learner\\'s own' for name in {kept}), 'overwritten'"
