import numpy as np
import pytest
from scipy.special import expit

from course_utils import exercises, losses, neuron
from tests.bad_input import refused


def test_predict_multiplies_each_input_by_its_weight_and_adds_up():
    rng = np.random.default_rng(3)
    for count in (1, 2, 7):
        weights, inputs = rng.normal(size=count), rng.normal(size=count)
        by_hand = sum(w * x for w, x in zip(weights, inputs, strict=True))
        assert neuron.predict(weights, inputs) == pytest.approx(by_hand)


def test_predict_takes_a_table_and_many_neurons_at_once():
    inputs, weights = np.array([[256, 212], [100, 300]]), np.array([[9, 5], [8, 1]])
    assert neuron.predict(weights, inputs).tolist() == [[4000, 1492], [3300, 800]]


def test_sigmoid_agrees_with_scipy_and_never_overflows():
    z = np.array([-1e308, -1000, -40, -2, 0, 2, 40, 1000, 1e308])
    assert neuron.sigmoid(z) == pytest.approx(expit(z), rel=1e-12)
    assert neuron.sigmoid(-3) == pytest.approx(expit(-3))


def test_step_says_yes_above_0_only():
    assert neuron.step(np.array([-1e9, -1e-9, 0, 1e-9, 1e9])).tolist() == [0, 0, 0, 1, 1]
    assert neuron.step(3) == 1


def test_what_the_learner_wrote_is_what_the_package_offers():
    rng = np.random.default_rng(0)
    for case in range(8):
        weights, inputs, targets = exercises.mean_squared_error.arguments(rng, case)
        rows = neuron.predict(weights, inputs)
        assert rows == pytest.approx(exercises.predict.reference(weights, inputs))
        (z,) = exercises.sigmoid.arguments(rng, case)
        assert neuron.sigmoid(z) == pytest.approx(exercises.sigmoid.reference(z))
        own = exercises.mean_squared_error.reference(weights, inputs, targets)
        assert losses.mean_squared_error(weights, inputs, targets) == pytest.approx(own)


def test_a_forward_pass_keeps_every_number_on_the_way():
    passed = neuron.forward(np.array([2, -1]), np.array([3, 4]), 1.5, activation=lambda z: 10 * z)
    assert passed.products.tolist() == [6, -4]
    assert (passed.total, passed.prediction, passed.error, passed.loss) == (2, 20, 18.5, 342.25)


def test_signed_errors_cancel_and_sizes_and_squares_do_not():
    inputs, targets = np.array([[256, 212], [100, 300]]), np.array([1492, 800])
    weights = np.array([(1492 + 800) / 356, 0])
    errors = inputs @ weights - targets
    assert np.abs(errors) == pytest.approx([156.18, 156.18], abs=0.01)
    assert losses.mean_error(weights, inputs, targets) == pytest.approx(0)
    assert losses.mean_absolute_error(weights, inputs, targets) == pytest.approx(156.18, abs=0.01)
    assert losses.mean_squared_error(weights, inputs, targets) == pytest.approx(156.18**2, rel=1e-3)


@pytest.mark.parametrize("loss", [losses.mean_error, losses.mean_absolute_error])
def test_many_runs_at_once_have_the_loss_that_each_has_alone(loss):
    rng = np.random.default_rng(5)
    inputs, targets, runs = rng.normal(size=(4, 3)), rng.normal(size=4), rng.normal(size=(3, 6))
    alone = [loss(run, inputs, targets) for run in runs.T]
    np.testing.assert_allclose(loss(runs, inputs, targets), alone)


def test_a_table_does_not_go_through_the_neuron_at_once():
    said = refused(neuron.forward, [2, -1], [[3, 4], [5, 6]], 1.5)
    assert said == "One row goes through the neuron at a time: a list of inputs."
