"""The last exercise of lesson 02: corrections in turn, until the error is 0."""

import numpy as np

from course_utils.exercises import correcting
from course_utils.exercises.correcting import correct, correct_by_size, error
from course_utils.exercises.exercise import Exercise, Mistake


def _runs_that_stop_early_and_runs_that_do_not(rng: np.random.Generator, case: int) -> tuple:
    """Return starts and steps that floats hold exactly, so that an error of 0 is met exactly."""
    if case == 0:
        return 5.0, 1.0, 0.5, 6
    stops = case % 2 == 1
    while True:
        x, y = (rng.integers(12, 40, size=2) / 4).tolist()
        most = 80 if stops else 7
        errors = correcting.correct_in_turn(x, y, 0.25, most)
        crosses = min(errors) < 0 < max(errors)
        if errors[0] != 0 and (not stops or (errors[-1] == 0 and crosses)):
            return x, y, 0.25, most


def _run(
    x, y, step, most_steps, *, turns=("x", "y"), rule=correct, stops=True, once=False,
    record=error,
):  # fmt: skip
    """Return the errors and the weights of a run that deviates in one way from the right one."""
    weights, errors, places = {"x": x, "y": y}, [record(x, y)], [(x, y)]
    first = error(x, y)
    for turn in range(most_steps):
        now = first if once else error(weights["x"], weights["y"])
        if stops and now == 0:
            break
        for name in turns[turn % len(turns)]:
            weights[name] = rule(weights[name], now, step)
        errors.append(record(weights["x"], weights["y"]))
        places.append((weights["x"], weights["y"]))
    return errors, places


def _with(**deviation):
    return lambda *arguments: _run(*arguments, **deviation)[0]


def _one_after_the_other(x, y, step, most_steps):
    errors = [error(x, y)]
    for _ in range(most_steps):
        if errors[-1] == 0:
            break
        x = correct(x, error(x, y), step)
        y = correct(y, error(x, y), step)
        errors.append(error(x, y))
    return errors


def _until_below_zero(x, y, step, most_steps):
    errors = _run(x, y, step, most_steps)[0]
    last = next((place for place, value in enumerate(errors) if value <= 0), len(errors))
    return errors[: last + 1]


correct_in_turn = Exercise(
    name="correct_in_turn",
    reference=correcting.correct_in_turn,
    arguments=_runs_that_stop_early_and_runs_that_do_not,
    mistakes=(
        Mistake(
            _with(turns=("xy",)),
            "Both weights move in every step. Take turns: x in the first step, y in the second.",
        ),
        Mistake(
            _one_after_the_other,
            "Each round of the loop moves x and then y and records one error. One step moves one "
            "weight, and every step is recorded.",
        ),
        Mistake(
            _with(turns=("x",)),
            "Only x is ever corrected. Take turns: x in the first step, y in the second.",
        ),
        Mistake(
            _with(turns=("y",)),
            "Only y is ever corrected. Take turns: x in the first step, y in the second.",
        ),
        Mistake(
            _with(turns=("y", "x")),
            "It begins with y. The recipe begins with x.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: _run(*arguments)[0][1:],
            "The error at the start is missing: record it before the first step.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: _run(*arguments)[0][:-1],
            "The error after the last step is missing: record each error after its step.",
            almost=True,
        ),
        Mistake(
            _with(stops=False),
            "It goes on when the error is 0. Leave the loop there: the equation is solved.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: _run(*arguments)[0][-1],
            "It returns the last error alone. Return the list of all of them.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: _run(*arguments)[0][-1:],
            "The list holds the last error alone: is it made anew in the loop? Make it once before "
            "the loop and append to it.",
            almost=True,
        ),
        Mistake(
            _with(record=lambda x, y: abs(error(x, y))),
            "It records the sizes of the errors. Keep their signs: leave abs out.",
            almost=True,
        ),
        Mistake(
            _with(rule=lambda value, now, _: correct(value, now, 1)),
            "Every step has the size 1: hand the parameter step on to correct.",
            almost=True,
        ),
        Mistake(
            _with(rule=lambda value, now, step: correct(value, -now, step)),
            "The direction is turned round: the error runs away from 0.",
            almost=True,
        ),
        Mistake(
            _with(rule=correct_by_size),
            "The steps follow the size of the error. Here each step has the same size.",
        ),
        Mistake(
            _with(once=True),
            "The error is computed only once, before the loop. Compute it anew after every step.",
        ),
        Mistake(
            _until_below_zero,
            "It stops as soon as the error is below 0. Then it is the turn of the other direction: "
            "stop only at 0.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: _run(*arguments)[1][-1],
            "It returns the weights. Return the list of the errors.",
        ),
        Mistake(
            lambda *arguments: _run(*arguments)[1],
            "It lists the weights. List the error of each step.",
        ),
        Mistake(
            lambda x, y, step, most: _run(x, y, step, most - 1)[0],
            "It makes one step too few: range(most_steps) gives most_steps rounds.",
            almost=True,
        ),
        Mistake(
            lambda x, y, step, most: _run(x, y, step, most + 1)[0],
            "It makes one step too many: range(most_steps) gives most_steps rounds.",
            almost=True,
        ),
    ),
    hints=(
        "Begin a list with the error at the start. Then loop: stop if the last error is 0; else "
        "correct one weight and append the new error. turn % 2 is 0 in every other round.",
        "Before the loop, make a list with error(x, y) in it. Then, most_steps times: break if its "
        "last item is 0; let an if on turn % 2 decide whether x or y gets its corrected value; "
        "append error(x, y).",
    ),
    why="Look, correct one weight, look again: the loop sees the new error before each step.",
)
