"""The exercise of lesson 05: mend a training loop that was diagnosed from its curve."""

import numpy as np

from course_utils.exercises import lesson_04_loop
from course_utils.exercises.descending import gradient as slopes_at
from course_utils.exercises.exercise import Exercise
from course_utils.losses import mean_squared_error


def repaired(start, inputs, targets, learning_rate, steps):
    weights = np.array(start, dtype=float)
    all_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]
    for step in range(steps):
        slopes = slopes_at(weights, inputs, targets)
        weights = weights - learning_rate * slopes
        all_weights.append(weights)
        losses.append(mean_squared_error(weights, inputs, targets))
    return all_weights, losses


repaired = Exercise(
    name="repaired",
    reference=repaired,
    arguments=lesson_04_loop.descend.arguments,
    # It is the loop of lesson 04, so the same slips are to be expected.
    mistakes=lesson_04_loop.descend.mistakes,
    hints=(
        "Read the loop line by line. Which line must be done again after every step, and is not?",
        "The slopes belong to the weights of the moment. Move the line that computes them.",
    ),
    why="The gradient belongs to a place. After every step the weights are somewhere else, so it "
    "is computed anew, inside the loop.",
)
