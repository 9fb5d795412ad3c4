"""What is right in part: some of several results, some sizes, some of the cases.

It is said where nothing names the mistake itself.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.exercises.relations import Cases, one_number
from course_utils.exercises.results import as_numbers, is_plain, same


def at_least(cases: Cases, asked: list[str]) -> str:
    """Return what can be said where nothing else can: which of several results are right, say."""
    right = dict[str, bool]()
    if all(is_plain(one) and len(one) == len(asked) for case in cases for one in case):
        for at, name in enumerate(asked):
            right[name] = all(same(came[at], wanted[at]) for came, wanted in cases)
    if any(right.values()):
        met, missed = ([name for name in right if right[name] is one] for one in (True, False))
        are, others = ("is" if len(each) == 1 else "are" for each in (met, missed))
        both = f"{' and '.join(met)} {are} right; {' and '.join(missed)} {others} not"
        return f"Of what it returns, {both}."
    pairs: list[Any] = [tuple(map(as_numbers, pair)) for pair in cases]
    if any(each is None for pair in pairs for each in pair):
        return ""
    if all(np.ndim(came) == 0 and np.ndim(right) == 1 for came, right in pairs):
        return one_number(asked)
    whole = [[bool(np.all(each == np.round(each))) for each in pair] for pair in pairs]
    only = all(came for came, _ in whole) and not any(right for _, right in whole)
    return "Only whole numbers come back: decimals are asked for." if only else ""


def for_some_sizes(name: str, right: list[Any], wrong: list[Any]) -> str:
    """Return the sentence for what is right for two weights, say, and wrong for three.

    ``name`` is that of the first parameter; ``right`` and ``wrong`` are what it was in the cases
    that came out so. Its last axis is the size.

    >>> for_some_sizes("weights", [np.ones(2)], [np.ones(3), np.ones(4)])
    'It is right for 2 weights, but not for 3: it must work for any number of them.'
    """
    depth = np.ndim(wrong[0])
    if not right or depth == 0 or (depth == 1 and name != "weights"):
        return ""  # where the first of them are rows, no two cases have as many
    met, missed = ({np.shape(each)[-1] for each in side} for side in (right, wrong))
    if met & missed:
        return ""
    return (
        f"It is right for {min(met)} {name if depth == 1 else 'columns'}, but not for "
        f"{min(missed)}: it must work for any number of them."
    )


def where_only(
    wrong: list[int], numbers: dict[str, list[Any]], what: str = "It goes wrong only"
) -> str:
    """Return what holds in the cases that went wrong, and in no other, or nothing.

    ``numbers`` are what a case may be told by, one number in each.

    >>> where_only([1], {"`error`": [3, -2, 5]})
    'It goes wrong only where `error` is below 0.'
    """
    for name, values in numbers.items():
        for said, holds in _WHERE.items():
            met = [at for at, value in enumerate(values) if holds(value)]
            if met == wrong and len(met) < len(values):
                return f"{what} where {name} is {said}."
    return ""


_WHERE: dict[str, Callable[[Any], bool]] = {
    "exactly 0": lambda value: value == 0,
    "∞, which is float('inf')": lambda value: value == float("inf"),
    "below 0": lambda value: value < 0,
    "above 0": lambda value: value > 0,
    "odd": lambda value: isinstance(value, int) and value % 2 == 1,
    "even": lambda value: isinstance(value, int) and value % 2 == 0,
}
