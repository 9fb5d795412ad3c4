import math

import numpy as np
import pytest

from course_utils import words
from course_utils.learning import Outcome, adam, descend, momentum
from course_utils.problem import Problem
from course_utils.validation import finite_number

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


def test_written_numbers_can_be_read_back_within_their_digits():
    for value in np.random.default_rng(1).normal(size=200) * 10.0 ** np.arange(-100, 100):
        assert finite_number(words.number(value), "It") == pytest.approx(value, rel=6e-3)


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
            "Learning rate 4.53e-6 = 0.50 × the limit. Good: each step multiplies the error by 0; "
            "after 1 step less than a millionth of the loss is left.",
        ),
        (
            1,
            "Learning rate 9.05e-6 = 1.00 × the limit. Oscillating: each step multiplies the error "
            "by −1; after 50 steps all (100 %) of the loss is left.",
        ),
        (
            1 / 128,
            "Learning rate 7.07e-8 = 0.00781 × the limit. Slow: each step multiplies the error "
            "by 0.9844; after 50 steps 21 % of the loss is left.",
        ),
    ],
)
def test_a_sentence_names_rate_outcome_and_reason(one_shipment, multiple, expected):
    assert words.sentence(run_of(one_shipment, multiple)) == expected


def test_a_diverging_run_tells_how_far_its_loss_grew(one_shipment):
    said = words.sentence(run_of(one_shipment, 2, steps=2))
    assert (
        "multiplies the error by −3; the loss grows from 6.29e6 to 5.09e8 kg² in 2 steps." in said
    )
    said = words.sentence(run_of(one_shipment, 110.48, steps=300))
    assert said.endswith(" steps, and then past every number.")


@pytest.mark.parametrize("rate", [1e160, 1e300, 1.7e308])
def test_a_run_that_overflows_at_once_has_a_sentence_too(one_shipment, rate):
    run = descend(one_shipment, start=[9, 8], learning_rate=rate, steps=5)
    assert words.sentence(run).endswith(
        "the first step takes the loss from 6.29e6 kg² past every number."
    )


def test_a_start_without_error_leaves_nothing_to_correct(one_shipment):
    assert "nothing to correct" in words.sentence(run_of(one_shipment, 2, start=(5, 1)))


def test_several_rows_speak_of_the_steepest_direction(two_shipments):
    said = words.sentence(run_of(two_shipments, 0.25, steps=5))
    assert "along the steepest direction by 0.5, along the flattest by 0.9592; after" in said


def test_the_share_left_counts_from_the_smallest_loss_there_is():
    problem = Problem([[1, 1], [1, 1]], [0, 2])
    run = run_of(problem, 0.25, steps=1, start=(1, 1))  # the loss falls from 2 to 1.25
    assert "after 1 step 25 % of the avoidable loss is left" in words.sentence(run)


def test_another_rule_is_not_measured_by_the_limit_of_descent(one_shipment):
    def crawl(weights, gradient, learning_rate):
        return weights - 1e-3 * learning_rate * gradient

    run = descend(one_shipment, start=[9, 8], learning_rate=LIMIT, steps=3, rule=crawl)
    assert words.label(run) == "9.05e-6"
    assert words.sentence(run) == (
        "Your crawl. Learning rate 9.05e-6. Falling: after 3 steps 99 % of the loss is left."
    )


def test_small_shares_keep_two_digits(one_shipment):
    run = run_of(one_shipment, 0.4, steps=3)  # factor 0.2, six times: 0.0064 %
    assert "after 3 steps 0.0064 % of the loss is left" in words.sentence(run)


@pytest.mark.parametrize("multiple", [2.0**power for power in range(-7, 8)])
def test_the_outcome_named_is_the_runs_outcome(two_shipments, multiple):
    run = run_of(two_shipments, multiple)
    named = words.sentence(run).split(". ")[1].split(":")[0].lower()
    assert Outcome(named) is run.outcome


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


def test_a_swing_above_the_start_tells_where_the_loss_has_gone():
    problem = Problem([[256, 212]], [1492])
    run = descend(problem, start=[9, 8], learning_rate=1000, steps=50, rule=adam)
    last = words.number(run.losses[-1])
    assert f"after 50 steps it has gone from 6.29e6 to {last} kg²." in words.sentence(run)


def test_random_rows_drive_a_run_away_from_the_lowest_point():
    problem = Problem([[1, 1], [2, 1], [1, 2]], [0, 2, 5])
    best = np.linalg.lstsq(problem.inputs, problem.targets, rcond=None)[0]
    run = descend(
        problem, start=best, learning_rate=0.05, steps=90, batch_size=1,
        rng=np.random.default_rng(1),
    )  # fmt: skip
    said = words.sentence(run)
    assert "nothing to correct" not in said
    assert "random row" in said


def test_a_run_of_momentum_is_good_from_where_it_stays_good(two_shipments):
    run = descend(two_shipments, start=[9, 8], learning_rate=2e-6, steps=400, rule=momentum)
    above = run.losses > 1e-6 * run.losses[0]
    steps = int(np.flatnonzero(above)[-1]) + 1
    assert f"Good: after {steps} steps less than a millionth" in words.sentence(run)


def test_random_rows_leave_the_smallest_loss_again():
    torn = Problem([[1], [1]], [0, 2], weight_names=["kilograms"], symbols=["x"])
    run = descend(
        torn, start=[1], learning_rate=0.1, steps=9, batch_size=1, rng=np.random.default_rng(1)
    )
    assert "it starts with the smallest loss there is, and does not stay there" in words.sentence(
        run
    )
