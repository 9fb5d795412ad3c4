import numpy as np
import pytest

from course_utils.explorers.correction import Correction
from course_utils.learning import Outcome
from course_utils.problem import Problem
from tests.explorers.table import drawn, ends_of, said, seen


@pytest.fixture
def steps(one_shipment):
    return Correction(one_shipment, start=(9, 8), steps=40)


@pytest.fixture
def rates(one_shipment):
    return Correction(one_shipment, start=(9, 8), steps=40, by_size=True)


def test_round_steps_are_offered_and_a_small_one_is_shown_first(steps, one_shipment):
    scene, frame = seen(steps)
    assert {0.1, 0.5, 1, 8} <= set(scene.values.tolist())
    assert (scene.values[frame], scene.labels[frame]) == (0.2, "0.2")
    in_hundreds = one_shipment.count_inputs_in(100, weight_unit="kg per hundred")
    scene, frame = seen(Correction(in_hundreds, start=(900, 800), steps=5))
    assert {10, 100, 800} <= set(scene.values.tolist())
    assert scene.values[frame] == 20


def test_every_frame_draws_the_run_whose_sentence_it_carries(steps, rates):
    for explored in (steps, rates):
        scene, _ = seen(explored)
        for frame in (0, 17, len(scene.values) - 1):
            run = explored.swept((9, 8), scene.values[[frame]])[0]
            np.testing.assert_array_equal(drawn(scene, 0, "path", frame), run.weights)
            np.testing.assert_array_equal(drawn(scene, 1, "steps", frame)[:, 1], run.errors)
            assert scene.sentences[frame] == explored.sentence(run)
            assert scene.labels[frame] == explored.label(run)


def test_the_rate_that_lands_at_once_is_offered(rates):
    scene, frame = seen(rates)
    endings = rates.swept((9, 8), scene.values).outcomes
    assert endings[scene.values.tolist().index(1 / 256)] is Outcome.FOUND
    assert endings[frame] in (Outcome.CREEPING, Outcome.FOUND)
    assert Outcome.EXPLODING in endings
    assert (rates.rows[-1][0].label, "Exploding" in said(rates, size="0.02")) == ("Rate", True)


def test_readings_are_weights_and_error_at_every_step(steps):
    readings = seen(steps)[0].readings
    assert (readings.names, readings.units) == (("w₁", "w₂", "error"), ("kg", "kg", "kg"))
    x, y, error = readings.values[7, 5]
    assert error == pytest.approx(256 * x + 212 * y - 1492)


@pytest.mark.parametrize("start", [(9, 8), (0, 0), (-2, -2), (12, 12), (5, 1)])
def test_the_error_axis_holds_the_start_and_zero(one_shipment, start):
    low, high = ends_of(seen(Correction(one_shipment, start=start, steps=2))[0], 1)
    assert low < 0 < high
    assert low < 256 * start[0] + 212 * start[1] - 1492 < high


def test_a_learners_correction_is_run_in_turn(one_shipment):
    def ours(value, error, step):
        return value - 2 * step if error > 0 else value

    scene, frame = seen(Correction(one_shipment, start=(9, 8), steps=40, correction=ours), size=1)
    assert scene.remark == ""
    assert drawn(scene, 0, "path", frame)[:4].tolist() == [[9, 8], [7, 8], [7, 6], [5, 6]]
    assert "does not move any more" in scene.sentences[frame]


def test_another_equation_is_followed():
    problem = Problem([[0, 5]], [20], symbols=("x", "y"))
    rates = Correction(problem, start=(1, 1), steps=9, by_size=True)
    scene, frame = seen(rates, size=0.2)
    assert "Found" in scene.sentences[frame]
    # x moves in its turn, though it does not count
    assert drawn(scene, 0, "path", frame)[-1].tolist() == [4, 4]
