"""Corrections in turn, compared with plain loops, the hand-made cycle and closed forms."""

import numpy as np
import pytest

from course_utils.learning import Outcome, correcting
from course_utils.learning.correcting import correct_in_turn
from course_utils.problem import Problem
from tests.bad_input import refused

LIMIT = (256 + 212) / (256 * 212)


def one(problem, size, *, start=(9, 8), steps=40, rule=correcting.by_sign):
    return correct_in_turn(problem, start=start, sizes=[size], steps=steps, rule=rule)[0]


def test_step_of_one_from_9_8_circles_for_ever(one_shipment):
    run = one(one_shipment, 1, steps=4000)
    assert run.outcome is Outcome.CYCLING
    assert run.period == 4
    assert run.errors[:4].tolist() == [2508, 2252, 2040, 1784]
    assert np.argmax(run.errors < 0) == 11
    assert run.errors[16:].tolist() == ([36, -220, -8, 248] * 1000)[:3985]
    assert 36 not in run.errors[:16]


def test_step_of_a_half_from_9_8_lands_on_the_whole_numbers(one_shipment):
    run = one(one_shipment, 0.5)
    assert run.outcome is Outcome.FOUND
    assert np.argmax(run.errors == 0) == 28
    assert run.weights[28:].tolist() == [[5, 1]] * 13
    assert one(one_shipment, 0.5, start=(9.1, 8)).outcome is not Outcome.FOUND


def test_at_the_limit_the_error_jumps_for_ever_while_the_point_walks_away(one_shipment):
    run = one(one_shipment, LIMIT, rule=correcting.by_size)
    assert run.outcome is Outcome.HOVERING
    assert run.errors[::2] == pytest.approx(np.full(21, 2508.0))


def test_overflow_is_an_ending_with_nan_to_the_end(one_shipment):
    run = one(one_shipment, 1e300, rule=correcting.by_size)
    lost = ~np.isfinite(run.errors)
    assert run.outcome is Outcome.EXPLODING
    assert lost.any()
    assert lost[np.argmax(lost) :].all()
    assert np.isnan(run.weights[lost]).all()


def test_few_steps_creep_and_a_small_step_that_has_not_arrived_is_no_circle(one_shipment):
    for size in (1e-12, 0.001, 0.1):
        assert one(one_shipment, size).outcome is Outcome.CREEPING
    assert one(one_shipment, 1, steps=3).outcome is Outcome.CREEPING


def test_a_start_on_the_line_stays_there(one_shipment):
    run = one(one_shipment, 0.3, start=(5, 1))
    assert run.outcome is Outcome.FOUND
    assert run.weights.tolist() == [[5, 1]] * 41


def test_what_never_moves_circles_after_one_step(one_shipment):
    def still(value, *_):
        return value

    run = one(one_shipment, 1, rule=still)
    assert (run.outcome, run.period) == (Outcome.CYCLING, 1)


def test_a_cycle_from_a_start_near_the_line_is_no_explosion(one_shipment):
    run = one(one_shipment, 1, start=(5, 1.01))
    assert run.outcome is Outcome.CYCLING
    assert np.abs(run.errors).max() > 50 * abs(run.errors[0])


def test_three_weights_take_turns_in_order():
    problem = Problem([[3, 2, 1]], [0], weight_names="abc", symbols="abc")
    run = one(problem, 1, start=(5, 5, 5), steps=4)
    assert run.weights.tolist() == [[5, 5, 5], [4, 5, 5], [4, 4, 5], [4, 4, 4], [3, 4, 4]]


def test_results_cannot_be_changed(one_shipment):
    run = one(one_shipment, 1)
    for array in (run.weights, run.errors):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_lists_that_are_none_and_two_equations_are_refused(one_shipment, two_shipments):
    for sizes in ([], "1", 3):
        refused(correct_in_turn, one_shipment, start=(9, 8), sizes=sizes, steps=3)
    assert "not 2" in refused(correct_in_turn, two_shipments, start=(9, 8), sizes=[1], steps=3)
