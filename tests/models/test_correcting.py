import numpy as np
import pytest
from course_utils.models.correcting import CorrectionModel

from course_utils.learning import Outcome
from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, NO_STARTS, assert_one_sentence


@pytest.fixture
def model(one_shipment):
    return CorrectionModel(one_shipment, start=(9, 8), steps=40)


@pytest.fixture
def by_size(one_shipment):
    return CorrectionModel(one_shipment, start=(9, 8), steps=40, by_size=True)


def test_round_steps_are_offered_and_a_small_one_is_shown_first(model):
    assert {0.001, 0.01, 0.1, 0.5, 1, 8} <= set(model.values.tolist())
    assert (np.diff(model.values) > 0).all()
    assert model.run.size == 0.2
    assert model.step == model.steps == 40


def test_steps_grow_with_the_map(one_shipment):
    in_hundreds = one_shipment.count_inputs_in(100, weight_unit="kg per hundred")
    model = CorrectionModel(in_hundreds, start=(900, 800), steps=5)
    assert {0.1, 100, 800} <= set(model.values.tolist())
    assert model.run.size == 20


def test_the_rate_that_lands_at_once_is_offered(by_size):
    index = int(np.abs(by_size.values - 1 / 256).argmin())
    assert by_size.values[index] == 1 / 256
    assert by_size.sweep[index].outcome is Outcome.FOUND
    assert by_size.run.outcome is Outcome.CREEPING or by_size.run.outcome is Outcome.FOUND
    assert Outcome.EXPLODING in by_size.sweep.outcomes


def test_a_typed_step_is_run_exactly(model):
    model.try_value("0,37")
    assert model.run.size == 0.37
    assert model.refusal == ""
    assert model.shown_value() == "0.37"


@pytest.mark.parametrize("bad", [0, -1, "0", *NO_NUMBERS], ids=quote)
def test_what_is_no_step_is_refused_and_changes_nothing(model, by_size, bad):
    for one, name in ((model, "The step"), (by_size, "The rate")):
        before = one.sweep, one.index
        one.try_value(bad)
        assert_one_sentence(one.refusal)
        assert one.refusal.startswith(name)
        assert (one.sweep, one.index) == before


@pytest.mark.parametrize("bad", [*NO_STARTS, (-2.1, 0)], ids=quote)
def test_what_is_no_start_is_refused_and_changes_nothing(model, bad):
    before = model.sweep
    model.move_start(bad)
    assert_one_sentence(model.refusal)
    assert model.sweep is before


@pytest.mark.parametrize("size", [5e-324, 1e-9, 1e9, 1e308])
def test_every_size_that_is_taken_has_words_and_readings(model, by_size, size):
    for one in (model, by_size):
        one.try_value(size)
        assert one.run.size == size
        assert len(one.labels()) == len(one.sentences()) == len(one.readings())
        assert one.sentences()[one.index].endswith(".")


def test_readings_are_weights_and_error_at_every_step(model):
    assert model.reading_names() == (["w₁", "w₂", "error"], ["kg", "kg", "kg"])
    x, y, error = model.readings()[7, 5]
    assert error == pytest.approx(256 * x + 212 * y - 1492)


def test_the_error_axis_holds_the_start_and_zero(one_shipment):
    for start in ((9, 8), (0, 0), (-2, -2), (12, 12), (5, 1)):
        low, high = CorrectionModel(one_shipment, start=start, steps=2).error_range()
        assert low < 0 < high
        assert low < 256 * start[0] + 212 * start[1] - 1492 < high


def test_a_learners_correction_is_run_in_turn(one_shipment):
    def my_correction(value, _, step):
        return value - 2 * step

    model = CorrectionModel(one_shipment, start=(9, 8), steps=3, correction=my_correction)
    model.try_value(1)
    assert model.run.weights.tolist() == [[9, 8], [7, 8], [7, 6], [5, 6]]


def test_another_equation_is_followed():
    problem = Problem([[0, 5]], [20], symbols=("x", "y"))
    model = CorrectionModel(problem, start=(1, 1), steps=9, by_size=True)
    model.try_value(0.2)
    assert model.run.outcome is Outcome.FOUND
    assert model.run.weights[-1].tolist() == [4, 4]  # x moves in its turn, though it does not count
