import numpy as np
import pytest

from course_utils.learning import correcting, descend, racing
from course_utils.learning.contestants import MOST_TRIES, run
from course_utils.problem import Problem
from tests.bad_input import refused

TOLERANCES = (1000, 300, 100, 10, 1, 0.3)
STARTS = [(9, 8), (0, 0), (2.5, 9.7), (9.9, 0.1), (5, 1), (5.2, 1.1)]


def guess(weights, error, inputs, turn, rng):
    return rng.uniform(0, 10, size=2)


def descend_once(weights, error, inputs, turn, rng):
    return weights - 1e-6 * 2 * error * inputs


def made(rule, problem, start=(9, 8), **options):
    return run(rule, problem, start=start, rng=np.random.default_rng(1), **options)


def test_tries_are_counted_from_the_start_to_the_first_hit():
    assert racing.tries_until([2508, -300, 40, -7, 3], 10) == 3
    assert racing.tries_until([2508, -300, 40, -7, 3], 7) == 3
    assert racing.tries_until([5, 2508], 10) == 0
    assert racing.tries_until([2508, 11], 10) == np.inf
    assert racing.tries_until([np.inf, np.nan, 3], 10) == 2


def test_guesses_are_the_same_tried_one_by_one(one_shipment):
    options = {"start": (9, 8), "rng": np.random.default_rng(1)}
    many = racing.guessed(one_shipment, tries=500, **options)
    single = made(guess, one_shipment, most_tries=500)
    np.testing.assert_array_equal(many.weights, single.weights)
    np.testing.assert_allclose(many.errors, single.errors)


def test_descent_in_closed_form_is_descent_step_by_step(one_shipment):
    closed = racing.descended(one_shipment, start=(9, 8), tries=60)
    single = made(descend_once, one_shipment, most_tries=60)
    course = descend(one_shipment, start=(9, 8), learning_rate=1e-6, steps=60)
    for other in (single, course):
        np.testing.assert_allclose(closed.weights, other.weights, rtol=1e-12)
    np.testing.assert_allclose(closed.errors, single.errors, atol=1e-9)


@pytest.mark.parametrize("inputs", [[256, 212], [3, 40], [-5, 2]])
@pytest.mark.parametrize("start", STARTS)
def test_corrections_counted_are_those_of_lesson_02(inputs, start):
    problem = Problem([inputs], [1492 if inputs[0] > 3 else 7])
    for share in TOLERANCES:
        tolerance = share * np.abs(inputs).max() / 256
        step = racing.step_for(problem, tolerance)

        # Lesson 02 has inputs above 0; in general the sign of error · input decides.
        def by_slope(weights, error, inputs, turn, rng, step=step):
            moved = weights.copy()
            moved[turn % 2] -= step * np.sign(error * inputs[turn % 2])
            return moved

        entry = made(by_slope, problem, start, tolerance=tolerance * (1 + 1e-9))
        counted = int(racing.turns_to_correct(problem, [start], tolerance)[0])
        assert counted == len(entry.errors) - 1
        turns = np.arange(counted + 1)
        closed = racing.corrected(problem, start=start, step=step, turns=turns)
        np.testing.assert_allclose(closed, entry.weights, atol=1e-9)


def test_corrections_are_those_that_the_explorer_of_lesson_02_shows(one_shipment):
    course = correcting.correct_in_turn(one_shipment, start=[9, 8], sizes=[10 / 128], steps=137)[0]
    closed = racing.corrected(one_shipment, start=[9, 8], step=10 / 128, turns=np.arange(138))
    np.testing.assert_allclose(closed, course.weights, atol=1e-9)
    assert racing.tries_until(course.errors, 10) == 137


def test_a_contestant_stops_when_it_is_near_enough_or_has_exploded(one_shipment):
    near = made(descend_once, one_shipment, tolerance=10)
    assert abs(near.errors[-1]) <= 10 < abs(near.errors[-2])
    there = made(descend_once, one_shipment)
    assert len(there.errors) < 200
    assert abs(there.errors[-1]) < 1e-8
    wild = made(lambda w, e, x, t, r: w - 1e-3 * 2 * e * x, one_shipment)
    assert len(wild.errors) < 100
    assert abs(wild.errors[-1]) > 1e100
    lazy = made(lambda w, e, x, t, r: w, one_shipment)
    assert len(lazy.errors) == MOST_TRIES + 1


def in_place(weights, error, inputs, turn, rng):
    weights -= 1e-6 * error * inputs
    return weights


def spoils(weights, error, inputs, turn, rng):
    inputs[0] = 0
    return weights


def knows(weights, error, inputs, turn, rng):
    return np.array([5, 1])


def knows_too(weights, error, inputs, turn, rng):
    return [1492 / 256, 0]


BROKEN = {
    in_place: "my_rule changed the weights it was handed: leave them as they are",
    spoils: "my_rule changed the inputs it was handed",
    knows: "my_rule returns (5, 1) whatever error it is handed: that is a remembered answer",
    knows_too: "my_rule returns (5.82812, 0) whatever error it is handed",
}


@pytest.mark.parametrize("rule", BROKEN, ids=range(len(BROKEN)))
def test_a_mistake_in_a_rule_gets_one_sentence(one_shipment, rule, monkeypatch):
    monkeypatch.setattr(rule, "__name__", "my_rule")
    assert refused(made, rule, one_shipment).startswith(BROKEN[rule])


def test_a_rule_that_finds_the_answer_at_once_is_no_cheat(one_shipment):
    def lands(weights, error, inputs, turn, rng):
        return weights - error * inputs / (inputs @ inputs)

    def solves(weights, error, inputs, turn, rng):
        return np.linalg.lstsq(inputs[None], [inputs @ weights - error], rcond=None)[0]

    for rule in (lands, solves):
        entry = made(rule, one_shipment)
        assert abs(entry.errors[1]) < 1e-8


def test_entries_cannot_be_changed(one_shipment):
    entry = racing.descended(one_shipment, start=(9, 8), tries=3)
    with pytest.raises(ValueError, match="read-only"):
        entry.errors[0] = 0


def test_starts_with_too_many_numbers_are_refused(one_shipment):
    said = refused(racing.turns_to_correct, one_shipment, [[9, 8, 7]], 10)
    assert said == "Each start needs 2 numbers, not 3."
