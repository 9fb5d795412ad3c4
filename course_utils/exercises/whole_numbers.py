"""Arrays of whole numbers, which cut off the decimals that are written into them."""

from typing import Any

import numpy as np

from course_utils.exercises.results import as_numbers, same


def cuts(*handed: object) -> str:
    """Return what is said of an array that cuts the decimals off, though some may be handed."""
    some = any(isinstance(each, np.ndarray) and (each % 1).any() for each in handed)
    return (
        f"It cuts the decimals off{'' if some else ' where it is handed whole numbers'}: an array "
        "that is made of whole numbers holds nothing else. Begin with np.zeros(…), or compute with "
        "all its numbers at once."
    )


def in_whole_numbers(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return arguments whose arrays are rounded to whole numbers.

    >>> in_whole_numbers((np.array([1.6, 2]), 0.5))
    (array([2, 2]), 0.5)
    """
    return tuple(
        each.round().astype(int) if isinstance(each, np.ndarray) else each for each in arguments
    )


def is_cut(came: object, right: object) -> bool:
    """Tell whether an array of whole numbers came, and is the right one without its decimals."""
    whole = isinstance(came, np.ndarray) and came.dtype.kind == "i"
    numbers = as_numbers(right)
    return whole and numbers is not None and same(came, np.trunc(numbers))
