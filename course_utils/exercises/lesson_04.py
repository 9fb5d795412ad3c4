"""The first two exercises of lesson 04: the gradient, and the update."""

import numpy as np

from course_utils.exercises import descending
from course_utils.exercises.exercise import Exercise, Mistake


def some_rows(rng, case):
    """Return weights, inputs and targets: one to four rows, with errors of both signs."""
    rows = case % 4 + 1
    weights = rng.uniform(1, 9, size=2).round(1)
    inputs = rng.uniform([2, 12], [8, 18], size=(rows, 2)).round()
    wanted = np.where((np.arange(rows) + case) % 2, -1, 1) * rng.uniform(20, 90, size=rows)
    return weights, inputs, (inputs @ weights - wanted).round(1)


def _errors(weights, inputs, targets):
    return inputs @ weights - targets


gradient = Exercise(
    name="gradient",
    reference=descending.gradient,
    arguments=some_rows,
    mistakes=(
        Mistake(
            lambda w, x, t: _errors(w, x, t) @ x / len(t),
            "The factor 2 is missing: the slope of error² is 2 · error · input.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: 2 * _errors(w, x, t) @ x,
            "It is the sum over the rows. The mean is asked for: divide by the number of rows.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: _errors(w, x, t) @ x,
            "The factor 2 is missing, and the sum is not divided by the number of rows.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: -2 * _errors(w, x, t) @ x / len(t),
            "The sign is flipped: the error is what the neuron predicts minus the target.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: 2 * np.mean(_errors(w, x, t)),
            "The error is not multiplied by the input: each weight has a slope of its own.",
        ),
        Mistake(
            lambda w, x, t: 2 * np.mean(_errors(w, x, t)) * np.ones(2),
            "The error is not multiplied by the input: each weight has a slope of its own.",
        ),
        Mistake(
            lambda w, x, t: 2 * _errors(w, x, t),
            "The error is not multiplied by the input: that gives one number for each row, but "
            "one for each weight is asked for.",
        ),
        Mistake(
            lambda w, x, t: 2 * abs(_errors(w, x, t)) @ x / len(t),
            "It takes the size of the error. Its sign must stay: it says which way is uphill.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: 2 * _errors(w, x, t)[0] * x[0],
            "It looks only at the first row: take the mean over all rows.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: 2 * _errors(w, x, t)[:, None] * x,
            "It holds one row for each shipment: take their mean, with axis=0.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: np.mean(2 * _errors(w, x, t)[:, None] * x),
            "The mean is taken over everything: take it over the rows only, with axis=0.",
            almost=True,
        ),
        Mistake(
            lambda w, x, t: 2 * np.mean(_errors(w, x, t)) * np.mean(x, axis=0),
            "It multiplies two means. Multiply error and input row by row first, then average.",
        ),
        Mistake(
            lambda w, x, t: 2 * _errors(w, x, t) ** 2 @ x / len(t),
            "The error is squared: the slope of error² contains the error itself, not its square.",
        ),
        Mistake(
            lambda w, x, t: np.mean(_errors(w, x, t) ** 2),
            "It is the loss. Its slopes are asked for, one for each weight.",
        ),
        Mistake(
            lambda w, x, t: 2 * np.sign(_errors(w, x, t)) @ x / len(t),
            "Only the sign of the error is used: a big error needs a steep slope.",
        ),
        Mistake(
            lambda w, x, t: 2 * np.mean(_errors(w, x, t)) * w,
            "The error is multiplied by the weights. Multiply it by the inputs.",
        ),
    ),
    hints=(
        "First the errors, one for each row: predictions minus targets. Then the slope for one "
        "row is 2 · error · input. What is left is the mean over the rows.",
        "With errors in one line, errors @ inputs adds error · input over all rows, for each "
        "weight. Two things are still missing: the factor and the number of rows, len(targets).",
    ),
    why="errors @ inputs is the sum of error · input over the rows, once for each weight.",
    not_from_outside={"one_shipment": "inputs and targets"},
)


def _one_step(rng, case):
    weights = rng.uniform(2, 9, size=2).round(1)
    slopes = rng.uniform([3, 20], [9, 40]).round() * ((1, -1), (-1, -1), (1, 1), (-1, 1))[case % 4]
    return weights, slopes, round(rng.uniform(0.01, 0.09), 3)


update = Exercise(
    name="update",
    reference=descending.update,
    arguments=_one_step,
    mistakes=(
        Mistake(
            lambda w, g, r: w + r * g,
            "It walks uphill: the gradient points to where the loss grows, so subtract it.",
            almost=True,
        ),
        Mistake(
            lambda w, g, r: w - g,
            "The learning rate is not used: multiply the gradient by it.",
            almost=True,
        ),
        Mistake(
            lambda w, g, r: w - g / r,
            "It divides by the learning rate, so a smaller one gives a larger step: multiply.",
            almost=True,
        ),
        Mistake(
            lambda w, g, r: r * g,
            "The old weights are lost: it returns only the step. Subtract it from the weights.",
        ),
        Mistake(
            lambda w, g, r: -r * g,
            "The old weights are lost: it returns only the step. Start from the weights.",
        ),
        Mistake(
            lambda w, g, r: w - r,
            "The gradient is not used: every step is the same, whatever the slope says.",
        ),
        Mistake(
            lambda w, g, r: r * (w - g),
            "The brackets are in the wrong place: the learning rate belongs to the gradient only.",
            almost=True,
        ),
        Mistake(
            lambda w, g, r: r * g - w,
            "The difference is the wrong way round: weights minus step, not step minus weights.",
            almost=True,
        ),
        Mistake(
            lambda w, g, r: w - r * np.sign(g),
            "Only the sign of the gradient is used: a steep slope calls for a long step.",
        ),
        Mistake(
            lambda w, g, r: w - r * abs(g),
            "It takes the size of the gradient: every step makes the weights smaller.",
            almost=True,
        ),
        Mistake(
            lambda w, g, r: np.array([w[0] - r * g[0], w[1]]),
            "Only the first weight moves: every weight has a slope of its own.",
            almost=True,
        ),
        Mistake(
            lambda w, g, r: w - r * g[0],
            "Both weights move by the slope of the first: each has a slope of its own.",
        ),
        Mistake(
            lambda w, g, r: w * (1 - r * g),
            "The step is multiplied by the weight once more: subtract learning rate · gradient.",
        ),
        Mistake(
            lambda w, g, r: g - r * w,
            "Weights and gradient have changed places.",
            almost=True,
        ),
        Mistake(
            lambda w, g, r: w - 1e-6 * g,
            "The learning rate is fixed to 1e-6: use the parameter learning_rate.",
            almost=True,
        ),
    ),
    hints=(
        "The gradient points uphill, and you want to go down. The learning rate says which share "
        "of it to take.",
        "One line is enough: return weights … learning_rate … gradient, with a minus and a times.",
    ),
    why="Against the gradient is downhill, and the learning rate scales the step.",
)
