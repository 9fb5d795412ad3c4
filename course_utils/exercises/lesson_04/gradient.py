"""The slopes of the loss."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def gradient(weights, inputs, targets):
    errors = inputs @ weights - targets
    return 2 * errors @ inputs / len(targets)


def some_rows(rng: np.random.Generator, case: int) -> Arguments:
    """Return weights, inputs and targets: one row to five, two weights or three."""
    rows, columns = (1, 4, 3, 5)[case % 4], 2 + (case in (5, 7))
    weights = rng.uniform(1, 9, size=columns).round(1)
    inputs = rng.uniform([2, 12, 5][:columns], [8, 18, 11][:columns], size=(rows, columns)).round()
    wanted = np.where((np.arange(rows) + case) % 2, -1, 1) * rng.uniform(20, 90, size=rows)
    targets = (inputs @ weights - wanted).round(1)
    if case in (1, 6):  # whole numbers, as the lesson has them
        return tuple(each.round().astype(int) for each in (weights, inputs, targets))
    return weights, inputs, targets


def mistakes(given: str, factor: str) -> tuple[Mistake, ...]:
    """Return what goes wrong with slopes, by the code for the predictions and for the factor."""
    slopes = f"{factor}errors @ inputs / len(targets)"
    return (
        Mistake(f"{given} - targets", f"targets - {given}", "The error is the wrong way round: it should be the prediction minus the target."),
        Mistake(slopes, f"np.mean({slopes})", "It takes the mean over all weights as well. One slope for each weight is asked for."),
        Mistake(slopes, f"{factor}errors * inputs.mean(axis=1)", "It takes the mean along each row. One slope for each weight is asked for: take the mean down the columns, with axis=0."),
        Mistake(slopes, f"{factor}np.mean(errors)", "The error is not multiplied by the input: each weight has a slope of its own."),
        Mistake(slopes, f"{factor}np.mean(errors) * np.mean(inputs, axis=0)", "It multiplies two means. Multiply error and input row by row first, then average."),
        Mistake(slopes, f"{factor}np.mean(errors) * weights", "The errors are multiplied by the weights. Multiply each error by the inputs of its row."),
        Mistake(slopes, f"{factor}errors[-1] * inputs[-1] / len(targets)", "Only the last row counts: the rows before it are forgotten. Add up what comes from all rows."),
        Mistake("errors @", "abs(errors) @", "The errors have lost their sign. An error below 0 must stay below 0."),
        Mistake(" / len(targets)", "", "The division by the number of rows is missing: the mean over the rows is asked for."),
    )  # fmt: skip


_SLOPES = "2 * errors @ inputs / len(targets)"

exercise = Exercise(
    written=gradient,
    arguments=some_rows,
    array=True,
    mistakes=(
        *mistakes("inputs @ weights", "2 * "),
        Mistake(_SLOPES, "2 * np.mean(errors**2) * np.mean(inputs, axis=0)", "The loss, which is one number, stands in the place of the errors. Multiply the error of each row by its inputs."),
        Mistake(_SLOPES, "np.array([np.mean((errors + column) ** 2) - np.mean(errors**2) for column in inputs.T])",
                "It measures how much the loss changes when a weight grows by a whole 1. The slope belongs to a tiny step: 2 · error · input."),
        Mistake(_SLOPES, "np.mean(errors**2)", "It is the loss. Its slopes are asked for, one for each weight."),
    ),
    hints=(
        "First the errors, one for each row: predictions minus targets. Then the slope for one "
        "row is 2 · error · input. What is left is the mean over the rows.",
        "With errors in one line, errors @ inputs adds error · input over all rows, for each "
        "weight. Two things are still missing: the factor and the number of rows, len(targets).",
    ),
    why="errors @ inputs is the sum of error · input over the rows, once for each weight.",
)  # fmt: skip
