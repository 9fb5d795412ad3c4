import itertools

import numpy as np
import pytest
from scipy.optimize import linprog

from course_utils import exercises
from course_utils.learning.layers import (
    CASES,
    EXCLUSIVE_OR,
    feed_forward,
    gradient_of_two_layers,
    with_ones,
)
from course_utils.losses import numeric_gradient

INPUTS = with_ones(CASES)


def by_hand(weights, inputs):
    """Return what two layers answer to one row, written out neuron by neuron."""
    weights, heard = list(weights), []
    for _ in range(3):
        first, second, bias = weights[:3]
        del weights[:3]
        heard.append(1 / (1 + np.exp(-(first * inputs[0] + second * inputs[1] + bias))))
    total = sum(weight * value for weight, value in zip(weights, heard, strict=False))
    return 1 / (1 + np.exp(-(total + weights[-1])))


def loss(weights):
    given = np.array([by_hand(weights, row) for row in CASES])
    return -np.mean(np.log(np.where(EXCLUSIVE_OR > 0, given, 1 - given)))


@pytest.mark.parametrize("seed", range(5))
def test_two_layers_are_neurons_one_after_the_other_and_slopes_are_those_measured(seed):
    weights = np.random.default_rng(seed).uniform(-3, 3, size=13)
    _, predictions = feed_forward(weights, INPUTS)
    np.testing.assert_allclose(predictions, [by_hand(weights, pair) for pair in CASES])
    for written in (gradient_of_two_layers, exercises.gradient_of_two_layers.reference):
        slopes = written(weights, INPUTS, EXCLUSIVE_OR)
        np.testing.assert_allclose(slopes, numeric_gradient(loss, weights), atol=1e-8)


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
