"""Standardise the inputs by the training rows."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def standardise(inputs, training_inputs):
    mean, spread = training_inputs.mean(axis=0), training_inputs.std(axis=0)
    return (inputs - mean) / spread


def _rows_of_people(rng: np.random.Generator, case: int) -> Arguments:
    """Return inputs and training inputs: heights, weights and in some cases ages of people."""
    columns = 2 + (case in (3, 5))
    people = rng.normal([170, 72, 40][:columns], [9, 16, 12][:columns], size=(9, columns))
    training = rng.normal(
        [166, 78, 35][:columns], [7, 12, 9][:columns], size=(5 + case % 3, columns)
    )
    return people.round(1), training.round(1)


_WHOLE = "(inputs - mean) / spread"

exercise = Exercise(
    written=standardise,
    arguments=_rows_of_people,
    array=True,
    mistakes=(
        Mistake(_WHOLE, f"({_WHOLE}).T", "Rows and columns have changed places. Put the finished columns beside each other, with np.column_stack."),
        Mistake(_WHOLE, "inputs - mean", "The mean is subtracted, but the division by the spread is missing."),
        Mistake(_WHOLE, "inputs / spread - mean", "It divides first, and then subtracts the mean, which was not divided. Subtract first, then divide."),
        Mistake("training_inputs.std(axis=0)", "(training_inputs.max(axis=0) - training_inputs.min(axis=0))",
                "It takes the largest minus the smallest for the spread. The standard deviation is asked for, .std."),
        Mistake("training_inputs.std(axis=0)", "np.abs(training_inputs - training_inputs.mean(axis=0)).mean(axis=0)",
                "It takes the mean distance from the mean for the spread. The standard deviation is asked for, .std."),
        Mistake(_WHOLE, "(inputs - training_inputs.min(axis=0)) / (training_inputs.max(axis=0) - training_inputs.min(axis=0))",
                "It scales by the smallest and the largest number. That is another way to scale; mean and spread are asked for."),
    ),
    hints=(
        "Mean and spread come from training_inputs, one of each for every column. Then use them on "
        "inputs.",
        "mean = training_inputs.mean(axis=0), and spread in the same way with std. Then subtract "
        "the one from inputs, in brackets, and divide by the other.",
    ),
    why="Both are measured on the training rows, once, and then used for every row.",
)  # fmt: skip
