"""What lesson 04 says is what its cells show."""

from tests.notebooks.reading import outputs


def test_slope_divided_by_error_is_512_in_every_row():
    (table,) = [text for source, text in outputs("04").items() if "tiny = " in source]
    rows = [line.replace(":", " ").replace(",", "").split() for line in table.splitlines()]
    pairs = [
        (float(row[row.index("error") + 1]), float(row[row.index("slope") + 1])) for row in rows
    ]
    assert len(pairs) == 5
    assert all(slope == 512 * error for error, slope in pairs)
