"""What lesson 04 says is what its cells show, and its checks answer as they should."""

import build
import nbformat
import pytest

SOURCE = build.LESSONS / "04_gradient_descent.md"
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
    assert len(answers) == 3
    assert all(answer.startswith(CHECKS[kind]) for answer in answers)


@pytest.mark.parametrize("kind", CHECKS)
@pytest.mark.parametrize(
    "number",
    [
        "-108544", "-89888", "(1284096, 1063392)", "(7.716, 6.937)", "1953.8", "9.051e-06",
        "1.875e-05", "[3.457 2.863]", "[3.189 3.187]", "[ 6.627 -0.965]", "[5. 1.]",
    ],
)  # fmt: skip
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(kind, number):
    assert any(number in text for text in outputs(kind).values())


def test_slope_divided_by_error_is_512_in_every_row():
    (table,) = [text for source, text in outputs("notebooks").items() if "tiny = " in source]
    rows = [line.replace(":", " ").replace(",", "").split() for line in table.splitlines()]
    pairs = [
        (float(row[row.index("error") + 1]), float(row[row.index("slope") + 1])) for row in rows
    ]
    assert len(pairs) == 5
    assert all(slope == 512 * error for error, slope in pairs)
