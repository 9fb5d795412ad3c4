"""What lesson 08 says is what its cells show."""

import re

import pytest

from tests.notebooks.reading import shown_by


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


def test_a_smaller_learning_rate_jitters_less_and_takes_longer():
    told = re.findall(r"near after +(\d+) steps, then +(\d+)", shown_by("08", "for rate in [5e-6"))
    (soon, wide), (late, calm) = [tuple(map(int, each)) for each in told]
    assert soon < late
    assert wide > 5 * calm
