"""Numbers as they are written and read, and sentences against the data they speak of."""

import math
import re
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course_utils import validation, words
from course_utils.problem import Problem
from tests.bad_input import assert_one_sentence

WRITTEN = re.compile(r"−?(\d{1,7}|\d{1,6}\.\d{1,6}|\d\.\d\de(-?[1-9]\d*))")
"""At most seven digits, or one digit, two more and a power of ten without a + or a leading 0."""
WHOLE = r"\d+(_\d+)*"
READ = re.compile(rf"[+-]?({WHOLE}\.?({WHOLE})?|\.{WHOLE})([eE][+-]?{WHOLE})?")
FINITE = st.one_of(st.floats(-1e308, 1e308), st.floats(-1e6, 1e6), st.floats(1e-3, 1e3))
ANYTHING = st.one_of(
    st.floats(), st.integers(), st.fractions(), st.booleans(), st.none(), st.text(max_size=12),
    st.text("0123456789.,eE+-−_ \n", max_size=12), st.binary(max_size=3), st.complex_numbers(),
    st.lists(st.integers(), max_size=2), st.from_type(type), st.dates(),
)  # fmt: skip
"""What may be typed or passed where a number is asked for."""
SHARES = st.floats(0.01, 0.99)
ITEMS = st.one_of(st.floats(), st.integers(), st.none(), st.text(max_size=3))
EQUATION = Problem([[256, 212]], [1492])


def read(text: str) -> float:
    return float(text.replace("−", "-"))


@given(FINITE)
@example(999_950.0)
@example(0.00099999)
@example(-1e-320)
def test_a_written_number_is_short_and_can_be_read_back_to_its_last_digit(value):
    text = words.number(value)
    assert WRITTEN.fullmatch(text)
    digits = 3 if "e" in text else 4
    assert read(text) == pytest.approx(value, rel=0.5001 * 10 ** (1 - digits), abs=0)
    assert validation.finite_number(text, "It") == read(text)
    assert words.number(-value).removeprefix("−") == text.removeprefix("−")


@given(FINITE, FINITE)
def test_a_larger_number_is_never_written_as_a_smaller_one(first, second):
    low, high = sorted((first, second))
    assert read(words.number(low)) <= read(words.number(high))


@given(st.floats(1e-300, 1e300))
def test_a_multiple_keeps_two_digits(share):
    assert read(words.multiple(share)) == pytest.approx(share, rel=0.006, abs=0.00501)


@given(ANYTHING)
def test_what_is_a_finite_number_is_read_and_nothing_else(value):
    if isinstance(value, str):
        text = value.strip().replace("−", "-").replace(",", ".")
        right = text.isascii() and READ.fullmatch(text) is not None
        expected = Fraction(text.replace("_", "")) if right and len(text) < 40 else None
    else:
        right = isinstance(value, float | int | Fraction) and not isinstance(value, bool)
        right = right and math.isfinite(value)
        expected = value
    if isinstance(value, str) and not value.isascii() and not right:
        return  # other scripts have digits too, and Python reads them
    if right and abs(expected) < Fraction(2) ** 1023:
        assert validation.finite_number(value, "It") == pytest.approx(float(expected))
        return
    with pytest.raises(ValueError, match=r"^It must be a ") as refusal:
        validation.finite_number(value, "It")
    assert_one_sentence(str(refusal.value))


@given(st.recursive(ITEMS, st.lists, max_leaves=6))
def test_a_list_of_finite_numbers_of_one_length_is_taken_and_nothing_else(value):
    try:
        array = validation.finite_array(value, "It", 1)
    except ValueError as refusal:
        assert_one_sentence(str(refusal))
        taken = False
    else:
        assert array.tolist() == [float(number) for number in value]
        taken = True
    numbers = isinstance(value, list) and value != []
    numbers = numbers and all(isinstance(one, int | float) for one in value)
    assert taken == bool(numbers and all(abs(one) <= validation.LARGEST for one in value))
