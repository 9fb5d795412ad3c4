"""What the properties are tried on: problems and weights."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_utils.problem import Problem

SIZES = st.integers(-80, 80).map(lambda eighths: eighths / 8)
"""Numbers whose products are exact, 0 among them."""

FEW = st.integers(1, 4)


def table(rows: int, columns: int):
    return arrays.arrays(float, (rows, columns), elements=SIZES)


def column(length: int):
    return arrays.arrays(float, length, elements=SIZES)


@st.composite
def problems(draw, *, rows=FEW, weights=FEW) -> Problem:
    """Return a problem: rows without a number but 0 are left out, as the course refuses them."""
    row_count, weight_count = draw(rows), draw(weights)
    inputs = draw(table(row_count, weight_count).filter(lambda drawn: drawn.any(axis=1).all()))
    names = tuple(f"input {number + 1}" for number in range(weight_count))
    return Problem(inputs, draw(column(row_count)), weight_names=names, symbols=names)


def equations():
    return problems(rows=st.just(1), weights=st.just(2))


def start_of(data, problem) -> np.ndarray:
    """Draw weights for a problem."""
    return data.draw(column(problem.weight_count), label="weights")
