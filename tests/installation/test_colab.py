"""The copies of the lessons for Google Colab run on its versions, and change none of them."""

import json

import build
import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from nbclient import NotebookClient

from docs import address, colab
from tests import environments
from tests.checks.notebooks import read

# What Colab brings along, as far as the course meets it: it shows widgets of ipywidgets 7 only.
VERSIONS = [
    "ipykernel==6.17.1", "ipython==7.34.0", "ipywidgets==7.7.1", "matplotlib==3.10.0",
    "numpy==2.0.2", "pip==24.1.2", "pyparsing==3.2.5", "traitlets==5.7.1",
]  # fmt: skip
ALLOWED = "Colab shows widgets from elsewhere."
OUTPUT_MODULE = f"def enable_custom_widget_manager():\n    print({ALLOWED!r})\n"
MOVE = """\
bet.take(0, "no idea", "")
print(explorer.still()[1])
explorer.controls["learning_rate"].slider.index += 1
print(explorer.still()[1])"""
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """Return the address of a repository of the course, as it is now."""
    folder = tmp_path_factory.mktemp("repository")
    environments.copy_course(folder)
    who = ["-c", "user.name=course", "-c", "user.email=course@example.org"]
    for words in (["init", "--quiet"], ["add", "."], [*who, "commit", "--quiet", "-m", "all"]):
        environments.run("git", *words, folder=folder)
    return f"file://{folder}"


@pytest.fixture(scope="module")
def runtime(tmp_path_factory):
    """Return the Python of an environment like Colab's, with its module in name only."""
    folder = tmp_path_factory.mktemp("colab")
    interpreter = environments.python("3.11")
    python = environments.make(folder / "usr", interpreter, VERSIONS, dependencies=True)
    google = folder / "modules" / "google" / "colab"
    google.mkdir(parents=True)
    (google / "__init__.py").write_text("", encoding="utf-8")
    (google / "output.py").write_text(OUTPUT_MODULE, encoding="utf-8")
    kernel = folder / "kernels" / "colab"
    kernel.mkdir(parents=True)
    start = "import google.colab; from ipykernel.kernelapp import launch_new_instance as go; go()"
    described = {
        "argv": [str(python), "-c", start, "-f", "{connection_file}"],
        "display_name": "Colab",
        "language": "python",
        "env": {"PYTHONPATH": str(folder / "modules")},
    }
    (kernel / "kernel.json").write_text(json.dumps(described), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(folder))
        yield python


def test_a_copy_fetches_the_course_and_its_explorer_moves(repository, runtime, tmp_path):
    before = environments.packages(runtime)
    notebook = colab.adapted(read(build.NOTEBOOKS / "05_the_learning_rate.ipynb"), repository)
    notebook.cells.append(nbformat.v4.new_code_cell(MOVE))
    NotebookClient(
        notebook,
        kernel_name="colab",
        timeout=120,
        coalesce_streams=True,
        resources={"metadata": {"path": str(tmp_path)}},
    ).execute()
    after = environments.packages(runtime)
    assert {name: after.get(name) for name in before} == before
    assert set(after) - set(before) == {"anywidget", "psygnal"}
    assert ALLOWED in notebook.cells[0].outputs[-1].text
    before_move, after_move = notebook.cells[-1].outputs[0].text.splitlines()
    assert before_move != after_move
    assert after_move.startswith("Learning rate")
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [each.text for each in outputs if each.get("name") == "stderr"] == []
    assert sum(VIEW in output.get("data", {}) for output in outputs) > 5


def test_outside_colab_the_first_cell_does_nothing():
    cell = TransformerManager().transform_cell(colab.FIRST_CELL.format(repository="nowhere"))
    assert "get_ipython()" in cell
    exec(cell, {"get_ipython": lambda: pytest.fail("it runs a command")})


def test_no_link_in_a_copy_is_relative():
    for source in build.lessons():
        notebook = colab.adapted(read(build.targets(source)["notebooks"]), "https://example.org/a")
        nbformat.validate(notebook)
        told = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        assert colab.RELATIVE.search(told) is None
        if "](glossary.md#" in source.read_text(encoding="utf-8"):
            assert "](https://example.org/a/blob/main/notebooks/glossary.md#" in told


def test_copies_are_written_only_once_the_course_has_an_address(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(address, "repository", lambda: address.NOBODY)
    assert colab.main(["--output", str(tmp_path)]) == 1
    assert "pyproject.toml" in capsys.readouterr().out
    monkeypatch.setattr(address, "repository", lambda: ("somebody", "course"))
    assert colab.main(["--output", str(tmp_path)]) == 0
    made = {path.name: read(path) for path in tmp_path.glob("*.ipynb")}
    assert set(made) == {build.targets(source)["notebooks"].name for source in build.lessons()}
    for notebook in made.values():
        assert "git+https://github.com/somebody/course\n" in notebook.cells[0].source
