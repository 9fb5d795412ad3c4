"""The first exercises of lesson 01: the error and a random guess."""

from dataclasses import replace

import numpy as np

from course_utils.exercises import solutions_01
from course_utils.exercises.equation import Equation, EquationExercise
from course_utils.exercises.exercise import Exercise, Mistake


def _too_light_or_too_heavy(equation):
    """Return random arguments: errors of both signs in turn, none of them a whole number."""
    inputs = np.array([equation.red, equation.blue])
    # How far the two may go: to where one of them alone would solve the equation, and beyond.
    reach = 1.4 * max(abs(equation.total / part) for part in inputs if part) or 10.0
    size = max(abs(equation.total), np.abs(inputs).max() * reach / 10)

    def arguments(rng, case):
        for tries in range(1000):
            digits = 2 + tries // 100 - int(np.floor(np.log10(reach)))
            x, y = rng.uniform(0, reach, size=2).round(digits).tolist()
            if tries > 600:  # there is no such error where both are above 0
                x, y = rng.uniform(-reach, reach, size=2).round(digits).tolist()
            error = equation.error(x, y) * (-1, 1)[case % 2]
            if error > 0.05 * size and abs(error - round(error)) > 0.02:
                return x, y
        return x, y

    return arguments


def _a_wrong_error(equation):
    """Return the typical mistakes, the likeliest first."""
    red, blue, total = equation.red, equation.blue, equation.total
    red_, blue_, total_ = equation.written()
    (one, other), unit = equation.names, equation.unit
    rounded = "Something is rounded to whole numbers: leave int, round and // out."
    return (
        Mistake(
            lambda x, y: total - red * x - blue * y,
            f"The sign is flipped: subtract {total_} from what they weigh together, so that too "
            "heavy is above 0.",
            almost=True,
        ),
        Mistake(
            lambda x, y: blue * x + red * y - total,
            f"The two counts are swapped: {red_} goes with x ({one}), {blue_} with y ({other}).",
            almost=True,
        ),
        Mistake(
            lambda x, y: abs(equation.error(x, y)),
            "It is the size of the error, without its sign. The sign says too heavy or too light.",
            almost=True,
        ),
        Mistake(
            lambda x, y: equation.error(x, y) ** 2,
            "It is the error squared. The error itself is asked for; squaring comes in lesson 03.",
            almost=True,
        ),
        Mistake(
            lambda x, y: red * x + blue * y,
            f"It is what they weigh together. Subtract the {total_} {unit}".rstrip()
            + " that they should weigh.",
            almost=True,
        ),
        Mistake(lambda x, y: x + y - total, f"The counts {red_} and {blue_} are missing."),
        Mistake(
            lambda x, y: red * x - total, f"The part of each {other} ({blue_} · y) is missing."
        ),
        Mistake(lambda x, y: blue * y - total, f"The part of each {one} ({red_} · x) is missing."),
        Mistake(
            lambda x, y: red * x + blue * y + total,
            f"The {total_} {unit}".rstrip() + " are added. They must be subtracted.",
            almost=True,
        ),
        Mistake(lambda x, y: int(equation.error(x, y)), rounded, almost=True),
        Mistake(lambda x, y: float(np.floor(equation.error(x, y))), rounded, almost=True),
        Mistake(lambda x, y: round(equation.error(x, y)), rounded, almost=True),
        Mistake(
            lambda x, y: red * x + blue * y == total,
            f"It says only whether the equation is solved. Return how far off it is, in {unit}."
            if unit
            else "It says only whether the equation is solved. Return how far off it is.",
        ),
    )


def _still_the_old_numbers(equation):
    old = Equation()
    if equation == replace(old, names=equation.names, unit=equation.unit):
        return ()
    red, blue, total = equation.written()
    return (
        Mistake(
            old.error,
            f"It still holds the old numbers 256, 212 and 1492. Now they are {red}, {blue} and "
            f"{total}: write red, blue and total, and your function follows every change.",
            almost=True,
        ),
    )


def _error(equation):
    red, blue, total = equation.written()
    one, other = equation.names
    return Exercise(
        name="error",
        reference=solutions_01.error_of(equation.red, equation.blue, equation.total),
        arguments=_too_light_or_too_heavy(equation),
        mistakes=_still_the_old_numbers(equation) + _a_wrong_error(equation),
        hints=(
            f"If each {one} weighs x, what is the weight of {red} of them? And of {blue}, if each "
            f"{other} weighs y? Add, then compare with {total}.",
            "The left side of the equation minus its right side: return … * x + … * y - …",
        ),
        why="The error is what they would weigh together, minus what they do weigh. The names "
        f"red, blue and total stand for {red}, {blue} and {total}.",
        not_from_outside={"shipment": "x and y"},
    )


error = EquationExercise(_error)


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
