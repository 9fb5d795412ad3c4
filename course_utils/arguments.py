"""Refuses what a function cannot work with, in a sentence: whole numbers, generators, functions.

Numbers and lists of them are read by `course_utils.validation`.
"""

from collections.abc import Callable, Mapping, Sequence
from numbers import Integral, Real
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

import numpy as np

from course_utils.validation import finite_number, quote

Kind = TypeVar("Kind")


Something = TypeVar("Something")


@runtime_checkable
class Learnable(Protocol):
    """What has rows of inputs, (rows, weights), and a target for each, (rows,)."""

    @property
    def inputs(self) -> np.ndarray: ...  # noqa: D102
    @property
    def targets(self) -> np.ndarray: ...  # noqa: D102
    @property
    def weight_count(self) -> int: ...  # noqa: D102


def whole_number(value: object, name: str, *, least: int, most: int | None = None) -> int:
    """Return a whole number between two ends, or raise a ValueError that says why not.

    >>> whole_number(3, "The number of steps", least=1)
    3
    """
    number = int(value) if isinstance(value, Integral) and not isinstance(value, bool) else None
    if number is None or number < least or (most is not None and number > most):
        ends = f"of {least} or more" if most is None else f"from {least} to {most}"
        raise ValueError(f"{name} must be a whole number {ends}, not {quote(value)}.")
    return number


def positive_number(value: object, name: str) -> float:
    """Return a finite number above 0, or raise a ValueError that says why not.

    >>> positive_number("0,5", "The tolerance")
    0.5
    """
    number = finite_number(value, name)
    if number <= 0:
        raise ValueError(f"{name} must be above 0, not {number:g}.")
    return number


def random_generator(rng: object) -> np.random.Generator:
    """Return a random generator, or raise a ValueError that says how to make one.

    >>> rng = np.random.default_rng(1)
    >>> random_generator(rng) is rng
    True
    """
    if not isinstance(rng, np.random.Generator):
        raise ValueError(
            "The argument rng must be a random generator, such as np.random.default_rng(1), "
            f"not {quote(rng)}."
        )
    return rng


def function_of(value: object, name: str, parameters: str) -> Callable[..., Any]:
    """Return a function, or raise a ValueError that says what it should take.

    >>> function_of(5, "The rule", "(weights, gradient, learning_rate)")
    Traceback (most recent call last):
    ValueError: The rule must be a function of (weights, gradient, learning_rate), not 5.
    """
    if not callable(value):
        raise ValueError(f"{name} must be a function of {parameters}, not {quote(value)}.")
    return value


def something_to_learn(problem: Something) -> Something:
    """Return a `Problem`, or raise a ValueError that says how to make one."""
    if not isinstance(problem, Learnable):
        raise ValueError(
            "The problem must be made with Problem(inputs, targets), such as "
            f"Problem([[256, 212]], [1492]), not {quote(problem)}."
        )
    return problem


def one_equation(problem: Something) -> Something:
    """Return a problem with a single row, or raise a ValueError that says what came."""
    targets = cast("Learnable", something_to_learn(problem)).targets
    if (rows := len(targets)) != 1:
        raise ValueError(f"The problem must be one equation, but what came has {rows} rows.")
    return problem


def different_mixes(problem: Something) -> Something:
    """Return a problem with two rows that can tell two weights apart, or raise a ValueError.

    >>> from course_utils.problem import Problem
    >>> different_mixes(Problem([[50, 150], [100, 300]], [600, 800]))
    Traceback (most recent call last):
    ValueError: Both shipments hold the same mix of boxes, 50 and 150, and 100 and 300, so they \
cannot tell red from blue. Choose other counts, and run the cell again.
    """
    (a, b), (c, d) = cast("Learnable", for_a_map(problem)).inputs
    if abs(a * d - b * c) <= 1e-9 * (abs(a * d) + abs(b * c)):
        raise ValueError(
            f"Both shipments hold the same mix of boxes, {a:g} and {b:g}, and {c:g} and {d:g}, so "
            "they cannot tell red from blue. Choose other counts, and run the cell again."
        )
    return problem


