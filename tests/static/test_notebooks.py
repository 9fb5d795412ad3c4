"""Every built notebook follows its format, and its headings and pictures are in order."""

import build
import nbformat
import pytest

from tests.checks.notebooks import CHECKS

PATHS = [
    path
    for source in build.lessons()
    for path in build.targets(source).values()
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.stem}-{path.parent.name}")
def test_nothing_is_wrong_with_a_notebook(path):
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    assert [fault for check in CHECKS for fault in check(notebook)] == []
