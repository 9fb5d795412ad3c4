"""How far off the answers are on average."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake


def mean_size_of_errors(answers, targets):
    errors = answers - targets
    return np.mean(abs(errors))


def some_answers(rng: np.random.Generator, case: int) -> Arguments:
    """Return answers and targets: too large, too small, and in half of the cases one is right."""
    rows = 5 + case
    targets = rng.integers(20, 90, size=rows).astype(float)
    signs = np.where(np.arange(rows) % 3, -1, 1)
    sizes = np.arange(3, 3 + rows) ** 2
    if case % 2:
        sizes[:3] = 0, sizes[2], sizes[2]
    return targets + signs * rng.permutation(sizes), targets


_MEAN = "np.mean(abs(errors))"

exercise = Exercise(
    written=mean_size_of_errors,
    arguments=some_answers,
    mistakes=(
        *(
            Mistake(_MEAN, f"np.{count}(errors != 0)", "It counts how many answers are wrong, not how far off they are. The mean of the sizes is asked for.")
            for count in ("mean", "sum")
        ),
        Mistake(_MEAN, "abs(errors[-1]) / len(errors)", "Only the last error is left: add up the sizes of all of them first."),
        Mistake(_MEAN, "abs(np.mean(errors))", "Errors above and below 0 cancel in the mean. Take the size of each error first, then the mean."),
        Mistake(_MEAN, "np.sum(errors**2)", "It adds up the squares of the errors. The mean of their sizes is asked for."),
        Mistake(_MEAN, "np.sqrt(np.mean(errors**2))", "It is the root of the mean squared error. The mean of the sizes is asked for."),
    ),
    hints=(
        "Three steps: the error of each row, its size without the sign, and the mean.",
        "errors = answers - targets. abs(…) takes the size of each, np.mean(…) the mean of an array.",
    ),
    why="Sizes can't cancel. For yes and no each error is 0 or 1: the mean is the share of wrong answers.",
)  # fmt: skip
