"""What lesson 07 says is what its cells show, and its checks answer as they should."""

import build
import nbformat
import pytest

SOURCE = build.LESSONS / "07_three_ways_one_race.md"
CHECKS = {"notebooks": "○ Not attempted yet", "solutions": "✓ Right"}


def outputs(kind: str) -> dict[str, str]:
    """Return the text of each code cell's outputs by its source."""
    cells = nbformat.read(build.targets(SOURCE)[kind], as_version=4).cells
    return {
        cell.source: "".join(
            output.get("text") or output["data"]["text/plain"] for output in cell.outputs
        )
        for cell in cells
        if cell.cell_type == "code"
    }


@pytest.mark.parametrize("kind", CHECKS)
def test_each_check_answers_as_it_should(kind):
    answers = [text for source, text in outputs(kind).items() if ".check(" in source]
    assert len(answers) == 2
    assert all(answer.startswith(CHECKS[kind]) for answer in answers)


@pytest.mark.parametrize("kind", CHECKS)
@pytest.mark.parametrize(
    "printed",
    [
        "each step leaves 0.779 of the error", "a factor of ten takes 9.2 steps",
        "13,719       41", "10^77 with 50", "descend  38",
        "4 right rows: [    0 14461 70888 14651     0]", "After training: 4 of 4 are right",
        "Correct: a staircase, one weight after the other, 27 tries",
    ],
)  # fmt: skip
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(kind, printed):
    assert any(printed in text for text in outputs(kind).values())


def test_code_cells_are_short():
    assert all(len(source.splitlines()) < 16 for source in outputs("solutions"))
