"""The last exercise of lesson 02: corrections in turn, until the error is 0."""

import numpy as np

from course_utils.exercises import correcting, solutions_01
from course_utils.exercises.correcting import correct, correct_by_size
from course_utils.exercises.equation import EquationExercise
from course_utils.exercises.exercise import Exercise, Mistake


def _runs_that_stop_early_and_runs_that_do_not(equation):
    """Return starts and steps that floats hold exactly, so that an error of 0 is met exactly.

    The first start is a solution, if there is one among the multiples of the step. Every second
    run finds one; the others begin on either side of it, and do not end there.
    """
    run = correcting.correct_in_turn_with(equation.error)
    inputs = [value for value in (equation.red, equation.blue) if value]
    reach = max(abs(equation.total / value) for value in inputs) or 7
    step = 2.0 ** round(np.log2(reach / 28))
    step = 0.5 if step == 1 else step  # else a step that is always 1 would not show
    exact = all((value * 1024).is_integer() for value in map(float, (*inputs, equation.total)))

    def shows(case, errors, tries):
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

    def arguments(rng, case):
        if case == 0 and solutions and exact:
            return *solutions[rng.integers(len(solutions))], step, 6
        for tries in range(1000):
            # Some equations have no solution above 0, or none at all that the steps can meet.
            low = 0 if tries < 300 else -60
            x, y = (rng.integers(low, 60, size=2) * step).tolist()
            most = 6 if case == 0 else 80 if case % 2 and tries < 700 else 7
            if shows(case, run(x, y, step, most), tries):
                break
        return x, y, step, most

    return arguments


def _run_with(error):
    """Return a function that gives the errors and the weights of a run."""

    def run(
        x, y, step, most_steps, *, turns=("x", "y"), rule=correct, stops=True, once=False,
        record=error,
    ):  # fmt: skip
        """Deviate in one way from the right run."""
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

    return run


def _one_after_the_other(error):
    def wrong(x, y, step, most_steps):
        errors = [error(x, y)]
        for _ in range(most_steps):
            if errors[-1] == 0:
                break
            x = correct(x, error(x, y), step)
            y = correct(y, error(x, y), step)
            errors.append(error(x, y))
        return errors

    return wrong


def _until_below_zero(run):
    def wrong(x, y, step, most_steps):
        errors = run(x, y, step, most_steps)[0]
        last = next((place for place, value in enumerate(errors) if value <= 0), len(errors))
        return errors[: last + 1]

    return wrong


def _slips(error):
    """Return the typical mistakes, the likeliest first."""
    run = _run_with(error)

    def deviating(**deviation):
        return lambda *arguments: run(*arguments, **deviation)[0]

    return (
        Mistake(
            deviating(turns=("xy",)),
            "Both weights move in every step. Take turns: x in the first step, y in the second.",
        ),
        Mistake(
            _one_after_the_other(error),
            "Each round of the loop moves x and then y and records one error. One step moves one "
            "weight, and every step is recorded.",
        ),
        Mistake(
            deviating(turns=("x",)),
            "Only x is ever corrected. Take turns: x in the first step, y in the second.",
        ),
        Mistake(
            deviating(turns=("y",)),
            "Only y is ever corrected. Take turns: x in the first step, y in the second.",
        ),
        Mistake(
            deviating(turns=("y", "x")),
            "It begins with y. The recipe begins with x.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: run(*arguments)[0][1:],
            "The error at the start is missing: record it before the first step.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: run(*arguments)[0][:-1],
            "The error after the last step is missing: record each error after its step.",
            almost=True,
        ),
        Mistake(
            deviating(stops=False),
            "It goes on when the error is 0. Leave the loop there: the equation is solved.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: run(*arguments)[0][-1],
            "It returns the last error alone. Return the list of all of them.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: run(*arguments)[0][-1:],
            "The list holds the last error alone: is it made anew in the loop? Make it once before "
            "the loop and append to it.",
            almost=True,
        ),
        Mistake(
            deviating(record=lambda x, y: abs(error(x, y))),
            "It records the sizes of the errors. Keep their signs: leave abs out.",
            almost=True,
        ),
        Mistake(
            deviating(rule=lambda value, now, _: correct(value, now, 1)),
            "Every step has the size 1: hand the parameter step on to correct.",
            almost=True,
        ),
        Mistake(
            deviating(rule=lambda value, now, step: correct(value, -now, step)),
            "The direction is turned round: the error runs away from 0.",
            almost=True,
        ),
        Mistake(
            deviating(rule=correct_by_size),
            "The steps follow the size of the error. Here each step has the same size.",
        ),
        Mistake(
            deviating(once=True),
            "The error is computed only once, before the loop. Compute it anew after every step.",
        ),
        Mistake(
            _until_below_zero(run),
            "It stops as soon as the error is below 0. Then it is the turn of the other direction: "
            "stop only at 0.",
            almost=True,
        ),
        Mistake(
            lambda *arguments: run(*arguments)[1][-1],
            "It returns the weights. Return the list of the errors.",
        ),
        Mistake(
            lambda *arguments: run(*arguments)[1],
            "It lists the weights. List the error of each step.",
        ),
        Mistake(
            lambda x, y, step, most: run(x, y, step, most - 1)[0],
            "It makes one step too few: range(most_steps) gives most_steps rounds.",
            almost=True,
        ),
        Mistake(
            lambda x, y, step, most: run(x, y, step, most + 1)[0],
            "It makes one step too many: range(most_steps) gives most_steps rounds.",
            almost=True,
        ),
    )


def _correct_in_turn(equation):
    error = solutions_01.error_of(equation.red, equation.blue, equation.total)
    return Exercise(
        name="correct_in_turn",
        reference=correcting.correct_in_turn_with(error),
        arguments=_runs_that_stop_early_and_runs_that_do_not(equation),
        mistakes=_slips(error),
        hints=(
            "Begin a list with the error at the start. Then loop: stop if the last error is 0; "
            "else correct one weight and append the new error. turn % 2 is 0 in every other round.",
            "Before the loop, make a list with error(x, y) in it. Then, most_steps times: break if "
            "its last item is 0; let an if on turn % 2 decide whether x or y gets its corrected "
            "value; append error(x, y).",
        ),
        why="Look, correct one weight, look again: the loop sees the new error before each step.",
    )


correct_in_turn = EquationExercise(_correct_in_turn)
