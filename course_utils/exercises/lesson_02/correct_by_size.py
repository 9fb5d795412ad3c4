"""One correction, by the size of the error."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def correct_by_size(value, error, rate):
    return value - rate * error


def _each_sign(rng: np.random.Generator, case: int) -> Arguments:
    # The first two steps are longer than 2, so that a cap shows.
    error = (1, -1)[case % 2] * round(rng.uniform(20 if case > 1 else 800, 900), 1)
    error *= case != 5  # once it is found
    value = {6: 0.01, 7: -0.4}.get(case, round(rng.uniform(2, 9), 2))  # it goes below 0
    return value, error, float(rng.choice([0.0005, 0.002, 0.003])) if case > 1 else 0.003


exercise = Exercise(
    written=correct_by_size,
    arguments=_each_sign,
    mistakes=(
        Mistake("value - rate * error", "value * (1 - rate * error)", "The value is multiplied by a factor. Take the value, and subtract the step, which is rate times error."),
    ),
    hints=(
        "No if is needed. A number that is above or below 0 carries its direction with it.",
        "The step is the rate times the error. Take the value and subtract the step.",
    ),
    why="A large error makes a large step, and its sign turns the step into the right direction.",
)  # fmt: skip
