"""Imports run downwards only: each room imports only from lines above its own, in the map."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import course_utils

ROW = re.compile(r"^- ((?:``\w+``,? ?)+):", re.MULTILINE)
LAYERS = [set(re.findall(r"\w+", names)) for names in ROW.findall(course_utils.__doc__)]
ONLY_HERE = {
    "matplotlib": {"plots", "show"},
    "PIL": {"show"},
    "traitlets": {"models", "show"},
    "ipywidgets": {"show", "widgets"},
    "anywidget": {"show"},
    "IPython": {"progress", "show"},
}
PACKAGE = Path(course_utils.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def layer_of(name: str) -> int:
    return next(height for height, names in enumerate(LAYERS) if name in names)


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_by(path: Path) -> set[str]:
    """Return the full dotted names a file imports, wherever in it they are imported."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards_only(path):
    own = part_of(path)
    parts = {
        name.split(".")[1] for name in imported_by(path) if name.startswith("course_utils.")
    } - {own}
    upwards = {part for part in parts if layer_of(part) >= layer_of(own)}
    assert not upwards, f"{own} must not import {upwards}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_is_imported_only_where_it_belongs(path):
    # That a function is handed axes to draw on is no drawing.
    names = imported_by(path) - {"matplotlib.axes.Axes"}
    libraries = {name.split(".")[0] for name in names}
    for library in libraries & ONLY_HERE.keys():
        assert part_of(path) in ONLY_HERE[library], f"{part_of(path)} must not import {library}"


def test_the_map_names_every_room_and_no_other():
    assert {part_of(path) for path in FILES} == set.union(*LAYERS)
    assert len(set.union(*LAYERS)) == sum(map(len, LAYERS))


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("course_utils.learning", {"matplotlib", "ipywidgets", "traitlets", "scipy"}),
        ("course_utils.words", {"matplotlib", "ipywidgets", "traitlets", "scipy"}),
        ("course_utils.explorers.race", {"matplotlib.pyplot", "ipywidgets", "traitlets", "scipy"}),
        ("course_utils.widgets", {"matplotlib.pyplot", "scipy"}),
    ],
)
def test_a_fresh_interpreter_loads_only_what_a_module_needs(module, absent):
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout.split()
    assert module in loaded
    assert not absent & set(loaded)
