"""Results of a learner's function: whether two agree, and how to show them."""

import numbers
from typing import Any, TypeGuard

import numpy as np

from course_utils.validation import quote
from course_utils.words import count_of, number

_DEEPEST = 3
_NOTHING = 1e-12
"""What is smaller is what rounding has left of 0."""
_MOST_ITEMS = 20_000
"""No exercise asks for more; a learner's function may return any number of them."""


def as_numbers(value: object) -> np.ndarray | None:
    """Return numbers as floats, or None for what is no number: text, bytes, complex, objects.

    >>> as_numbers([1, 2])
    array([1., 2.])
    >>> as_numbers("12") is None
    True
    """
    try:
        if getattr(value, "size", 0) > _MOST_ITEMS or _is_long(value) or _is_deep(value):
            return None
        if isinstance(value, np.ndarray | np.generic):
            array = (
                np.ma.filled(np.ma.masked_array(value).astype(float), np.nan)
                if (isinstance(value, np.ma.MaskedArray))
                else np.asarray(value)
            )
        elif isinstance(value, numbers.Real) or is_plain(value):
            array = np.asarray(value)
        else:
            return None
        return array.astype(float) if array.dtype.kind in "biuf" else None
    except Exception:  # whatever a learner's object does when it is asked
        return None


def _is_long(value: object) -> bool:
    return is_plain(value) and len(value) > _MOST_ITEMS


def _is_deep(value: object) -> bool:
    """Tell whether lists stand in lists too often, as in one that holds itself, and that twice."""
    level = [value] if is_plain(value) else []
    for _ in range(_DEEPEST):
        level = list({id(x): x for each in level for x in each if is_plain(x)}.values())
    return bool(level)


def is_plain(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """Tell whether a value is a list or a tuple, and of no kind that a learner has made."""
    return type(value) in (list, tuple)


def same(came: object, wanted: object, relative: float = 1e-9, depth: int = 0) -> bool:
    """Tell whether two results agree: numbers up to rounding, tuples and lists item by item.

    >>> same([1, 2.0], (1, 2)), same("1", 1), same(np.array(1.0), 1)
    (True, False, True)
    """
    if is_plain(wanted) and is_plain(came) and len(came) == len(wanted):
        if depth > _DEEPEST or _is_long(came):
            return False
        if as_numbers(wanted) is None or any(map(is_row, wanted)):
            return all(
                same(one, other, relative, depth + 1)
                for one, other in zip(came, wanted, strict=True)
            )
    came_, wanted_ = as_numbers(came), as_numbers(wanted)
    if came_ is None or wanted_ is None:
        return type(came) is type(wanted) and came is wanted
    if came_.shape != wanted_.shape:
        return False
    scale = np.max(np.abs(wanted_[np.isfinite(wanted_)]), initial=1e-12)
    return bool(np.allclose(came_, wanted_, rtol=relative, atol=relative * scale, equal_nan=True))


def print_of(value: object, around: tuple[int, ...] = ()) -> object:
    """Return what two results have in common if they agree: a key to look them up by."""
    if _is_long(value):
        return "more than any result"
    if is_plain(value) and any(map(is_row, value)):
        if len(around) > _DEEPEST or id(value) in around:
            return "deeper than any result"  # a list may hold itself, many times over
        return tuple(print_of(one, (*around, id(value))) for one in value)
    array = as_numbers(value)
    if array is None:
        return "None" if value is None else f"no number {id(value)}"
    return array.shape, tuple(f"{0.0 if abs(one) < _NOTHING else one:.7g}" for one in array.ravel())


def is_row(value: object) -> bool:
    """Tell whether a value holds others: a list, a tuple, an array with a length."""
    return is_plain(value) or (type(value) is np.ndarray and value.ndim > 0)


def form(value: object) -> str:
    """Return what kind of thing a result is: one number, so many values, an array.

    >>> form(3.5), form([1, 2]), form("a"), form(np.zeros((2, 3)))
    ('one number', '2 values', 'a text', 'an array of 2 rows and 3 columns')
    """
    array = as_numbers(value)
    if is_plain(value) and (array is None or array.ndim != 1):
        return f"a {type(value).__name__} of {count_of(len(value), 'item')}"
    if array is None:
        names = {"str": "a text", "NoneType": "nothing", "complex": "a complex number"}
        kind = type(value).__name__
        return names.get(kind, f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}")
    if array.ndim == 0:
        return "one number"
    if array.ndim == 1:
        return count_of(len(array), "value")
    if array.ndim == 2:
        rows, columns = array.shape
        return f"an array of {count_of(rows, 'row')} and {count_of(columns, 'column')}"
    return f"an array of shape {array.shape}"


def shown(value: object, digits: int = 0, depth: int = 0) -> str:
    """Return a value as a learner would write it, short; ``digits`` asks for so many of them."""
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, bool | str | bytes) or value is None:
        return quote(value)
    if depth > _DEEPEST:
        return "…"
    if type(value) is np.ndarray and value.ndim == 0:  # one number
        return shown(value.item(), digits)
    if is_plain(value) or type(value) is np.ndarray:
        items = [shown(item, digits, depth + 1) for item in list(value[:6])]
        inside = f"{', '.join(items)}{', …' if len(value) > 6 else ''}"
        return f"({inside})" if isinstance(value, tuple) and len(value) > 1 else f"[{inside}]"
    if isinstance(value, numbers.Real):
        try:
            return f"{float(value):.{digits}g}" if digits else number(float(value))
        except (TypeError, ValueError, OverflowError):
            return quote(value)
    if callable(value):
        name = getattr(value, "__name__", None) if isinstance(value, type(shown)) else None
        return name or "a function"
    return quote(value)


def both_shown(wanted: object, came: object) -> tuple[str, str]:
    """Return two results that differ with as many digits as it takes to see it.

    >>> both_shown(0.93461, 0.93464)
    ('0.93461', '0.93464')
    """
    for digits in (0, 5, 7, 9, 12, 17):
        texts = shown(wanted, digits), shown(came, digits)
        if texts[0] != texts[1]:
            break
    return texts
