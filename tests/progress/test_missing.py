"""Where a name is missing, a sentence says which cell to run; a refusal is shown alone."""

import json
import os

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.manager import start_new_kernel

from course_utils.progress import missing, notebook

CELLS = [
    ("markdown", "# Lesson\n\n## Meet the problem\n\nText."),
    ("code", "from course_utils.problem import Problem\n\nred, blue = 256, 212"),
    ("code", "def error(x, y):\n    return red * x"),
    ("code", "this is not Python"),
]


@pytest.fixture
def saved(tmp_path, monkeypatch):
    path = tmp_path / "01_guess.ipynb"
    cells = [{"cell_type": kind, "source": source.splitlines(True)} for kind, source in CELLS]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    monkeypatch.setattr(notebook, "file", lambda: path)
    return path


@pytest.mark.parametrize("name", ["Problem", "red", "blue"])
def test_the_sentence_names_the_heading_and_the_cell(saved, name):
    assert missing.where_it_is_defined(name) == (
        f"{name} is not there yet. The cell under “Meet the problem” that begins with “from "
        "course_utils.problem import Problem” makes it: run that one first, or all cells above "
        "this one, with Run All Above Selected Cell in the menu Run."
    )


def test_a_name_that_no_cell_makes_is_left_to_python(saved):
    assert missing.where_it_is_defined("eror") == ""


@pytest.mark.parametrize(("cell", "known"), [("c1", True), ("shared", False), ("new", False)])
def test_where_the_name_of_the_notebook_is_not_known_the_running_cell_tells_it(
    a_notebook, monkeypatch, cell, known
):
    for name, makes in (("01", "red = 256"), ("02", "red = 1")):
        cells = [nbformat.v4.new_code_cell(makes, id=f"c{name[1]}")]
        cells += [nbformat.v4.new_code_cell("red", id="shared")]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), a_notebook.folder / f"{name}.ipynb")
    monkeypatch.delenv("JPY_SESSION_NAME")
    monkeypatch.chdir(a_notebook.folder)
    assert missing.where_it_is_defined("red") == ""  # nothing runs
    a_notebook.run(cell)
    assert ("that begins with “red = 256”" in missing.where_it_is_defined("red")) == known


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("red", "red is not there yet"),
        ("eror", "NameError"),
        ("from course_utils.projects import read_table; read_table(3)", "A table is 'penguins'"),
        ("int('three')", "ValueError"),
    ],
)
def test_the_sentence_takes_the_place_of_the_traceback(saved, monkeypatch, code, said):
    shell, told = InteractiveShell(), []
    monkeypatch.setattr(missing, "get_ipython", lambda: shell)
    shell._showtraceback = lambda kind, error, lines: told.extend(lines)
    missing.explain_errors()
    result = shell.run_cell(code)
    assert isinstance(result.error_in_exec, NameError | ValueError)
    assert said in "\n".join(told)
    assert (len(told) == 1) == (said[-5:] != "Error")


@pytest.mark.parametrize(
    ("about", "said"),
    [("course_utils", "error is not there yet"), ("os", "name 'error' is not defined")],
)
def test_a_kernel_explains_before_any_cell_has_imported_the_course(tmp_path, about, said):
    path = tmp_path / "01_own.ipynb"
    cells = [nbformat.v4.new_code_cell(f"import {about}\ndef error(x, y):\n    return x")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    manager, client = start_new_kernel(env=os.environ | {"JPY_SESSION_NAME": str(path)})
    try:
        heard = []
        client.execute_interactive("error(9, 8)", output_hook=heard.append, timeout=60)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    told = [line for one in heard for line in one["content"].get("traceback", [])]
    assert said in "\n".join(told)
