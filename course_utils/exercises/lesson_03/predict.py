"""The sum of a neuron."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def predict(weights, inputs):
    return inputs @ weights


def _some_weights_and_inputs(rng: np.random.Generator, case: int) -> Arguments:
    count = 2 + case % 4
    signs = rng.choice([-1, 1], size=count)
    signs[-1] = -signs[0]  # one product is above 0, and another below
    weights = rng.uniform(1, 9, size=count).round(1) * signs
    inputs = rng.integers(2, 99, size=count)
    if case == 5:  # an array of the same kind cuts decimals off, and they do not cancel out
        weights, inputs = abs(weights) // 1 + 0.3, inputs // 10 * 10 + 1
    else:
        inputs = inputs.astype(float)
    if case == 3:  # two products are the same
        weights[1], inputs[1] = weights[0], inputs[0]
    if case == 6:  # an input of 0 is no end
        inputs[1] = 0
    # Sums above and below 0 in turn, so that a lost minus sign shows.
    return weights * np.sign(inputs @ weights) * (-1) ** (case + case // 4), inputs


exercise = Exercise(
    written=predict,
    arguments=_some_weights_and_inputs,
    mistakes=(
        Mistake("", "return np.sum(weights) * np.sum(inputs)", "Every weight meets every input. Multiply each input by its own weight only."),
    ),
    hints=(
        "Begin with a sum of 0. For each input, add input times weight. "
        "zip(weights, inputs) goes through both at once.",
        "In a loop, each round adds to the sum, and return stands behind the loop. Without a loop: "
        "the sign @ between two arrays multiplies item by item and adds it all up.",
    ),
    why="The sign @ multiplies each input by its weight and adds it all up: that is the sum.",
)  # fmt: skip
