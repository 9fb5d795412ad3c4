"""Monte-Carlo search: guess at random until a guess is good enough, and what that must cost."""

from dataclasses import dataclass

import numpy as np

from course_utils.arguments import random_generator, something_to_learn, whole_number
from course_utils.problem import Problem
from course_utils.validation import finite_number

LOWEST, HIGHEST = 0.0, 10.0
"""The ends of the range of guesses for every weight, in weight units."""
_FIRST_CHUNK, _LARGEST_CHUNK = 64, 4096


@dataclass(frozen=True, eq=False)
class Search:
    """What a search by guessing did, without the millions of guesses that missed.

    - ``count``: how many guesses were made, the hit among them.
    - ``hit``: (weights,): the first guess that was good enough, or None if there was none.
    """

    count: int
    hit: np.ndarray | None


def guess_until(
    problem: Problem,
    *,
    tolerance: float,
    most_guesses: int,
    rng: np.random.Generator,
) -> Search:
    """Guess evenly between 0 and 10 until |error| ≤ tolerance, or give up.

    - ``problem``: any number of weights. With several rows, the row that is farthest off counts.
    - ``tolerance``: the largest |error| that counts as a hit, in target units, 0 or more.
    - ``most_guesses``: after so many misses the search gives up.
    - ``rng``: draws the guesses, in chunks: it may have moved on beyond the hit afterwards.

    Raises a ValueError if an argument is not usable.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> rng = np.random.default_rng(1)
    >>> search = guess_until(shipment, tolerance=10, most_guesses=10_000, rng=rng)
    >>> search.hit.round(2), search.count
    (array([2.61, 3.91]), 214)
    """
    something_to_learn(problem)
    tolerance = checked_tolerance(tolerance)
    whole_number(most_guesses, "most_guesses", least=1)
    random_generator(rng)
    done, chunk = 0, _FIRST_CHUNK
    while done < most_guesses:
        shape = (min(chunk, most_guesses - done), problem.weight_count)
        guesses = rng.random(shape)  # the same numbers as rng.uniform, in half its time
        guesses *= HIGHEST - LOWEST
        hits = error_sizes(problem, guesses) <= tolerance
        if hits.any():
            first = int(np.argmax(hits))
            return Search(done + first + 1, guesses[first].copy())
        done += len(guesses)
        chunk = min(2 * chunk, _LARGEST_CHUNK)
    return Search(done, None)


def error_sizes(problem: Problem, guesses: np.ndarray) -> np.ndarray:
    """Return |error| of guesses (guesses, weights), of the row that is farthest off: (guesses,).

    >>> error_sizes(Problem([[256, 212]], [1492]), np.array([[9, 8], [5, 1]]))
    array([2508.,    0.])
    """
    if len(problem.targets) == 1:
        errors: np.ndarray = guesses @ problem.inputs[0]
        errors -= problem.targets[0]
        np.abs(errors, out=errors)
        return errors
    farthest: np.ndarray = np.abs(guesses @ problem.inputs.T - problem.targets).max(axis=1)
    return farthest


def best_so_far(sizes: np.ndarray) -> np.ndarray:
    """Return the smallest of all errors up to each guess, in the shape of ``sizes``.

    >>> best_so_far(np.array([7.0, 9.0, 3.0, 5.0]))
    array([7., 7., 3., 3.])
    """
    return np.minimum.accumulate(sizes)


def checked_tolerance(value: object) -> float:
    """Return a tolerance: a finite number, 0 or more, or raise a ValueError that says why.

    >>> checked_tolerance("0,5")
    0.5
    """
    tolerance = finite_number(value, "The tolerance")
    if tolerance < 0:
        raise ValueError(f"The tolerance must be 0 or more, not {tolerance:g}.")
    return tolerance
