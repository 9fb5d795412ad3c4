import math
import re

import numpy as np
import pytest

from course_utils.learning import many_weights
from course_utils.learning.many_weights import (
    average_guesses,
    power_of_the_chance,
    shipments_of,
    tries_needed,
)
from course_utils.problem import Problem
from tests.bad_input import refused


def one_at_a_time(step):
    def rule(weights, gradient, turn):
        moved, index = weights.copy(), turn % len(weights)
        moved[index] -= step * np.sign(gradient[index])
        return moved

    return rule


def all_at_once(learning_rate):
    return lambda weights, gradient, turn: weights - learning_rate * gradient


@pytest.mark.parametrize("count", [2, 3])
def test_volume_of_the_good_weights_is_that_found_by_brute_force(count):
    """A fine grid over a box around the answer, and the weights on it that are good, counted."""
    problem, tolerance = shipments_of(count, np.random.default_rng(4)), 10
    answer = np.linalg.solve(problem.inputs, problem.targets)
    half, points = 0.4, {2: 2001, 3: 161}[count]
    axes = np.linspace(-half, half, points)
    grid = np.stack(np.meshgrid(*[axes] * count)).reshape(count, -1) + answer[:, None]
    good = many_weights.root_of_loss(problem, grid) <= tolerance
    cell = (2 * half / (points - 1)) ** count
    assert 0 < good.sum() < len(good)
    counted = good.sum() * cell / 10**count
    assert 10 ** power_of_the_chance(problem, tolerance) == pytest.approx(counted, rel=0.01)


@pytest.mark.parametrize("count", [2, 3])
def test_guessing_costs_what_the_volume_says(count):
    problem = shipments_of(count, np.random.default_rng(7))
    measured = average_guesses(problem, 10, guesses=3_000_000, rng=np.random.default_rng(1))
    hits = 3_000_000 / measured
    expected = 10 ** -power_of_the_chance(problem, 10)
    assert abs(hits - 3_000_000 / expected) < 4 * math.sqrt(3_000_000 / expected)


def test_a_volume_that_leaves_the_box_is_refused():
    assert re.match(
        "With a tolerance of 500 kg some good",
        refused(power_of_the_chance, shipments_of(3, np.random.default_rng(1)), 500),
    )


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("count", [2, 5, 20, 50])
def test_shipments_have_one_answer_and_a_bowl_without_a_long_valley(count, seed):
    problem = shipments_of(count, np.random.default_rng(seed))
    answer = np.linalg.solve(problem.inputs, problem.targets)
    assert 2 <= answer.min() <= answer.max() < 8
    assert problem.curvatures[0] > 0
    assert problem.curvatures[-1] / problem.curvatures[0] < 30


@pytest.mark.parametrize("seed", range(4))
def test_with_50_weights_correction_needs_thousands_and_descent_some_dozens(seed):
    rng = np.random.default_rng(seed)
    problem = shipments_of(50, rng)
    task = {"start": rng.uniform(0, 10, size=50), "tolerance": 10}
    corrected = tries_needed(one_at_a_time(10 / problem.inputs.max()), problem, **task)
    descended = tries_needed(all_at_once(problem.largest_stable_learning_rate / 2), problem, **task)
    assert 3000 < corrected < 12_000
    assert 15 < descended < 80
    assert 75 < -power_of_the_chance(problem, 10) < 82


def test_tries_are_those_of_a_loop_written_out(two_shipments):
    weights, turns = np.array([9.0, 8.0]), 0
    while np.sqrt(np.mean((two_shipments.inputs @ weights - [1492, 800]) ** 2)) > 10:
        errors = two_shipments.inputs @ weights - [1492, 800]
        weights = weights - 5e-6 * errors @ two_shipments.inputs  # 2 / rows is 1
        turns += 1
    assert tries_needed(all_at_once(5e-6), two_shipments, start=[9, 8], tolerance=10) == turns


def test_whoever_never_arrives_needs_infinitely_many_tries(two_shipments):
    task = {"start": [9, 8], "tolerance": 1, "most_tries": 50}
    assert tries_needed(lambda weights, *_: weights, two_shipments, **task) == math.inf
    problem = shipments_of(20, np.random.default_rng(1))
    assert average_guesses(problem, 10, guesses=1000, rng=np.random.default_rng(1)) == math.inf


@pytest.mark.parametrize("inputs", [[[1, 2]], [[1, 2], [2, 4]], [[1, 0], [0, 1], [1, 1]]])
def test_the_chance_of_a_hit_needs_one_answer(inputs):
    said = refused(power_of_the_chance, Problem(inputs, [5] * len(inputs)), 1)
    assert said == "There must be one answer: as many different rows as weights."
