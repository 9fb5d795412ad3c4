"""Time the sweep over learning rates: NumPy against the same loop in plain Python.

Run it with ``python -m benchmarks.sweep``. It also times everything the kernel does when the
explorer's start changes, with the course's rule and with a learner's own, and an explorer of 10,000
rows.
"""

import functools
import statistics
import time
from collections.abc import Callable

import numpy as np

from course_utils import learning
from course_utils.explorers.learning_rate import LearningRate
from course_utils.problem import Problem
from course_utils.show.live import LivePicture, Printer
from course_utils.widgets import LearningRateExplorer

PROBLEMS = {
    "one shipment": Problem([[256, 212]], [1492]),
    "two shipments": Problem([[256, 212], [100, 300]], [1492, 800]),
}
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


def plain_sweep(problem: Problem, learning_rates: list[float]) -> list[tuple[list, list]]:
    inputs, targets = problem.inputs.tolist(), problem.targets.tolist()
    return [
        plain_descent(inputs, targets, list(START), learning_rate, STEPS)
        for learning_rate in learning_rates
    ]


def check_same(problem: Problem, learning_rates: np.ndarray) -> None:
    """Stop if the two disagree on the runs that settle."""
    settling = learning_rates[learning_rates < problem.largest_stable_learning_rate]
    fast = learning.sweep(problem, start=START, learning_rates=settling, steps=STEPS)
    plain = np.array([weights for weights, _ in plain_sweep(problem, settling.tolist())])
    np.testing.assert_allclose(fast.weights, plain, rtol=1e-9, atol=1e-9)


def milliseconds(action: Callable[[], object], repetitions: int) -> list[float]:
    """Return how long each of many repetitions took; one more warms up and is not counted."""
    action()
    times = []
    for _ in range(repetitions):
        before = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - before))
    return times


def report(name: str, times: list[float]) -> float:
    middle = statistics.median(times)
    print(f"  {name:<48} {middle:9.2f} {min(times):9.2f}")
    return middle


def compare_with_plain_python(name: str, problem: Problem) -> None:
    limit = problem.largest_stable_learning_rate
    learning_rates = limit * np.geomspace(1 / 128, 128, 1000)
    check_same(problem, learning_rates)
    as_list = learning_rates.tolist()
    print(f"1,000 learning rates × {STEPS} steps, {name}")
    plain = report("plain Python", milliseconds(lambda: plain_sweep(problem, as_list), 7))
    run = functools.partial(
        learning.sweep, problem, start=START, learning_rates=learning_rates, steps=STEPS
    )
    fast = report("course_utils.learning.sweep", milliseconds(run, 51))
    print(f"  {'plain Python / sweep':<48} {plain / fast:7.0f} ×  (goal: 100 ×)")


def learners_rule(weights, gradient, learning_rate):
    return weights - learning_rate * gradient


def time_changed_start(name: str, problem: Problem, rule: Callable | None) -> float:
    """Time what the kernel does before it can send new frames; return it in milliseconds."""
    subject = LearningRate(problem, start=START, steps=50, rule=rule)
    state, picture, printer = subject.state, LivePicture(), Printer()
    rates = subject.scene(state).values
    parts = {
        f"sweep of {len(rates)} rates × {subject.steps} steps": lambda: subject.swept(START, rates),
        "scene: the sweep, its sentences and readings": lambda: subject.scene(state),
        "everything: the scene and its pixels": lambda: printer.show(picture, subject.scene(state)),
    }
    print(f"The explorer's new frames, {name}")
    return [report(part, milliseconds(action, 31)) for part, action in parts.items()][-1]


def time_many_rows(count: int) -> None:
    """Time how long an explorer of many rows takes to appear."""
    inputs = np.random.default_rng(1).uniform(0, 300, size=(count, 2))
    problem = Problem(inputs, inputs @ [5.0, 1.0])
    print(f"An explorer of {count:,} rows")
    make = functools.partial(LearningRateExplorer, problem, start=START)
    report("from its line of code to all it shows", milliseconds(lambda: make().close(), 3))


def main() -> None:
    print(f"{'milliseconds':<50} {'median':>9} {'least':>9}")
    for name, problem in PROBLEMS.items():
        compare_with_plain_python(name, problem)
    course, _ = [time_changed_start(name, each, None) for name, each in PROBLEMS.items()]
    learners = time_changed_start("a learner's own rule", PROBLEMS["one shipment"], learners_rule)
    print(f"  {'own rule / the rule of the course':<48} {learners / course:7.1f} ×  (goal: 2 ×)")
    time_many_rows(10_000)


if __name__ == "__main__":
    main()
