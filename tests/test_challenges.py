import pytest

from course_utils.challenges import try_out
from course_utils.validation import quote
from tests.bad_input import NO_LEARNING_RATES, assert_one_sentence


def test_none_is_not_tried_yet(one_shipment):
    assert try_out(one_shipment, None, start=(9, 8), steps=1).startswith("Not tried yet")


def test_landing_in_one_step_is_told_with_the_loss_that_is_left(one_shipment):
    said = try_out(one_shipment, 1 / 220960, start=(9, 8), steps=1)
    assert "= 0.50 × the limit. Good:" in said
    assert "\nThe loss after 1 step is " in said


@pytest.mark.parametrize("bad", [v for v in NO_LEARNING_RATES if v is not None], ids=quote)
def test_wrong_answers_never_raise_and_are_told_what_would_be_right(one_shipment, bad):
    assert_one_sentence(try_out(one_shipment, bad, start=(9, 8), steps=5))


@pytest.mark.parametrize("rate", [5e-324, 0.001, 1e9, 1e308])
def test_extreme_rates_are_answered_with_what_they_do(one_shipment, rate):
    said = try_out(one_shipment, rate, start=(9, 8), steps=200)
    assert ("Slow" if rate < 1e-300 else "Diverging") in said


def test_a_loss_past_every_number_is_no_number(one_shipment):
    said = try_out(one_shipment, 0.1, start=(9, 8), steps=50)
    assert said.endswith("The loss after 50 steps is past every number.")
