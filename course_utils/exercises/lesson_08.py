"""The exercise of lesson 08: momentum, checked over several steps in a row."""

from collections.abc import Callable

import numpy as np

from course_utils.exercises.exercise import Exercise, Mistake
from course_utils.exercises.results import shown
from course_utils.exercises.trial import Trial, try_out


def momentum(weights, gradient, learning_rate, state):
    velocity = 0.9 * state.get("velocity", 0) + gradient
    state["velocity"] = velocity
    return weights - learning_rate * velocity


class RuleExercise(Exercise):
    """An exercise on a rule that remembers: the function is called for several steps in a row.

    Its arguments are the first weights, (weights,), the gradient of each step, (steps, weights),
    and the learning rate. The state is empty before the first step.
    """

    def run(self, function: Callable, arguments: tuple) -> Trial:
        """Return where the steps lead, (steps, weights), or the first result that is no weights."""

        def walk(weights, gradients, learning_rate):
            state, path = {}, []
            for gradient in gradients:
                updated = function(weights, gradient, learning_rate, state)
                if not _are_weights(updated, len(weights)):
                    return updated
                weights = np.array(updated, dtype=float) if path else updated
                path.append(np.array(updated, dtype=float))
            return np.array(path)

        return try_out(walk, arguments)

    def _call(self, trial: Trial) -> str:
        weights, gradients, learning_rate = trial.arguments
        return (
            f"{self.name}, for {len(gradients)} steps from {shown(weights)} with a learning rate "
            f"of {shown(learning_rate)} and the gradients {shown(gradients)},"
        )


def _are_weights(value: object, count: int) -> bool:
    try:
        array = np.asarray(value)
        return array.shape == (count,) and array.dtype.kind in "iuf"
    except Exception:  # whatever a learner's object does when it is asked
        return False


def _some_steps(rng, case):
    """Return weights, a gradient for each of three or four steps, and a learning rate."""
    gradients = rng.uniform(1, 9, size=(3 + case % 2, 2)) * rng.choice([-1, 1], size=2)
    return (
        rng.uniform(1, 9, size=2).round(1),
        gradients.round(1),
        float(rng.choice([0.1, 0.2, 0.5])),
    )


def _with(velocity_of: Callable, move: Callable | None = None) -> Callable:
    """Return momentum with another velocity, of old velocity and gradient, or another move."""

    def wrong(weights, gradient, learning_rate, state):
        before = state.get("velocity", np.zeros(len(weights)))
        state["velocity"] = velocity_of(before, gradient)
        if move is not None:
            return move(weights, gradient, learning_rate, before, state["velocity"])
        return weights - learning_rate * state["velocity"]

    return wrong


def _right(velocity, gradient):
    return 0.9 * velocity + gradient


def _only_the_gradient_before(weights, gradient, learning_rate, state):
    velocity = 0.9 * state.get("gradient", 0) + gradient
    state["gradient"] = gradient
    return weights - learning_rate * velocity


def _stored_once(weights, gradient, learning_rate, state):
    velocity = 0.9 * state["velocity"] + gradient if "velocity" in state else gradient
    state.setdefault("velocity", velocity)
    return weights - learning_rate * velocity


momentum_exercise = RuleExercise(
    name="momentum",
    reference=momentum,
    arguments=_some_steps,
    mistakes=(
        Mistake(
            lambda w, g, r, _: w - r * g,
            "It is plain gradient descent: nothing is kept. Store the velocity in the state before "
            "you return, and read it from there in the next step.",
        ),
        Mistake(
            _with(lambda v, g: v + g),
            "The old velocity does not fade: multiply it by 0.9.",
            almost=True,
        ),
        Mistake(
            _with(lambda v, g: 0.9 * v + 0.1 * g),
            "The gradient is multiplied by 0.1: that is an average. Add the whole gradient.",
            almost=True,
        ),
        Mistake(
            _with(lambda v, g: 0.9 * (v + g)),
            "The new gradient fades at once: multiply only the old velocity by 0.9.",
            almost=True,
        ),
        Mistake(
            _with(lambda v, g: v + 0.9 * g),
            "The 0.9 belongs to the old velocity, not to the gradient.",
            almost=True,
        ),
        Mistake(
            _with(lambda v, g: 0.1 * v + g),
            "It keeps a tenth of the old velocity: nine tenths are asked for, 0.9.",
            almost=True,
        ),
        Mistake(
            _with(_right, lambda w, g, r, before, v: w + r * v),
            "It walks uphill: subtract learning rate · velocity.",
            almost=True,
        ),
        Mistake(
            _with(lambda v, g: g - 0.9 * v),
            "The old velocity is subtracted: it should push on in its own direction.",
            almost=True,
        ),
        Mistake(
            _with(_right, lambda w, g, r, before, v: w - v),
            "The learning rate is not used: multiply the velocity by it.",
            almost=True,
        ),
        Mistake(
            _with(_right, lambda w, g, r, before, v: w - r * before),
            "It moves by the old velocity: compute the new one first, then move.",
            almost=True,
        ),
        Mistake(
            _with(_right, lambda w, g, r, before, v: w - r * (g + 0.9 * v)),
            "The gradient counts twice: it is in the velocity already.",
            almost=True,
        ),
        Mistake(
            _with(_right, lambda w, g, r, before, v: 0.9 * w - r * g),
            "The 0.9 multiplies the weights: it belongs to the old velocity.",
        ),
        Mistake(
            _only_the_gradient_before,
            "It keeps the gradient of the step before: keep the velocity, which holds all of them.",
            almost=True,
        ),
        Mistake(
            _stored_once,
            "The velocity is stored only in the first step: store it anew in each.",
            almost=True,
        ),
        Mistake(
            _with(_right, lambda w, g, r, before, v: v),
            "It returns the velocity: the new weights are asked for.",
        ),
    ),
    hints=(
        "Three lines: the new velocity from the old one and the gradient; store it; move the "
        'weights by it. In the first step there is no old velocity: state.get("velocity", 0).',
        'velocity = 0.9 · the old one + gradient. Then state["velocity"] = velocity. The last '
        "line is the update you know, with velocity in the place of gradient.",
    ),
    why="What is left of all earlier gradients pushes on, and the newest one steers.",
)
