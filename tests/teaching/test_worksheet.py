"""The page that needs no computer says what arithmetic says, and prints on two pages."""

import html
import re
import subprocess

import pytest

from tests.browser import jupyter
from tests.environments import ROOT

PAGE = (ROOT / "teaching/worksheet.html").read_text(encoding="utf-8")
DIVISOR = 400


def rows_of(number: int) -> list[list[str]]:
    body = re.findall(r"<tbody>(.*?)</tbody>", PAGE, re.DOTALL)[number]
    rows = re.findall(r"<tr>(.*?)</tr>", body)
    return [
        [html.unescape(cell) for cell in re.findall(r"<t[hd].*?>(.*?)</t", row)] for row in rows
    ]


def by_hand(step_of):
    """Correct in turn in plain Python; yield step, x, y and error."""
    x, y, step = 9, 8, 0
    while True:
        error = 256 * x + 212 * y - 1492
        yield step, x, y, error
        if step % 2 == 0:
            x = x - step_of(error)
        else:
            y = y - step_of(error)
        step += 1


@pytest.mark.parametrize(
    ("number", "step_of", "count", "tolerance"),
    [
        (2, lambda error: 1 if error > 0 else -1, 21, 0),
        (3, lambda error: error / DIVISOR, 7, 0.0051),
    ],
)
def test_the_answers_are_those_of_plain_arithmetic(number, step_of, count, tolerance):
    rows = rows_of(number)
    assert len(rows) == count
    for row, expected in zip(rows, by_hand(step_of), strict=False):
        written = [float(cell.replace("−", "-")) for cell in row[:4]]
        assert written == pytest.approx(expected, abs=tolerance)
        if row[4]:
            side = "too heavy" if expected[3] > 0 else "too light"
            assert row[4].startswith(f"{side}: {'xy'[expected[0] % 2]} ")


@pytest.mark.parametrize(("blank", "done", "given"), [(0, 2, 3), (1, 3, 1)])
def test_learners_get_the_first_rows_and_room_for_the_others(blank, done, given):
    empty, full = rows_of(blank), rows_of(done)
    assert empty[:given] == full[:given]
    assert len(empty) == len(full)
    assert all(row[1:] == [""] * 4 for row in empty[given:])


def test_the_prose_agrees_with_the_tables():
    errors = [row[3] for row in rows_of(2)]
    assert f"It circles: {', '.join(errors[16:20])}, and" in PAGE
    assert errors[20] == errors[16]
    assert min(abs(int(error.replace("−", "-"))) for error in errors) == 8
    assert "as near as 8 kg" in PAGE
    assert f"2508 ÷ {DIVISOR} = {2508 / DIVISOR:.2f}." in PAGE
    assert f"After six steps, {rows_of(3)[-1][3]} kg are left." in PAGE
    assert f"leaves {1 - 256 / DIVISOR:.2f} of the error" in PAGE
    assert f"weigh {9 - 2508 / 256:.2f} kg".replace("-", "−") in PAGE


def test_the_page_needs_nothing_from_elsewhere_and_no_colour():
    assert not re.search(r"(src|href|url\()", PAGE)
    assert "{{" not in PAGE
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", PAGE)) == {"#000", "#fff"}


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_it_prints_on_exactly_two_pages(tmp_path, paper):
    browser = jupyter.find_browser()
    if browser is None:
        pytest.skip("needs Chromium")
    sized, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    sized.write_text(PAGE.replace("@page {", f"@page {{ size: {paper};"), encoding="utf-8")
    options = [*jupyter.ARGUMENTS, "--headless", f"--print-to-pdf={printed}"]
    options += [f"--user-data-dir={tmp_path / 'profile'}", str(sized)]
    subprocess.run([browser, *options], check=True, capture_output=True, timeout=60)
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 2
