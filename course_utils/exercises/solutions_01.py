"""The worked solutions of lesson 01, written as a learner would: they are shown as they stand."""

from collections.abc import Callable


def error_of(red: float, blue: float, total: float) -> Callable:
    """Return the solution of `error` for one equation."""

    def error(x, y):
        return red * x + blue * y - total

    return error


def random_guess(rng):
    x = rng.uniform(0, 10)
    y = rng.uniform(0, 10)
    return x, y


def guess_until_with(error: Callable) -> Callable:
    """Return the solution of `guess_until` for the equation with this error."""

    def guess_until(tolerance, rng):
        count = 0
        while True:
            x, y = random_guess(rng)
            count = count + 1
            if abs(error(x, y)) <= tolerance:
                return x, y, count

    return guess_until
