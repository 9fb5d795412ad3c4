"""The exercises of lesson 07: count the tries, and write a rule that enters the race."""

import numpy as np

from course_utils.exercises import racing
from course_utils.exercises.exercise import Exercise, Mistake

_NEVER = float("inf")


def _some_errors(rng, case):
    """Return errors and a tolerance: in some cases the first hit is exact, in one there is none."""
    tolerance = float(rng.integers(5, 40))
    errors = rng.choice([-1, 1], size=9) * (tolerance + rng.integers(3, 900, size=9))
    errors[2] = -abs(errors[2])  # a signed comparison would stop here
    if case != 1:
        hit = int(rng.integers(4, 6))
        errors[hit] = (1, -1)[case % 2] * (tolerance if case % 4 == 2 else tolerance - 1)
        errors[hit + 2] = -(tolerance - 3)
        errors[8] = tolerance + 200
    return errors.tolist(), tolerance


def _first(hits):
    return next((tries for tries, hit in enumerate(hits) if hit), _NEVER)


tries_until = Exercise(
    name="tries_until",
    reference=racing.tries_until,
    arguments=_some_errors,
    mistakes=(
        Mistake(
            lambda errors, tolerance: _first([abs(error) < tolerance for error in errors]),
            "An error exactly as large as the tolerance is a hit, too: use <= instead of <.",
            almost=True,
        ),
        Mistake(
            lambda errors, tolerance: _first([error <= tolerance for error in errors]),
            "An error far below 0 counts as a hit. Compare the size of the error: abs(error).",
            almost=True,
        ),
        Mistake(
            lambda errors, tolerance: _first([abs(error) <= tolerance for error in errors]) + 1,
            "It is one too many. The first error belongs to the start, before any try.",
            almost=True,
        ),
        Mistake(
            lambda errors, tolerance: _first([abs(error) <= tolerance for error in errors]) - 1,
            "It is one too few: the place of the hit in the list is the number of tries, with the "
            "start at place 0. Is the start left out?",
            almost=True,
        ),
        Mistake(
            lambda errors, tolerance: min(
                _first([abs(error) <= tolerance for error in errors]), len(errors)
            ),
            "Where no error is small enough, it returns the length of the list. Return "
            'float("inf") then: it never was.',
            almost=True,
        ),
        Mistake(
            lambda errors, tolerance: min(
                _first([abs(error) <= tolerance for error in errors]), len(errors) - 1
            ),
            "Where no error is small enough, it returns the last place of the list. Return "
            'float("inf") then: it never was.',
            almost=True,
        ),
        Mistake(
            lambda errors, tolerance: sum(abs(error) <= tolerance for error in errors),
            "It counts all the hits. The number of tries up to the first one is asked for.",
        ),
        Mistake(
            lambda errors, tolerance: sum(abs(error) > tolerance for error in errors),
            "It counts all the misses, those after the first hit as well. Stop at the first hit.",
        ),
        Mistake(
            lambda errors, tolerance: int(np.argmin(np.abs(errors))),
            "It finds the best try. The first one that is good enough is asked for.",
        ),
        Mistake(
            lambda errors, tolerance: max(
                (tries for tries, e in enumerate(errors) if abs(e) <= tolerance), default=_NEVER
            ),
            "It finds the last hit. Return as soon as there is one.",
            almost=True,
        ),
        Mistake(
            lambda errors, tolerance: next(
                (error for error in errors if abs(error) <= tolerance), _NEVER
            ),
            "It returns the error of the hit. Return how many tries it took.",
        ),
        Mistake(
            lambda errors, tolerance: _first([abs(error) > tolerance for error in errors]),
            "It stops at the first miss: the comparison is the wrong way round.",
        ),
    ),
    hints=(
        "Go through the errors and count along. The first one in the list is that of the start, "
        "after 0 tries.",
        "for tries, error in enumerate(errors): counts for you. Leave the function as soon as "
        'abs(error) is small enough. After the loop, hand back float("inf").',
    ),
    why="enumerate counts from 0, and the start has had 0 tries.",
)


def _one_try(rng, case):
    weights = rng.uniform(2, 9, size=2).round(1)
    error = (1, -1)[case // 2 % 2] * float(rng.integers(200, 2500))
    inputs = rng.integers([40, 160], [90, 250]).astype(float)
    return weights, error, inputs, case + 1, rng


def _with(weights, index, value):
    new = weights.copy()
    new[index] = value
    return new


one_at_a_time = Exercise(
    name="one_at_a_time",
    reference=racing.one_at_a_time,
    arguments=_one_try,
    mistakes=(
        Mistake(
            lambda w, e, x, t, r: _with(w, t % 2, w[t % 2] + 0.001 * e),
            "The direction is turned round: an error above 0 must make the weight smaller.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: w - 0.001 * e,
            "It moves both weights. Only the one whose turn it is shall move.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, 0, w[0] - 0.001 * e),
            "It always moves the first weight. The turn says which one: turn % 2 is 0 or 1.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, 1, w[1] - 0.001 * e),
            "It always moves the second weight. The turn says which one: turn % 2 is 0 or 1.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, (t + 1) % 2, w[(t + 1) % 2] - 0.001 * e),
            "The turns are swapped: in turn 0 the first weight moves, in turn 1 the second.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, t % 2, w[t % 2] - 0.001 * np.sign(e)),
            "Only the sign of the error is used. Now a large error shall make a large step.",
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, t % 2, w[t % 2] - 0.001 * abs(e)),
            "Only the size of the error is used, so the weight always shrinks. Leave abs out.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, t % 2, w[t % 2] - e),
            "The rate is missing: the step is 0.001 · error.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, t % 2, w[t % 2] - 0.001),
            "The error is missing: the step is 0.001 · error.",
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, t % 2, w[t % 2] - 0.001 * e * x[t % 2]),
            "The step is multiplied by the input as well: that far, the weight overshoots.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: w - 1e-6 * 2 * e * x,
            "That is gradient descent: it moves both weights. Here they shall take turns.",
        ),
        Mistake(
            lambda w, e, x, t, r: w[t % 2] - 0.001 * e,
            "It returns one number. Return both weights: the one that moved and the other as it "
            "was.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(np.zeros(2), t % 2, w[t % 2] - 0.001 * e),
            "The weight that waits is lost: it must stay as it was.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(w, t % 2, -0.001 * e),
            "The old weight is lost: the new one is the old one less the step.",
            almost=True,
        ),
        Mistake(
            lambda w, e, x, t, r: _with(np.zeros(2), t % 2, -0.001 * e),
            "It returns the step alone. Return the weights with the step taken.",
        ),
        Mistake(
            lambda w, e, x, t, r: w,
            "The weights stay as they are: no step is taken.",
        ),
    ),
    hints=(
        "Make a copy of the weights first, with weights.copy(). Then change only one of its two "
        "numbers.",
        "turn % 2 is 0 in even turns and 1 in odd ones, so [turn % 2] behind the copy picks the "
        "weight whose turn it is. Take 0.001 · error away from it, and hand back the copy.",
    ),
    why="The turn chooses the weight, the error gives the direction and the length of the step.",
)
