"""How far off a guess is."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from course_utils.exercises.equation import Equation, EquationExercise
from course_utils.exercises.exercise import Arguments, Exercise, Mistake

red, blue, total = 256, 212, 1492


def error(x, y):
    return red * x + blue * y - total


def _too_light_or_too_heavy(equation: Equation) -> Callable[..., Any]:
    """Return random arguments: errors of both signs in turn, none a whole number; a near miss; an exact hit."""
    inputs = np.array([equation.red, equation.blue])
    # How far the two may go: to where one of them alone would solve the equation, and beyond.
    reach = 1.4 * max(abs(equation.total / part) for part in inputs if part) or 10.0
    size = max(abs(equation.total), np.abs(inputs).max() * reach / 10)

    whole = itertools.product(range(11), repeat=2)
    hits = [pair for pair in whole if equation.error(*pair) == 0]

    def arguments(rng: np.random.Generator, case: int) -> Arguments:
        if case == 7 and hits:
            return tuple(map(float, hits[0]))
        if case == 6:  # so near that it may pass for a hit
            near = rng.uniform(0, reach, size=(4000, 2)).round(2 - int(np.floor(np.log10(reach))))
            off = -equation.error(*near.T)
            near = near[(off > 0) & (off < 0.01 * size)]
            if len(near):
                return tuple(near[0].tolist())
        for tries in range(1000):
            digits = 2 + tries // 100 - int(np.floor(np.log10(reach)))
            x, y = rng.uniform(0, reach, size=2).round(digits).tolist()
            if tries > 600:  # there is no such error where both are above 0
                x, y = rng.uniform(-reach, reach, size=2).round(digits).tolist()
            off = equation.error(x, y) * (-1, 1)[case % 2]
            if off > 0.05 * size and abs(off - round(off)) > 0.02:
                break
        return x, y

    return arguments


def _pose(equation: Equation) -> Exercise:
    red_, blue_, total_ = equation.written()
    one, other = equation.names
    old = Equation()
    mistakes = [
        Mistake(
            "red * x + blue * y", "(red + blue) * (x + y)",
            f"Each count goes with its own weight: {red_} with x ({one}), {blue_} with y ({other}).",
        ),
        Mistake("", "return red * x - total, blue * y - total", "A guess has one error: add the two parts, then take the total away once."),
        Mistake("", "return x - 5 + y - 1", f"It compares x and y with an answer. Compare what the boxes would weigh with {total_}."),
    ]  # fmt: skip
    if equation != replace(old, names=equation.names, unit=equation.unit):
        mistakes.insert(
            0,
            Mistake(
                "", "return 256 * x + 212 * y - 1492",
                f"It still holds the old numbers 256, 212 and 1492. Now they are {red_}, {blue_} "
                f"and {total_}: write red, blue and total, and your function follows every change.",
            ),
        )  # fmt: skip
    return Exercise(
        written=error,
        stands_for={"red": equation.red, "blue": equation.blue, "total": equation.total},
        arguments=_too_light_or_too_heavy(equation),
        mistakes=mistakes,
        hints=(
            f"If each {one} weighs x, what is the weight of {red_} of them? And of {blue_}, if each "
            f"{other} weighs y? Add, then compare with {total_}.",
            "The left side of the equation minus its right side: return … * x + … * y - …",
        ),
        why="The error is what they would weigh together, minus what they do weigh. The names "
        f"red, blue and total stand for {red_}, {blue_} and {total_}.",
    )


exercise = EquationExercise(_pose)
