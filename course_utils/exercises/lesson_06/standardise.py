"""Standardise the inputs by the training rows."""

from typing import Any

import numpy as np

from course_utils.exercises.exercise import Exercise, Mistake


def standardise(inputs, training_inputs):
    mean, spread = training_inputs.mean(axis=0), training_inputs.std(axis=0)
    return (inputs - mean) / spread


def _rows_of_people(rng: np.random.Generator, case: int) -> tuple[Any, ...]:
    """Return inputs and training inputs: heights, weights and in some cases ages of people."""
    columns = 2 + (case in (3, 5))
    people = rng.normal([170, 72, 40][:columns], [9, 16, 12][:columns], size=(9, columns))
    training = rng.normal(
        [166, 78, 35][:columns], [7, 12, 9][:columns], size=(5 + case % 3, columns)
    )
    return people.round(1), training.round(1)


_WHOLE = "(inputs - mean) / spread"
_OF = "training_inputs.mean(axis=0), training_inputs.std(axis=0)"
_ALL = "np.vstack([inputs, training_inputs])"

exercise = Exercise(
    function=standardise,
    arguments=_rows_of_people,
    array=True,
    mistakes=(
        Mistake("training_inputs.", "inputs.", "It measures the mean and the spread of the rows themselves. Take those of the "
                "training rows: whoever is tested must not have a say."),
        Mistake(_OF, f"{_ALL}.mean(axis=0), {_ALL}.std(axis=0)", "It measures the mean and the spread of all rows together. Take those of the training "
                "rows only."),
        Mistake("(inputs -", "(training_inputs -", "It returns the training rows. Measure on them, but return the standardised inputs."),
        Mistake("training_inputs.std", "inputs.std", "The mean is that of the training rows, but the spread is not."),
        Mistake("training_inputs.mean", "inputs.mean", "The spread is that of the training rows, but the mean is not."),
        Mistake("axis=0", "", "One mean and one spread serve all columns, centimetres and kilograms together. Take "
                "them for each column, with axis=0."),
        Mistake(_OF, "inputs.mean(), inputs.std()", "Mean and spread are those of the rows themselves, and over all columns. Take them from "
                "the training rows, for each column: axis=0."),
        Mistake(_WHOLE, "inputs - mean / spread", "Parentheses are missing: the mean is subtracted first, then the difference is divided."),
        Mistake("std(axis=0", "std(axis=0, ddof=1", "It divides by the spread with rows − 1, ddof=1. The plain std is asked for."),
        Mistake(_WHOLE, "(inputs - training_inputs.min(axis=0)) / (training_inputs.max(axis=0) - training_inputs.min(axis=0))",
                "It stretches the inputs from 0 to 1. That is another way to scale; mean and spread are asked for."),
        Mistake(_WHOLE, "(inputs - inputs.min(axis=0)) / (inputs.max(axis=0) - inputs.min(axis=0))",
                "It stretches the inputs from 0 to 1. That is another way to scale; mean and spread are asked for."),
        Mistake(_WHOLE, "(inputs - mean) / (training_inputs.max(axis=0) - training_inputs.min(axis=0))",
                "It divides by the distance from the smallest to the largest. The spread, std, is asked for."),
    ),
    hints=(
        "Mean and spread come from training_inputs, one of each for every column. Then use them on "
        "inputs.",
        "mean = training_inputs.mean(axis=0), and spread in the same way with std. Then subtract "
        "the one from inputs, in brackets, and divide by the other.",
    ),
    why="Both are measured on the training rows, once, and then used for every row.",
)  # fmt: skip
