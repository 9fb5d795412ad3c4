"""One correction, by the sign of the error."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def correct(value, error, step):
    if error > 0:
        return value - step
    if error < 0:
        return value + step
    return value


def _each_sign_and_zero(rng: np.random.Generator, case: int) -> Arguments:
    sign = (1, -1, 0, 1)[case % 4]
    error = sign * (round(rng.uniform(20, 900), 1) if case < 4 else round(rng.uniform(0.1, 0.6), 2))
    value = 0.02 if case == 7 else round(rng.uniform(2, 9), 2)  # less than a step: it goes below 0
    step = 2 if case in (4, 5) else rng.choice([0.1, 0.25, 0.5, 2])  # the error is less than a step
    if case == 3:  # a step leads to 0, which counts as False
        value = step
    return float(value), error, float(step)


exercise = Exercise(
    written=correct,
    arguments=_each_sign_and_zero,
    mistakes=(
        Mistake("", "return value - step * error", "The step is multiplied by the error. Here every step has the same size; only the sign "
                "of the error counts."),
    ),
    hints=(
        "There are three cases: the error is above 0, below 0, or exactly 0. What happens to the "
        "value in each?",
        "Write if error > 0: and hand back the value less one step; then if error < 0: and hand "
        "back one step more. After both, hand back the value unchanged.",
    ),
    why="The sign of the error gives the direction, the step gives the distance.",
)  # fmt: skip
