import numpy as np
import pytest

from course_utils.learning import Outcome, Rule, adam, descend, momentum, rules, sweep
from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import refused

LIMIT = 1 / (256**2 + 212**2)
NAMED = [each for each in vars(rules).values() if isinstance(each, Rule) and each.name]


@pytest.fixture
def noisy():
    rng = np.random.default_rng(3)
    counts = rng.integers(50, 300, size=(30, 2))
    return Problem(counts, counts @ np.array([5, 1]) + rng.normal(0, 60, size=30))


def descend_with(rule, problem, rate=LIMIT / 10, steps=6):
    return descend(problem, start=[9, 8], learning_rate=rate, steps=steps, rule=rule)


# Rules that remember.


@pytest.mark.parametrize("rule", NAMED, ids=lambda rule: rule.name)
def test_many_runs_at_once_are_the_same_as_one_at_a_time(two_shipments, rule):
    rates = [1e-7, 1e-6, 3e-6]
    together = sweep(two_shipments, start=[9, 8], learning_rates=rates, steps=30, rule=rule)
    for run, rate in zip(together, rates, strict=True):
        alone = descend_with(rule, two_shipments, rate, 30)
        np.testing.assert_allclose(run.weights, alone.weights, rtol=1e-9)
        assert run.outcome is alone.outcome


@pytest.mark.parametrize("rule", NAMED, ids=lambda rule: rule.name)
def test_each_run_begins_with_an_empty_state(two_shipments, rule):
    first, second = (descend_with(rule, two_shipments) for _ in range(2))
    assert (first.weights == second.weights).all()


def test_momentum_grows_to_ten_times_a_steady_gradient():
    state, weights = {}, np.zeros(1)
    for _ in range(400):
        weights = momentum(weights, np.array([2.0]), 1.0, state)
    assert state["velocity"] == pytest.approx([20])


@pytest.mark.parametrize(("multiple", "settles"), [(1.89, True), (1.91, False)])
def test_the_limit_of_momentum_is_nineteen_tenths_of_that_of_descent(
    one_shipment, multiple, settles
):
    run = descend_with(momentum, one_shipment, rate=multiple * LIMIT, steps=3000)
    assert (run.outcome is not Outcome.RISEN) == settles


@pytest.mark.parametrize("size", [1e-3, 1, 1e9])
def test_the_first_step_of_adam_is_as_long_as_the_learning_rate(size):
    moved = adam(np.zeros(2), np.array([size, -size]), 0.25, {})
    assert moved == pytest.approx([-0.25, 0.25], rel=1e-4)


def test_a_swing_that_passes_the_floor_at_its_end_is_not_called_arrived(one_shipment):
    runs = sweep(
        one_shipment, start=[9, 8], learning_rates=LIMIT * np.geomspace(0.05, 1, 4000), steps=50,
        rule=momentum,
    )  # fmt: skip
    by_chance = runs.losses[:, -1] <= 1e-6 * runs.losses[:, 0]
    assert by_chance.any()
    assert Outcome.ARRIVED not in runs.outcomes


@pytest.mark.parametrize(
    ("rule", "rate", "outcome"),
    [
        (momentum, LIMIT / 2000, Outcome.FALLING),
        (momentum, LIMIT / 4, Outcome.OSCILLATING),
        (momentum, 3 * LIMIT, Outcome.RISEN),
        (adam, 0.01, Outcome.FALLING),
        (adam, 1.0, Outcome.OSCILLATING),
        (adam, 1000.0, Outcome.OSCILLATING),  # far above its start, but it swings through the floor
    ],
)
def test_outcomes_of_rules_that_remember(one_shipment, rule, rate, outcome):
    assert descend_with(rule, one_shipment, rate=rate, steps=50).outcome is outcome


def test_momentum_settles_after_many_steps(two_shipments):
    run = descend_with(momentum, two_shipments, rate=2e-6, steps=400)
    assert run.outcome is Outcome.ARRIVED
    assert run.weights[-1] == pytest.approx([5, 1], abs=1e-3)


# Random rows.


def test_all_learning_rates_use_the_same_rows(noisy):
    options = {"start": [9, 8], "steps": 30, "batch_size": 3}
    rates = [1e-7, 1e-6]
    swept = sweep(noisy, learning_rates=rates, rng=np.random.default_rng(4), **options)
    for index, rate in enumerate(rates):
        alone = descend(noisy, learning_rate=rate, rng=np.random.default_rng(4), **options)
        np.testing.assert_allclose(swept[index].weights, alone.weights, rtol=1e-9)
        assert swept[index].batch_size == 3


def test_batches_of_all_rows_are_plain_descent(noisy):
    options = {"start": [9, 8], "learning_rate": 1e-6, "steps": 30}
    whole = descend(noisy, batch_size=30, rng=np.random.default_rng(4), **options)
    assert (whole.weights == descend(noisy, **options).weights).all()
    assert whole.batch_size is None


@pytest.mark.parametrize(
    ("rate", "outcome"),
    [(1e-7, Outcome.FALLING), (5e-6, Outcome.OSCILLATING), (3e-5, Outcome.RISEN)],
)
def test_outcomes_with_one_random_row(noisy, rate, outcome):
    for seed in range(10):
        run = descend(
            noisy, start=[9, 8], learning_rate=rate, steps=300, batch_size=1,
            rng=np.random.default_rng(seed),
        )  # fmt: skip
        assert run.outcome is outcome


def test_hovering_from_a_start_near_the_lowest_point_is_not_called_diverging(noisy):
    best = np.linalg.lstsq(noisy.inputs, noisy.targets, rcond=None)[0]
    for seed in range(10):
        run = descend(
            noisy, start=best, learning_rate=3e-6, steps=600, batch_size=1,
            rng=np.random.default_rng(seed),
        )  # fmt: skip
        assert run.outcome is Outcome.OSCILLATING


@pytest.mark.parametrize("bad", [0, -1, 31, 2.0, "5", True, [1], np.nan, 10**400], ids=quote)
def test_what_is_no_batch_size_is_refused(noisy, bad):
    rng = np.random.default_rng(1)
    said = refused(
        descend, noisy, start=[9, 8], learning_rate=1e-6, steps=2, batch_size=bad, rng=rng
    )
    assert said.startswith("The batch_size must be a whole number from 1 to 30")


@pytest.mark.parametrize(
    "bad", [None, 1, "1", np.random.RandomState(1), np.random], ids=lambda bad: type(bad).__name__
)
def test_a_batch_size_needs_a_random_generator(noisy, bad):
    said = refused(descend, noisy, start=[9, 8], learning_rate=1e-6, steps=2, batch_size=5, rng=bad)
    assert "np.random.default_rng(1)" in said


def test_a_generator_without_a_batch_size_is_refused(noisy):
    rng = np.random.default_rng(1)
    refused(descend, noisy, start=[9, 8], learning_rate=1e-6, steps=2, rng=rng)
