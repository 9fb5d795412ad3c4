import numpy as np
import pytest

from course_utils.words import race

NEVER = np.inf


@pytest.mark.parametrize(
    ("needed", "expected"),
    [
        ({"guess": 0, "descend": 0}, "the start is near enough already, so nobody has to try."),
        ({"guess": NEVER, "descend": NEVER}, "nobody got there in 1,000 tries."),
        ({"guess": 1, "descend": 1}, "guess and descend win with 1 try each."),
        (
            {"guess": 30, "correct": 2, "descend": 2},
            "correct and descend win with 2 tries each. "
            "Then guess with 30 tries, 15 times as many.",
        ),
        (
            {"guess": NEVER, "descend": 9, "halveIt": NEVER},
            "descend wins with 9 tries. Guess gave up after 1,000 tries; "
            "halveIt gave up after 1,000 tries.",
        ),
        (
            {"halveIt": NEVER, "descend": 9},
            "descend wins with 9 tries. HalveIt gave up after 1,000 tries.",
        ),
    ],
)
def test_a_race_is_told_in_the_order_of_its_places(needed, expected):
    assert race.sentence("5 kg", needed, 1000) == f"Tolerance 5 kg: {expected}"
