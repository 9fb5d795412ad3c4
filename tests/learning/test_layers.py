import itertools

import numpy as np
import pytest
from scipy.optimize import linprog

from course_utils.learning.layers import (
    CASES,
    EXCLUSIVE_OR,
    share_that_learns,
    two_layers,
    weight_count,
)
from course_utils.losses import numeric_gradient


def by_hand(weights, inputs, hidden):
    """Return what two layers answer to one pair, written out neuron by neuron."""
    weights, heard = list(weights), []
    for _ in range(hidden):
        first, second, bias = weights[:3]
        del weights[:3]
        heard.append(1 / (1 + np.exp(-(first * inputs[0] + second * inputs[1] + bias))))
    total = sum(weight * value for weight, value in zip(weights, heard, strict=False))
    return 1 / (1 + np.exp(-(total + weights[-1])))


@pytest.mark.parametrize("hidden", [2, 3, 5])
def test_two_layers_are_neurons_one_after_the_other(hidden):
    rng = np.random.default_rng(hidden)
    weights = rng.uniform(-2, 2, size=weight_count(hidden))
    expected = [by_hand(weights, pair, hidden) for pair in CASES]
    np.testing.assert_allclose(two_layers(weights, CASES), expected)


def test_many_networks_at_once_answer_like_one_by_one():
    weights = np.random.default_rng(1).uniform(-2, 2, size=(13, 4))
    together = two_layers(weights, CASES)
    single = [two_layers(run, CASES) for run in weights.T]
    np.testing.assert_allclose(together, np.transpose(single))


def separable(targets) -> bool:
    """Tell by linear programming whether one neuron can have all four right."""
    signs = np.where(np.array(targets) > 0, 1, -1)
    rows = np.column_stack([CASES, np.ones(4)])
    return linprog(
        np.zeros(3), A_ub=-signs[:, None] * rows, b_ub=-np.ones(4), bounds=(None, None)
    ).success


def test_one_neuron_can_answer_all_questions_about_a_pair_but_two():
    impossible = [
        question for question in itertools.product([0, 1], repeat=4) if not separable(question)
    ]
    assert impossible == [(0, 1, 1, 0), (1, 0, 0, 1)]
    assert tuple(EXCLUSIVE_OR) in impossible


def test_training_as_in_the_lesson_is_the_training_of_many_runs():
    rng = np.random.default_rng(3)
    started = rng.uniform(-2, 2, size=(13, 2))
    right = []
    for weights in started.T:
        for _ in range(300):
            weights = weights - 5 * numeric_gradient(
                lambda weights: np.mean((two_layers(weights, CASES) - EXCLUSIVE_OR) ** 2), weights
            )
        right.append(np.array_equal(two_layers(weights, CASES) > 0.5, EXCLUSIVE_OR > 0.5))
    share = share_that_learns(3, runs=2, learning_rate=5, steps=300, rng=np.random.default_rng(3))
    assert share == np.mean(right)


def test_more_hidden_neurons_get_stuck_less_often():
    few, more = (
        share_that_learns(hidden, runs=60, learning_rate=5, steps=600, rng=np.random.default_rng(1))
        for hidden in (2, 4)
    )
    assert 0.2 < few < 0.8 < more
