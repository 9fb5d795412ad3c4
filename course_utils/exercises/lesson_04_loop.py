"""The last exercise of lesson 04: the loop of gradient descent, with its history."""

from collections.abc import Callable

import numpy as np

from course_utils.exercises import descending
from course_utils.exercises.exercise import Exercise, Mistake
from course_utils.exercises.lesson_04 import some_rows
from course_utils.losses import mean_squared_error


def _a_short_run(rng, case):
    start, inputs, targets = some_rows(rng, case + 1)
    steepest = 2 * np.sum(inputs**2) / len(targets)
    rate = float(f"{rng.uniform(0.15, 0.3) / steepest:.2g}")
    return start, inputs, targets, rate, 3 + case % 3


def _loop(
    *,
    gradient: Callable = descending.gradient,
    update: Callable = descending.update,
    loss: Callable = mean_squared_error,
) -> Callable:
    """Return the loop with another gradient, update or loss."""

    def wrong(start, inputs, targets, learning_rate, steps):
        weights = [np.array(start, dtype=float)]
        for _ in range(steps):
            slopes = gradient(weights[-1], inputs, targets)
            weights.append(update(weights[-1], slopes, learning_rate))
        return weights, [loss(each, inputs, targets) for each in weights]

    return wrong


def _recorded(change: Callable, more_steps: int = 0) -> Callable:
    """Return the right loop with another record of its weights and losses."""

    def wrong(start, inputs, targets, learning_rate, steps):
        run = descending.descend(start, inputs, targets, learning_rate, steps + more_steps)
        return change(*run)

    return wrong


def _one_after_the_other(start, inputs, targets, learning_rate, steps):
    weights, history = np.array(start, dtype=float), [np.array(start, dtype=float)]
    for _ in range(steps):
        for index in range(len(weights)):
            weights[index] -= learning_rate * descending.gradient(weights, inputs, targets)[index]
        history.append(weights.copy())
    return history, [mean_squared_error(each, inputs, targets) for each in history]


def _slope_of_the_start(start, inputs, targets, learning_rate, steps):
    step = learning_rate * descending.gradient(start, inputs, targets)
    weights = [start - number * step for number in range(steps + 1)]
    return weights, [mean_squared_error(each, inputs, targets) for each in weights]


_LATE = "The losses are recorded after the update: record weights and loss first, then update."
_SAME = (
    "All weights in the list are the same: it holds one array many times, and the update changes "
    "it in place. Make a new array in each step, or append a copy."
)
_SHORT = (
    "One entry is missing at the end: after the loop, record the last weights and their loss once "
    "more."
)

descend = Exercise(
    name="descend",
    reference=descending.descend,
    arguments=_a_short_run,
    mistakes=(
        Mistake(_recorded(lambda weights, losses: ([weights[-1]] * len(weights), losses)), _SAME),
        Mistake(
            _recorded(lambda weights, losses: ([weights[-1]] * len(losses[1:]), losses[:-1])), _SAME
        ),
        Mistake(
            _recorded(lambda weights, losses: (weights[:-1], losses[:-1])), _SHORT, almost=True
        ),
        Mistake(_recorded(lambda weights, losses: (weights, losses[1:])), _LATE, almost=True),
        Mistake(
            _recorded(lambda weights, losses: (weights, [*losses[1:], losses[-1]])),
            _LATE,
            almost=True,
        ),
        Mistake(
            _recorded(lambda weights, losses: (weights[1:], losses[1:])),
            "The start is missing: the first entries are the start and its loss.",
            almost=True,
        ),
        Mistake(
            _recorded(lambda weights, losses: (weights[1:], losses)),
            "The start is missing from the weights: record them before the update.",
            almost=True,
        ),
        Mistake(
            _recorded(lambda weights, losses: (weights, losses[:-1])),
            "The loss of the last weights is missing: record it once more after the loop.",
            almost=True,
        ),
        Mistake(
            _recorded(lambda weights, losses: (weights, losses), more_steps=1),
            "It makes one step too many: the start and then as many entries as there are steps.",
            almost=True,
        ),
        Mistake(
            _loop(update=lambda w, g, r: w + r * g),
            "It walks uphill: the losses grow. Subtract the step from the weights.",
            almost=True,
        ),
        Mistake(
            _one_after_the_other,
            "The second weight is updated with the already updated first. Compute the whole "
            "gradient before you move any weight.",
            almost=True,
        ),
        Mistake(
            _slope_of_the_start,
            "The gradient is computed only once, at the start. It changes with the weights, so it "
            "belongs inside the loop.",
        ),
        Mistake(
            _loop(update=lambda w, g, r: w - g),
            "The learning rate is not used: hand it to update.",
            almost=True,
        ),
        Mistake(
            _loop(update=lambda w, g, r: w - g / r),
            "It divides by the learning rate: multiply the gradient by it.",
            almost=True,
        ),
        Mistake(
            _loop(update=lambda w, g, r: -r * g),
            "Each step forgets the old weights: subtract the step from them.",
        ),
        Mistake(
            _loop(gradient=lambda w, x, t: descending.gradient(w, x, t) / 2),
            "The factor 2 is missing in the gradient: each step goes only half as far.",
            almost=True,
        ),
        Mistake(
            _loop(gradient=lambda w, x, t: descending.gradient(w, x, t) * len(t)),
            "The gradient is a sum over the rows: divide it by the number of rows.",
            almost=True,
        ),
        Mistake(
            _loop(gradient=lambda w, x, t: descending.gradient(w, x[:1], t[:1])),
            "The gradient looks only at the first row of the inputs.",
        ),
        Mistake(
            _recorded(lambda weights, losses: (weights, [losses[0]] * len(losses))),
            "The loss is computed only once, at the start: compute it anew in each step.",
        ),
        Mistake(
            _loop(loss=lambda w, x, t: np.mean(abs(x @ w - t))),
            "The losses are mean absolute errors. The mean squared error is asked for.",
            almost=True,
        ),
        Mistake(
            _recorded(lambda weights, losses: (losses, weights)),
            "The two lists have changed places: first the weights, then the losses.",
            almost=True,
        ),
        Mistake(
            _recorded(lambda weights, losses: (weights[-1], losses[-1])),
            "Only the last weights and the last loss are returned. Collect them all in two lists.",
        ),
        Mistake(
            _recorded(lambda weights, losses: weights),
            "The list of losses is missing: return both lists, with a comma between them.",
        ),
    ),
    hints=(
        "Two empty lists, then a loop over range(steps): record the weights and their loss, "
        "compute the gradient, update. What is not recorded yet when the loop ends?",
        "Inside the loop: append weights, append mean_squared_error of them, then weights = "
        "update(weights, gradient(weights, inputs, targets), learning_rate). After the loop: the "
        "two appends once more. Return both lists.",
    ),
    why="Feed forward, loss, update, repeat; the start comes first and the last weights count too.",
    not_from_outside={"one_shipment": "inputs and targets"},
)
