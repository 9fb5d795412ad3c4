"""Lesson 03 says what its cells print, and its checks answer as they should."""

import build
import nbformat
import pytest

NAME = "03_from_equation_to_neuron"


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
def test_every_check_answers_as_it_should(kind, start):
    answers = [said_by(cell) for cell in cells_of(kind) if ".check(" in cell.source]
    assert len(answers) == 3
    assert all(answer.startswith(start) for answer in answers)


@pytest.mark.parametrize("kind", ["notebooks", "solutions"])
@pytest.mark.parametrize(
    "printed",
    [
        "prediction 1148 kg, error -344 kg",
        "index: [37.1 23.4 20.8]  30 or more: [ True False False]",
        "159 of 1000 neurons have all three right",  # about one in six
        "weights [5.828 0.   ]: error 0.000000 kg",
        "weights [0.    7.038]: error 0.000000 kg",
        "weights [5.828 0.   ]: 583 kg",
        "weights [0.    7.038]: 2111 kg",
        "array([5., 1.])",
        "errors: [ 156.2 -156.2]",
        "squared:  [400 100   0 100 400]",
        "weights [5 1]: loss            0 kg²",
        "deepest point [5.09 0.88]: loss 3455 kg², its square root 59 kg",
        "true weights [5 1]: loss 3619 kg², its square root 60 kg",
    ],
)
def test_the_numbers_of_the_prose_are_printed(kind, printed):
    assert any(printed in said_by(cell) for cell in cells_of(kind))


def test_code_cells_are_short():
    for cell in cells_of("solutions"):
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) < 15, cell.source
