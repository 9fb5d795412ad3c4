"""Losses, gradients and learning rules on any problem, against SciPy, plain loops and algebra."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime

from course_utils.explorers.tangent import Tangent
from course_utils.learning import Outcome, chances, descend, guessing
from course_utils.learning.batches import batches
from course_utils.learning.correcting import by_sign, by_size, correct_in_turn
from tests.properties.drawing import equations, problems, start_of

SHARES = st.floats(0.01, 0.99)
"""Of a largest stable learning rate."""
ROUNDING = 1e-9


def scale_of(problem, weights) -> float:
    """Return how large a loss of these weights can be: what rounding is measured by."""
    terms = np.abs(problem.inputs) @ np.abs(weights) + np.abs(problem.targets) + 1
    return float(terms.max() ** 2)


@given(problems(), st.data())
def test_the_gradient_is_the_derivative_of_the_loss(problem, data):
    weights = start_of(data, problem)
    measured = approx_fprime(weights, problem.loss, 1e-6)
    gradient = problem.gradient(weights)
    assert gradient.shape == weights.shape
    assert gradient == pytest.approx(measured, abs=1e-7 * scale_of(problem, weights) + 1e-3)


@given(problems(), st.data())
def test_the_gradients_of_single_rows_average_to_that_of_all(problem, data):
    weights = start_of(data, problem)
    each = [problem.gradient(weights, rows=[row]) for row in range(len(problem.targets))]
    scale = scale_of(problem, weights)
    assert np.mean(each, axis=0) == pytest.approx(problem.gradient(weights), abs=1e-12 * scale)


@given(equations(), st.data())
def test_one_step_of_half_the_limit_lands_on_the_line_of_solutions(problem, data):
    rate = problem.largest_stable_learning_rate / 2
    start = start_of(data, problem)
    run = descend(problem, start=start, learning_rate=rate, steps=1)
    assert run.losses[1] <= 1e-24 * scale_of(problem, start)
    moved = run.weights[1] - start
    assert moved[0] * problem.inputs[0, 1] == pytest.approx(moved[1] * problem.inputs[0, 0])


@given(problems(), SHARES, st.data())
def test_below_the_limit_no_step_makes_the_loss_larger(problem, share, data):
    rate = share * problem.largest_stable_learning_rate
    run = descend(problem, start=start_of(data, problem), learning_rate=rate, steps=20)
    rounding = 1e-12 * scale_of(problem, run.weights[0])
    assert (np.diff(run.losses) <= rounding).all()
    assert run.outcome is not Outcome.DIVERGING


@given(problems(), st.floats(1.02, 50))
def test_beyond_the_limit_every_step_along_the_steepest_direction_makes_it_larger(problem, share):
    best = np.linalg.lstsq(problem.inputs, problem.targets, rcond=None)[0]
    steepest = np.linalg.eigh(problem.inputs.T @ problem.inputs)[1][:, -1]
    rate = share * problem.largest_stable_learning_rate
    run = descend(problem, start=best + steepest, learning_rate=rate, steps=20)
    assert (np.diff(run.losses) > 0).all()
    assert run.outcome is Outcome.DIVERGING


@given(equations(), st.floats(0.01, 3), st.sampled_from([by_sign, by_size]), st.data())
def test_corrections_in_turn_do_what_a_plain_loop_does(problem, size, rule, data):
    size = size if rule is by_sign else size / np.abs(problem.inputs).max() ** 2
    weights = start_of(data, problem)
    run = correct_in_turn(problem, start=weights, sizes=[size], steps=7, rule=rule)[0]
    weights = weights.copy()
    for step, (made, error) in enumerate(zip(run.weights, run.errors, strict=True)):
        assert made == pytest.approx(weights, rel=1e-9, abs=1e-9)
        assert error == pytest.approx(problem.inputs[0] @ weights - problem.targets[0], abs=1e-9)
        change = size * (np.sign(error) if rule is by_sign else error)
        weights[step % 2] -= change


@given(problems(weights=st.just(2)), st.sampled_from([1, 2]), st.data())
def test_a_tangent_of_a_loss_touches_it_and_lies_nowhere_above_it(problem, moving, data):
    start = np.clip(start_of(data, problem), *problem.weight_range)
    tangent = Tangent(problem, start=start, moving=moving)
    line, dot = tangent.scene(tangent.state).panels[0].marks
    places, losses = dot.points[:, 0].T
    rounding = 1e-9 * (1 + losses.max())
    left, right = line.points.transpose(1, 2, 0)
    for across, heights in (left, right):
        weights = np.tile(start[:, None], len(across))
        weights[moving - 1] = across
        assert (heights <= problem.loss(weights) + rounding).all()
    share = (places - left[0]) / (right[0] - left[0])
    assert left[1] + share * (right[1] - left[1]) == pytest.approx(losses, abs=rounding)


@given(problems(), st.sampled_from([0.5, 2.0, 100.0]), st.data())
def test_counting_in_lots_changes_the_numbers_and_not_the_loss(problem, size, data):
    weights = start_of(data, problem)
    lots = problem.count_inputs_in(size, weight_unit="kg per lot")
    scale = scale_of(problem, weights)
    assert lots.loss(weights * size) == pytest.approx(problem.loss(weights), abs=1e-12 * scale)
    limits = lots.largest_stable_learning_rate, problem.largest_stable_learning_rate
    assert limits[0] == pytest.approx(limits[1] * size**2)


@given(st.integers(1, 30), st.data(), st.integers(0, 99))
def test_the_batches_of_an_epoch_use_every_row_once(row_count, data, seed):
    size = data.draw(st.integers(1, row_count))
    drawn = batches(row_count, size, np.random.default_rng(seed))
    for _ in range(3):
        epoch = list(itertools.islice(drawn, -(-row_count // size)))
        assert sorted(np.concatenate(epoch)) == list(range(row_count))
        assert {len(batch) for batch in epoch[:-1]} <= {size}


@given(equations(), st.floats(0, 100), st.integers(0, 99))
def test_the_chance_of_a_hit_is_how_often_guesses_hit(problem, tolerance, seed):
    chance = chances.chance_of_a_hit(problem, tolerance)
    guesses = np.random.default_rng(seed).uniform(0, 10, size=(4000, 2))
    share = np.mean(guessing.error_sizes(problem, guesses) <= tolerance)
    assert 0 <= chance <= 1 + 1e-12
    spread = np.sqrt(max(chance * (1 - chance), 1 / 4000) / 4000)
    assert abs(share - chance) <= 5 * spread
    assert chances.chance_of_a_hit(problem, 2 * tolerance) >= chance - 1e-12
