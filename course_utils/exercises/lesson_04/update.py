"""One step downhill."""

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise


def update(weights, gradient, learning_rate):
    return weights - learning_rate * gradient


def _one_step(rng: np.random.Generator, case: int) -> Arguments:
    count = 2 + (case in (3, 6))
    weights = rng.uniform(2, 9, size=count).round(1)
    sizes = rng.uniform([3, 20, 50][:count], [9, 40, 90][:count]).round()
    signs = ((1, -1, 1), (-1, -1, 1), (1, 1, -1), (-1, 1, -1))[case % 4][:count]
    if case == 0:  # one goes below 0, the other above 10: nothing cuts them off there
        weights[:2] = 0.02, 9.9
    # Some results are far finer than three decimals: nobody should round them.
    return weights, sizes * signs, round(rng.uniform(0.01, 0.09), 3 if case % 2 else 6)


_NEW = "weights - learning_rate * gradient"

exercise = Exercise(
    written=update,
    arguments=_one_step,
    array=True,
    hints=(
        "The gradient points uphill, and you want to go down. The learning rate says which share "
        "of it to take.",
        "One line is enough: return weights … learning_rate … gradient, with a minus and a times.",
    ),
    why="Against the gradient is downhill, and the learning rate scales the step.",
)  # fmt: skip
