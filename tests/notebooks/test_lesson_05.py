"""Lesson 05 says what its cells print, and its check answers as it should."""

import build
import nbformat
import pytest

NAME = "05_the_learning_rate"


def cells_of(kind):
    (source,) = [source for source in build.sources() if source.stem == NAME]
    return nbformat.read(build.targets(source)[kind], as_version=4).cells


def said_by(cell):
    return "".join(
        output.get("text", "") + output.get("data", {}).get("text/plain", "")
        for output in cell.get("outputs", [])
    )


@pytest.mark.parametrize(
    ("kind", "start"), [("notebooks", "○ Not attempted yet"), ("solutions", "✓ Right")]
)
def test_the_check_answers_as_it_should(kind, start):
    answers = [said_by(cell) for cell in cells_of(kind) if ".check(" in cell.source]
    assert [answer.startswith(start) for answer in answers] == [True]


@pytest.mark.parametrize("kind", ["notebooks", "solutions"])
@pytest.mark.parametrize(
    "printed",
    [
        "step 5: error   -1,291,356,304,709,264 kg",  # more than a million million tonnes
        "multiplies the error by -219.960",
        "256² + 212² = 110480",
        "0.001 is 110 times the limit",
        "in boxes 9.051e-06, in hundreds 0.091: 10000 times",
        "steepest / flattest = 12.2",
        "limit = 1.028e-05",
        "steepest / flattest = 18,461",
        "Loop A falls from 6.27e6 to 4068 kg² in 2 steps, then rises",
        "Loop B rises from 6.27e6",
        "Loop C falls from 6.27e6 to 1.00e6 kg² in 15 steps, and stays there",
        "Loop D stays at 6.27e6 kg²",
        "repaired: from 6,270,032 kg² to 396 kg²",
    ],
)
def test_the_numbers_of_the_prose_are_printed(kind, printed):
    assert any(printed in said_by(cell) for cell in cells_of(kind))


def test_code_cells_are_short():
    for cell in cells_of("solutions"):
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) < 15, cell.source
