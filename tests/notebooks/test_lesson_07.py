"""What lesson 07 says is what its cells show."""

import pytest

from tests.notebooks.reading import outputs


@pytest.mark.parametrize(
    "printed",
    [
        "each step leaves 0.779 of the error", "a factor of ten takes 9.2 steps",
        "13,719       41", "10^77 with 50", "descend  38",
        "4 right rows: [    0 14461 70888 14651     0]", "45 of 50 starts learn",
        "log loss 0.0060",
        "as if alone: True", "as measured:      True",
        "Correct: a staircase, one weight after the other, 27 tries",
    ],
)  # fmt: skip
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(printed):
    assert any(printed in text for text in outputs("07").values())
