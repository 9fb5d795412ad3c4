"""Writes copies of the lessons for Google Colab: ``python -m docs.colab --output FOLDER``.

Colab knows neither the course's helpers nor its pictures. A copy has one cell more, at the top,
which fetches both there and does nothing elsewhere; and its links lead to the course's pages.
"""

import argparse
import copy
import re
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from docs import address

NOTEBOOKS = address.ROOT / "notebooks"
RELATIVE = re.compile(r"\]\((?!\w+:|#)")
FIRST_CELL = """\
# For Google Colab only: fetches the helpers of the course, and allows their pictures.
import sys

if "google.colab" in sys.modules:
    %pip install --quiet git+{repository}
    from google.colab import output

    output.enable_custom_widget_manager()"""


def adapted(notebook: NotebookNode, repository: str) -> NotebookNode:
    """Return a notebook with the cell for Colab in front, and with links that lead somewhere."""
    made = copy.deepcopy(notebook)
    pages = f"]({repository}/blob/main/notebooks/"
    for cell in made.cells:
        if cell.cell_type == "markdown":
            cell.source = RELATIVE.sub(pages, cell.source)
    first = FIRST_CELL.format(repository=repository)
    made.cells.insert(0, nbformat.v4.new_code_cell(first, id="colab"))
    return made


def main(arguments: list[str] | None = None) -> int:
    """Write a copy of every lesson; return 1 if nobody knows yet where the course is published."""
    parser = argparse.ArgumentParser(description="Write copies of the lessons for Google Colab.")
    parser.add_argument("--output", type=Path, required=True, help="a folder for the copies")
    output = parser.parse_args(arguments).output
    owner, name = address.repository()
    if (owner, name) == address.NOBODY:
        print("Colab has to fetch the course: its address in pyproject.toml is none yet.")
        return 1
    output.mkdir(parents=True, exist_ok=True)
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = nbformat.v4.reads(path.read_text(encoding="utf-8"))
        made = adapted(notebook, f"{address.HOST}{owner}/{name}")
        (output / path.name).write_text(nbformat.v4.writes(made) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
