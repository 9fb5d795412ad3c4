import math
from fractions import Fraction

import numpy as np
import pytest

from course_utils import validation
from course_utils.validation import quote
from tests.bad_input import NO_LEARNING_RATES, NO_LISTS, NO_NUMBERS, refused


@pytest.mark.parametrize("bad", NO_NUMBERS, ids=quote)
def test_what_is_no_finite_number_is_refused_by_name(bad):
    assert refused(validation.finite_number, bad, "The width").startswith("The width must be a ")


@pytest.mark.parametrize("bad", NO_LEARNING_RATES, ids=quote)
def test_what_is_no_learning_rate_is_refused_in_one_sentence(bad):
    assert "learning rate" in refused(validation.learning_rate, bad)


@pytest.mark.parametrize(
    ("given", "number"),
    [
        (3, 3.0),
        (np.float32(0.5), 0.5),
        (np.int64(-2), -2.0),
        (Fraction(1, 4), 0.25),
        ("4.5e-6", 4.5e-6),
        ("0,5", 0.5),
        (" −2 ", -2.0),
        (1e308, 1e308),
        (5e-324, 5e-324),
    ],
    ids=quote,
)
def test_numbers_and_text_with_a_number_are_read(given, number):
    read = validation.finite_number(given, "It")
    assert type(read) is float
    assert read == number


@pytest.mark.parametrize(
    ("typed", "readings"), [("1,492", "1492 or 1.492"), ("−12,000", "-12000 or -12.000")]
)
def test_a_comma_that_may_part_thousands_is_asked_about(typed, readings):
    assert refused(validation.finite_number, typed, "The total").endswith(f" {readings}.")


@pytest.mark.parametrize(("typed", "number"), [("0,500", 0.5), ("1,49", 1.49), ("1492,000", 1492)])
def test_any_other_comma_is_a_decimal_point(typed, number):
    assert validation.finite_number(typed, "It") == number


def test_the_smallest_and_largest_floats_are_learning_rates():
    assert validation.learning_rate("5e-324") == math.ulp(0.0)
    assert validation.learning_rate(1e308) == 1e308


def test_zero_and_negative_learning_rates_are_told_apart():
    assert "never takes a step" in refused(validation.learning_rate, 0)
    assert "walks uphill" in refused(validation.learning_rate, "-1e-6")


def test_an_empty_field_is_called_so():
    assert refused(validation.finite_number, " ", "It").endswith("not an empty field.")


def test_arrays_are_copied_and_read_only():
    given = np.array([1.0, 2.0])
    array = validation.finite_array(given, "The targets", 1)
    given[0] = 9
    assert array.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 9


@pytest.mark.parametrize(
    "bad",
    [
        *NO_LISTS, 5, [], [[]], [[1, 2]], [1, "x"], [1, None], [1j], [True, False],
        [math.nan], [1, math.inf], [1e308], [-1e51], [10**400], [[1], [1, 2]],
    ],
    ids=quote,
)  # fmt: skip
def test_what_is_no_list_of_finite_numbers_is_refused(bad):
    assert refused(validation.finite_array, bad, "The targets", 1).startswith("The targets must ")


def test_a_refusal_shows_the_shape_that_came():
    assert "(2, 3)" in refused(validation.finite_array, np.ones((2, 3)), "The start", 1)


def test_long_values_are_quoted_short_and_on_one_line():
    quoted = validation.quote(np.arange(10_000).reshape(100, 100))
    assert len(quoted) == 40
    assert quoted.endswith("…")
    assert validation.quote(np.array([[1], [2]])) == "array([[1], [2]])"


def test_what_cannot_be_shown_is_named_by_its_kind():
    class Shy:
        def __repr__(self):
            raise RuntimeError("not today")

    assert validation.quote(Shy()) == "a Shy that cannot be shown"
