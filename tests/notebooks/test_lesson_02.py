"""What lesson 02 says is what its cells show."""

import pytest

from tests.notebooks.reading import shown_by


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("errors = correct_in_turn", "steps 16 to 19: [36, -220, -8, 248]"),
        ("print(correct_in_turn(x, y, kg, 11))", "168, -88]"),
        ("for part in [1, 0.1", " 0.01 kg:  1071 steps until it jumps by at most 2.52 kg"),
        ("correct_by_size(x, error(x, y), small_rate)", "6.492"),
        ("after_40, last", "1.08e+74 kg"),
        ("limit = (red + blue)", "limit: 0.008623, product there: 1.000000"),
        ("rates = {", "twice    : x by -1.00, y by -0.66, both together by  0.66"),
    ],
)
def test_numbers_in_the_prose_are_those_that_the_cells_print(code, printed):
    assert printed in shown_by("02", code)
