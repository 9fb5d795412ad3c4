"""Exercises of lesson 03: the sum of a neuron, and the sigmoid."""

import numpy as np

from course_utils.exercises.exercise import Exercise, Mistake


def predict(weights, inputs):
    return inputs @ weights


def _some_weights_and_inputs(rng, case):
    count = 2 + case % 4
    weights = rng.uniform(1, 9, size=count).round(1) * rng.choice([-1, 1], size=count)
    inputs = rng.integers(2, 99, size=count).astype(float)
    # Sums above and below 0 in turn, so that a lost minus sign shows.
    return weights * np.sign(inputs @ weights) * (-1) ** case, inputs


predict = Exercise(
    name="predict",
    reference=predict,
    arguments=_some_weights_and_inputs,
    mistakes=(
        Mistake(
            lambda weights, inputs: weights[0] * inputs[0] + weights[1] * inputs[1],
            "It is right for two inputs, but a neuron may have more: take them all.",
            almost=True,
        ),
        Mistake(
            lambda weights, inputs: weights * inputs,
            "Each input is multiplied by its weight, but the products still wait to be added up.",
            almost=True,
        ),
        Mistake(
            lambda weights, inputs: np.sum(weights + inputs),
            "Inputs and weights are added. Multiply each input by its weight, then add up.",
        ),
        Mistake(
            lambda weights, inputs: np.sum(weights) * np.sum(inputs),
            "It adds first and multiplies then. Multiply each input by its own weight first.",
        ),
        Mistake(
            lambda weights, inputs: weights[0] * inputs[0],
            "Only the first input is used. Is there a return inside the loop?",
        ),
        Mistake(
            lambda weights, inputs: weights[-1] * inputs[-1],
            "Only the last input is used. Does each round of the loop add to what is there?",
        ),
        Mistake(
            lambda weights, inputs: weights[1:] @ inputs[1:],
            "The first input is left out: Python counts from 0.",
            almost=True,
        ),
        Mistake(
            lambda weights, inputs: weights[::-1] @ inputs,
            "The weights go with the wrong inputs: the first weight belongs to the first input.",
            almost=True,
        ),
        Mistake(
            lambda weights, inputs: np.mean(weights * inputs),
            "It is the mean of the products. Add them up, and do not divide.",
            almost=True,
        ),
        Mistake(
            lambda weights, inputs: inputs @ weights - 1492,
            "It is the error. The prediction is the sum alone, before the target is subtracted.",
            almost=True,
        ),
        Mistake(
            lambda weights, inputs: abs(inputs @ weights),
            "The minus sign is lost: a sum may be below 0.",
            almost=True,
        ),
        Mistake(lambda weights, inputs: np.sum(inputs), "The weights are missing."),
        Mistake(lambda weights, inputs: np.sum(weights), "The inputs are missing."),
    ),
    hints=(
        "Begin with a sum of 0. For each input, add input times weight. "
        "zip(weights, inputs) goes through both at once.",
        "NumPy has one sign for 'multiply item by item and add it all up': @, between two arrays.",
    ),
    why="The sign @ multiplies each input by its weight and adds it all up: that is the sum.",
    not_from_outside={"inputs": "inputs", "weights": "weights", "target": "inputs"},
)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _below_or_above_0(rng, case):
    return (round(rng.uniform(1.1, 4), 2) * (-1) ** case,)


sigmoid = Exercise(
    name="sigmoid",
    reference=sigmoid,
    arguments=_below_or_above_0,
    mistakes=(
        Mistake(
            lambda z: 1 / (1 + np.exp(z)),
            "A minus sign is missing: exp(−z). As it is, large sums come out near 0, not near 1.",
            almost=True,
        ),
        Mistake(
            lambda z: 1 / 1 + np.exp(-z),
            "The division ends too early: everything below the line, 1 + exp(−z), needs brackets.",
            almost=True,
        ),
        Mistake(
            lambda z: 1.0 if z > 0 else 0.0,
            "It is the step: it jumps from 0 to 1. The sigmoid climbs smoothly.",
        ),
        Mistake(
            lambda z: 1 / (1 - np.exp(-z)),
            "The sign before exp is wrong: below the line stands 1 plus exp(−z).",
            almost=True,
        ),
        Mistake(lambda z: 1 / np.exp(-z), "The 1 below the line is missing: 1 + exp(−z)."),
        Mistake(lambda z: np.exp(-z), "It is only exp(−z): it still has to go below the line."),
        Mistake(lambda z: np.exp(z) / (1 - np.exp(z)), "Below the line stands a sum, with a plus."),
        Mistake(
            lambda z: 1 / (1 + np.exp(-abs(z))),
            "The sign of z is lost: sums below 0 must come out below 0.5.",
            almost=True,
        ),
        Mistake(
            lambda z: 1 / (1 + np.exp(-z) ** 2),
            "There is one square too many: 1 + exp(−z), not 1 + exp(−z)².",
            almost=True,
        ),
        Mistake(
            np.tanh, "It is tanh, a relative that goes from −1 to 1. The sigmoid stays above 0."
        ),
        Mistake(
            lambda z: round(1 / (1 + np.exp(-z)), 1),
            "The result is rounded: leave out round.",
            almost=True,
        ),
        Mistake(lambda z: z, "It is the identity: the sum comes back as it is."),
        Mistake(lambda z: 1 / (1 - z), "exp is missing: np.exp(−z)."),
    ),
    hints=(
        "A fraction: 1 above the line, 1 + exp(−z) below it. Python's exp is np.exp.",
        "Put brackets round all that is below the line: 1 / (… + np.exp(…)). Mind the sign of z.",
    ),
    why="For large sums exp(−z) is nearly 0, and 1 / 1 is left; far below 0 it is huge.",
    not_from_outside={"weights": "z", "inputs": "z"},
)
