"""What wrong results are beside the right ones, whatever code has made them.

What is said holds in every case that was tried.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from course_utils.exercises.results import as_numbers, is_plain, same, shown

Cases = list[tuple[Any, Any]]
"""What came in each case, beside what is right."""

_FEWEST = 3
"""So many numbers at least must agree before a relation between them is said."""
_CLOSE = 1e-6
"""So near, as a part of the largest, are numbers that were computed in another way."""

_OF_THE_RIGHT: dict[str, Callable[[Any], Any]] = {
    "The sign is turned round: everything else is right.": np.negative,
    "It is the size of the right result: its sign is lost.": np.abs,
    "Only the sign of what is asked for comes back.": np.sign,
    "It is rounded to whole numbers: leave that out.": np.round,
    "The order is turned round: what comes last should come first.": lambda right: right[::-1],
    "The first entry is missing; the others are right.": lambda right: right[1:],
    "The last entry is missing; the others are right.": lambda right: right[:-1],
    "It is the first of what is asked for: all of it is asked for.": lambda right: right[0],
    "It is the last of what is asked for: all of it is asked for.": lambda right: right[-1],
    "It is the sum of what is asked for: return the values side by side, with commas.": np.sum,
    "It is the mean of what is asked for: the values themselves are asked for.": np.mean,
}
"""How the right result becomes what came."""

_PARTS: dict[str, Callable[[Any, int], Any]] = {
    "Only the beginning of what is asked for comes back.": lambda right, count: right[:count],
    "Only the end of what is asked for comes back.": lambda right, count: right[-count:],
}
_STILL_TO_DO: dict[str, Callable[[Any], Any]] = {
    "The last item of what it returns is right: return that alone.": lambda came: came[-1],
    "Item 1 of what it returns is right: return that alone.": lambda came: came[0],
    "What it returns still has to be added up.": lambda came: np.sum(came, axis=0),
    "What it returns holds one entry for each row: take their mean, with axis=0.": (
        lambda came: np.mean(came, axis=0)
    ),
}
"""How what came becomes the right result."""


def of_results(cases: Cases, asked: list[str]) -> str:
    """Return what all results are beside the right ones, or nothing.

    ``asked`` are the names of the results, where there are several.
    """
    found = {
        name: _as_one(part)
        for name, part in _parts(cases, asked)
        if not all(same(*each) for each in part)
    }
    if len(found) > 1 and len({*found.values()}) == 1 and not np.ndim(cases[0][1][0]):
        return found.popitem()[1]
    if not all(found.values()):
        return ""
    each = (
        f"Of what it returns, {name}: {said[0].lower()}{said[1:]}" for name, said in found.items()
    )
    return " ".join(each) or _as_one(cases)


def _parts(cases: Cases, asked: list[str]) -> list[tuple[str, Cases]]:
    """Return each item of several that are returned together, with its name."""
    if not all(is_plain(one) and len(one) == len(asked) for case in cases for one in case):
        return []
    return [(name, [(one[at], two[at]) for one, two in cases]) for at, name in enumerate(asked)]


def _as_one(cases: Cases) -> str:
    if any(isinstance(came, bool | np.bool_) for came, _ in cases):
        return "It says only yes or no: a number is asked for."
    pairs: list[Any] = [tuple(map(as_numbers, pair)) for pair in cases]
    if any(came is None or right is None for came, right in pairs):
        return ""
    if sum(np.size(came) for came, _ in pairs) < _FEWEST:
        return ""
    first = np.ravel(pairs[0][0])[:1]
    if all(np.ndim(came) == 0 and same(came, first[0]) for came, _ in pairs):
        nan = " The logarithm of a number below 0 is such a value, and so is 0 times ∞."
        return f"It is always {shown(first[0])}.{nan if np.isnan(first[0]) else ''}"
    with np.errstate(all="ignore"):
        found = (said for said, sides in _relations(pairs) if _all_same(sides))
        return next(found, "") or _number_by_number(pairs)


def at_least(cases: Cases, asked: list[str]) -> str:
    """Return what can be said where nothing else can: which of several results are right, say."""
    right = {name: all(same(*each) for each in part) for name, part in _parts(cases, asked)}
    if any(right.values()):
        met, missed = ([name for name in right if right[name] is one] for one in (True, False))
        are, others = ("is" if len(each) == 1 else "are" for each in (met, missed))
        both = f"{' and '.join(met)} {are} right; {' and '.join(missed)} {others} not"
        return f"Of what it returns, {both}."
    pairs: list[Any] = [tuple(map(as_numbers, pair)) for pair in cases]
    if any(each is None for pair in pairs for each in pair):
        return ""
    if all(np.ndim(came) == 0 and np.ndim(right) == 1 for came, right in pairs):
        return "One number comes back: all of them are asked for, as a list."
    whole = [[bool(np.all(each == np.round(each))) for each in pair] for pair in pairs]
    only = all(came for came, _ in whole) and not any(right for _, right in whole)
    return "Only whole numbers come back: decimals are asked for." if only else ""


def _relations(pairs: Cases) -> Iterator[tuple[str, Iterable[tuple[Any, Any]]]]:
    """Yield each relation with the two sides that are the same in each case if it holds."""
    for said, way in _OF_THE_RIGHT.items():
        yield said, ((came, _of(way, right)) for came, right in pairs)
    if all(came.ndim > right.ndim for came, right in pairs):
        for said, way in _STILL_TO_DO.items():
            yield said, ((right, _of(way, came)) for came, right in pairs)
    if all(came.ndim == right.ndim == 1 and len(came) < len(right) for came, right in pairs):
        for said, part in _PARTS.items():
            yield said, ((came, part(right, len(came))) for came, right in pairs)


def _number_by_number(pairs: Cases) -> str:
    """Return how much too large, or how many times too large, all numbers are."""
    if any(came.shape != right.shape for came, right in pairs):
        return ""
    came, right = (
        np.concatenate([np.ravel(each) for each in side]) for side in zip(*pairs, strict=True)
    )
    off, times = came - right, came / right
    if not np.isfinite(off).all():
        return ""
    if same(off, np.full_like(off, off[0]), _CLOSE):
        return f"Every number is {shown(abs(off[0]))} too {'large' if off[0] > 0 else 'small'}."
    if np.isfinite(times).all() and same(times, np.full_like(times, times[0]), _CLOSE):
        return f"Every number is {shown(times[0])} times what it should be."
    many = np.count_nonzero(off) > len(off) / 2  # what is wrong in one case is no rounding
    near = many and np.allclose(came, right, rtol=0.02, atol=0)
    return "It is nearly right: is a number in it rounded?" if near else ""


def _all_same(each: Iterable[tuple[Any, Any]]) -> bool:
    return all(
        other is not None and np.isfinite(np.sum(one)) and same(one, other, _CLOSE)
        for one, other in each
    )


def _of(way: Callable[[Any], Any], value: Any) -> Any:
    with contextlib.suppress(Exception):  # a number has no first entry
        return way(value)
    return None


def among(cases: Cases, asked: list[str]) -> str:
    """Return which of several results came, by their values; ``asked`` are their names."""
    count, whole = len(asked), ", ".join(asked)
    plain = all(is_plain(right) and len(right) == count for _, right in cases)
    if count < 2 or not cases or not plain:
        return ""
    for at, name in enumerate(asked):
        if all(same(came, right[at]) for came, right in cases):
            return f"It returns {name} alone: {whole} are asked for."
    many = len(cases[0][0]) if is_plain(cases[0][0]) else 0
    if not many or not all(is_plain(came) and len(came) == many for came, _ in cases):
        return ""
    found = {
        name: [to for to in range(many) if all(same(came[to], right[at]) for came, right in cases)]
        for at, name in enumerate(asked)
    }
    lost = [name for name in asked if not found[name]]
    if {len(places) for name, places in found.items() if name not in lost} != {1}:
        return ""
    if many == count and not lost:
        return f"The results come in another order than {whole}."
    if many == count - len(lost):
        are = "is" if len(lost) == 1 else "are"
        return f"{' and '.join(lost)} {are} missing in what is returned: {whole} are asked for."
    return ""


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
    "below 0": lambda value: value < 0,
    "above 0": lambda value: value > 0,
    "∞": lambda value: value == np.inf,
    "odd": lambda value: isinstance(value, int) and value % 2 == 1,
    "even": lambda value: isinstance(value, int) and value % 2 == 0,
}
