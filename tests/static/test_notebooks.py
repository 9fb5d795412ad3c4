"""Every built notebook follows its format, and its headings, pictures and links are in order."""

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


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.stem}-{path.parent.name}")
def test_every_link_to_another_file_leads_somewhere(path):
    texts = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
    targets = {match[1] for text in texts for match in build.LINK.finditer(text)}
    assert targets
    assert [target for target in targets if not (path.parent / target).exists()] == []
