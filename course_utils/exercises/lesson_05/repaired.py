"""Mend a training loop that was diagnosed from its curve."""

import numpy as np

from course_utils.exercises.exercise import Exercise
from course_utils.exercises.lesson_03.mean_squared_error import mean_squared_error
from course_utils.exercises.lesson_04.descend import a_short_run, mistakes
from course_utils.exercises.lesson_04.gradient import gradient as slopes_at


def repaired(start, inputs, targets, learning_rate, steps):
    weights = np.array(start, dtype=float)
    all_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]
    for step in range(steps):
        slopes = slopes_at(weights, inputs, targets)
        weights = weights - learning_rate * slopes
        all_weights.append(weights)
        losses.append(mean_squared_error(weights, inputs, targets))
    return all_weights, losses


exercise = Exercise(
    written=repaired,
    arguments=a_short_run,
    mistakes=mistakes(
        "slopes = slopes_at(weights, inputs, targets)\n"
        "        weights = weights - learning_rate * slopes",
        "slopes_at(weights, inputs, targets)",
    ),
    hints=(
        "Read the loop line by line. Which line must be done again after every step, and is not?",
        "The slopes belong to the weights of the moment. Move the line that computes them.",
    ),
    why="The gradient belongs to a place. After every step the weights are somewhere else, so it "
    "is computed anew, inside the loop.",
)
