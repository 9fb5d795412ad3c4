"""The exercises of lesson 02: one correction, by the sign and by the size of the error."""

import numpy as np

from course_utils.exercises import correcting
from course_utils.exercises.exercise import Exercise, Mistake


def _each_sign_and_zero(rng: np.random.Generator, case: int) -> tuple:
    sign = (1, -1, 0, 1)[case % 4]
    error = sign * round(rng.uniform(20, 900), 1)
    return round(rng.uniform(2, 9), 2), error, float(rng.choice([0.1, 0.25, 0.5, 2]))


def _each_sign(rng: np.random.Generator, case: int) -> tuple:
    error = (1, -1)[case % 2] * round(rng.uniform(20, 900), 1)
    return round(rng.uniform(2, 9), 2), error, float(rng.choice([0.0005, 0.002, 0.003]))


correct = Exercise(
    name="correct",
    reference=correcting.correct,
    arguments=_each_sign_and_zero,
    mistakes=(
        Mistake(
            lambda value, error, step: value + step * np.sign(error),
            "The direction is turned round: above 0 the boxes are too heavy, so take weight away.",
            almost=True,
        ),
        Mistake(
            lambda value, error, step: value - step if error > 0 else value + step,
            "An error of exactly 0 is treated like one below 0. There is nothing to correct then: "
            "return the value as it is.",
            almost=True,
        ),
        Mistake(
            lambda value, error, step: value + step if error < 0 else value - step,
            "An error of exactly 0 is treated like one above 0. There is nothing to correct then: "
            "return the value as it is.",
            almost=True,
        ),
        Mistake(
            lambda value, error, step: value - step * error,
            "The step is multiplied by the error. Here every step has the same size; only the sign "
            "of the error counts.",
        ),
        Mistake(
            lambda value, error, step: value - np.sign(error),
            "It always moves by 1: use the parameter step.",
            almost=True,
        ),
        Mistake(
            lambda value, error, step: value - step if abs(error) > 0 else value,
            "It always takes weight away. Below 0 the boxes are too light: add the step then. Is "
            "the sign of the error lost, by abs perhaps?",
        ),
        Mistake(
            lambda value, error, step: value + step if abs(error) > 0 else value,
            "It always adds weight. Above 0 the boxes are too heavy: subtract the step then.",
        ),
        Mistake(
            lambda value, error, step: value - step if error > 0 else value,
            "Where the error is below 0, nothing happens: add the step then.",
            almost=True,
        ),
        Mistake(
            lambda value, error, step: value + step if error < 0 else value,
            "Where the error is above 0, nothing happens: subtract the step then.",
            almost=True,
        ),
        Mistake(
            lambda value, error, step: value + step if error > 0 else value - step,
            "The direction is turned round, and an error of exactly 0 still moves the value.",
        ),
        Mistake(
            lambda value, error, step: -step * np.sign(error),
            "It returns the change alone. Return the new value: the old one with the change.",
            almost=True,
        ),
        Mistake(
            lambda value, error, step: error - step * np.sign(error),
            "It corrects the error itself. Correct the value; the error only says in which "
            "direction.",
        ),
        Mistake(
            lambda value, error, step: value - error,
            "It subtracts the whole error, which counts hundreds of boxes. Move by one step only.",
        ),
        Mistake(
            lambda value, error, step: value - step,
            "It subtracts the step without looking at the error.",
        ),
    ),
    hints=(
        "There are three cases: the error is above 0, below 0, or exactly 0. What happens to the "
        "value in each?",
        "Write if error > 0: and hand back the value less one step; then if error < 0: and hand "
        "back one step more. After both, hand back the value unchanged.",
    ),
    why="The sign of the error gives the direction, the step gives the distance.",
)

correct_by_size = Exercise(
    name="correct_by_size",
    reference=correcting.correct_by_size,
    arguments=_each_sign,
    mistakes=(
        Mistake(
            lambda value, error, rate: value + rate * error,
            "The direction is turned round: an error above 0 must make the value smaller.",
            almost=True,
        ),
        Mistake(
            lambda value, error, rate: value - rate * np.sign(error),
            "The step has a fixed size, as before. Now it is the rate times the error.",
        ),
        Mistake(
            lambda value, error, rate: value - error,
            "The rate is ignored: the step is the rate times the error.",
            almost=True,
        ),
        Mistake(
            lambda value, error, rate: value - rate * abs(error),
            "Only the size of the error is used, so the value always shrinks. Leave abs out.",
            almost=True,
        ),
        Mistake(
            lambda value, error, rate: value + rate * abs(error),
            "Only the size of the error is used, so the value always grows. Leave abs out.",
        ),
        Mistake(
            lambda value, error, rate: -rate * error,
            "It returns the change alone. Return the new value: the old one with the change.",
            almost=True,
        ),
        Mistake(
            lambda value, error, rate: rate * error,
            "It returns the step alone. Return the value less this step.",
            almost=True,
        ),
        Mistake(
            lambda value, error, rate: value - rate,
            "The error is missing: the step is the rate times the error.",
        ),
        Mistake(
            lambda value, error, rate: value - error / rate,
            "It divides by the rate. Multiply by it: a small rate shall give a small step.",
        ),
        Mistake(
            lambda value, error, rate: value - rate * error**2,
            "The error is squared, so its sign is lost. Use the error itself.",
        ),
        Mistake(
            lambda value, error, rate: error - rate * value,
            "The value and the error are swapped.",
        ),
        Mistake(
            lambda value, error, rate: value * (1 - rate * error),
            "The value is multiplied by its change. Subtract the step from it instead.",
        ),
    ),
    hints=(
        "No if is needed. A number that is above or below 0 carries its direction with it.",
        "The step is the rate times the error. Take the value and subtract the step.",
    ),
    why="A large error makes a large step, and its sign turns the step into the right direction.",
)
