"""A wrong result beside the right one: what was expected, what came, and where the two part."""

from typing import Any

import numpy as np

from course_utils.exercises.results import as_numbers, both_shown, form, is_row, same, shown


def expected(came: object, wanted: object) -> str:
    """Return the end of a sentence that begins with a call: what it should have returned.

    >>> expected(3, 4)
    ' should return 4, but it returned 3.'
    >>> expected([1, 5], [1, 2])
    ': before entry 1, all is right. Entry 1 should be 2, but is 5.'
    """
    pairs = _rows(came, wanted)
    if form(came) != form(wanted) and not pairs:
        return (
            f" should return {form(wanted)}, {shown(wanted)}, but it returned {form(came)}: "
            f"{shown(came)}."
        )
    if where := _where_they_part(pairs):
        return f": {where[0].lower()}{where[1:]}"
    right, wrong = both_shown(wanted, came)
    wrong = wrong.replace("not a number", "a value that is not a number")
    return f" should return {right}, but it returned {wrong}."


def _where_they_part(rows: list[tuple[Any, ...]]) -> str:
    """Return the first entry of two rows of results that differs."""
    for name, one, other in rows:
        if len(one) < len(other) and any(same(one, each) for each in other):
            return f"All {len(other)} entries{name} are asked for, but only one of them came."
        for place in range(min(len(one), len(other))):
            if not same(one[place], other[place]):
                before = f"Before entry {place}{name}, all is right. "
                right, wrong = both_shown(other[place], one[place])
                said = f"Entry {place}{name} should be {right}, but is {wrong}."
                return f"{before if place else ''}{said}"
        if len(one) != len(other):
            return f"The number of entries{name} should be {len(other)}, but is {len(one)}."
    return ""


def _rows(came: object, wanted: object) -> list[tuple[Any, ...]]:
    """Return the lists to compare, each with the words that tell it from others."""
    if isinstance(wanted, tuple) and any(isinstance(each, list) for each in wanted):
        if isinstance(came, tuple) and len(came) == len(wanted):
            pairs = zip(("first", "second", "third"), came, wanted, strict=False)
            return [
                (f" of the {which} list", one, other) for which, one, other in pairs if is_row(one)
            ]
        return []
    long = len(wanted) if isinstance(wanted, np.ndarray) and wanted.ndim == 1 else 0
    if long > 6 and getattr(as_numbers(came), "shape", ()) == (long,):
        return [("", came, wanted)]
    listed = isinstance(wanted, list) and isinstance(came, list | tuple | np.ndarray)
    return [("", came, wanted)] if listed and is_row(came) else []
