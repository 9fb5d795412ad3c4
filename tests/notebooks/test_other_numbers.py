"""Other numbers, changed at their one place: the solved lessons run, and all checks are right."""

import os

import build
import nbformat
import pytest
from nbclient import NotebookClient

OTHER = {
    "red, blue, total = 256, 212, 1492": "red, blue, total = 30, 70, 410",
    "inputs = np.array([256, 212])\ntarget = 1492": "inputs = np.array([30, 70])\ntarget = 410",
}
FOLLOW = ["00", "01", "02", "03", "04", "05"]


def run_with_other_numbers(source):
    cells = build.assembled(source, "solutions").cells
    places = 0
    for cell in cells:
        for old, new in OTHER.items():
            if cell.cell_type == "code" and old in cell.source:
                places += 1
                cell.source = cell.source.replace(old, new).replace(
                    "symbols=(", 'weight_names=("apple", "pear"), symbols=('
                )
    assert places == 1, f"{source.name} must hold its numbers in one place"
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        store_widget_state=False,
        resources={"metadata": {"path": str(build.NOTEBOOKS)}},
    )
    client.execute(env={**os.environ, "MPLBACKEND": "module://matplotlib_inline.backend_inline"})
    return notebook


@pytest.mark.parametrize(
    "source", [s for s in build.sources() if s.stem[:2] in FOLLOW], ids=lambda s: s.stem
)
def test_other_numbers_leave_every_cell_working_and_every_check_right(source):
    for cell in run_with_other_numbers(source).cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", output
            if ".check(" in cell.source:
                assert output["data"]["text/plain"].startswith("✓ Right"), cell.source
