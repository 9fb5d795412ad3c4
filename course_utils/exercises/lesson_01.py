"""The exercises of lesson 01: the error, a random guess, and guessing until it is good enough."""

import numpy as np

from course_utils.exercises.exercise import Exercise, Mistake


def _error(x, y):
    return 256 * x + 212 * y - 1492


def _too_light_or_too_heavy(rng, case):
    low, high = ((0, 3), (4, 10))[case % 2]
    return tuple(rng.uniform(low, high, size=2).round(2).tolist())


error = Exercise(
    name="error",
    reference=_error,
    arguments=_too_light_or_too_heavy,
    mistakes=(
        Mistake(
            lambda x, y: 1492 - 256 * x - 212 * y,
            "The sign is flipped: it is what the boxes weigh minus 1492, so too heavy is above 0.",
            almost=True,
        ),
        Mistake(
            lambda x, y: 212 * x + 256 * y - 1492,
            "The two counts are swapped: there are 256 red boxes (x) and 212 blue ones (y).",
            almost=True,
        ),
        Mistake(
            lambda x, y: abs(256 * x + 212 * y - 1492),
            "It is the size of the error, without its sign. The sign says too heavy or too light.",
            almost=True,
        ),
        Mistake(
            lambda x, y: (256 * x + 212 * y - 1492) ** 2,
            "It is the error squared. The error itself is asked for; squaring comes in lesson 03.",
            almost=True,
        ),
        Mistake(
            lambda x, y: 256 * x + 212 * y,
            "It is the weight of all boxes. Subtract the 1492 kg that they should weigh.",
            almost=True,
        ),
        Mistake(lambda x, y: x + y - 1492, "The box counts 256 and 212 are missing."),
        Mistake(lambda x, y: 256 * x - 1492, "The blue boxes (212 · y) are missing."),
        Mistake(lambda x, y: 212 * y - 1492, "The red boxes (256 · x) are missing."),
        Mistake(
            lambda x, y: 256 * x + 212 * y + 1492,
            "The 1492 kg are added. They must be subtracted.",
            almost=True,
        ),
        Mistake(
            lambda x, y: int(256 * x + 212 * y - 1492),
            "Something is rounded to whole kilograms: leave int, round and // out.",
            almost=True,
        ),
        Mistake(
            lambda x, y: float(np.floor(256 * x + 212 * y - 1492)),
            "Something is rounded to whole kilograms: leave int, round and // out.",
            almost=True,
        ),
        Mistake(
            lambda x, y: round(256 * x + 212 * y - 1492),
            "Something is rounded to whole kilograms: leave int, round and // out.",
            almost=True,
        ),
        Mistake(
            lambda x, y: 256 * x + 212 * y == 1492,
            "It says only whether the equation is solved. Return how far off it is, in kilograms.",
        ),
    ),
    hints=(
        "What do 256 red boxes weigh, if one weighs x? And 212 blue ones? Add, then compare with "
        "1492.",
        "The left side of the equation minus its right side: return … * x + … * y - …",
    ),
    why="The error is what the boxes would weigh, minus what they do weigh.",
    not_from_outside={"shipment": "x and y"},
)
