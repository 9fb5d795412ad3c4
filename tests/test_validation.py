import math

import numpy as np
import pytest

from course_utils import validation
from tests.bad_input import refused


@pytest.mark.parametrize(
    ("typed", "readings"), [("1,492", "1492 or 1.492"), ("−12,000", "-12000 or -12.000")]
)
def test_a_comma_that_may_part_thousands_is_asked_about(typed, readings):
    assert refused(validation.finite_number, typed, "The total").endswith(f" {readings}.")


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
