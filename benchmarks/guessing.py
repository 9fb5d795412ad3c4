"""Time guessing: against NumPy drawing the same numbers only, and against plain Python loops.

Run it with ``python -m benchmarks.guessing``. No guess hits, so that all guesses are made.
"""

import random
import statistics
import time
from collections.abc import Callable

import numpy as np

from course_utils.learning.guessing import guess_until
from course_utils.problem import Problem

SHIPMENT = Problem([[256, 212]], [1492])
MANY, FEW = 2_000_000, 20_000
CHUNK = 4096


def draw_only() -> None:
    rng = np.random.default_rng(1)
    for _ in range(MANY // CHUNK):
        rng.random((CHUNK, 2))


def search() -> None:
    rng = np.random.default_rng(1)
    guess_until(SHIPMENT, tolerance=0, most_guesses=MANY, rng=rng)


def plain_search_as_in_the_lesson() -> None:
    rng = np.random.default_rng(1)
    best, count = float("inf"), 0
    while best > 0 and count < FEW:
        x = rng.uniform(0, 10)
        y = rng.uniform(0, 10)
        count += 1
        best = min(best, abs(256 * x + 212 * y - 1492))


def plain_search_with_the_random_module() -> None:
    rng = random.Random(1)
    best, count = float("inf"), 0
    while best > 0 and count < FEW:
        x = rng.uniform(0, 10)
        y = rng.uniform(0, 10)
        count += 1
        best = min(best, abs(256 * x + 212 * y - 1492))


def nanoseconds(actions: dict[Callable[[], None], int], repetitions: int = 15) -> list[float]:
    """Return the median time for one guess of each action, which makes so many guesses.

    The actions take turns, so that other work on the machine slows all of them alike.
    """
    times = {action: [] for action in actions}
    for _ in range(repetitions):
        for action, guesses in actions.items():
            before = time.perf_counter()
            action()
            times[action].append(1e9 * (time.perf_counter() - before) / guesses)
    return [statistics.median(values) for values in times.values()]


def main() -> None:
    drawing, guessing, lesson, plain = nanoseconds(
        {
            draw_only: MANY,
            search: MANY,
            plain_search_as_in_the_lesson: FEW,
            plain_search_with_the_random_module: FEW,
        }
    )
    print("nanoseconds for one guess of two numbers (median)")
    for name, middle in {
        "NumPy, drawing the numbers only": drawing,
        "course_utils.learning.guessing.guess_until": guessing,
        "plain Python loop, as in lesson 01": lesson,
        "plain Python loop, module random": plain,
    }.items():
        print(f"  {name:<38} {middle:9.1f}")
    print(f"  {'guess_until / drawing only':<38} {guessing / drawing:9.2f} ×  (goal: at most 2 ×)")
    print(f"  {'lesson loop / guess_until':<38} {lesson / guessing:9.0f} ×  (goal: 100 ×)")
    print(f"  {'module random / guess_until':<38} {plain / guessing:9.0f} ×")


if __name__ == "__main__":
    main()
