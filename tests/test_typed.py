import math

import pytest

from course_utils import typed, validation
from tests.bad_input import refused

READ = {
    "1/256": 1 / 256,
    "1492/256": 1492 / 256,
    "1/221000": 1 / 221000,
    "-1/2": -0.5,
    " 1 / 2 ": 0.5,
    "½": 0.5,
    "1,5/3": 0.5,
    "-0.2*3": -0.6000000000000001,
    "256 · 2,5": 640.0,
    "10^-5": 1e-5,
    "10^(-5)": 1e-5,
    "10**-5": 1e-5,
    "10⁻⁵": 1e-5,
    "10³": 1000.0,
    "2 · 10^-5": 2e-5,
    "9,05*10^-6": 9.05e-6,
    "9.05 × 10⁻⁶": 9.05e-6,
    "9.05x10^-6": 9.05e-6,
    "9,05e-6": 9.05e-6,
    "1e-6 ": 1e-6,
    "1E3": 1000.0,
    "2 508": 2508.0,
    "2\u00a0508": 2508.0,
    "2\u2009508,5": 2508.5,
    "2'508": 2508.0,
    "2508 kg": 2508.0,
    "2 508 kg": 2508.0,
    "2508kg": 2508.0,
    "9006 kg²": 9006.0,
    "−2508 kg": -2508.0,
    "–2508": -2508.0,
    "- 5": -5.0,
    "+5": 5.0,
    "8,5": 8.5,
    ".5": 0.5,
    "5.": 5.0,
    "1,000,000": 1e6,
    "1.000.000": 1e6,
    "1,234.5": 1234.5,
    "1.234,5": 1234.5,
    "1.875": 1.875,
    "0,125": 0.125,
    "0,500": 0.5,
    "1492,000": 1492.0,
    "12_000": 12000.0,
    "٣": 3.0,
    "１２": 12.0,
    "1e400": math.inf,
    "1/0": math.inf,
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), READ.items(), ids=READ)
def test_a_number_is_read_as_people_write_it(text, number):
    assert typed.number(text) == pytest.approx(number, rel=1e-15)


@pytest.mark.parametrize("text", ["2508 g", "3 million", "2 t", "1 2", "12 %", "1e-6 e", "5 kg kg"])
def test_what_stands_behind_a_number_is_not_left_out_without_a_word(text):
    assert "must be a number" in refused(validation.finite_number, text, "It")


def test_the_unit_that_was_asked_for_may_stand_behind_it():
    assert validation.finite_number("12 %", "It", unit="%") == 12
    assert validation.finite_number("181 guesses", "It", unit="guesses") == 181


@pytest.mark.parametrize(
    "text",
    ["1/2/3", "10^0.5", "2^3", "1//2", "--5", "5-3", "2 50", "1,2,3", "1,0000,000", "kg", "/2",
     "10^", "e5", "x10^3", "10⁻", "²", "5²", "1e5/", "0x10", "1;5", "1 e 5"],
)  # fmt: skip
def test_what_is_no_number_is_refused(text):
    assert "must be a" in refused(validation.finite_number, text, "It")


@pytest.mark.parametrize("text", ["1,492", "−12,000", "1,000 kg"])
def test_what_may_mean_two_things_is_asked_about(text):
    assert "may mean" in refused(validation.finite_number, text, "It")
