"""What the committed notebooks of lesson 02 say: checks, and the numbers that the prose quotes."""

import json

import build
import pytest

SOURCE = next(source for source in build.sources() if source.stem == "02_correct")
CHECKS = ("exercises.correct.check", "exercises.correct_in_turn.check", "correct_by_size.check")


def outputs_of(kind, code):
    notebook = json.loads(build.targets(SOURCE)[kind].read_text(encoding="utf-8"))
    cell = next(
        cell
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and code in "".join(cell["source"])
    )
    texts = [output.get("text") or output["data"]["text/plain"] for output in cell["outputs"]]
    return "".join("".join(text) for text in texts)


@pytest.mark.parametrize("check", CHECKS)
def test_checks_pass_with_the_solutions_and_wait_for_the_learner(check):
    assert outputs_of("solutions", check).startswith("✓ Right")
    assert outputs_of("notebooks", check).startswith("○ Not attempted yet")


@pytest.mark.parametrize("kind", ["notebooks", "solutions"])
@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("errors = correct_in_turn", "steps 16 to 19: [36, -220, -8, 248]"),
        ("print(correct_in_turn(9, 8, 1, 11))", "168, -88]"),
        ("for step in [1, 0.1", "0.001 kg: never nearer than 0.012 kg, after 10718 steps"),
        ("correct_by_size(9, error(9, 8), 0.001)", "6.492"),
        ("after_40, after_2000", "1.08e+74 kg"),
        ("limit = (red + blue)", "limit: 0.008623, product there: 1.000000"),
        ("rates = {", "twice    : x by -1.00, y by -0.66, both together by  0.66"),
    ],
)
def test_numbers_in_the_prose_are_those_that_the_cells_print(kind, code, printed):
    assert printed in outputs_of(kind, code)
