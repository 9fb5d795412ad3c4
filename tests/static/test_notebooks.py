"""Every built notebook follows its format, and its headings and pictures are in order."""

import build
import pytest

from tests.checks.notebooks import CHECKS, read

PATHS = [
    path
    for source in build.lessons()
    for path in build.targets(source).values()
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.stem}-{path.parent.name}")
def test_nothing_is_wrong_with_a_notebook(path):
    notebook = read(path)
    assert [fault for check in CHECKS for fault in check(notebook)] == []
