"""What all results are beside the right ones, whatever code has made them.

Results may be the right ones turned round, doubled or cut short; the right ones plus or times one
of the function's own numbers; or those of the solution with one value changed on its way. What is
said of them holds in every case that was tried.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from course_utils.exercises.results import as_numbers, is_plain, same, shown

Way = Callable[[Any], Any]
Cases = list[tuple[Any, Any]]
"""What came in each case, beside what is right."""

_FEWEST = 3
"""So many numbers at least must agree before a relation between them is said."""

CLOSE = 1e-6
"""So near, as a part of the largest, are numbers that were computed in another way."""

_OF_THE_RIGHT: dict[str, Way] = {
    "The sign is turned round: everything else is right.": np.negative,
    "It is the size of the right result: its sign is lost.": np.abs,
    "It is the right result squared.": np.square,
    "It is the root of the right result.": np.sqrt,
    "It is squeezed to between 0 and 1: leave that out.": lambda right: 1 / (1 + np.exp(-right)),
    "It is the logarithm of the right result.": np.log,
    "It is rounded to whole numbers: leave that out.": np.round,
    "It is rounded to 2 decimals: leave that out.": lambda right: np.round(right, 2),
    "The order is turned round: what comes last should come first.": lambda right: right[::-1],
    "The right entries are there, but sorted by size.": np.sort,
    "The first entry is missing; the others are right.": lambda right: right[1:],
    "The last entry is missing; the others are right.": lambda right: right[:-1],
    "The first entry and the last are missing; the others are right.": lambda right: right[1:-1],
    "Only every second entry is there, from the third on.": lambda right: right[2::2],
    "Each entry stands one place too late: the first comes twice, and the last is missing.": (
        lambda right: np.concatenate([right[:1], right[:-1]])
    ),
    "The last entry comes twice.": lambda right: np.concatenate([right, right[-1:]]),
    "The first entry comes twice.": lambda right: np.concatenate([right[:1], right]),
    "Every entry is the first of the right ones.": lambda right: np.full_like(right, right[0]),
    "Only the sign of what is asked for comes back.": np.sign,
    "It is the right row divided by its length.": lambda right: right / np.linalg.norm(right),
    "It is the sum of what is asked for: return the values side by side, with commas.": np.sum,
    "It is the mean of what is asked for: the values themselves are asked for.": np.mean,
    "It is the first of what is asked for: all of it is asked for.": lambda right: right[0],
    "It is the last of what is asked for: all of it is asked for.": lambda right: right[-1],
    "Rows and columns have changed places.": np.transpose,
}


def of_results(cases: Cases, quantities: dict[str, list[Any]], asked: list[str]) -> str:
    """Return what all results are beside the right ones, or nothing.

    ``quantities`` are numbers that the function has to do with: their names, in the learner's
    words, with the value that each has in each case. ``asked`` are the names of the results.
    """
    if all(same(came, right) for came, right in cases) or any(
        isinstance(came, bool | np.bool_) for came, _ in cases
    ):
        return ""
    if said := _as_one(cases, quantities):
        return said
    found = list[str]()
    for name, part in _parts(cases, asked):
        others = {
            other: [right[at] for _, right in cases]
            for at, other in enumerate(asked)
            if other != name
        }
        if not all(same(*each) for each in part):
            if not (said := _as_one(part, {**quantities, **others})):
                return ""
            found.append(f"Of what it returns, {name}: {said[0].lower()}{said[1:]}")
    return " ".join(found)


def _parts(cases: Cases, asked: list[str]) -> Iterator[tuple[str, Cases]]:
    """Yield each item of several that are returned together, with its name."""
    came, right = (list(side) for side in zip(*cases, strict=True))
    if not all(is_plain(each) and len(each) == len(came[0]) > 1 for each in came):
        return
    if all(is_plain(each) and len(each) == len(came[0]) == len(asked) for each in right):
        for at, name in enumerate(asked):
            yield name, [(one[at], other[at]) for one, other in cases]
    elif all(isinstance(each, float | np.ndarray) and np.ndim(each) == 0 for each in right):
        for at in range(len(came[0])):
            yield f"item {at + 1}", [(one[at], other) for one, other in cases]


def _as_one(cases: Cases, quantities: dict[str, list[Any]]) -> str:
    pairs: list[Any] = [tuple(map(as_numbers, pair)) for pair in cases]
    if any(came is None or right is None for came, right in pairs):
        return ""
    if sum(np.size(came) for came, _ in pairs) < _FEWEST:
        return ""
    with np.errstate(all="ignore"):
        first = np.ravel(pairs[0][0])[:1]
        if all(np.ndim(came) == 0 and same(came, first[0]) for came, _ in pairs):
            return f"It is always {shown(first[0])}."
        for said, way in _OF_THE_RIGHT.items():
            if _all_same((came, _of(way, right)) for came, right in pairs):
                return said
        if any(came.shape != right.shape for came, right in pairs):
            return _of_quantities(pairs, quantities, with_the_right=False)
        came, right = (
            np.concatenate([np.ravel(each) for each in side]) for side in zip(*pairs, strict=True)
        )
        if same(came, np.full_like(came, came[0])):
            return f"Every number is {shown(came[0])}."
        off, times = came - right, came / right
        if np.isfinite(off).all() and same(off, np.full_like(off, off[0]), CLOSE):
            return f"Every number is {shown(abs(off[0]))} too {'large' if off[0] > 0 else 'small'}."
        if np.isfinite(times).all() and same(times, np.full_like(times, times[0]), CLOSE):
            return f"Every number is {shown(times[0])} times what it should be."
    return _of_quantities(pairs, quantities, with_the_right=True)


def _of_quantities(pairs: Cases, quantities: dict[str, list[Any]], *, with_the_right: bool) -> str:
    """Return which of the function's numbers makes results of the right ones, and how."""
    ways: dict[str, Callable[[Any, Any], Any]] = {
        "What comes back is `{}`.": lambda _, value: value,
        "What comes back is minus `{}`.": lambda _, value: -value,
    }
    if with_the_right:
        ways |= {
            "It is the right result minus `{}`: that is missing.": lambda right, v: right - v,
            "It is the right result plus `{}`: that is too much.": lambda right, v: right + v,
            "It is the right result times `{}`.": lambda right, v: right * v,
            "It is the right result divided by `{}`.": lambda right, v: right / v,
            "It is minus the right result, times `{}`.": lambda right, v: -right * v,
            "It is the right result times `1 - {}`.": lambda right, v: right * (1 - v),
        }
    for name, values in quantities.items():
        numbers = [as_numbers(value) for value in values]
        if any(value is None for value in numbers):
            continue
        for said, way in ways.items():
            if _all_same(
                (came, _of(lambda right, v=value, w=way: w(right, v), right))  # type: ignore[misc]
                for (came, right), value in zip(pairs, numbers, strict=True)
            ):
                return said.format(name)
    return ""


