"""The loop of gradient descent, with its history."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake
from course_utils.exercises.lesson_03.mean_squared_error import mean_squared_error
from course_utils.exercises.lesson_04.gradient import gradient, some_rows
from course_utils.exercises.lesson_04.update import update


def descend(start, inputs, targets, learning_rate, steps):
    weights = np.array(start, dtype=float)
    all_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]
    for step in range(steps):
        weights = update(weights, gradient(weights, inputs, targets), learning_rate)
        all_weights.append(weights)
        losses.append(mean_squared_error(weights, inputs, targets))
    return all_weights, losses


def a_short_run(rng: np.random.Generator, case: int) -> Arguments:
    """Return start, inputs, targets, a learning rate, and three to five steps.

    With it the loss falls slowly, but in case 3 to near 0 in two steps, and in case 7 it grows.
    """
    start, inputs, targets = some_rows(rng, case + 1)
    steepest = 2 * np.sum(inputs**2) / len(targets)
    part = 0.98 if case == 3 else 2.3 if case == 7 else rng.uniform(0.15, 0.3)
    rate = part / steepest if case == 3 else float(f"{part / steepest:.2g}")
    if start.dtype == int:  # the lesson starts at (9, 8)
        start = tuple(start.tolist())
    return start, inputs, targets, rate, 3 + case % 3


_ROUNDS, _APPEND = "for step in range(steps):", "        all_weights.append(weights)"
_BOTH = "return all_weights, losses"
_SAME = (
    "All weights in the list are the same: it holds one array many times, and the update changes "
    "it in place. Make a new array in each step, as a = a - b does and a -= b does not."
)


def mistakes(step: str, slopes: str) -> tuple[Mistake, ...]:
    """Return what goes wrong in a loop whose code has these lines for a step and its slopes."""
    return (
        Mistake(slopes, slopes.replace("weights", "start"), "The slopes are always those at the start. They should be those at the weights that the step before has reached."),
        Mistake(_ROUNDS, f"{_ROUNDS}\n        weights = np.array(start, dtype=float)", "Every step begins at the start again. It should go on from the weights that the step before has reached."),
        Mistake(_APPEND, f"        if mean_squared_error(weights, inputs, targets) > losses[-1]:\n            break\n{_APPEND}",
                "It stops when the loss rises. Make all the steps, whatever the loss does."),
        Mistake("losses.append(mean_squared_error(weights", "losses.append(mean_squared_error(all_weights[-2]",
                "Each loss is that of the weights before the step. Take the loss of the new weights."),
        Mistake("[weights], [mean_squared_error(weights, inputs, targets)]", "[], []", "The start is missing: both lists should begin with it, with the weights in one and their loss in the other."),
        Mistake("[mean_squared_error(weights, inputs, targets)]", "[]", "In the list of losses the loss at the start is missing."),
        Mistake(_BOTH, "return all_weights, losses[:-1]", "The loss of the last weights is missing: begin the list with the loss at the start, and append the loss of the new weights in each round."),
        Mistake(_BOTH, "return all_weights[-1], losses[-1]", "Only the last weights and the last loss come back: return both lists, from the start on."),
        Mistake(_BOTH, "return list(zip(all_weights, losses))", "It returns one list of pairs. Two lists are asked for, one of all weights and one of all losses."),
        Mistake(_BOTH, "both = [each for pair in zip(all_weights, losses) for each in pair]\n    return both, both",
                "Weights and losses stand in one and the same list. Make two lists, each with a [] of its own."),
        Mistake(_BOTH, "return [weights] * len(losses), losses", _SAME),
        Mistake(_BOTH, "return [weights] * steps, losses[:-1]", _SAME),
        Mistake(step, f"weights = weights.copy()\n        for index in range(len(weights)):\n            weights[index] -= learning_rate * {slopes}[index]",
                "The slope of the second weight is computed when the first has already moved. Compute the whole gradient before you move any weight."),
    )  # fmt: skip


exercise = Exercise(
    written=descend,
    arguments=a_short_run,
    mistakes=mistakes(
        "weights = update(weights, gradient(weights, inputs, targets), learning_rate)",
        "gradient(weights, inputs, targets)",
    ),
    distractors=(
        "        weights = weights + learning_rate * gradient(weights, inputs, targets)",
        "        losses.append(mean_squared_error(start, inputs, targets))",
    ),
    hints=(
        "Two lists that begin with the start and its loss, then a loop over range(steps): compute "
        "the gradient, update, and record the new weights and their loss.",
        "Inside the loop: weights = update(weights, gradient(weights, inputs, targets), "
        "learning_rate), then append weights to one list, and mean_squared_error of them to the "
        "other. After the loop, return both lists.",
    ),
    why="Forward pass, loss, update, repeat; the start comes first and the last weights count too.",
)
