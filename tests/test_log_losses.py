"""The log loss against formulas and optimisers of SciPy, and far out, where a plain one breaks."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime, linprog, minimize
from scipy.special import expit, log_expit

from course_utils import log_losses
from course_utils.people import load_people


def some_rows(seed, rows=30, weights=2):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(rows, weights)), (rng.random(rows) < 0.4) * 1.0


def plain_log_loss(weights, inputs, targets):
    z = inputs @ weights
    return -np.mean(targets * log_expit(z) + (1 - targets) * log_expit(-z))


@pytest.fixture(scope="module")
def standard_people():
    people = load_people()
    raw = np.stack([people.heights, people.body_masses], axis=1)
    inputs = np.column_stack([(raw - raw.mean(axis=0)) / raw.std(axis=0), np.ones(len(people))])
    return inputs, (people.body_mass_index >= 30) * 1.0


@pytest.mark.parametrize("seed", range(5))
def test_loss_and_gradient_agree_with_scipy(seed):
    inputs, targets = some_rows(seed)
    point = np.random.default_rng(seed + 100).normal(size=2) * 3
    expected = plain_log_loss(point, inputs, targets)
    assert log_losses.log_loss(point, inputs, targets) == pytest.approx(expected)
    measured = approx_fprime(point, plain_log_loss, 1e-7, inputs, targets)
    gradient = log_losses.log_loss_gradient(point, inputs, targets)
    assert gradient == pytest.approx(measured, rel=1e-4, abs=1e-6)
    exact = (expit(inputs @ point) - targets) @ inputs / len(targets)
    assert gradient == pytest.approx(exact, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("size", [1e3, 1e50])
def test_a_very_sure_neuron_pays_the_sum_itself_and_never_overflows(size):
    inputs, targets = np.array([[1.0], [1.0]]), np.array([0.0, 1.0])
    for weight in (size, -size):
        loss = log_losses.log_loss(np.array([weight]), inputs, targets)
        assert loss == pytest.approx(size / 2)
        slope = log_losses.log_loss_gradient(np.array([weight]), inputs, targets)
        assert slope == pytest.approx([np.sign(weight) / 2])


def test_a_tiny_loss_is_not_rounded_to_0():
    loss = log_losses.log_loss(np.array([50.0]), np.array([[1.0]]), np.array([1.0]))
    assert loss == pytest.approx(np.exp(-50))


@pytest.mark.parametrize("runs", [1, 7, 200])
def test_many_runs_at_once_give_what_each_gives_alone(standard_people, runs):
    inputs, targets = standard_people
    weights = np.random.default_rng(runs).normal(size=(3, runs))
    for function in (log_losses.log_loss, log_losses.log_loss_gradient):
        together = function(weights, inputs, targets)
        alone = np.stack([function(run, inputs, targets) for run in weights.T], axis=-1)
        assert together.shape == alone.shape
        np.testing.assert_allclose(together, alone, rtol=1e-10, atol=1e-14)


def separable(inputs, targets):
    sides = (2 * targets - 1)[:, None]
    free = [(None, None)] * inputs.shape[1]
    found = linprog(
        np.zeros(inputs.shape[1]), A_ub=-sides * inputs, b_ub=-np.ones(len(inputs)), bounds=free
    )
    return found.status == 0


def test_people_can_be_separated_in_logarithms_and_not_in_cm_and_kg(standard_people):
    inputs, targets = standard_people
    assert not separable(inputs, targets)
    people = load_people()
    logs = np.log(np.stack([people.heights, people.body_masses], axis=1))
    inputs = np.column_stack([(logs - logs.mean(axis=0)) / logs.std(axis=0), np.ones(len(logs))])
    assert separable(inputs, targets)


def test_the_fact_of_the_course_a_ratio_of_minus_2_02():
    people = load_people()
    targets = (people.body_mass_index >= 30) * 1.0
    logs = np.log(np.stack([people.heights, people.body_masses], axis=1))
    spread = logs.std(axis=0)
    inputs = np.column_stack([(logs - logs.mean(axis=0)) / spread, np.ones(len(logs))])

    def penalised(w):  # as scikit-learn's LogisticRegression does unless told otherwise
        return len(targets) * plain_log_loss(w, inputs, targets) + w[:2] @ w[:2] / 2

    first, second, _ = minimize(penalised, np.zeros(3), method="BFGS").x
    assert (first / spread[0]) / (second / spread[1]) == pytest.approx(-2.02, abs=0.005)
    # Descent itself passes through it, on its way to the widest gap between yes and no.
    weights, ratios = np.zeros(3), {}
    for step in range(1, 5001):
        weights = weights - 5 * log_losses.log_loss_gradient(weights, inputs, targets)
        ratios[step] = (weights[0] / spread[0]) / (weights[1] / spread[1])
    assert ratios[5000] == pytest.approx(-2.02, abs=0.005)
    sides = (2 * targets - 1)[:, None] * inputs
    widest = minimize(
        lambda w: w[:2] @ w[:2] / 2,
        [-30, 60, -60],
        jac=lambda w: [w[0], w[1], 0],
        constraints={"type": "ineq", "fun": lambda w: sides @ w - 1, "jac": lambda w: sides},
        method="SLSQP",
        options={"maxiter": 500},
    ).x
    limit = (widest[0] / spread[0]) / (widest[1] / spread[1])
    assert limit == pytest.approx(-1.993, abs=0.002)
    assert ratios[100] < ratios[1000] < ratios[5000] < limit
