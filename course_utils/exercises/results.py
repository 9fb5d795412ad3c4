"""Results of a learner's function: whether two agree, and how to show one."""

import numpy as np

from course_utils.validation import quote
from course_utils.words import count_of, number


def same(came: object, wanted: object, relative: float = 1e-9) -> bool:
    """Tell whether two results agree: numbers up to rounding, tuples and lists item by item."""
    if isinstance(wanted, tuple | list) and isinstance(came, tuple | list | np.ndarray):
        return len(came) == len(wanted) and all(
            same(one, other, relative) for one, other in zip(came, wanted, strict=True)
        )
    try:
        came_, wanted_ = np.asarray(came, dtype=float), np.asarray(wanted, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return came is wanted
    if came_.shape != wanted_.shape:
        return False
    scale = np.max(np.abs(wanted_[np.isfinite(wanted_)]), initial=1e-12)
    return bool(np.allclose(came_, wanted_, rtol=relative, atol=relative * scale, equal_nan=True))


def shape(value: object) -> object:
    """Return how a result is laid out; what is not numbers is told by its type."""
    if isinstance(value, tuple | list):
        return len(value)
    try:
        lengths = np.asarray(value, dtype=float).shape
    except (TypeError, ValueError, OverflowError):
        return type(value)
    return lengths[0] if len(lengths) == 1 else lengths


def form(value: object) -> str:
    """Return what kind of thing a result is: one number, so many values, an array."""
    laid_out = shape(value)
    if laid_out == ():
        return "one number"
    if isinstance(laid_out, int):
        return count_of(laid_out, "value")
    return (
        f"an array of shape {laid_out}" if isinstance(laid_out, tuple) else f"a {laid_out.__name__}"
    )


def shown(value: object) -> str:
    """Return a value as a learner would write it, short."""
    if isinstance(value, np.random.Generator):
        return "rng"
    if callable(value):
        return getattr(value, "__name__", "a function")
    if isinstance(value, bool | str) or value is None:
        return quote(value)
    if isinstance(value, np.ndarray | list | tuple):
        items = [shown(item) for item in list(value)[:6]]
        return f"[{', '.join(items)}{', …' if len(value) > 6 else ''}]"
    try:
        return number(float(value))
    except (TypeError, ValueError, OverflowError):
        return quote(value)
