"""The slopes of two layers: backpropagation."""

from typing import Any

import numpy as np

from course_utils.exercises.exercise import Exercise, Mistake
from course_utils.learning.layers import feed_forward


def gradient_of_two_layers(weights, inputs, targets):
    heard, given = feed_forward(weights, inputs)
    errors = given - targets
    answers = heard[:, :3]
    carried = np.outer(errors, weights[9:12]) * answers * (1 - answers)
    slopes_of_hidden = carried.T @ inputs / len(targets)
    slopes_of_last = errors @ heard / len(targets)
    return np.concatenate([slopes_of_hidden.ravel(), slopes_of_last])


def _one_network(rng: np.random.Generator, case: int) -> tuple[Any, ...]:
    """Return weights, inputs with a last column of 1s, and targets: 2 rows to 5, never 3."""
    rows = (4, 2, 5)[case % 3]
    weights = rng.choice([-1, 1], size=13) * rng.uniform(0.4, 2, size=13)
    inputs = np.column_stack([rng.uniform(-2, 2, size=(rows, 2)).round(1), np.ones(rows)])
    return weights.round(1), inputs, rng.permutation(np.resize([1.0, 0.0, 1.0], rows))


_CARRIED = "np.outer(errors, weights[9:12]) * answers * (1 - answers)"
_HIDDEN, _LAST = "carried.T @ inputs / len(targets)", "errors @ heard / len(targets)"
_ALL = "np.concatenate([slopes_of_hidden.ravel(), slopes_of_last])"
_NO_SLOPE = "The slope of the hidden sigmoids is missing: answers · (1 − answers)."

exercise = Exercise(
    function=gradient_of_two_layers,
    arguments=_one_network,
    array=True,
    mistakes=(
        Mistake(_CARRIED, "errors[:, None] * answers * (1 - answers)", "The error comes back over a wire, and the weight of this wire is missing: weights[9:12]."),
        Mistake(f"answers = heard[:, :3]\n    carried = {_CARRIED}", "carried = np.outer(errors, weights[9:]) * heard * (1 - heard)",
                "The 1 behind the three answers is no neuron: carry the error back to the three only, with weights[9:12] and heard[:, :3]."),
        Mistake(" * answers * (1 - answers)", "", _NO_SLOPE),
        Mistake("np.outer(errors,", "np.outer(errors * given * (1 - given),",
                "The slope of the last sigmoid is in it, and with the log loss it cancels: the error is prediction − target."),
        Mistake("errors = given - targets", "errors = (given - targets) * given * (1 - given)",
                "The slope of the last sigmoid is in it, and with the log loss it cancels: the error is prediction − target."),
        Mistake("weights[9:12]", "weights[:3]", "weights[:3] belong to the first hidden neuron. The error comes back over the weights of the last one, weights[9:12]."),
        Mistake("weights[9:12]", "weights[10:13]", "weights[9:12] are the three wires; weights[12] is the bias of the last neuron, and it hears nobody."),
        Mistake(_HIDDEN, "inputs.T @ carried / len(targets)", "The slopes of the hidden neurons come in a wrong order: a row for each neuron is asked for, carried.T @ inputs."),
        Mistake(_HIDDEN, "carried.T @ inputs", "For the hidden neurons it is the sum over the rows. The mean is asked for: divide by len(targets)."),
        Mistake(_LAST, "errors @ heard", "For the last neuron it is the sum over the rows. The mean is asked for: divide by len(targets)."),
        Mistake(_ALL, f"{_ALL} * len(targets)", "It is the sum over the rows. The mean is asked for: divide by the number of rows."),
        Mistake(_ALL, "np.concatenate([slopes_of_last, slopes_of_hidden.ravel()])", "The two layers have changed places: the hidden neurons come first, as in weights."),
        Mistake(_ALL, "slopes_of_last", "Only the last neuron has its slopes. Those of the hidden neurons come first."),
        Mistake(_ALL, "slopes_of_hidden.ravel()", "Only the hidden neurons have their slopes. Those of the last one come after them."),
        Mistake(_ALL, "(slopes_of_hidden, slopes_of_last)", "It returns two arrays. One list of 13 slopes is asked for: np.concatenate([…, …])."),
        Mistake("np.outer(errors, weights[9:12])", "np.mean(errors) * weights[9:12]", "The mean is taken too early: carry the error of each row back first."),
    ),
    distractors=(
        "    carried = errors * answers * (1 - answers)",
        "    slopes_of_last = errors @ inputs / len(targets)",
    ),
    hints=(
        "Five steps: feed forward; the error of each row; carried back, a number for each row and "
        "hidden neuron; error · input for the hidden neurons; error · input for the last one, "
        "whose inputs are heard. The last two are means over the rows.",
        "np.outer(errors, weights[9:12]) sends each error back over the three wires. Multiply by "
        "answers * (1 - answers), where answers = heard[:, :3]. Then carried.T @ inputs has a row "
        "of slopes for each hidden neuron; .ravel() puts them into one list.",
    ),
    why="The same rule in both layers: error · input. Only the error of a hidden neuron must be "
    "fetched first, back over its wire and through the slope of its sigmoid.",
)  # fmt: skip
