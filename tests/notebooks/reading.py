"""What the solved notebooks show: the text of their outputs."""

import build
import nbformat

RIGHT, NOT_ATTEMPTED = "✓ Right", "○ Not attempted yet"
"""How a check answers in a solved notebook, and in a learner's as it is built."""


def outputs(lesson: str) -> dict[str, str]:
    """Return the text of each code cell's outputs by its source; a lesson is called "04", say."""
    (source,) = [source for source in build.lessons() if source.name.startswith(lesson)]
    cells = nbformat.read(build.targets(source)["solutions"], as_version=4).cells
    return {
        cell.source: "".join(
            output.get("text") or output["data"]["text/plain"] for output in cell.outputs
        )
        for cell in cells
        if cell.cell_type == "code"
    }


def shown_by(lesson: str, code: str) -> str:
    """Return the output of the one cell that holds this code."""
    (text,) = (text for source, text in outputs(lesson).items() if code in source)
    return text
