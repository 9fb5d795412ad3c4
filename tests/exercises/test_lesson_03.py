"""Other ways to be right, and reading from the notebook, in the exercises of lesson 03."""

import math

import numpy as np
import pytest

from course_utils import exercises
from course_utils.exercises.answer import Kind

# A learner's notebook has these.
inputs, target, targets = np.array([256, 212]), 1492, np.array([1492, 800])


def with_a_loop(weights, inputs):
    total = 0
    for weight, value in zip(weights, inputs, strict=True):
        total = total + weight * value
    return total


def with_math(z):
    return 1 / (1 + math.exp(-z))


def upside_down(z):
    return np.exp(z) / (1 + np.exp(z))


def target_minus_prediction(weights, inputs, targets):
    return np.mean((targets - inputs @ weights) ** 2)


def row_by_row(weights, inputs, targets):
    total = 0
    for row, goal in zip(inputs, targets, strict=True):
        total += (with_a_loop(weights, row) - goal) ** 2
    return total / len(targets)


@pytest.mark.parametrize(
    ("exercise", "attempt"),
    [
        (exercises.predict, with_a_loop),
        (exercises.predict, lambda weights, inputs: np.dot(weights, inputs)),
        (exercises.predict, lambda weights, inputs: sum(weights * inputs)),
        (exercises.sigmoid, with_math),
        (exercises.sigmoid, upside_down),
        (exercises.mean_squared_error, target_minus_prediction),
        (exercises.mean_squared_error, row_by_row),
    ],
)
def test_other_ways_are_right_too(exercise, attempt):
    for _ in range(5):
        assert exercise.check(attempt).kind is Kind.RIGHT


@pytest.mark.parametrize(
    ("exercise", "attempt", "name"),
    [
        (exercises.predict, lambda weights, _: inputs @ weights[:2], "inputs"),
        (exercises.mean_squared_error, lambda w, x, _: np.mean((x @ w - target) ** 2), "target"),
        (
            exercises.mean_squared_error,
            lambda w, x, _: np.mean((x @ w - targets[0]) ** 2),
            "targets",
        ),
        (exercises.mean_squared_error, lambda w, _, t: np.mean((inputs @ w - t) ** 2), "inputs"),
    ],
)
def test_reading_from_the_notebook_is_named(exercise, attempt, name):
    answer = exercise.check(attempt)
    assert answer.kind is Kind.NOT_YET
    assert f"It reads {name} from the notebook" in str(answer)
