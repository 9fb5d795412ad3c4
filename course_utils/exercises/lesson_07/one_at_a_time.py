"""A rule that enters the race: one weight at a time, by the size of the error."""

from typing import Any

import numpy as np

from course_utils.exercises.exercise import Exercise, Mistake


def one_at_a_time(weights, error, inputs, turn, rng):
    moved = weights.copy()
    moved[turn % 2] = weights[turn % 2] - 0.001 * error
    return moved


def _one_try(rng: np.random.Generator, case: int) -> tuple[Any, ...]:
    weights = rng.uniform(2, 9, size=2).round(1)
    error = (1, -1)[case // 2 % 2] * float(rng.integers(200, 2500))
    inputs = rng.integers([40, 160], [90, 250]).astype(float)
    return weights, error, inputs, case, _contrary(rng, case)


def _contrary(rng: np.random.Generator, case: int) -> np.random.Generator:
    """Return a generator whose first draw picks the wrong weight, so that leaving it to chance shows."""
    while True:
        seed = rng.integers(2**32)
        below = np.random.default_rng(seed).random() < 0.5
        # "Below a half" may stand for either weight: the first four cases refute one, the others both.
        if np.random.default_rng(seed).integers(2) != case % 2 and below == (
            (case % 2 == 1) == (case < 4)
        ):
            return np.random.default_rng(seed)


_STEP = "weights[turn % 2] - 0.001 * error"
_PLACE = "moved[turn % 2] = weights[turn % 2]"

exercise = Exercise(
    written=one_at_a_time,
    arguments=_one_try,
    mistakes=(
        Mistake("", "return weights - 0.001 * error", "It moves both weights. Only the one whose turn it is shall move."),
        Mistake("weights.copy()", "np.zeros(2)", "The weight that waits is lost: it must stay as it was."),
        Mistake(_STEP, "0.001 * error", "The old weight is lost: the new one is the old one less the step."),
    ),
    hints=(
        "Make a copy of the weights first, with weights.copy(). Then change only one of its two "
        "numbers.",
        "turn % 2 is 0 in even turns and 1 in odd ones, so [turn % 2] behind the copy picks the "
        "weight whose turn it is. Take 0.001 · error away from it, and hand back the copy.",
    ),
    why="The turn chooses the weight, the error gives the direction and the length of the step.",
)  # fmt: skip
