"""The log loss."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake
from course_utils.neuron import sigmoid


def log_loss(weights, inputs, targets):
    given = sigmoid(inputs @ weights)
    return -np.mean(targets * np.log(given) + (1 - targets) * np.log(1 - given))


def some_people(rng: np.random.Generator, case: int) -> Arguments:
    """Return weights, inputs with a last column of 1s, and targets: 4 to 7 rows, both answers."""
    rows, columns = 4 + case % 4, 3 + case // 6
    weights = rng.uniform([0.4, -1.5, 0.3, -0.9][:columns], [1.5, -0.4, 0.9, -0.3][:columns])
    inputs = np.column_stack([rng.uniform(-2, 2, size=(rows, columns - 1)).round(2), np.ones(rows)])
    targets = rng.permutation(np.resize([1.0, 0.0, 1.0], rows))
    return weights.round(2), inputs, targets


_GIVEN = "sigmoid(inputs @ weights)"
_COSTS = "targets * np.log(given) + (1 - targets) * np.log(1 - given)"

exercise = Exercise(
    written=log_loss,
    arguments=some_people,
    mistakes=(
        Mistake(_GIVEN, f"({_GIVEN} > 0.5) * 1.0", "The predictions are rounded to yes and no, and 0 has no logarithm. Leave the rounding out."),
        Mistake(f"given = {_GIVEN}", f"given, targets = np.mean({_GIVEN}), np.mean(targets)",
                "It takes the mean of the predictions first, and one loss of that. Compute the loss of each row first, then the mean."),
        Mistake(f"np.mean({_COSTS})", f"({_COSTS})[-1] / len(targets)", "Only the last row counts: the rows before it are forgotten. Add up the losses of all rows."),
        Mistake("np.log(1 - given)", "(1 - np.log(given))", "The 1 stands outside the logarithm. For the answer no, take the logarithm of 1 − p: first subtract, then the logarithm."),
        Mistake(_COSTS, "(1 - targets) * np.log(1 - given)", "Only the rows with the answer no cost anything: the part with the targets is missing, or it is always 0."),
        Mistake("targets * np.log(given) + (1 - targets) *", "(1 - targets) * np.log(given) + targets *",
                "Yes and no have changed places: for a target of 1, take the log of the prediction."),
        Mistake(_COSTS, "targets * np.log(given)", "Only the rows with the answer yes cost anything: the part with 1 − targets is missing, or it is always 0."),
        Mistake("", "return np.mean((sigmoid(inputs @ weights) - targets) ** 2)", "It is the mean squared error of the predictions. The log loss is asked for."),
    ),
    hints=(
        "Three steps: the predictions, with the sigmoid; for each row the log of what was given to "
        "its right answer; minus the mean. targets * a + (1 - targets) * b picks a for every yes "
        "and b for every no.",
        "predictions = sigmoid(…). What was given to yes is predictions, and to no 1 - "
        "predictions. So a is np.log(predictions). What is b? End with -np.mean(…).",
    ),
    why="targets and 1 − targets switch one of the two logarithms on and the other off.",
)  # fmt: skip
