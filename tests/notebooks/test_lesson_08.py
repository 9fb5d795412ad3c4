"""What lesson 08 says is what its cells show."""

import re

import pytest

from tests.notebooks.reading import shown_by


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("bowls = {", "round : steepest / flattest   12, 1.1e-17 of the loss"),
        ("bowls = {", "narrow: steepest / flattest  189, 1.9e-02 of the loss"),
        ("in [gradient_step, shrinking]", "gradient_step: 783.72 kg²"),
        ("in [gradient_step, shrinking]", "shrinking    :   0.08 kg²"),
        ("if step in", "step 100: velocity 19.999"),
        ("for share in", "gradient_step at 1.01 × the limit explodes"),
        ("for share in", "momentum      at 1.89 × the limit learns"),
        ("for share in", "momentum      at 1.91 × the limit explodes"),
        ("pushes = {", "always the same: a step is 1.00"),
        ("pushes = {", "to and fro     : a step is 0.05"),
        ("pushes = {", "pure noise     : a step is 0.21"),
        ("losses_left = {}", "rate 1.4e-05, like 0.00014"),
        ("smallest loss there is", "3455 kg²"),
        ("for batch_size in", " 1 rows per step: near after   7 rows, then  783.3 kg²"),
        ("for batch_size in", "30 rows per step: near after 180 rows, then    0.1 kg²"),
        ("for step in range(12)", "step  3: error    -40 kg"),
        ("lengths = []", "gradient 1000000.0: the weight moves by -0.001000"),
        ("for rule in [gradient_step, adam]", "(diverging)"),
        ("for rule in [gradient_step, adam]", "(falling)"),
        ("for rate in", "rate 0.05: still 94 kg²"),
    ],
)
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(code, printed):
    assert printed in shown_by("08", code)


def test_the_table_of_who_helps_where_is_what_the_race_printed():
    told = re.findall(r"^(\w+):\n((?:  .*\n?)+)", shown_by("08", "losses_left = {}"), re.MULTILINE)
    loss = {
        (bowl, rule): float(left)
        for bowl, lines in told
        for rule, left in re.findall(r"(\w+) +(\S+) kg² left", lines)
    }
    assert len(loss) == 9
    assert loss["round", "gradient_step"] < 1e-6 * loss["round", "momentum"]
    assert loss["round", "momentum"] < loss["round", "adam"]
    assert loss["narrow", "gradient_step"] == pytest.approx(120_000, rel=0.02)
    assert loss["narrow", "momentum"] < 1 > loss["narrow", "adam"]
    assert loss["canyon", "gradient_step"] == pytest.approx(1e6, rel=0.03)
    assert loss["canyon", "momentum"] > 600_000
    assert loss["round", "adam"] < loss["canyon", "adam"] < 1000
