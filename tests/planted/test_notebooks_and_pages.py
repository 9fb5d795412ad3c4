"""Defects planted into a copy of the course are found, each by the layer that is named."""

import re
import subprocess
import sys
from pathlib import Path

import build
import pytest

from tests.checks import notebooks, prose, spelling
from tests.layers import found_with
from tests.planted.course import Course, committed, copied, finds, pointed_at
from tests.planted.defects import DEFECTS, IMPORTS, LAYERS, REBUILD
from tests.prose.test_numbers import built_from, facts_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Course:
    return copied(tmp_path_factory.mktemp("planted") / "course")


@pytest.fixture
def course(whole, monkeypatch):
    """A copy of the course that is whole again after each test."""
    kept = {path: path.read_bytes() for path in whole.root.rglob("*") if path.is_file()}
    pointed_at(whole, monkeypatch)
    yield whole
    for path in whole.root.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
    for path, content in kept.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


def notebooks_of(course: Course, number: str):
    paths = build.targets(course.source(number)).values()
    return [notebooks.read(path) for path in paths if path.exists()]


def found(course: Course, test: str, number: str, monkeypatch) -> bool:
    """Return whether a layer finds something wrong with the copy."""
    name, source = test.split("::")[1], course.source(number)
    if test.startswith("tests/checks/notebooks"):
        return any(getattr(notebooks, name)(one) for one in notebooks_of(course, number))
    if test.startswith("tests/checks/prose"):
        return bool(prose.unexplained(source, built_from(source), facts_of(number)))
    if test.startswith("tests/checks/spelling"):
        return bool(spelling.spelling_faults([source]))
    if test == REBUILD:
        kinds = build.targets(source)
        return any(build.difference(source, kind, committed(source, kind)) for kind in kinds)
    return finds(course, test)


@pytest.mark.parametrize(
    "defect", DEFECTS, ids=lambda one: f"{one.name}: {found_with(one.found_by)}"
)
def test_a_planted_defect_is_found_by_its_layer(course, defect, monkeypatch):
    assert not found(course, defect.found_by, defect.number, monkeypatch), "before it is planted"
    defect.plant(course)
    assert found(course, defect.found_by, defect.number, monkeypatch)


@pytest.mark.parametrize(
    ("name", "module", "line", "test"),
    IMPORTS,
    ids=[f"{name}: {found_with(LAYERS)}" for name, *_ in IMPORTS],
)
def test_a_planted_import_is_found_by_the_layers(course, name, module, line, test):
    path = course.root / "course_utils" / module
    assert not finds(course, LAYERS + test, path)
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert finds(course, LAYERS + test, path)


def run_tests(folder: Path, *arguments: str) -> str:
    """Run tests in a copy, with the copy's own package; return what they say."""
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        encoding="utf-8",
    )
    return done.stdout + done.stderr


def test_a_warning_at_import_fails_every_test_of_the_module(course):
    course.edit(
        "course_utils/neuron.py", "import numpy as np", "import numpy as np\nimport warnings"
    )
    file = course.root / "course_utils" / "neuron.py"
    file.write_text(
        file.read_text(encoding="utf-8") + '\nwarnings.warn("old", DeprecationWarning)\n',
        encoding="utf-8",
    )
    said = run_tests(course.root, "tests/test_neuron.py")
    assert "DeprecationWarning: old" in said
    assert " passed" not in said


def test_a_wrong_number_in_an_output_is_found_by_running_the_notebook(course):
    course.change("solutions/00", _tell_another_error)
    said = run_tests(course.root, course.path("solutions/00").as_posix())
    assert re.search(r"^1 failed, \d+ passed", said, re.MULTILINE), said


def _tell_another_error(notebook):
    (told,) = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "2508 kg." in output.get("text", "")
    ]
    told["text"] = told["text"].replace("2508", "2509")
