"""A rule that enters the race: one weight at a time, by the size of the error."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def one_at_a_time(weights, error, inputs, turn, rng):
    moved = weights.copy()
    moved[turn % 2] = weights[turn % 2] - 0.001 * error
    return moved


def _one_try(rng: np.random.Generator, case: int) -> Arguments:
    weights = rng.uniform(2, 9, size=2).round(1)
    error = (1, -1)[case // 2 % 2] * float(rng.integers(200, 2500))
    inputs = rng.integers([40, 160], [90, 250]).astype(float)
    return weights, error, inputs, case, _contrary(rng, case)


def _contrary(rng: np.random.Generator, case: int) -> np.random.Generator:
    """Return a generator whose first draw mostly picks the wrong weight: leaving it to chance shows."""
    while True:
        seed = rng.integers(2**32)
        below = np.random.default_rng(seed).random() < 0.5
        # "Below a half" may stand for either weight: the first four cases refute one, the others both.
        # In the last two cases the draw is right: else it would look as if turns were swapped.
        drawn = np.random.default_rng(seed).integers(2) == case % 2
        if drawn == (case > 5) and below == ((case % 2 == 1) == (case < 4)):
            return np.random.default_rng(seed)


_STEP = "weights[turn % 2] - 0.001 * error"
_LESS = "moved[{0}] = weights[{0}] - 0.001 * error"

exercise = Exercise(
    written=one_at_a_time,
    arguments=_one_try,
    mistakes=(
        Mistake("", "return weights - 0.001 * error", "It moves both weights. Only the one whose turn it is should move."),
        Mistake("weights.copy()", "np.zeros(2)", "The weight that waits is lost: it must stay as it was."),
        *(
            Mistake(_STEP, f"{sign}0.001 * error", "The old weight is lost: the new one is the old one less the step.")
            for sign in ("", "-")
        ),
        Mistake("return moved", "return moved[turn % 2]", "It returns only the weight that moved. Return both: the other one stays as it was."),
        Mistake(_LESS.format("turn % 2"), _LESS.format("1 - turn % 2"), "In turn 0, 2, 4 … the first weight, whose place is 0, should move; in the others the second one."),
    ),
    hints=(
        "Make a copy of the weights first, with weights.copy(). Then change only one of its two "
        "numbers.",
        "turn % 2 is 0 in even turns and 1 in odd ones, so [turn % 2] behind the copy picks the "
        "weight whose turn it is. Take 0.001 · error away from it, and hand back the copy.",
    ),
    why="The turn chooses the weight, the error gives the direction and the length of the step.",
)  # fmt: skip