def for_a_map(problem: Something) -> Something:
    """Return a problem with two weights, or raise a ValueError that says what came."""
    weights = cast("Learnable", something_to_learn(problem)).weight_count
    if weights != 2:
        raise ValueError(f"The map needs two weights; this problem has {weights}.")
    return problem


def names_of(values: object, name: str) -> tuple[str, ...]:
    """Return names as a tuple of texts; a text counts as its letters. Raises a ValueError.

    >>> names_of("xy", "The symbols")
    ('x', 'y')
    """
    texts = values if isinstance(values, str | Sequence) else (None,)
    if not all(isinstance(text, str) for text in texts):
        raise ValueError(f"{name} must be a list of texts, not {quote(values)}.")
    return tuple(texts)


def two_ends(values: object, name: str) -> tuple[float, float]:
    """Return the two ends of a range, the lower one first, or raise a ValueError.

    >>> two_ends((-2, "12"), "The range")
    (-2.0, 12.0)
    """
    if not isinstance(values, Sequence | np.ndarray) or len(values) != 2 or isinstance(values, str):
        raise ValueError(f"{name} must be two numbers, from low to high, not {quote(values)}.")
    low, high = (finite_number(end, f"An end of {name}") for end in values)
    if low >= high:
        raise ValueError(f"{name} must go from low to high, not {low:g} to {high:g}.")
    return low, high


def of_kind(value: object, kind: type[Kind], name: str, made_by: str) -> Kind:
    """Return a value of one kind, or raise a ValueError that says what makes such values.

    >>> of_kind(3, str, "The name", "a text")
    Traceback (most recent call last):
    ValueError: The name must be a text, not 3.
    """
    if not isinstance(value, kind):
        raise ValueError(f"{name} must be {made_by}, not {quote(value)}.")
    return value


def named(values: object, name: str, of: str) -> Mapping[str, Any]:
    """Return a dictionary with at least one entry, or raise a ValueError that says so."""
    if not isinstance(values, Mapping) or not values:
        raise ValueError(f"{name} must be a dictionary of names and {of}, not {quote(values)}.")
    return values


def real_numbers(value: object, name: str) -> np.ndarray:
    """Return a number or numbers in any layout as an array; nan and infinite ones may be there.

    >>> real_numbers([1, 2.5], "The weights")
    array([1. , 2.5])
    """
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        return value
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O" and all(isinstance(one, Real) for one in array.flat):
            array = array.astype(float)
    except (ValueError, OverflowError):
        array = np.asarray(None)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must be numbers, not {quote(value)}.")
    return array


def fitting(weights: object, inputs: object, *, rows: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Return weights and inputs as arrays that can be multiplied, or raise a ValueError.

    ``weights`` are (weights,) or (weights, runs), and ``inputs`` (rows, weights); without
    ``rows``, they may also be (weights,).
    """
    weights, inputs = real_numbers(weights, "The weights"), real_numbers(inputs, "The inputs")
    layouts = (2,) if rows else (1, 2)
    if inputs.ndim not in layouts or 0 in inputs.shape:
        table = "a table with a row for each example" + ("" if rows else ", or one row")
        raise ValueError(f"The inputs must be {table}; what came has the shape {inputs.shape}.")
    if weights.ndim not in (1, 2) or len(weights) != inputs.shape[-1]:
        raise ValueError(
            f"{inputs.shape[-1]} inputs need {inputs.shape[-1]} weights; what came has the shape "
            f"{weights.shape}."
        )
    return weights, inputs


def targets_for(inputs: np.ndarray, targets: object) -> np.ndarray:
    """Return one target for each row of inputs, (rows,), or raise a ValueError."""
    targets = real_numbers(targets, "The targets")
    if targets.shape != (len(inputs),):
        raise ValueError(
            f"Each row of inputs needs one target: {len(inputs)} rows, but the targets have the "
            f"shape {targets.shape}."
        )
    return targets
