"""Other ways to write momentum, and mistakes as learners make them."""

import numpy as np
import pytest

from course_utils import exercises, learning
from course_utils.exercises.answer import Kind


def with_the_rate_in_the_velocity(weights, gradient, learning_rate, state):
    velocity = 0.9 * state.get("v", np.zeros(2)) - learning_rate * gradient
    state["v"] = velocity
    return weights + velocity


def with_an_if(weights, gradient, learning_rate, state):
    if "velocity" not in state:
        state["velocity"] = gradient
    else:
        state["velocity"] = state["velocity"] * 0.9 + gradient
    return [w - learning_rate * v for w, v in zip(weights, state["velocity"], strict=True)]


@pytest.mark.parametrize(
    "attempt",
    [with_the_rate_in_the_velocity, with_an_if, learning.momentum],
    ids=lambda rule: rule.__name__,
)
def test_other_ways_are_right_too(attempt):
    for _ in range(5):
        answer = exercises.momentum.check(attempt)
        assert answer.kind is Kind.RIGHT, str(answer)


def test_a_state_without_a_first_velocity_is_told():
    def hopeful(weights, gradient, learning_rate, state):
        state["velocity"] = 0.9 * state["velocity"] + gradient
        return weights - learning_rate * state["velocity"]

    assert "KeyError: 'velocity'" in str(exercises.momentum.check(hopeful))


def test_changing_the_weights_in_place_is_told():
    def in_place(weights, gradient, learning_rate, state):
        state["velocity"] = 0.9 * state.get("velocity", 0) + gradient
        weights -= learning_rate * state["velocity"]
        return weights

    answer = exercises.momentum.check(in_place)
    assert answer.kind is Kind.ALMOST
    assert "changed what it was handed" in str(answer)


def test_three_parameters_are_compared_with_four():
    answer = exercises.momentum.check(lambda weights, gradient, learning_rate: weights)
    assert "momentum(weights, gradient, learning_rate, state)" in str(answer)
