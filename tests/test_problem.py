import dataclasses
import math

import numpy as np
import pytest
from scipy.optimize import lsq_linear, minimize

from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_LISTS, refused


@pytest.mark.parametrize(
    "bad", [*NO_LISTS, 5, [], [[]], [1, 2], [[[1, 2]]], [[1], [1, 2]]], ids=quote
)
def test_inputs_that_are_no_table_are_refused(bad):
    assert refused(Problem, bad, [3]).startswith("The inputs must ")


@pytest.mark.parametrize("bad", [*NO_LISTS, 5, [], [[1]], ["3"]], ids=quote)
def test_targets_that_are_no_list_are_refused(bad):
    assert refused(Problem, [[1, 2]], bad).startswith("The targets must ")


@pytest.mark.parametrize(
    "bad", [math.nan, math.inf, 1e308, -1e308, None, "2", 1j, 10**400], ids=quote
)
def test_one_bad_number_among_good_ones_is_refused(bad):
    assert refused(Problem, [[bad, 2]], [3]).startswith("The inputs must ")
    assert refused(Problem, [[1, 2]], [bad]).startswith("The targets must ")


def test_inputs_too_small_to_be_squared_are_refused():
    assert refused(Problem, [[5e-324, 2]], [3]).startswith("The inputs must be 0 or at least ")


@pytest.mark.parametrize(
    ("inputs", "targets"),
    [
        ([[1e50, 1e-50]], [1e50]),
        ([[1e-50, 1e-50]], [1e50]),
        ([[1e50, -1e50], [1e50, 1e50]], [1e50, -1e50]),
        ([[1, 2]], [5e-324]),
        ([[1e9, 1]], [0]),
        ([[-3, 2], [3, 1]], [-6, 0]),
        ([[0, 2]], [3]),
    ],
)
def test_every_problem_that_is_taken_has_finite_properties(inputs, targets):
    problem = Problem(inputs, targets)
    low, high = problem.weight_range
    corners = np.array([[low, low, high, high], [low, high, low, high]])
    assert low < 0 < high < math.inf
    assert 0 < problem.largest_stable_learning_rate < math.inf
    assert problem.smallest_loss >= 0
    assert np.isfinite(problem.loss(corners)).all()
    assert np.isfinite(problem.gradient(corners)).all()


def test_rows_of_zeros_missing_targets_and_missing_names_are_refused():
    assert "all 0" in refused(Problem, [[1, 2], [0, 0]], [3, 0])
    assert "2 rows, 3 targets" in refused(Problem, [[1, 2], [3, 4]], [1, 2, 3])
    assert "3 inputs need 3 names" in refused(Problem, [[1, 2, 3]], [4])
    assert "1 symbols" in refused(Problem, [[1, 2]], [3], symbols=("x",))


@pytest.mark.parametrize(
    "ends", [(3, 3), (5, -5), (math.nan, 1), (0, math.inf), ("a", 1), (None, 1)]
)
def test_a_range_that_is_none_is_refused(ends):
    assert "weight_range" in refused(Problem, [[1, 2]], [3], weight_range=ends)


def test_problems_cannot_be_changed(one_shipment):
    with pytest.raises(dataclasses.FrozenInstanceError):
        one_shipment.targets = [3]
    for array in (one_shipment.inputs, one_shipment.targets):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_a_problem_keeps_its_own_copy_of_the_inputs():
    inputs = np.array([[256.0, 212.0]])
    problem = Problem(inputs, [1492])
    inputs[:] = 1
    assert problem.loss(np.array([5, 1])) == 0


def test_map_shows_where_the_solutions_cross_both_axes(one_shipment):
    low, high = one_shipment.weight_range
    assert low < 0
    assert max(1492 / 256, 1492 / 212) < high <= 2 * max(1492 / 256, 1492 / 212)


def test_a_range_that_is_given_is_kept():
    assert Problem([[1, 2]], [3], weight_range=(-4, 9)).weight_range == (-4, 9)


def test_smallest_loss_is_what_an_optimiser_finds():
    rng = np.random.default_rng(3)
    problem = Problem(rng.normal(size=(30, 2)), rng.normal(size=30))
    found = lsq_linear(problem.inputs, problem.targets)
    assert problem.smallest_loss == pytest.approx(2 * found.cost / 30)
    walked = minimize(problem.loss, [0, 0], jac=problem.gradient)
    assert problem.smallest_loss == pytest.approx(walked.fun)


def test_smallest_loss_is_exactly_zero_where_all_rows_can_be_satisfied(one_shipment, two_shipments):
    assert one_shipment.smallest_loss == 0
    assert two_shipments.smallest_loss == 0


def test_contradicting_rows_leave_a_loss():
    assert Problem([[1, 1], [1, 1]], [0, 2]).smallest_loss == pytest.approx(1)


def test_counting_in_hundreds_scales_answer_curvatures_and_map(two_shipments):
    hundreds = two_shipments.count_inputs_in(100, weight_unit="kg per hundred")
    assert hundreds.loss(np.array([500, 100])) == pytest.approx(0, abs=1e-20)
    assert hundreds.curvatures == pytest.approx(two_shipments.curvatures / 1e4)
    assert hundreds.weight_range == pytest.approx(np.multiply(100, two_shipments.weight_range))
    assert (hundreds.weight_unit, hundreds.target_unit) == ("kg per hundred", "kg")


def test_a_map_has_a_size_even_if_the_answer_is_zero():
    assert Problem([[256, 212]], [0]).weight_range == (-1.5, 1.5)
    assert Problem([[256, 212]], [-1492]).weight_range == (-12, 2)
