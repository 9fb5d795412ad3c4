"""What lesson 05 says is what its cells show."""

import pytest

from tests.notebooks.reading import outputs


@pytest.mark.parametrize(
    "printed",
    [
        "step 5: error   -1,291,356,304,709,264 kg",  # more than a million million tonnes
        "multiplies the error by -219.960",
        "256² + 212² = 110480",
        "0.001 is 110 times the limit",
        "in boxes 9.051e-06, in hundreds 0.091: 10000 times",
        "steepest at 55 degrees: after 1 kg the slope is 194,589",
        "flattest at 145 degrees: after 1 kg the slope is 15,891",
        "steepest / flattest = 12.2",
        "after 20 steps: 9,006.4351 kg², best of a thousand 14.3886 kg²",
        "after 50 steps:    0.4903 kg², best of a thousand  0.0008 kg²",
        "both in hundreds: 6.27e6 falls to 8.21e-4; mixed units: 6.27e6 falls to 992100",  # a sixth
        "step  7: loss 4.4e+10 kg², the next factor is -0.91",
        "limit = 1.028e-05",
        "steepest / flattest = 18,461",
        "Loop A falls from 6.27e6 to 4068 kg² in 2 steps, then rises",
        "Loop B rises from 6.27e6",
        "Loop C falls from 6.27e6 to 1.00e6 kg² in 15 steps, and stays there",
        "Loop D stays at 6.27e6 kg²",
        "repaired: from 6,270,032 kg² to 396 kg²",
    ],
)
def test_the_numbers_of_the_prose_are_printed(printed):
    assert any(printed in text for text in outputs("05").values())
