"""Time the sweep over learning rates: NumPy against the same loop in plain Python.

Run it with ``python -m benchmarks.sweep``. It also times everything the kernel does when the
explorer's start changes, with the course's rule and with a learner's own, and an explorer of 10,000
rows.
"""

import statistics
import timeit
from collections.abc import Callable

import numpy as np

from course_utils import learning
from course_utils.explorers.learning_rate import LearningRate
from course_utils.problem import Problem
from course_utils.show.live import LivePicture
from course_utils.widgets import LearningRateExplorer

PROBLEM = Problem([[256, 212]], [1492])
START = (9.0, 8.0)
STEPS = 100


def plain_descent(
    inputs: list[list[float]],
    targets: list[float],
    start: list[float],
    learning_rate: float,
    steps: int,
) -> tuple[list[list[float]], list[float]]:
    """Return the weights and the losses of one run, made with lists and loops only."""
    weights = list(start)
    history, losses = [], []
    for _ in range(steps + 1):
        slopes = [0.0] * len(weights)
        total = 0.0
        for row, target in zip(inputs, targets, strict=True):
            prediction = 0.0
            for weight, value in zip(weights, row, strict=True):
                prediction += weight * value
            error = prediction - target
            total += error * error
            for place, value in enumerate(row):
                slopes[place] += error * value
        history.append(weights)
        losses.append(total / len(targets))
        factor = 2 * learning_rate / len(targets)
        weights = [weight - factor * slope for weight, slope in zip(weights, slopes, strict=True)]
    return history, losses


def plain_sweep(learning_rates: list[float]) -> list[tuple[list, list]]:
    inputs, targets = PROBLEM.inputs.tolist(), PROBLEM.targets.tolist()
    return [plain_descent(inputs, targets, list(START), rate, STEPS) for rate in learning_rates]


def check_same(learning_rates: np.ndarray) -> None:
    """Stop if the two disagree on the runs that settle."""
    settling = learning_rates[learning_rates < PROBLEM.largest_stable_learning_rate]
    fast = learning.sweep(PROBLEM, start=START, learning_rates=settling, steps=STEPS)
    plain = np.array([weights for weights, _ in plain_sweep(settling.tolist())])
    np.testing.assert_allclose(fast.weights, plain, rtol=1e-9, atol=1e-9)


def median(name: str, action: Callable[[], object], repetitions: int) -> float:
    """Print and return how long an action takes, in ms; the first time is not counted."""
    seconds = timeit.repeat(action, number=1, repeat=repetitions + 1)[1:]
    middle = 1000 * statistics.median(seconds)
    print(f"{name:<48} {middle:9.2f} {1000 * min(seconds):9.2f}")
    return middle


def learners_rule(weights, gradient, learning_rate):
    return weights - learning_rate * gradient


def new_frames(name: str, rule: Callable | None) -> float:
    """Time all that the kernel does when the start changes: the sweep, its scene, its pixels."""
    subject = LearningRate(PROBLEM, start=START, steps=50, rule=rule)
    picture = LivePicture()
    return median(name, lambda: picture.show(subject.scene(subject.state)), 31)


def main() -> None:
    rates = PROBLEM.largest_stable_learning_rate * np.geomspace(1 / 128, 128, 1000)
    check_same(rates)
    print(f"{'milliseconds':<48} {'median':>9} {'least':>9}")
    plain = median(
        f"1,000 rates × {STEPS} steps, plain Python", lambda: plain_sweep(rates.tolist()), 7
    )
    sweep = {"start": START, "learning_rates": rates, "steps": STEPS}
    fast = median("the same by learning.sweep", lambda: learning.sweep(PROBLEM, **sweep), 51)
    print(f"{'plain Python / sweep':<48} {plain / fast:7.0f} ×  (goal: 100 ×)")
    course = new_frames("new frames with a rule of the course", None)
    own = new_frames("new frames with a learner's rule", learners_rule)
    print(f"{'own rule / rule of the course':<48} {own / course:7.1f} ×  (goal: 2 ×)")
    inputs = np.random.default_rng(1).uniform(0, 300, size=(10_000, 2))
    rows = Problem(inputs, inputs @ [5.0, 1.0])
    made = "an explorer of 10,000 rows, until all is shown"
    median(made, lambda: LearningRateExplorer(rows, start=START).close(), 3)


if __name__ == "__main__":
    main()
