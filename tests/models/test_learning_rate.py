import numpy as np
import pytest
from course_utils.models.learning_rate import LearningRateModel

from course_utils.learning import Outcome, adam, momentum
from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_LEARNING_RATES, NO_STARTS, assert_one_sentence, refused

LIMIT = 1 / (256**2 + 212**2)


@pytest.fixture
def model(one_shipment):
    return LearningRateModel(one_shipment, start=(9, 8), steps=12)


def state_of(model):
    return model.sweep, model.index, model.step, model.pins, model.run.learning_rate


def assert_refused_unchanged(model, before):
    assert_one_sentence(model.refusal)
    assert state_of(model)[1:] == before[1:]
    assert model.sweep is before[0]


def test_half_the_limit_and_the_limit_are_among_the_rates(model):
    multiples = model.sweep.learning_rates / LIMIT
    assert multiples.min() == pytest.approx(2**-7)
    assert multiples.max() == pytest.approx(2**7)
    for wanted in (0.5, 1, 2):
        assert np.abs(multiples - wanted).min() < 1e-12


def test_the_first_run_looked_at_falls_but_not_fast(model):
    assert model.run.learning_rate == pytest.approx(LIMIT / 32)
    assert model.run.outcome is Outcome.TOO_SLOW
    assert model.run.losses[-1] < model.run.losses[0]
    assert model.step == model.steps == 12


def test_a_typed_rate_is_run_exactly(model):
    model.try_learning_rate("0,001")
    assert model.run.learning_rate == 0.001
    assert model.run.outcome is Outcome.DIVERGING
    assert model.refusal == ""


def test_only_the_rate_typed_last_joins_the_grid(model):
    rates = len(model.sweep)
    for rate in (1e-6, 2e-6, 0.001):
        model.try_learning_rate(rate)
        assert len(model.sweep) == rates + 1
    assert 1e-6 not in model.sweep.learning_rates


def test_a_typed_rate_that_is_on_the_grid_is_not_doubled(model):
    rates = len(model.sweep)
    model.try_learning_rate(float(model.sweep.learning_rates[7]))
    assert (len(model.sweep), model.index) == (rates, 7)


@pytest.mark.parametrize("bad", NO_LEARNING_RATES, ids=quote)
def test_what_is_no_learning_rate_is_refused_and_changes_nothing(model, bad):
    before = state_of(model)
    model.try_learning_rate(bad)
    assert_refused_unchanged(model, before)


@pytest.mark.parametrize("bad", [*NO_STARTS, (-2.1, 0), (0, 12.1), ("1", "x"), (1,)], ids=quote)
def test_what_is_no_start_is_refused_and_changes_nothing(model, bad):
    before = state_of(model)
    model.move_start(bad)
    assert_refused_unchanged(model, before)


@pytest.mark.parametrize("rate", [5e-324, 1e9, 1e308])
def test_every_rate_that_is_taken_has_labels_sentences_and_readings(model, rate):
    model.try_learning_rate(rate)
    assert model.run.learning_rate == rate
    assert len(model.labels()) == len(model.sentences()) == len(model.readings())
    assert_one_sentence(model.sentences()[model.index])


def test_what_works_clears_the_refusal(model):
    for works in (
        lambda: model.try_learning_rate(1e-6),
        lambda: model.move_start((1, 2)),
        lambda: model.look_at(3),
        model.pin,
        model.remove_pins,
    ):
        model.try_learning_rate("fast")
        assert model.refusal
        works()
        assert model.refusal == ""


def test_moving_the_start_keeps_the_rate_that_is_looked_at(model):
    model.try_learning_rate("1e-6")
    model.move_start(("0", "−1,5"))
    assert model.start.tolist() == [0, -1.5]
    assert model.run.learning_rate == 1e-6
    assert (model.sweep.weights[:, 0] == [0, -1.5]).all()


def test_observers_see_the_new_sweep_and_its_index_together(model):
    seen = []
    model.observe(lambda _: seen.append(model.run.learning_rate), ["sweep", "index"])
    model.try_learning_rate(0.001)
    assert set(seen) == {0.001}


def test_labels_and_sentences_are_those_of_each_run(model):
    middle = int(np.abs(model.sweep.learning_rates - LIMIT / 2).argmin())
    assert model.labels()[middle] == "4.53e-6 = 0.50 × the limit"
    assert "Good: each step multiplies the error by 0;" in model.sentences()[middle]
    assert len(set(model.sentences())) == len(model.sweep)


def test_pins_keep_runs_under_letters_until_they_are_removed(model):
    for rate in (1e-6, 1e-5):
        model.try_learning_rate(rate)
        model.pin()
    model.move_start((0, 0))
    first, second = model.pin_sentences()
    assert first.startswith("A: Learning rate 1.00e-6 ")
    assert second.startswith("B: Learning rate 1.00e-5 ")
    assert [run.weights[0].tolist() for run in model.pins] == [[9, 8], [9, 8]]
    model.remove_pins()
    assert model.pins == ()
    assert model.pin_sentences() == []


def test_a_fifth_pin_is_refused(model):
    for _ in range(4):
        model.pin()
    before = state_of(model)
    model.pin()
    assert_refused_unchanged(model, before)


