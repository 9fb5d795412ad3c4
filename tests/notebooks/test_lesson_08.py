"""What lesson 08 says is what its cells show, and its check answers as it should."""

import re

import build
import nbformat
import pytest

SOURCE = build.LESSONS / "08_beyond_plain_descent.md"
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


def shown_by(kind: str, code: str) -> str:
    """Return the output of the one cell that holds this code."""
    (text,) = (text for source, text in outputs(kind).items() if code in source)
    return text


@pytest.mark.parametrize("kind", CHECKS)
def test_the_check_answers_as_it_should(kind):
    assert shown_by(kind, "momentum.check(").startswith(CHECKS[kind])


def test_learners_without_an_answer_see_what_those_with_one_see():
    learner, solved = outputs("notebooks"), outputs("solutions")
    same = [source for source in solved if source in learner and ".check(" not in source]
    assert len(same) > 20
    assert [learner[source] for source in same] == [solved[source] for source in same]


@pytest.mark.parametrize("kind", CHECKS)
@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("for problem, start in", " 12: 6.1e-15 of the loss"),
        ("for problem, start in", "189: 1.2e-01 of the loss"),
        ("smallest loss there is", "3455 kg²"),
        ("for batch_size in", " 1 rows per step: near after   7 rows, then  783.3 kg²"),
        ("for batch_size in", "30 rows per step: near after 180 rows, then    0.1 kg²"),
        ("for step in range(12)", "step  3: error    -40 kg"),
        ("for gradient in", "gradient 1000000.0: the weight moves by -0.001000"),
        ("for rule in [gradient_step, adam]", "(diverging)"),
        ("for rule in [gradient_step, adam]", "(too slow)"),
        ("for rate in", "rate 0.05: still 94 kg²"),
    ],
)
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(kind, code, printed):
    assert printed in shown_by(kind, code)


@pytest.mark.parametrize("kind", CHECKS)
def test_the_table_of_who_helps_where_is_what_the_race_printed(kind):
    rows = re.findall(r"(\w+) +(\w+) +\S+: +(\S+) kg²", shown_by(kind, "bowls = {"))
    loss = {(bowl, rule): float(left) for bowl, rule, left in rows}
    assert len(loss) == 9
    assert loss["round", "gradient_step"] < 1e-6 * loss["round", "momentum"]
    assert loss["round", "momentum"] < loss["round", "adam"]
    assert loss["narrow", "gradient_step"] == pytest.approx(120_000, rel=0.02)
    assert loss["narrow", "momentum"] < 1 > loss["narrow", "adam"]
    assert loss["canyon", "gradient_step"] == pytest.approx(1e6, rel=0.03)
    assert loss["canyon", "momentum"] > 600_000
    assert loss["round", "adam"] < loss["canyon", "adam"] < 1000


def test_code_cells_are_short():
    assert max(len(source.splitlines()) for source in outputs("solutions")) < 15
