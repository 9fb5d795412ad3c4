"""The facts of the course about gradient descent, each against a computation of its own."""

import numpy as np
import pytest
from scipy.linalg import eigvalsh

from course_utils.learning import Outcome, descend
from course_utils.words import label

RED, BLUE, WEIGHT = 256, 212, 1492
SUM_OF_SQUARES = 110480


def signed_errors(run):
    return run.weights @ [RED, BLUE] - WEIGHT


def test_110480_is_the_sum_of_the_squared_inputs():
    assert RED**2 + BLUE**2 == SUM_OF_SQUARES


@pytest.mark.parametrize("rate", [1e-8, 1e-6, 4e-6, 5e-6, 9e-6, 2e-5, 1e-3])
def test_each_step_multiplies_the_error_by_one_minus_two_rate_110480(one_shipment, rate):
    errors = signed_errors(descend(one_shipment, start=[9, 8], learning_rate=rate, steps=6))
    assert errors[1:] / errors[:-1] == pytest.approx(np.full(6, 1 - 2 * rate * SUM_OF_SQUARES))


def test_rate_4_526e_6_lands_in_one_step(one_shipment):
    rate = 1 / (2 * SUM_OF_SQUARES)
    assert rate == pytest.approx(4.526e-6, rel=1e-4)
    run = descend(one_shipment, start=[9, 8], learning_rate=rate, steps=1)
    assert signed_errors(run)[-1] == pytest.approx(0, abs=1e-9)


def test_rate_9_051e_6_goes_to_and_fro_between_e_and_minus_e_for_ever(one_shipment):
    rate = 1 / SUM_OF_SQUARES
    assert rate == pytest.approx(9.051e-6, rel=1e-4)
    assert one_shipment.largest_stable_learning_rate == pytest.approx(rate)
    run = descend(one_shipment, start=[9, 8], learning_rate=rate, steps=1000)
    assert signed_errors(run) == pytest.approx(2508.0 * (-1.0) ** np.arange(1001))
    assert run.outcome is Outcome.OSCILLATING


def test_the_usual_rate_multiplies_the_error_by_about_minus_220(one_shipment):
    run = descend(one_shipment, start=[9, 8], learning_rate=0.001, steps=1)
    assert signed_errors(run)[1] / 2508 == pytest.approx(-219.96)
    assert run.outcome is Outcome.DIVERGING
    assert label(run) == "0.001 = 110 × the limit"


@pytest.mark.parametrize(
    ("start", "end"),
    [((0, 0), (3.457, 2.863)), ((9, 8), (3.189, 3.187)), ((9, 1), (6.627, -0.965))],
)
def test_descent_stops_at_the_point_of_the_line_nearest_to_the_start(one_shipment, start, end):
    run = descend(one_shipment, start=start, learning_rate=2e-6, steps=200)
    x = np.linspace(-20, 20, 400_001)
    line = np.stack([x, (WEIGHT - RED * x) / BLUE])
    nearest = line[:, np.argmin(np.hypot(*(line.T - start).T))]
    assert run.weights[-1] == pytest.approx(end, abs=5e-4)
    assert run.weights[-1] == pytest.approx(nearest, abs=2e-4)


def test_two_shipments_have_one_answer_and_a_bowl_12_times_as_steep_one_way(two_shipments):
    inputs = np.array([[RED, BLUE], [100, 300]])
    flattest, steepest = eigvalsh(inputs.T @ inputs)  # two rows: the 2 of the slope is halved
    assert (flattest, steepest) == pytest.approx((15_886, 194_594), abs=0.5)
    assert two_shipments.curvatures == pytest.approx((flattest, steepest))
    assert steepest / flattest == pytest.approx(12.2, abs=0.05)
    assert np.linalg.solve(inputs, [WEIGHT, 800]) == pytest.approx((5, 1))
    run = descend(two_shipments, start=[9, 8], learning_rate=5e-6, steps=400)
    assert run.weights[-1] == pytest.approx((5, 1))


def test_two_shipments_have_the_limit_1_028e_5(two_shipments):
    limit = two_shipments.largest_stable_learning_rate
    assert limit == pytest.approx(2 / 194_594, rel=1e-4)
    assert limit == pytest.approx(1.028e-5, rel=1e-3)
    for share, falls in ((0.999, True), (1.001, False)):
        run = descend(two_shipments, start=[9, 8], learning_rate=share * limit, steps=20_000)
        assert bool(run.losses[-1] < 1e-6) is falls


def test_counting_boxes_in_hundreds_makes_0_1_a_small_rate(two_shipments):
    hundreds = two_shipments.count_inputs_in(100, weight_unit="kg per hundred boxes")
    assert hundreds.curvatures * 1e4 == pytest.approx(two_shipments.curvatures)
    assert hundreds.largest_stable_learning_rate == pytest.approx(0.103, abs=5e-4)
    before = descend(two_shipments, start=[9, 8], learning_rate=8e-6, steps=30)
    after = descend(hundreds, start=[900, 800], learning_rate=8e-2, steps=30)
    np.testing.assert_allclose(after.weights, 100 * before.weights)


def largest_rate_that_settles(rule) -> float:
    """Return the rate above which a rule's error grows, found by trying and halving."""
    low, high = 1e-6, 1e-4
    for _ in range(40):
        rate = (low + high) / 2
        x, y = 9.0, 8.0
        for _ in range(3000):
            x, y = rule(x, y, rate)
            error = abs(RED * x + BLUE * y - WEIGHT)
            if not 1e-9 < error < 1e9:
                break
        low, high = (rate, high) if error < 2508 else (low, rate)
    return low


def simultaneously(x, y, rate):
    error = RED * x + BLUE * y - WEIGHT
    return x - rate * 2 * error * RED, y - rate * 2 * error * BLUE


def one_after_the_other(x, y, rate):
    x -= rate * 2 * (RED * x + BLUE * y - WEIGHT) * RED
    y -= rate * 2 * (RED * x + BLUE * y - WEIGHT) * BLUE
    return x, y


def test_alternating_updates_survive_twice_the_rate_of_simultaneous_ones(one_shipment):
    together = largest_rate_that_settles(simultaneously)
    assert together == pytest.approx(9.051e-6, rel=1e-3)
    assert together == pytest.approx(one_shipment.largest_stable_learning_rate, rel=1e-3)
    assert largest_rate_that_settles(one_after_the_other) == pytest.approx(1.875e-5, rel=1e-3)
