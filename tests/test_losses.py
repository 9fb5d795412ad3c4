import numpy as np
import pytest
from scipy.linalg import eigvalsh
from scipy.optimize import approx_fprime

from course_utils import losses
from tests.bad_input import refused


def some_rows(rng, rows, weights):
    return rng.normal(size=(rows, weights)), rng.normal(size=rows), rng.normal(size=weights)


@pytest.mark.parametrize(("rows", "weights"), [(1, 2), (2, 2), (30, 3)])
def test_curvatures_are_the_eigenvalues_of_the_measured_hessian(rows, weights):
    inputs, targets, point = some_rows(np.random.default_rng(rows), rows, weights)
    slopes = [
        approx_fprime(
            point,
            lambda at, i=i: losses.mean_squared_error_gradient(at, inputs, targets)[i],
            1e-4,
        )
        for i in range(weights)
    ]
    expected = eigvalsh(np.array(slopes))
    curvatures = losses.mean_squared_error_curvatures(inputs)
    assert curvatures == pytest.approx(expected, rel=1e-5, abs=1e-5)


@pytest.mark.parametrize("row", [[256, 212], [1e-20, 3], [1e20, 1e20], [3, 0]])
def test_one_row_has_exactly_one_direction_that_is_not_flat(row):
    curvatures = losses.mean_squared_error_curvatures(np.array([row]))
    assert np.count_nonzero(curvatures) == 1
    assert curvatures[-1] == pytest.approx(2 * np.hypot(*row) ** 2)


def test_error_is_left_side_minus_right_side():
    inputs, targets = np.array([[256, 212], [100, 300]]), np.array([1492, 800])
    assert losses.errors(np.array([9, 8]), inputs, targets).tolist() == [2508, 2500]
    assert losses.errors(np.array([0, 0]), inputs, targets).tolist() == [-1492, -800]


def test_mean_squared_error_has_no_factor_one_half():
    inputs, targets = np.array([[256, 212], [100, 300]]), np.array([1492, 800])
    assert losses.mean_squared_error(np.array([9, 8]), inputs, targets) == (2508**2 + 2500**2) / 2


def test_many_runs_at_once_give_what_each_gives_alone():
    rng = np.random.default_rng(5)
    inputs, targets, _ = some_rows(rng, 4, 3)
    runs = rng.normal(size=(3, 6))
    for function, axis in [
        (losses.errors, 1),
        (losses.mean_squared_error, 0),
        (losses.mean_squared_error_gradient, 1),
    ]:
        together = function(runs, inputs, targets)
        alone = np.stack([function(run, inputs, targets) for run in runs.T], axis=axis)
        np.testing.assert_allclose(together, alone)


def test_weights_that_do_not_fit_are_not_broadcast():
    with pytest.raises(ValueError, match="2 inputs need 2 weights"):
        losses.errors(np.array([1.0]), np.ones((4, 2)), np.ones(4))


@pytest.mark.parametrize(("rows", "weights"), [(1, 1), (1, 2), (30, 2), (3, 5)])
def test_numeric_gradient_agrees_with_the_exact_one_and_with_scipy(rows, weights):
    inputs, targets, point = some_rows(np.random.default_rng(rows), rows, weights)

    def loss(at):
        return losses.mean_squared_error(at, inputs, targets)

    measured = losses.numeric_gradient(loss, point)
    exact = losses.mean_squared_error_gradient(point, inputs, targets)
    assert measured == pytest.approx(exact, rel=1e-7, abs=1e-9)
    assert measured == pytest.approx(approx_fprime(point, loss, 1e-7), rel=1e-4, abs=1e-5)


def test_numeric_gradient_hands_out_copies():
    def loss(weights):
        weights += 1
        return float(weights @ weights)

    start = np.array([1.0, 2.0])
    assert losses.numeric_gradient(loss, start) == pytest.approx([4, 6])
    assert start.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (np.nan, "must return numbers, but from numbers of moderate size it made nan."),
        (10**400, "must be a finite number, not inf"),
    ],
    ids=str,
)
def test_a_loss_that_gives_no_finite_number_is_refused_in_one_sentence(result, words):
    assert words in refused(losses.numeric_gradient, lambda _: result, [1, 2])


def test_what_is_no_loss_and_what_are_no_weights_is_refused():
    assert "function" in refused(losses.numeric_gradient, 5, [1, 2])
    assert "The weights" in refused(losses.numeric_gradient, np.sum, [[1, 2]])
