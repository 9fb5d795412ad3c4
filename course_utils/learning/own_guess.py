"""A learner's own way to guess, called many times and checked."""

from collections.abc import Callable

import numpy as np

from course_utils.patience import called
from course_utils.validation import finite_array, quote


def guesses(guess: Callable, rng: np.random.Generator, count: int) -> np.ndarray:
    """Return what ``count`` calls of ``guess(rng)`` give: (count, 2).

    Raises
    ------
    ValueError
        If the function raises or returns something that is not two numbers. The message is one
        sentence.

    >>> guesses(lambda rng: (5, 1), np.random.default_rng(1), 2)
    array([[5., 1.],
           [5., 1.]])
    """
    if not callable(guess):
        raise ValueError(f"The guess must be a function such as my_guess(rng), not {quote(guess)}.")
    name = getattr(guess, "__name__", "the function")
    return np.array([_one(guess, name, rng) for _ in range(count)])


def _one(guess: Callable, name: str, rng: np.random.Generator) -> np.ndarray:
    result = called(guess, name, rng)
    if result is None:
        raise ValueError(f"{name} returned nothing: end it with return and the two numbers.")
    numbers = finite_array(result, f"What {name} returns", 1)
    if len(numbers) != 2:
        raise ValueError(
            f"{name} must return two numbers, x and y, but it returned {quote(result)}."
        )
    return numbers
