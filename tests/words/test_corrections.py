import pytest

from course_utils.learning.correcting import by_sign, by_size, correct_in_turn
from course_utils.words.corrections import sentence


def said(problem, size, *, rule=by_sign, start=(9, 8), steps=40):
    run = correct_in_turn(problem, start=start, sizes=[size], steps=steps, rule=rule)[0]
    return sentence(run, by_size_shown=rule is by_size)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (1e-4, "one of w₁ by 0.9744, one of w₂ by 0.9788; after 40 steps the error is still "),
        (2 / 256, "Oscillating: each move multiplies the error, one of w₁ by −1, one of w₂ by "),
        (0.002, "Found: each move multiplies the error, one of w₁ by 0.488, one of w₂ by 0.576; "
                "after 22 steps less than a millionth of the error is left."),
        (0.02, "Exploding: each move multiplies the error, one of w₁ by −4.12, one of w₂ by −3.24"),
        (1e300, "and then past every number."),
        (1.7e308, "the first step takes the error from 2508 kg past every number."),
    ],
)  # fmt: skip
def test_steps_that_follow_the_error(one_shipment, rate, words):
    assert words in said(one_shipment, rate, rule=by_size)


def test_a_start_on_the_line_and_a_run_that_stands_still(one_shipment):
    assert "starts with the error 0" in said(one_shipment, 1, start=(5, 1))

    def still(value, *_):
        return value

    assert "the error stays 2508 kg" in said(one_shipment, 1, rule=still)
