"""What lesson 04 says is what its cells show."""

import pytest

from tests.notebooks.reading import outputs


@pytest.mark.parametrize(
    "number",
    [
        "-108544", "-89888", "(1284096, 1063392)", "(7.716, 6.937)", "1953.8", "9.051e-06",
        "1.875e-05", "[3.457 2.863]", "[3.189 3.187]", "[ 6.627 -0.965]", "[5. 1.]",
    ],
)  # fmt: skip
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(number):
    assert any(number in text for text in outputs("04").values())


def test_slope_divided_by_error_is_512_in_every_row():
    (table,) = [text for source, text in outputs("04").items() if "tiny = " in source]
    rows = [line.replace(":", " ").replace(",", "").split() for line in table.splitlines()]
    pairs = [
        (float(row[row.index("error") + 1]), float(row[row.index("slope") + 1])) for row in rows
    ]
    assert len(pairs) == 5
    assert all(slope == 512 * error for error, slope in pairs)
