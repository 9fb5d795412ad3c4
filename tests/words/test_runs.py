import math
import re

import build
import numpy as np
import pytest

from course_utils import words
from course_utils.learning import adam, descend, momentum
from course_utils.learning.outcomes import outcomes_by_factor
from course_utils.problem import Problem

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
    ("share", "text"),
    [(1, "1.00"), (1.004, "1.00"), (0.99, "0.99"), (0.0078, "0.0078"), (math.inf, "∞")],
)
def test_multiples_are_written_with_two_digits(share, text):
    assert words.multiple(share) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.97, "= 0.97 × the limit"), (1, "= 1.00 × the limit"), (0.999, ", just below the limit"),
     (0.999954, ", just below the limit"), (1 + 1e-6, ", just above the limit"),
     (1.01, "= 1.01 × the limit")],
)  # fmt: skip
def test_a_rate_near_the_limit_is_told_from_the_limit(one_shipment, share, text):
    assert words.label(run_of(one_shipment, share, steps=1)).endswith(text)


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


@pytest.mark.parametrize(("count", "text"), [(0, "0 moves"), (1, "1 move"), (2, "2 moves")])
def test_counts_agree_with_their_noun(count, text):
    assert words.count_of(count, "move") == text


@pytest.mark.parametrize(
    ("multiple", "expected"),
    [
        (
            0.5,
            "Learning rate 4.53e-6 = 0.50 × the limit. Arrived: each step multiplies the error "
            "by 0; after 1 step less than a millionth of the loss is left.",
        ),
        (
            1,
            "Learning rate 9.05e-6 = 1.00 × the limit. Oscillating: each step multiplies the error "
            "by −1; after 50 steps all (100 %) of the loss is left.",
        ),
        (
            1 / 128,
            "Learning rate 7.07e-8 = 0.00781 × the limit. Steady: each step multiplies the error "
            "by 0.9844; after 50 steps 21 % of the loss is left.",
        ),
    ],
)
def test_a_sentence_names_rate_outcome_and_reason(one_shipment, multiple, expected):
    assert words.sentence(run_of(one_shipment, multiple)) == expected


TABLE = {"between 1 and 0": (0.99, 0.5, 0.01), "0": (0.0,), "−1": (-1.0,),
         "between 0 and −1": (-0.01, -0.5, -0.99), "below −1": (-1.001, -220.0)}  # fmt: skip


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


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            {"rule": momentum, "learning_rate": LIMIT / 4, "steps": 50},
            "Momentum. Learning rate 2.26e-6. Oscillating: the loss goes up and down; after 50 ",
        ),
        (
            {"rule": adam, "learning_rate": 0.01, "steps": 50},
            "Adam. Learning rate 0.01. Falling: after 50 steps ",
        ),
        (
            {"learning_rate": 1e-7, "steps": 5, "batch_size": 1, "rng": np.random.default_rng(1)},
            "1 random row per step. Learning rate 1.00e-7. Falling: after 5 steps ",
        ),
    ],
)
def test_other_rules_and_random_rows_are_named(two_shipments, options, expected):
    said = words.sentence(descend(two_shipments, start=[9, 8], **options))
    assert said.startswith(expected)
    assert "limit" not in said


def test_random_rows_leave_the_smallest_loss_again():
    torn = Problem([[1], [1]], [0, 2], weight_names=["kilograms"], symbols=["x"])
    run = descend(
        torn, start=[1], learning_rate=0.1, steps=9, batch_size=1, rng=np.random.default_rng(1)
    )
    assert "it starts with the smallest loss there is, and does not stay there" in words.sentence(
        run
    )
