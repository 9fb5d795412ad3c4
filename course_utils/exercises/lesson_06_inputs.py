"""The exercise of lesson 06 on the inputs: standardise them by the training rows."""

import numpy as np

from course_utils.exercises import solutions_06
from course_utils.exercises.exercise import Exercise, Mistake


def _rows_of_people(rng, case):
    """Return inputs and training inputs, (rows, 2): heights and weights of other people."""
    heights_and_weights = rng.normal([170, 72], [9, 16], size=(9, 2)).round(1)
    training = rng.normal([166, 78], [7, 12], size=(5 + case % 3, 2)).round(1)
    return heights_and_weights, training


def _scaled(x, mean, spread):
    return (x - mean) / spread


standardise = Exercise(
    name="standardise",
    reference=solutions_06.standardise,
    arguments=_rows_of_people,
    mistakes=(
        Mistake(
            lambda x, train: _scaled(x, x.mean(axis=0), x.std(axis=0)),
            "It measures the mean and the spread of the rows themselves. Take those of the "
            "training rows: whoever is tested must not have a say.",
            almost=True,
        ),
        Mistake(
            lambda x, train: _scaled(
                x, np.vstack([x, train]).mean(axis=0), np.vstack([x, train]).std(axis=0)
            ),
            "It measures the mean and the spread of all rows together. Take those of the training "
            "rows only.",
            almost=True,
        ),
        Mistake(
            lambda x, train: _scaled(train, train.mean(axis=0), train.std(axis=0)),
            "It returns the training rows. Measure on them, but return the standardised inputs.",
            almost=True,
        ),
        Mistake(
            lambda x, train: _scaled(x, train.mean(axis=0), x.std(axis=0)),
            "The mean is that of the training rows, but the spread is not.",
            almost=True,
        ),
        Mistake(
            lambda x, train: _scaled(x, x.mean(axis=0), train.std(axis=0)),
            "The spread is that of the training rows, but the mean is not.",
            almost=True,
        ),
        Mistake(
            lambda x, train: _scaled(x, train.mean(), train.std()),
            "One mean and one spread serve both columns, centimetres and kilograms together. Take "
            "them for each column, with axis=0.",
        ),
        Mistake(
            lambda x, train: _scaled(x, train.mean(axis=0), train.var(axis=0)),
            "It divides by the variance, the square of the spread. Divide by std.",
            almost=True,
        ),
        Mistake(
            lambda x, train: x - train.mean(axis=0) / train.std(axis=0),
            "Brackets are missing: the mean is subtracted first, then the difference is divided.",
            almost=True,
        ),
        Mistake(
            lambda x, train: x - train.mean(axis=0),
            "The mean is subtracted, but nothing is divided by the spread.",
            almost=True,
        ),
        Mistake(
            lambda x, train: x / train.std(axis=0),
            "It is divided by the spread, but the mean is not subtracted first.",
            almost=True,
        ),
        Mistake(
            lambda x, train: _scaled(x, train.mean(axis=0), train.std(axis=0, ddof=1)),
            "It divides by the spread with rows − 1, ddof=1. The plain std is asked for.",
            almost=True,
        ),
        Mistake(
            lambda x, train: (train.mean(axis=0) - x) / train.std(axis=0),
            "The difference is the wrong way round: inputs minus mean.",
            almost=True,
        ),
        Mistake(
            lambda x, train: (x - train.min(axis=0)) / (train.max(axis=0) - train.min(axis=0)),
            "It stretches the inputs from 0 to 1. That is another way to scale; mean and spread "
            "are asked for.",
        ),
    ),
    hints=(
        "Mean and spread come from training_inputs, one of each for every column. Then use them on "
        "inputs.",
        "mean = training_inputs.mean(axis=0), and spread in the same way with std. Then subtract "
        "the one from inputs, in brackets, and divide by the other.",
    ),
    why="Both are measured on the training rows, once, and then used for every row.",
    not_from_outside={"training": "training_inputs", "test": "inputs"},
)