def _all_same(each: Iterable[tuple[Any, Any]]) -> bool:
    return all(
        other is not None and np.isfinite(np.sum(one)) and same(one, other, CLOSE)
        for one, other in each
    )


def _of(way: Way, value: Any) -> Any:
    try:
        return way(value)
    except Exception:  # a number has no first entry, a row no root
        return None


def where_only(wrong: list[int], count: int, numbers: dict[str, list[Any]]) -> str:
    """Return what holds in the cases that went wrong, and in no other, or nothing.

    ``numbers`` are what a case may be told by, one number in each.

    >>> where_only([1], 3, {"`error`": [3, -2, 5]})
    '`error` is below 0'
    """
    if not wrong or len(wrong) == count:
        return ""
    for name, values in numbers.items():
        for said in _WHERE:
            if _places(said, values) == wrong:
                return f"{name} is {said}"
    return ""


def in_two_halves(
    cases: Cases, quantities: dict[str, list[Any]], numbers: dict[str, list[Any]]
) -> str:
    """Return what results are beside the right ones in one half of the cases, and in the other."""
    for name, values in numbers.items():
        for halves in (("above 0", "below 0"), ("not 0", "exactly 0"), ("even", "odd")):
            found = list[str]()
            for half in halves:
                places = _places(half, values)
                part = [cases[at] for at in places]
                around = {each: [held[at] for at in places] for each, held in quantities.items()}
                if part and all(same(*each) for each in part):
                    found.append("it is right.")
                elif part and (said := _as_one(part, around)):
                    found.append(said[0].lower() + said[1:])
            covered = sum(len(_places(half, values)) for half in halves)
            wrong = any(not each.startswith("it is right") for each in found)
            if len(found) == len(halves) and wrong and 2 * covered > len(cases):
                return " ".join(
                    f"Where {name} is {half}, {said}"
                    for half, said in zip(halves, found, strict=True)
                )
    return ""


def _places(said: str, values: list[Any]) -> list[int]:
    holds = _WHERE[said]
    return [at for at, value in enumerate(values) if np.ndim(value) == 0 and holds(value)]


_WHERE: dict[str, Callable[[Any], bool]] = {
    "exactly 0": lambda value: value == 0,
    "not 0": lambda value: value != 0,
    "below 0": lambda value: value < 0,
    "above 0": lambda value: value > 0,
    "∞": lambda value: value == np.inf,
    "odd": lambda value: isinstance(value, int) and value % 2 == 1,
    "even": lambda value: isinstance(value, int) and value % 2 == 0,
}
