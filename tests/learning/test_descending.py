import dataclasses

import numpy as np
import pytest

from course_utils.learning import Outcome, descend, descending, sweep
from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_LEARNING_RATES, NO_NUMBERS, NO_STARTS, refused

LIMIT = 1 / (256**2 + 212**2)


@pytest.mark.parametrize("start", [[x / 7, y / 3] for x in range(-5, 50, 9) for y in range(5)])
def test_rounding_at_the_limit_is_not_taken_for_diverging(one_shipment, start):
    limit = one_shipment.largest_stable_learning_rate
    run = descend(one_shipment, start=start, learning_rate=limit, steps=500)
    assert run.outcome is Outcome.OSCILLATING


def test_start_on_the_line_of_solutions_stays_there(one_shipment):
    run = descend(one_shipment, start=[5, 1], learning_rate=0.001, steps=5)
    assert run.outcome is Outcome.ARRIVED
    assert run.weights.tolist() == [[5, 1]] * 6


def test_overflow_leaves_numbers_first_and_nan_to_the_end(one_shipment):
    run = descend(one_shipment, start=[9, 8], learning_rate=0.001, steps=300)
    finite = np.isfinite(run.losses)
    first_nan = np.flatnonzero(~finite)[0]
    assert 60 < first_nan < 70
    assert np.isnan(run.losses[first_nan:]).all()
    assert np.isnan(run.weights[first_nan:]).all()
    assert np.isfinite(run.weights[:first_nan]).all()


def test_a_run_does_not_come_back_from_overflow(one_shipment):
    def there_and_back(weights, *_):
        return np.full_like(weights, 1e300 if weights[0] == 9 else 0)

    run = descend(one_shipment, start=[9, 8], learning_rate=1, steps=3, rule=there_and_back)
    assert np.isfinite(run.losses).tolist() == [True, False, False, False]
    assert run.outcome is Outcome.DIVERGING


def test_sweep_holds_the_same_runs_as_descend(two_shipments):
    rates = [1e-7, 5e-6, 1e-5, 1.1e-5, 1e-3]
    together = sweep(two_shipments, start=[9, 1], learning_rates=rates, steps=70)
    assert len(together) == 5
    for index, rate in enumerate(rates):
        alone = descend(two_shipments, start=[9, 1], learning_rate=rate, steps=70)
        run = together[index]
        assert (run.learning_rate, run.outcome) == (rate, alone.outcome)
        # Rounding differs between one column and five, and a diverging run makes it grow.
        np.testing.assert_allclose(run.weights, alone.weights, rtol=1e-9)
        np.testing.assert_allclose(run.losses, alone.losses, rtol=1e-9, atol=1e-20)


def test_a_problem_with_three_weights_is_learned_too():
    problem = Problem(np.eye(3), [1, 2, 3], weight_names=("a", "b", "c"), symbols=("a", "b", "c"))
    run = descend(problem, start=[0, 0, 0], learning_rate=1.5, steps=1)
    assert run.weights[-1] == pytest.approx([1, 2, 3])


def test_runs_and_sweeps_are_immutable(one_shipment):
    swept = sweep(one_shipment, start=[9, 8], learning_rates=[1e-6], steps=2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        swept[0].outcome = Outcome.ARRIVED
    for array in (swept[0].weights, swept[0].losses, swept.weights, swept.sizes):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_the_start_is_copied(one_shipment):
    start = np.array([9.0, 8.0])
    run = descend(one_shipment, start=start, learning_rate=1e-6, steps=2)
    start[:] = 0
    assert run.weights[0].tolist() == [9, 8]


@pytest.mark.parametrize("bad", NO_LEARNING_RATES, ids=quote)
def test_what_is_no_learning_rate_is_refused(one_shipment, bad):
    said = refused(descend, one_shipment, start=[9, 8], learning_rate=bad, steps=2)
    assert "learning rate" in said
    assert "np." not in said.replace(quote(bad), "")


@pytest.mark.parametrize("rate", [5e-324, 1e9, 1e308])
def test_extreme_learning_rates_give_an_outcome(one_shipment, rate):
    run = descend(one_shipment, start=[9, 8], learning_rate=rate, steps=3)
    assert run.outcome is (Outcome.STEADY if rate < 1 else Outcome.DIVERGING)


@pytest.mark.parametrize("bad", NO_STARTS, ids=quote)
def test_what_is_no_start_is_refused(one_shipment, bad):
    said = refused(descend, one_shipment, start=bad, learning_rate=1e-6, steps=2)
    assert said.startswith("The start ")


@pytest.mark.parametrize("start", [[0, 0], [5e-324, -5e-324], [1e9, -1e9], [1e50, 1e50]])
def test_extreme_starts_are_followed(one_shipment, start):
    run = descend(one_shipment, start=start, learning_rate=LIMIT / 2, steps=2)
    assert run.outcome is Outcome.ARRIVED


@pytest.mark.parametrize("bad", [0, -1, 2.0, 1e9, 10**7 + 1, *NO_NUMBERS], ids=quote)
def test_what_is_no_number_of_steps_is_refused(one_shipment, bad):
    said = refused(descend, one_shipment, start=[9, 8], learning_rate=1e-6, steps=bad)
    assert said.startswith("The number of steps must be a whole number from 1 to ")


def test_many_runs_may_take_fewer_steps_than_one(one_shipment, monkeypatch):
    monkeypatch.setattr(descending, "MOST_UPDATES", 10)
    rates = [1e-6, 1e-5]
    assert len(sweep(one_shipment, start=[9, 8], learning_rates=rates, steps=5)) == 2
    assert " 1 to 5," in refused(
        sweep, one_shipment, start=[9, 8], learning_rates=rates, steps=np.int64(6)
    )
