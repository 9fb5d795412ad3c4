"""How many tries it took to come near enough."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def tries_until(errors, tolerance):
    for tries, error in enumerate(errors):
        if abs(error) <= tolerance:
            return tries
    return float("inf")


def _some_errors(rng: np.random.Generator, case: int) -> Arguments:
    """Return errors and a tolerance: exact hits, a hit at the start or only at the end, or none."""
    tolerance = float(rng.integers(15, 40))
    errors = rng.choice([-1, 1], size=9) * (tolerance + rng.integers(3, 900, size=9))
    errors[2] = -abs(errors[2])  # a signed comparison would stop here
    if case == 3:
        errors[8] = tolerance - 2
    elif case != 1:
        hit = {4: 0, 6: 1}.get(case, int(rng.integers(3, 5)))
        size = 8 if case == 0 else tolerance if case % 4 == 2 else tolerance - 1
        errors[hit] = (1, -1)[case % 2] * size  # 8: neither a fixed 10 nor a square is right
        errors[hit + int(rng.integers(2, 4))] = -(1 if case == 5 else tolerance - 3)
        errors[8] = tolerance - 2 if case % 2 else tolerance + 200  # the last hit, not the best
        errors[7] = tolerance - 1 if case == 7 else errors[7]  # and it stays near from here
    return errors.tolist(), tolerance


_HIT = "abs(error) <= tolerance"

exercise = Exercise(
    written=tries_until,
    arguments=_some_errors,
    mistakes=(
        Mistake("return tries", "return 0", "What comes back is always 0: count up in the loop, and begin the count only once, before it."),
        Mistake("return tries", "return error", "It returns the error. The number of tries is asked for."),
        Mistake("", "return sum(abs(error) <= tolerance for error in errors)", "It counts all the hits. The number of tries up to the first one is asked for."),
        Mistake("", "return sum(abs(error) <= tolerance for error in errors) or float('inf')", "It counts all the hits. The number of tries up to the first one is asked for."),
        Mistake(_HIT, "abs(error) < tolerance", "An error of exactly the tolerance is small enough, too: write <=."),
        Mistake("", "sizes = np.abs(errors)\nreturn int(np.argmin(sizes)) if min(sizes) <= tolerance else float('inf')", "It finds the best try. The first one that is good enough is asked for."),
        Mistake("", "return max((tries for tries, e in enumerate(errors) if abs(e) <= tolerance), default=float('inf'))",
                "It finds the last hit. Return as soon as there is one."),
    ),
    distractors=("        if error <= tolerance:", "    return len(errors)"),
    hints=(
        "Go through the errors and count along. The first one in the list is that of the start, "
        "after 0 tries.",
        "for tries, error in enumerate(errors): counts for you. Leave the function as soon as "
        'abs(error) is small enough. After the loop, hand back float("inf").',
    ),
    why="enumerate counts from 0, and the start has had 0 tries.",
)  # fmt: skip
