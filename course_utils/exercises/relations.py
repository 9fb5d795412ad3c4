"""What wrong results are beside the right ones in every case, whatever code has made them."""

import contextlib
import re
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
    "It is the size of the right result: its sign is lost.": np.abs,
    "The sign of the result is turned round.": np.negative,
    "It is 1 minus what is asked for.": lambda right: 1 - right,
    "The order is turned round: what comes last should come first.": lambda right: right[::-1],
    "It is only the last of what is asked for.": lambda right: right[-1],
    "It is the sum of what is asked for: return the values side by side, with commas.": np.sum,
}
"""How the right result becomes what came, whatever else was wrong."""

_LESS_THAN_THE_RIGHT: dict[str, Callable[[Any], Any]] = {
    "It is only the first of what is asked for.": lambda right: right[0],
    "The first entry is missing; the others are right.": lambda right: right[1:],
    "The last entry is missing; the others are right.": lambda right: right[:-1],
}
"""How the right result becomes what came, where much of it is lost."""

_STILL_TO_DO: dict[str, Callable[[Any], Any]] = {
    "The last item of what it returns is right: return that alone.": lambda came: (
        came[-1] if came.ndim == 1 else None
    ),
    "What it returns still has to be added up.": lambda came: np.sum(came, axis=0),
    "What it returns holds one entry for each row: take their mean, with axis=0.": (
        lambda came: np.mean(came, axis=0)
    ),
}
"""How what came becomes the right result."""


def of_results(cases: Cases, *, rows: bool = True) -> str:
    """Return what all results are beside the right ones, or nothing.

    ``rows`` tells whether rows are handed over, of which a mean may be asked for.
    """
    if any(isinstance(came, bool | np.bool_) for came, _ in cases):
        return "It says only yes or no: a number is asked for."
    pairs = _in_numbers(cases)
    return _of_numbers(pairs, {**_OF_THE_RIGHT, **_LESS_THAN_THE_RIGHT}, rows)


def between(cases: Cases, asked: list[str], *, rows: bool) -> str:
    """Return how what came must still be changed to be right, in all cases, or nothing."""
    pairs = _in_numbers(cases)
    deeper = bool(asked) and any(came.ndim > right.ndim for came, right in pairs)
    return among(cases, asked) or ("" if deeper else _of_numbers(pairs, _OF_THE_RIGHT, rows))


def _in_numbers(cases: Cases) -> list[Any]:
    pairs: list[Any] = [tuple(map(as_numbers, pair)) for pair in cases]
    known = all(came is not None and right is not None for came, right in pairs)
    return pairs if known and sum(np.size(came) for came, _ in pairs) >= _FEWEST else []


def _of_numbers(pairs: Cases, of_the_right: dict[str, Callable[[Any], Any]], rows: bool) -> str:
    if not pairs or _all_same(pairs):
        return ""
    with np.errstate(all="ignore"):
        each = (said for said, sides in _relations(pairs, of_the_right) if _all_same(sides))
        return next((said for said in each if rows or " each row" not in said), "")


def _relations(
    pairs: Cases, of_the_right: dict[str, Callable[[Any], Any]]
) -> Iterator[tuple[str, Iterable[tuple[Any, Any]]]]:
    """Yield each relation with the two sides that are the same in each case if it holds."""
    for said, way in of_the_right.items():
        yield said, ((came, _of(way, right)) for came, right in pairs)
    if all(came.shape == right.shape for came, right in pairs):
        factor = np.sum(pairs[0][0]) / np.sum(pairs[0][1])
        if 1e-3 < abs(factor) < 1e3:  # any other is no factor that somebody has forgotten
            times = f"It is always {shown(factor)} times what is asked for."
            yield times, ((came, factor * right) for came, right in pairs)
    if all(came.ndim > right.ndim for came, right in pairs):
        for said, way in _STILL_TO_DO.items():
            yield said, ((right, _of(way, came)) for came, right in pairs)


def _all_same(each: Iterable[tuple[Any, Any]]) -> bool:
    return all(
        other is not None and np.isfinite(np.sum(one)) and same(one, other, _CLOSE)
        for one, other in each
    )


def _of(way: Callable[[Any], Any], value: Any) -> Any:
    with contextlib.suppress(Exception):  # a number has no first entry
        return way(value)
    return None


def one_number(asked: list[str]) -> str:
    """Return what is said where one number came, and several of these names are asked for."""
    if not asked:
        return "One number comes back: a list of numbers is asked for."
    return f"One number comes back: {len(asked)} are asked for, {listed(asked)}."


def listed(names: list[str]) -> str:
    """Return names as in a sentence.

    >>> listed(["x", "y", "count"])
    'x, y and count'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def among(cases: Cases, asked: list[str], code: str = "") -> str:
    """Return which of several results came, by their values; ``asked`` are their names.

    Where the ``code`` has such a name, and hands back another thing, that thing is not called so.
    """
    count, whole = len(asked), ", ".join(asked)
    plain = all(is_plain(right) and len(right) == count for _, right in cases)
    if count < 2 or not cases or not plain:
        return ""
    for at, name in enumerate(asked):
        if all(same(came, right[at]) for came, right in cases):
            if f"    {name} = " in code and not re.search(rf"return .*\b{name}\b", code):
                return one_number(asked) if np.ndim(cases[0][0]) == 0 else ""
            return f"It returns {name} alone: {whole} are asked for."
    many = len(cases[0][0]) if is_plain(cases[0][0]) else 0
    if not many or not all(is_plain(came) and len(came) == many for came, _ in cases):
        return ""
    found = {
        name: [to for to in range(many) if all(same(came[to], right[at]) for came, right in cases)]
        for at, name in enumerate(asked)
    }
    lost = [name for name in asked if not found[name]]
    places = [to for each in found.values() for to in each]
    if not places or len(places) != len(set(places)) or len(places) != count - len(lost):
        return ""
    if many == count and not lost:
        return f"The results come in another order than {whole}."
    if many == count - len(lost):
        are = "is" if len(lost) == 1 else "are"
        return f"{' and '.join(lost)} {are} missing in what is returned: {whole} are asked for."
    return ""
