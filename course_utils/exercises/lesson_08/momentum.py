"""Momentum, checked over several steps in a row."""

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake
from course_utils.exercises.results import as_numbers


def momentum(weights, gradient, learning_rate, state):
    velocity = 0.9 * state.get("velocity", 0) + gradient
    state["velocity"] = velocity
    return weights - learning_rate * velocity


def _several_steps(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return what walks with a rule: where its steps lead, (steps, weights).

    Its arguments are the first weights, (weights,), the gradient of each step, (steps, weights),
    and the learning rate. The state is empty before the first step. A step that leads to no
    weights ends the walk, and comes back as it is.
    """

    def walk(weights: np.ndarray, gradients: np.ndarray, learning_rate: float) -> object:
        state: dict[Any, Any] = {}
        path: list[np.ndarray] = []
        for gradient in gradients:
            updated = function(weights, gradient, learning_rate, state)
            new = as_numbers(updated)
            if new is None or new.shape != (gradients.shape[1],):
                return updated
            weights = new.copy() if path else updated
            path.append(new.copy())
        return np.array(path)

    return walk


def _some_steps(rng: np.random.Generator, case: int) -> Arguments:
    """Return two weights, a gradient for each of three or four steps, and a rate."""
    count = 2
    gradients = rng.uniform(1, 9, size=(3 + case % 2, count)) * rng.choice([-1, 1], size=count)
    return (
        rng.uniform(1, 9, size=count).round(1),
        gradients.round(1),
        float(rng.choice([0.1, 0.2, 0.5])),
    )


_OLD = 'state.get("velocity", 0)'
_STORE, _MOVE = 'state["velocity"] = velocity', "weights - learning_rate * velocity"

exercise = Exercise(
    written=momentum,
    arguments=_some_steps,
    walk=_several_steps,
    mistakes=(
        Mistake("", f"velocity = {_OLD}\nstate['velocity'] = 0.9 * velocity + gradient\nreturn {_MOVE}",
                "It moves by the old velocity: compute the new one first, then move."),
        Mistake(_STORE, "", "It moves as if there were no velocity before each step: store the new one in state, read it from there under the same name, and move the weights by it."),
    ),
    hints=(
        "Three lines: the new velocity from the old one and the gradient; store it; move the "
        'weights by it. In the first step there is no old velocity: state.get("velocity", 0).',
        'velocity = 0.9 · the old one + gradient. Then state["velocity"] = velocity. The last '
        "line is the update you know, with velocity in the place of gradient.",
    ),
    why="What is left of all earlier gradients pushes on, and the newest one steers.",
)  # fmt: skip
