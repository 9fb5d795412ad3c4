"""The exercises of lesson 06 on the loss: the log loss and its gradient."""

import numpy as np

from course_utils.exercises import solutions_06
from course_utils.exercises.exercise import Exercise, Mistake
from course_utils.neuron import sigmoid


def _some_people(rng, case):
    """Return weights, inputs with a last column of 1s, and targets: 3 to 6 rows, both answers."""
    rows = 3 + case % 4
    weights = rng.uniform([0.4, -1.5, 0.3], [1.5, -0.4, 0.9]).round(2)
    inputs = np.column_stack([rng.uniform(-2, 2, size=(rows, 2)).round(2), np.ones(rows)])
    targets = rng.permutation(np.resize([1.0, 0.0], rows))
    return weights, inputs, targets


def _given(w, x):
    return sigmoid(x @ w)


def _costs(w, x, t):
    """Return the log loss of each row."""
    return -(t * np.log(_given(w, x)) + (1 - t) * np.log(1 - _given(w, x)))


def _errors(w, x, t):
    return _given(w, x) - t


log_loss = Exercise(
    name="log_loss",
    reference=solutions_06.log_loss,
    arguments=_some_people,
    mistakes=(
        Mistake(
            lambda w, x, t: -np.mean(_costs(w, x, t)),
            "The minus is missing: logarithms of numbers below 1 are negative, and a loss is not.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: np.sum(_costs(w, x, t)),
            "It is the sum over the rows. The mean is asked for: divide by the number of rows.",
            almost=True,
        ),
        Mistake(
            _costs,
            "It gives one loss for each row. Take their mean, so that one number is left.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: np.mean(_costs(w, x, t)) / np.log(10),
            "It uses np.log10. The natural logarithm is asked for, np.log.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: np.mean(_costs(w, x, t)) / np.log(2),
            "It uses np.log2. The natural logarithm is asked for, np.log.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: np.mean(_costs(w, x, 1 - t)),
            "Yes and no have changed places: for a target of 1, take the log of the prediction.",
        ),
        Mistake(
            lambda w, x, t: -np.mean(t * np.log(_given(w, x))),
            "Only the rows with the answer yes cost anything. Add the part with 1 − targets.",
        ),
        Mistake(
            lambda w, x, t: -np.mean((1 - t) * np.log(1 - _given(w, x))),
            "Only the rows with the answer no cost anything. Add the part with targets.",
        ),
        Mistake(
            lambda w, x, t: -np.mean(np.log(_given(w, x))),
            "The targets are not used: every row is treated as a yes.",
        ),
        Mistake(
            lambda w, x, t: -np.mean(_given(w, x) * np.log(t) + (1 - _given(w, x)) * np.log(1 - t)),
            "It takes the logarithm of the targets, and the logarithm of 0 has no end. Predictions "
            "go into the logarithm.",
        ),
        Mistake(
            lambda w, x, t: (
                -np.mean(
                    t * np.log(sigmoid(_given(w, x))) + (1 - t) * np.log(1 - sigmoid(_given(w, x)))
                )
            ),
            "The sigmoid is taken twice: the prediction is already one.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: -np.mean(t * np.log(x @ w) + (1 - t) * np.log(1 - x @ w)),
            "The sigmoid is missing: the log of a sum below 0 is not a number.",
        ),
        Mistake(
            lambda w, x, t: np.mean(_errors(w, x, t) ** 2),
            "It is the mean squared error of the predictions. The log loss is asked for.",
        ),
        Mistake(
            lambda w, x, t: np.mean((x @ w - t) ** 2),
            "It is the mean squared error of the sums. The log loss is asked for, and its "
            "predictions go through the sigmoid.",
        ),
        Mistake(
            lambda w, x, t: -np.log(np.mean(np.exp(-_costs(w, x, t)))),
            "The mean is taken first and the logarithm then. Take the logarithm of each row first.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: np.mean(np.abs(_errors(w, x, t))),
            "It is the mean size of the errors. The logarithm is missing.",
        ),
    ),
    hints=(
        "Three steps: the predictions, with the sigmoid; for each row the log of what was given to "
        "its right answer; minus the mean. targets * a + (1 - targets) * b picks a for every yes "
        "and b for every no.",
        "predictions = sigmoid(…). What was given to yes is predictions, and to no 1 - "
        "predictions. So a is np.log(predictions). What is b? End with -np.mean(…).",
    ),
    why="targets and 1 − targets switch one of the two logarithms on and the other off.",
)

log_loss_gradient = Exercise(
    name="log_loss_gradient",
    reference=solutions_06.log_loss_gradient,
    arguments=_some_people,
    mistakes=(
        Mistake(
            lambda w, x, t: 2 * _errors(w, x, t) @ x / len(t),
            "There is no factor 2 here: it came from the square, and the log loss has none.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: _errors(w, x, t) @ x,
            "It is the sum over the rows. The mean is asked for: divide by the number of rows.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: 2 * _errors(w, x, t) @ x,
            "There is no factor 2 here, and the sum is not divided by the number of rows.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: -_errors(w, x, t) @ x / len(t),
            "The sign is flipped: the error is prediction minus target.",
            almost=True,
        ),
        Mistake(
            _errors,
            "The error is not multiplied by the input: that gives one number for each row, but one "
            "for each weight is asked for.",
        ),
        Mistake(
            lambda w, x, t: np.mean(_errors(w, x, t)),
            "The error is not multiplied by the input: each weight has a slope of its own.",
        ),
        Mistake(
            lambda w, x, t: (x @ w - t) @ x / len(t),
            "The sigmoid is missing: the error is sigmoid(sum) minus target.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: (sigmoid(_given(w, x)) - t) @ x / len(t),
            "The sigmoid is taken twice: once is the prediction.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: _errors(w, x, 1 - t) @ x / len(t),
            "Yes and no have changed places: subtract targets, not 1 − targets.",
        ),
        Mistake(
            lambda w, x, t: _errors(w, x, t)[:, None] * x,
            "It holds one row for each person: take their mean, with axis=0.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: np.mean(_errors(w, x, t)) * np.mean(x, axis=0),
            "It multiplies two means. Multiply error and input row by row first, then average.",
        ),
        Mistake(
            lambda w, x, t: (_errors(w, x, t) * _given(w, x) * (1 - _given(w, x))) @ x / len(t),
            "The slope of the sigmoid is still in it. In the log loss it cancels: error · input.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: np.abs(_errors(w, x, t)) @ x / len(t),
            "It takes the size of the error. Its sign must stay: it says which way is uphill.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: ((_given(w, x) > 0.5) - t) @ x / len(t),
            "The predictions are rounded to yes and no. The error is how far off the sigmoid is.",
        ),
    ),
    hints=(
        "Compare with lesson 04: error · input, and the mean over the rows. What is the prediction "
        "now, and which factor is gone?",
        "errors = sigmoid(…) - targets, and errors @ inputs adds error · input over the rows.",
    ),
    why="The sigmoid bends the prediction, the logarithm bends it back: error · input is left.",
)
