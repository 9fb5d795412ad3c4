"""Corrections in turn, until the error is 0."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.exercises.equation import Equation, EquationExercise
from course_utils.exercises.exercise import Arguments, Exercise, Mistake
from course_utils.exercises.lesson_01.error import error
from course_utils.exercises.lesson_02.correct import correct
from course_utils.exercises.variants import function_in


def correct_in_turn(x, y, step, most_steps):
    errors = [error(x, y)]
    for turn in range(most_steps):
        if errors[-1] == 0:
            break
        if turn % 2 == 0:
            x = correct(x, errors[-1], step)
        else:
            y = correct(y, errors[-1], step)
        errors.append(error(x, y))
    return errors


def _runs_that_stop_early_and_runs_that_do_not(equation: Equation) -> Callable[..., Any]:
    """Return starts and steps that floats hold exactly, so that an error of 0 is met exactly.

    The first start is a solution, if there is one among the multiples of the step. Every second
    run finds one; the others begin on either side of it, and do not end there.
    """
    run = function_in(
        inspect.getsource(correct_in_turn), {"error": equation.error, "correct": correct}
    )
    inputs = [value for value in (equation.red, equation.blue) if value]
    reach = max(abs(equation.total / value) for value in inputs) or 7
    step = 2.0 ** round(np.log2(reach / 28))
    step = 0.5 if step == 1 else step  # else a step that is always 1 would not show
    exact = all((value * 1024).is_integer() for value in map(float, (*inputs, equation.total)))

    def shows(case: int, errors: list[Any], tries: int) -> bool:
        """Tell whether a run shows what it should; after many tries, less is asked for."""
        crosses = min(errors) < 0 < max(errors)
        if not exact and min(map(abs, errors)) < 1e-9 * max(map(abs, errors)):
            return False  # rounding would decide whether it stops
        if case % 2 and tries < 700:
            # Where both inputs are the same, a run meets 0 before it could cross it.
            return errors[0] != 0 and errors[-1] == 0 and (crosses or tries >= 450)
        wanted = 1 if case % 4 in (0, 1) else -1
        if errors[-1] == 0 and tries < 450:
            return False  # a loop of one step too many would not show
        return errors[0] * wanted > 0 and (tries >= 450 or crosses or case % 4 == 2)

    grid = np.arange(-60, 61) * step
    found = np.argwhere(equation.error(grid[:, None], grid) == 0)
    solutions = sorted(grid[found].tolist(), key=min)[-5:]  # those above 0, if there are any

    def arguments(rng: np.random.Generator, case: int) -> Arguments:
        if case == 0 and solutions and exact:
            return *solutions[rng.integers(len(solutions))], step, 6
        if case == 6 and exact and equation.blue:
            for _ in range(100):  # small errors that are not 0: to be near is not enough to stop
                tiny = 2.0**-9
                x = float(rng.integers(1, 5)) * step
                fine = tiny / 256  # so that some errors are smaller than a step
                y = round((equation.total - equation.red * x) / equation.blue / fine) * fine
                errors = run(x, y, tiny, 7)
                if 0 not in errors and min(errors) < 0 < max(errors):
                    return x, y, tiny, 7
        for tries in range(1000):
            # Some equations have no solution above 0, or none at all that the steps can meet.
            low = 0 if tries < 300 else -60
            x, y = (rng.integers(low, 60, size=2) * step).tolist()
            most = 6 if case == 0 else 80 if case % 2 and tries < 700 else 7
            if shows(case, run(x, y, step, most), tries):
                break
        return x, y, step, most

    return arguments


_TURN = """        if turn % 2 == 0:
            x = correct(x, errors[-1], step)
        else:
            y = correct(y, errors[-1], step)
"""
_X = "        x = correct(x, errors[-1], step)\n"
_Y = "        y = correct(y, errors[-1], step)\n"


def _pose(equation: Equation) -> Exercise:
    return Exercise(
        written=correct_in_turn,
        stands_for={"error": equation.error},
        arguments=_runs_that_stop_early_and_runs_that_do_not(equation),
        mistakes=(
            Mistake(_TURN, _X + _Y, "Both weights move in every step. Take turns: x in the first step, y in the second."),
            Mistake(_TURN, _X + _Y.replace("errors[-1]", "error(x, y)"), "Each round of the loop moves x and then y and records one error. One step moves one "
                    "weight, and every step is recorded."),
            Mistake("        if errors[-1] == 0:\n            break\n", "", "After an error of 0 the list goes on. It must end there: the equation is solved."),
            Mistake("return errors", "return errors[:-1] if len(errors) > 1 and errors[-1] == 0 else errors", "The error of 0 at the end is missing: append every error before you leave the loop."),
            Mistake("errors[-1]", "errors[0]", "Every step looks at the error of the start. Compute it anew in each step."),
            Mistake("turn % 2 == 0", "turn < most_steps // 2", "All steps of x come first, then those of y. Take turns: x, y, x, y, one step each."),
            Mistake("errors[-1] == 0", "errors[-1] <= 0", "It stops as soon as the error is below 0. Then it is the turn of the other direction: "
                    "stop only at 0."),
        ),
        distractors=("        errors.append(x)", "        if errors[-1] < 0:"),
        hints=(
            "Begin a list with the error at the start. Then loop: stop if the last error is 0; "
            "else correct one weight and append the new error. turn % 2 is 0 in every other round.",
            "Before the loop, make a list with error(x, y) in it. Then, most_steps times: break if "
            "its last item is 0; let an if on turn % 2 decide whether x or y gets its corrected "
            "value; append error(x, y).",
        ),
        why="Look, correct one weight, look again: the loop sees the new error before each step.",
    )  # fmt: skip


exercise = EquationExercise(_pose)
