"""The first exercises of lesson 01: the error and a random guess."""

import numpy as np

from course_utils.exercises import solutions_01
from course_utils.exercises.exercise import Exercise, Mistake


def _too_light_or_too_heavy(rng, case):
    low, high = ((0, 3), (4, 10))[case % 2]
    return tuple(rng.uniform(low, high, size=2).round(2).tolist())


error = Exercise(
    name="error",
    reference=solutions_01.error,
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


def _a_generator(rng, _case):
    return (np.random.default_rng(rng.integers(2**32)),)


_WHOLE = (
    "These are whole numbers. Boxes may weigh any amount: rng.uniform(low, high) draws decimals."
)

random_guess = Exercise(
    name="random_guess",
    reference=solutions_01.random_guess,
    arguments=_a_generator,
    mistakes=(
        Mistake(lambda rng: tuple(rng.integers(0, 11, size=2)), _WHOLE),
        Mistake(lambda rng: tuple(rng.integers(0, 10, size=2)), _WHOLE),
        Mistake(lambda rng: (rng.integers(0, 11), rng.integers(0, 11)), _WHOLE),
        Mistake(lambda rng: (rng.integers(0, 10), rng.integers(0, 10)), _WHOLE),
        Mistake(
            lambda rng: (round(rng.uniform(0, 10)), round(rng.uniform(0, 10))),
            "Something rounds to whole numbers: leave round and int out.",
        ),
        Mistake(
            lambda rng: (int(rng.uniform(0, 10)), int(rng.uniform(0, 10))),
            "Something rounds to whole numbers: leave round and int out.",
        ),
        Mistake(
            lambda rng: rng.uniform(0, 10),
            "That is only one number. A guess needs two, one for x and one for y: return x, y.",
            almost=True,
        ),
        Mistake(
            lambda rng: (rng.uniform(0, 10),) * 2,
            "x and y are the same number: draw a second time for y.",
            almost=True,
        ),
        Mistake(
            lambda rng: tuple(rng.uniform(size=2)),
            "The numbers go from 0 to 1 only. Say how far: rng.uniform(0, 10).",
            almost=True,
        ),
        Mistake(
            lambda rng: tuple(rng.uniform(1, 10, size=2)),
            "The numbers start at 1. A box may weigh less than 1 kg: start at 0.",
            almost=True,
        ),
        Mistake(
            lambda rng: tuple(rng.uniform(-10, 10, size=2)),
            "The numbers start at −10, but no box weighs less than 0 kg: start at 0.",
            almost=True,
        ),
        Mistake(
            lambda rng: tuple(rng.uniform(0, 10, size=2)[::-1]),
            "It draws y before x. That is just as random, but x comes first in this course, so "
            "that the same rng gives everybody the same guess.",
            almost=True,
        ),
    ),
    hints=(
        "rng draws random numbers: rng.uniform(0, 1) gives one between 0 and 1. Draw one for x, "
        "then one for y.",
        "x = rng.uniform(0, 10), then the same for y, then return the two, x first.",
    ),
    why="Each call of rng.uniform draws a new number, and every amount from 0 to 10 kg is as "
    "likely as any other.",
)
