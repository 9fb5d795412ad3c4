"""The slopes of two layers: backpropagation."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake
from course_utils.learning.layers import feed_forward


def gradient_of_two_layers(weights, inputs, targets):
    heard, given = feed_forward(weights, inputs)
    errors = given - targets
    slopes = []
    for neuron in range(3):
        hidden = heard[:, neuron]
        carried = errors * weights[9 + neuron] * hidden * (1 - hidden)
        slopes.append(carried @ inputs / len(targets))
    slopes.append(errors @ heard / len(targets))
    return np.concatenate(slopes)


def _one_network(rng: np.random.Generator, case: int) -> Arguments:
    """Return weights, inputs with a last column of 1s, and targets: 2 rows to 5, never 3."""
    rows = (4, 2, 5)[case % 3]
    weights = rng.choice([-1, 1], size=13) * rng.uniform(0.4, 2, size=13)
    inputs = np.column_stack([rng.uniform(-2, 2, size=(rows, 2)).round(1), np.ones(rows)])
    return weights.round(1), inputs, rng.permutation(np.resize([1.0, 0.0, 1.0], rows))


_WIRE, _SLOPE = " * weights[9 + neuron]", " * hidden * (1 - hidden)"
_LAST = "errors @ heard / len(targets)"
_NO_SLOPE = "The slope of the hidden sigmoids is missing: hidden · (1 − hidden)."
_CANCELS = "The slope of the last sigmoid is in it, and with the log loss it cancels: the error is prediction − target."

exercise = Exercise(
    written=gradient_of_two_layers,
    arguments=_one_network,
    array=True,
    mistakes=(
        Mistake("weights[9 + neuron]", "weights[neuron]", "weights[0] to weights[2] belong to the first hidden neuron. The error comes back over the weights of the last one: weights[9 + neuron]."),
        Mistake("9 + neuron", "9", "weights[9] is the wire of the first hidden neuron only: each has a wire of its own."),
        Mistake("9 + neuron", "3 * neuron", "The error is multiplied by a weight of the hidden neuron itself. It comes back over a weight of the last one: weights[9] for the first hidden neuron."),
        Mistake(_SLOPE, "", _NO_SLOPE),
        Mistake(_SLOPE, " * given * (1 - given)", "The slope is that of the last sigmoid. It should be that of each hidden neuron: answer · (1 − answer), from its own column of heard."),
        Mistake(_LAST, "errors @ heard[:, :3] / len(targets)", "The slope of the last neuron's bias is missing: the last column of heard, the 1s, belongs to it."),
        Mistake(_WIRE, "", "The error comes back without its wire: it is multiplied by the weight that it comes back over."),
        Mistake(f"errors{_WIRE}{_SLOPE}", "hidden - targets", "A hidden neuron has no target of its own: carry the error of the last neuron back to it, over its wire and slope."),
        Mistake("carried", "errors", "Each neuron changes errors itself, so the next one gets less of them: give what is carried back another name."),
        Mistake("", "heard, given = feed_forward(weights, inputs)\nerrors = given - targets\nlast = errors @ heard / len(targets)\nslopes = []\nfor neuron in range(3):\n    hidden = heard[:, neuron]\n    errors = errors * weights[9 + neuron] * hidden * (1 - hidden)\n    slopes.append(errors @ inputs / len(targets))\nreturn np.concatenate([*slopes, last])",
                "Each hidden neuron changes errors itself, so the next one gets less of them: give what is carried back another name."),
        Mistake("given - targets", "(given - targets) * given * (1 - given)", _CANCELS),
        Mistake("np.concatenate(slopes)", "slopes[3]", "Only the slopes of the last neuron come back: those of the hidden neurons belong before them."),
        Mistake("np.concatenate(slopes)", "np.concatenate([slopes[3], *slopes[:3]])", "The two layers have changed places: the hidden neurons come first, as in weights."),
        Mistake("np.concatenate(slopes)", "np.column_stack(slopes[:3]).ravel().tolist() + slopes[3].tolist()",
                "The slopes of the hidden neurons come in a wrong order: first all three of the first neuron, then those of the next."),
    ),
    distractors=(
        "        carried = errors * hidden * (1 - hidden)",
        "    slopes.append(errors @ inputs / len(targets))",
    ),
    hints=(
        "Begin with the two lines of steps 1 and 2. Then go through the three hidden neurons with "
        "for neuron in range(3): do for each what the cell that prints 'carried back' does for "
        "the first one, and keep its three slopes in a list.",
        "The answers of a hidden neuron are heard[:, neuron], its wire is weights[9 + neuron]. "
        "Error · wire · answer · (1 − answer) is what arrives; @ inputs and / len(targets) make "
        "slopes of it. For the last neuron take errors and heard in the same way, and join all.",
    ),
    why="The same rule in both layers: error · input. Only the error of a hidden neuron must be "
    "fetched first, back over its wire and through the slope of its sigmoid.",
)  # fmt: skip