def test_readings_of_one_shipment_hold_weights_error_and_loss(model):
    assert model.reading_names() == (["w₁", "w₂", "error", "loss"], ["kg", "kg", "kg", "kg²"])
    readings = model.readings()
    assert readings.shape == (len(model.sweep), 13, 4)
    assert readings[0, 0].tolist() == [9, 8, 2508, 2508**2]
    x, y, error, loss = readings[40, 5]
    assert error == pytest.approx(256 * x + 212 * y - 1492)
    assert loss == pytest.approx(error**2)


def test_readings_of_two_shipments_hold_no_single_error(two_shipments):
    model = LearningRateModel(two_shipments, start=(9, 8), steps=3)
    assert model.reading_names() == (["w₁", "w₂", "loss"], ["kg", "kg", "kg²"])
    assert model.readings()[0, 0].tolist() == [9, 8, (2508**2 + 2500**2) / 2]


def test_readings_of_a_run_past_every_number_are_nan(one_shipment):
    model = LearningRateModel(one_shipment, start=(9, 8), steps=200)
    assert np.isnan(model.readings()[-1, -1]).all()
    assert np.isfinite(model.readings()[0]).all()


def test_a_learners_rule_is_run_and_not_compared_with_the_limit(one_shipment):
    def my_rule(weights, gradient, learning_rate):
        return weights - learning_rate * np.sign(gradient)

    model = LearningRateModel(one_shipment, start=(9, 8), steps=3, rule=my_rule)
    model.try_learning_rate(1)
    assert model.run.weights.tolist() == [[9, 8], [8, 7], [7, 6], [6, 5]]
    assert model.sentences()[model.index].startswith(
        "Your my_rule. Learning rate 1. Too slow: after 3 steps"
    )


def test_a_rule_that_breaks_where_the_start_is_moved_is_refused(one_shipment):
    def my_rule(weights, gradient, learning_rate):
        return weights - learning_rate * gradient if weights[0] > 0 else None

    model = LearningRateModel(one_shipment, start=(9, 8), steps=1, rule=my_rule)
    before = state_of(model)
    model.move_start((-1, 0))
    assert_refused_unchanged(model, before)
    assert model.refusal.startswith("my_rule returned nothing")


@pytest.mark.parametrize(
    "rule",
    [lambda *_: None, lambda *_: "fast", lambda *_: [1], lambda: [1, 2], 5],
    ids=["nothing", "text", "too few", "no arguments", "no function"],
)
def test_a_rule_that_never_works_is_refused_at_once(one_shipment, rule):
    with pytest.raises(ValueError, match=r"^(Your function|The rule) ") as caught:
        LearningRateModel(one_shipment, start=(9, 8), steps=3, rule=rule)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("bad", [0, -1, 2.5, 10**9, 10**400, True, None, "many"], ids=quote)
def test_what_is_no_number_of_steps_is_refused(one_shipment, bad):
    refused(LearningRateModel, one_shipment, start=(9, 8), steps=bad)


def test_three_weights_can_be_explored_without_a_map():
    problem = Problem(np.eye(3), [1, 2, 3], weight_names="abc", symbols="abc")
    model = LearningRateModel(problem, start=(0, 0, 0), steps=2)
    model.move_start((1, "2", 3))
    assert model.refusal == ""
    assert model.run.losses.tolist() == [0, 0, 0]


# Rules beyond plain descent.


def test_adam_is_offered_rates_around_crossing_the_map_once(two_shipments):
    model = LearningRateModel(two_shipments, start=(9, 8), steps=50, rule=adam)
    assert np.abs(model.values - 14 / 50).min() < 1e-12
    assert model.values.max() == pytest.approx(128 * 14 / 50)
    assert all(said.startswith("Adam. Learning rate ") for said in model.sentences())
    assert not any("limit" in label for label in model.labels())


def test_momentum_is_offered_its_own_limit_and_named(two_shipments):
    model = LearningRateModel(two_shipments, start=(9, 8), steps=50, rule=momentum)
    assert model.values.min() < 1.9 * two_shipments.largest_stable_learning_rate
    assert model.sentences()[-1].startswith("Momentum. Learning rate ")
    assert "Diverging" in model.sentences()[-1]


def test_a_rule_with_a_scale_of_its_own_can_be_given_the_middle(one_shipment):
    def my_rule(weights, gradient, learning_rate, state):
        state["sign"] = np.sign(gradient)
        return weights - learning_rate * state["sign"]

    model = LearningRateModel(one_shipment, start=(9, 8), steps=3, rule=my_rule, middle=0.5)
    assert 0.5 in model.values
    refused(LearningRateModel, one_shipment, start=(9, 8), steps=3, rule=my_rule, middle=-1)


def test_random_rows_stay_the_same_when_the_start_moves_and_comes_back(two_shipments):
    options = {"steps": 20, "batch_size": 1, "rng": np.random.default_rng(1)}
    model = LearningRateModel(two_shipments, start=(9, 8), **options)
    before = model.sweep.weights
    model.move_start((1, 1))
    model.move_start((9, 8))
    assert (model.sweep.weights == before).all()
    assert model.sentences()[0].startswith("1 random row per step. Learning rate ")
    assert not any("limit" in said or "multiplies" in said for said in model.sentences())


@pytest.mark.parametrize(
    "wrong", [{"batch_size": 3}, {"batch_size": 9, "rng": np.random.default_rng(1)}, {"rng": 1}]
)
def test_what_are_no_random_rows_is_refused(two_shipments, wrong):
    refused(LearningRateModel, two_shipments, start=(9, 8), steps=3, **wrong)
