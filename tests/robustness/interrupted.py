"""A program of its own that interrupts a long computation many times, as a learner may.

It runs outside the tests' own process: there an interrupt may also come inside a tool that listens
to Python, and fail a test that has nothing wrong.
"""

import json
import signal
import sys

import numpy as np

from course_utils.learning import contestants, guessing, many_weights
from course_utils.problem import Problem

TIMES = 15
"""Most interrupts come inside the learner's function; a few come between two of its calls."""

ONE = Problem([[256, 212]], [1492])
TWO = Problem([[256, 212], [100, 300]], [1492, 800])

LONG = {
    "guess_until": lambda: guessing.guess_until(
        ONE, tolerance=0, most_guesses=10**9, rng=np.random.default_rng(1)
    ),
    "average_guesses": lambda: many_weights.average_guesses(
        TWO, 0, guesses=10**9, rng=np.random.default_rng(1)
    ),
    "tries_needed": lambda: many_weights.tries_needed(
        lambda weights, *_: weights, TWO, start=(9, 8), tolerance=1, most_tries=10**7
    ),
    "a contestant": lambda: contestants.run(
        lambda weights, *_: weights + 0, ONE, start=(9, 8), most_tries=10**7,
        rng=np.random.default_rng(1),
    ),
}  # fmt: skip


def main(name: str) -> dict:
    """Interrupt the computation `TIMES` times; return how often it ended, and what it left on."""
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    before = np.geterr(), sys.gettrace()
    interrupted, left_on = 0, []
    for _ in range(TIMES):
        try:
            # Again and again: Python drops an interrupt that meets its own clean-up.
            signal.setitimer(signal.ITIMER_REAL, 0.01, 0.2)
            LONG[name]()
        except KeyboardInterrupt:
            interrupted += 1
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        if (np.geterr(), sys.gettrace()) != before:
            left_on.append(str((np.geterr(), sys.gettrace())))
    return {"interrupted": interrupted, "left on": left_on}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
