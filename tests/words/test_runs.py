import math
import re

import build
import numpy as np
import pytest

from course_utils import words
from course_utils.learning import descend
from course_utils.learning.outcomes import outcomes_by_factor

LIMIT = 1 / (256**2 + 212**2)


def run_of(problem, multiple, steps=50, start=(9, 8)):
    rate = multiple * problem.largest_stable_learning_rate
    return descend(problem, start=start, learning_rate=rate, steps=steps)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (-0.0, "0"), (5, "5"), (1492.0, "1492"), (-36, "−36"), (0.1 + 0.2, "0.3"),
        (3.18931, "3.189"), (0.001, "0.001"), (0.00099, "9.90e-4"), (-4.5258e-6, "−4.53e-6"),
        (999_999, "1000000"), (1e6, "1.00e6"), (12345, "12340"), (1e308, "1.00e308"),
        (5e-324, "4.94e-324"), (math.inf, "∞"), (-math.inf, "−∞"), (math.nan, "not a number"),
    ],
)  # fmt: skip
def test_numbers_are_written_short(value, text):
    assert words.number(value) == text
    assert words.number(np.float64(value)) == text


@pytest.mark.parametrize(
    ("factor", "text"),
    [(1, "almost 1"), (1 - 1e-12, "almost 1"), (1 - 2e-6, "0.999998"), (-1, "−1"), (1e-15, "0"),
     (-1.0002, "−1.0002"), (0.9444, "0.9444"), (-219.96, "−220")],
)  # fmt: skip
def test_factors_near_one_are_told_from_one(factor, text):
    assert words.factor(factor) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(1, "all (100 %)"), (0.9996, "99.96 %"), (0.996, "99.6 %"), (0.5, "50 %"), (0.0996, "10 %"),
     (0.0334, "3.3 %"), (0.0012345, "0.12 %"), (3.2e-6, "0.00032 %"), (3.2e-8, "3.20e-6 %")],
)  # fmt: skip
def test_percents_are_100_only_where_it_is_all(share, text):
    assert words.percent(share) == text


TABLE = {"between 1 and 0": (0.99, 0.5, 0.01), "0": (0.0,), "−1": (-1.0,),
         "between 0 and −1": (-0.01, -0.5, -0.99), "below −1": (-1.001, -22.0, -1e200)}  # fmt: skip


def test_the_table_of_lesson_05_names_each_factor_as_sentences_do():
    lesson = (build.LESSONS / "05_the_learning_rate.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| (.+?) \| .+ \| \*\*(\w+)\*\*.* \|$", lesson, re.MULTILINE))
    for row, factors in TABLE.items():
        assert set(outcomes_by_factor(np.array(factors)[:, None])) == {named[row]}


def test_a_run_that_ends_above_its_start_is_not_called_oscillating(one_shipment):
    def shrinking(weights, gradient, learning_rate, state):
        state["next"] = 0.9 * state.get("next", learning_rate / 0.9)
        return weights - state["next"] * gradient

    run = descend(one_shipment, start=[9, 8], learning_rate=1e-4, steps=50, rule=shrinking)
    assert words.sentence(run) == (
        "Your shrinking. Learning rate 1.00e-4. Risen: the loss grows from 6.29e6 to 1.67e41 kg² "
        "in 23 steps; after 50 steps it is 2.75e22 kg²."
    )


def test_another_rule_is_not_measured_by_the_limit_of_descent(one_shipment):
    def crawl(weights, gradient, learning_rate):
        return weights - 1e-3 * learning_rate * gradient

    run = descend(one_shipment, start=[9, 8], learning_rate=LIMIT, steps=3, rule=crawl)
    assert words.label(run) == "9.05e-6"
    assert words.sentence(run) == (
        "Your crawl. Learning rate 9.05e-6. Falling: after 3 steps 99 % of the loss is left."
    )
