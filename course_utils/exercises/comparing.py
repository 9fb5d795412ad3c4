"""Wrong results beside the right ones: what they have in common, and where they part."""

import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from course_utils.exercises.results import (
    as_numbers,
    both_shown,
    form,
    is_plain,
    is_row,
    same,
    shown,
)
from course_utils.exercises.trial import Trial


def in_common(pairs: list[tuple[object, object]]) -> str:
    """Return what all results, each beside the right one, have in common, as far as it is seen."""
    if said := _to_be_taken_together(pairs):
        return said
    both: list[Any] = [(as_numbers(came), as_numbers(right)) for came, right in pairs]
    if any(a is None or b is None or a.shape != b.shape for a, b in both):
        return ""
    shapes = {np.shape(came) for came, _ in both}
    if len(both) > 1 and len(shapes) == 1 and len(shape := shapes.pop()) == 1:
        entries = range(*shape)
        always = [str(at) for at in entries if all(same(a[at], b[at]) for a, b in both)]
        if always:
            one = len(always) == 1
            only = (
                "Only entry {} is right each time."
                if one
                else "Only the entries {} are right each time."
            )
            return only.format(", ".join(always))
    came, right = (
        np.concatenate([np.ravel(each) for each in side]) for side in zip(*both, strict=True)
    )
    if not (np.isfinite(came).all() and np.isfinite(right).all() and len(came) > 1):
        return ""
    if np.allclose(came, right, rtol=0.02, atol=0):
        return "It is nearly right: is a number in it rounded?"
    return ""


def _to_be_taken_together(pairs: list[tuple[object, object]]) -> str:
    """Return what is still to be done with several numbers, where one or a row is asked for."""
    several = [came for came, _ in pairs if isinstance(came, list | tuple | np.ndarray)]
    if len(several) < len(pairs) or any(form(came) == form(right) for came, right in pairs):
        return ""
    ways: dict[str, Callable[..., Any]] = {
        "Item 1 of what it returns is right: return that alone.": lambda came: came[0],
        "The last item of what it returns is right: return that alone.": lambda came: came[-1],
        "What it returns still has to be added up.": lambda came: np.sum(came, axis=0),
        "What it returns holds one entry for each row: take their mean, with axis=0.": (
            lambda came: np.mean(came, axis=0)
        ),
        "It takes each with each, which gives a table: item by item is asked for.": np.diag,
    }
    for said, way in ways.items():
        with contextlib.suppress(Exception):  # whatever a learner's objects do when added
            if all(same(way(came), right) for came, right in pairs):
                return said
    return ""


def among(pairs: list[tuple[Any, Any]], asked: list[str]) -> str:
    """Return which of several results came, by their values; ``asked`` are their names."""
    count, whole = len(asked), ", ".join(asked)
    if count < 2 or not all(is_plain(right) and len(right) == count for _, right in pairs):
        return ""
    for at, name in enumerate(asked):
        if all(same(one, right[at]) for one, right in pairs):
            return f"It returns {name} alone: {whole} are asked for."
    came = [list(one) if is_plain(one) else [one] for one, _ in pairs]
    many = len(came[0])
    if any(len(each) != many for each in came):
        return ""
    places = [
        [
            to
            for to in range(many)
            if all(same(c[to], r[1][at]) for c, r in zip(came, pairs, strict=True))
        ]
        for at in range(count)
    ]
    found = [at for at in range(count) if places[at]]
    first = [places[at][0] for at in found]
    if len(set(first)) < len(found) or not found:
        return ""
    lost = [asked[at] for at in range(count) if at not in found]
    if many == count and not lost:
        return f"The results come in another order than {whole}."
    if many == len(found):
        missing = " and ".join(lost)
        are = "is" if len(lost) == 1 else "are"
        return f"{missing} {are} missing in what is returned: {whole} are asked for."
    return ""


def for_some_sizes(first: str, trials: list[Trial], wrong: Sequence[tuple[Trial, object]]) -> str:
    """Return the sentence for what is right for two weights, say, and wrong for three.

    ``first`` is the name of the first parameter, whose last axis is the size.
    """
    failed = [trial for trial, _ in wrong]
    known = {id(trial) for trial in failed}
    right = {_size(trial) for trial in trials if id(trial) not in known}
    sizes, depth = set(map(_size, failed)), np.ndim(failed[0].arguments[0])
    if not right or sizes & right or None in sizes | right or (depth == 1 and first != "weights"):
        return ""  # where the first of them are rows, no two cases have as many
    return (
        f"It is right for {min(filter(None, right))} {first if depth == 1 else 'columns'}, but not "
        f"for {min(filter(None, sizes))}: it must work for any number of them."
    )


def _size(trial: Trial) -> int | None:
    shape = np.shape(trial.arguments[0])
    return shape[-1] if shape else None


def as_if_returned(trials: list[Trial]) -> tuple[list[Trial], list[str], str]:
    """Return trials whose printed or written-out numbers count as returned, and what to say."""
    if all(trial.value is None and trial.printed.strip() for trial in trials):
        read = [_number_in(trial.printed) for trial in trials]
        said = "It prints its result instead; printing only shows it: end the function with return."
        if any(value is not None for value in read):
            return _with_values(trials, read), [said], "printed"
        return trials, [said], "returned"
    texts = [trial.value for trial in trials if isinstance(trial.value, str)]
    if texts:
        read = [_number_in(t.value) if isinstance(t.value, str) else t.value for t in trials]
        if any(_number_in(text) is not None for text in texts):
            said = f"It returns a text, {shown(texts[0])}: return the number itself."
            return _with_values(trials, read), [said], "wrote"
    return trials, [], "returned"


def _with_values(trials: list[Trial], values: list[Any]) -> list[Trial]:
    pairs = zip(trials, values, strict=True)
    return [replace(trial, value=value) for trial, value in pairs if value is not None]


def _number_in(text: str) -> object:
    """Return the number, or the numbers, in a text, but not those of an array."""
    text = text[:1000]
    found = [] if "[" in text else re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", text)
    values = tuple(map(float, found))
    return (values[0] if len(values) == 1 else values) if values else None


def where_they_part(came: object, wanted: object) -> str:
    """Return the first entry of two rows of results that differs."""
    for name, one, other in rows(came, wanted):
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


def rows(came: object, wanted: object) -> list[tuple[Any, ...]]:
    """Return the lists to compare, each with the words that tell it from others."""
    if isinstance(wanted, tuple) and any(isinstance(each, list) for each in wanted):
        if isinstance(came, tuple) and len(came) == len(wanted):
            pairs = zip(("first", "second", "third"), came, wanted, strict=False)
            return [
                (f" of the {which} list", one, other)
                for which, one, other in pairs
                if isinstance(one, list | np.ndarray)
            ]
        return []
    long = len(wanted) if isinstance(wanted, np.ndarray) and wanted.ndim == 1 else 0
    if long > 6 and getattr(as_numbers(came), "shape", ()) == (long,):
        return [("", came, wanted)]
    listed = isinstance(wanted, list) and isinstance(came, list | tuple | np.ndarray)
    return [("", came, wanted)] if listed and is_row(came) else []
