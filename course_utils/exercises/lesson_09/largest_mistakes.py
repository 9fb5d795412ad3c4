"""Which rows a neuron gets most wrong."""

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.exercises.exercise import Arguments, Exercise, Mistake
from course_utils.exercises.results import as_numbers


def largest_mistakes(given, targets, count):
    sizes = abs(given - targets)
    return np.argsort(-sizes)[:count]


def _some_rows(rng: np.random.Generator, case: int) -> Arguments:
    """Return what was given, targets, and how many are asked for; once two rows are equal."""
    rows, count = 5, 2 + case % 3  # few enough to follow by hand
    targets = rng.integers(20, 90, size=rows) + rng.permutation(rows) / 10
    sizes = rng.permutation(np.arange(1, rows + 1) * 3.0)
    largest = np.argsort(-sizes)
    signs = np.ones(rows)
    signs[largest[::2]] = -1  # the largest is too small an answer, the next one too large
    given = targets + signs * sizes
    if case == 5:  # the row of the second largest comes twice
        given, targets = given.round(), targets.round()
        for each in (given, targets):
            each[largest[2]] = each[largest[1]]
    if case == 1:  # yes and no: an answer that is right may be among the largest mistakes
        targets = rng.permutation(np.arange(rows) % 2.0)
        given = abs(targets - rng.permutation([0.9, 0.6, 0.4, 0.2, 0.1]))
    return given, targets, count


def _equal_ones_in_any_order(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with places of equal mistakes in the order of the rows."""

    def in_order(given: np.ndarray, targets: np.ndarray, count: int) -> Any:
        places, sizes = function(given, targets, count), abs(given - targets)
        found = as_numbers(places)
        if found is None or found.ndim != 1 or not np.isin(found, range(len(sizes))).all():
            return places
        equal = np.cumsum(np.diff(sizes[found.astype(int)], prepend=0) != 0)
        return found[np.lexsort((found, equal))] if (np.diff(equal) == 0).any() else places

    return in_order


_ORDER = "np.argsort(-sizes)[:count]"

exercise = Exercise(
    written=largest_mistakes,
    arguments=_some_rows,
    array=list,
    walk=_equal_ones_in_any_order,
    mistakes=(
        Mistake("-sizes", "given - targets", "It sorts the errors with their signs, the smallest first. Their sizes count, abs(given - targets), and the largest comes first."),
        Mistake("-sizes", "targets - given", "It sorts the errors with their signs. Their sizes count: abs(given - targets)."),
        Mistake(_ORDER, "-np.sort(-sizes)[:count]", "These are the sizes. The places of the rows are asked for: argsort returns places."),
        Mistake(_ORDER, f"given[{_ORDER}]", "These are what the neuron gave in the right rows. The places of the rows are asked for: leave out the last step."),
        Mistake("", "wrong = (given > 0.5) != (targets == 1)\nreturn np.argsort(-abs(given - targets)[wrong])[:count]",
                "It looks at the wrong answers alone, and counts the places among these: sort all rows."),
        Mistake(_ORDER, "np.arange(count)", "It returns the first rows as they come. Sort all rows by the size of their errors."),
        Mistake(_ORDER, "np.argsort(-sizes[:count])", "Only the first rows are looked at: sort all of them, then take the first count places."),
        Mistake(_ORDER, "np.argsort(sizes)[:count][::-1]", "It takes the smallest mistakes, and turns these round. Turn the order of all round, then take the first count places."),
        Mistake(_ORDER, "np.argsort(sizes)[-count:]", "The order is turned round: what comes last should come first."),
        Mistake(_ORDER, "[int(np.argmax(sizes))] * count", "It finds the largest mistake again and again: cross out what is found, with −1 in its place."),
        Mistake("", "sizes = list(abs(given - targets))\nplaces = []\nfor _ in range(count):\n    places.append(int(np.argmax(sizes)))\n    sizes.pop(places[-1])\nreturn places",
                "What is found is deleted, so all places behind it move by one: cross it out instead, with −1 in its place."),
    ),
    hints=(
        "np.argsort(numbers) returns places, the one of the smallest number first. How can the "
        "largest mistake become the smallest number?",
        "sizes = abs(…), the size of the error in each row. np.argsort(-sizes) begins with the "
        "largest; a slice […] takes the first count places.",
    ),
    why="argsort returns places, not numbers; the minus turns the order round.",
)  # fmt: skip
