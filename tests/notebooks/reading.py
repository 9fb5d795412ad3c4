"""What the built notebooks show: the text of their outputs."""

import build
import nbformat

CHECKS = {"notebooks": "○ Not attempted yet", "solutions": "✓ Right"}
"""How each check answers, in the learner's notebooks and in the solved ones."""


def outputs(lesson: str, kind: str) -> dict[str, str]:
    """Return the text of each code cell's outputs by its source; a lesson is called "04", say."""
    (source,) = [source for source in build.lessons() if source.name.startswith(lesson)]
    cells = nbformat.read(build.targets(source)[kind], as_version=4).cells
    return {
        cell.source: "".join(
            output.get("text") or output["data"]["text/plain"] for output in cell.outputs
        )
        for cell in cells
        if cell.cell_type == "code"
    }


def shown_by(lesson: str, kind: str, code: str) -> str:
    """Return the output of the one cell that holds this code."""
    (text,) = (text for source, text in outputs(lesson, kind).items() if code in source)
    return text
