"""Whatever a CSV file is like, it is read as its author meant it, or one sentence says why not."""

from pathlib import Path

import numpy as np
import pytest

from course_utils.projects import choose_question, read_table

CARD = (Path(__file__).parents[2] / "lessons/data_card.md").read_text(encoding="utf-8")
ROWS = [f"{20 + i}.5,{100 + 7 * i},{'ab'[i % 2]}" for i in range(12)]
GOOD = "\n".join(["age,size,kind", *ROWS])


def with_line(number: int, line: str, text: str = GOOD) -> str:
    """Return a table with another line, counted from 1."""
    lines = text.split("\n")
    lines[number - 1] = line
    return "\n".join(lines)


def german(text: str = GOOD) -> str:
    return text.replace(",", ";").replace(".", ",")


READ = {
    "plain": GOOD.encode(),
    "byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "Unicode text of Excel": GOOD.replace(",", "\t").encode("utf-16"),
    "semicolons and decimal commas": german().encode(),
    "tabs": GOOD.replace(",", "\t").encode(),
    "bars": GOOD.replace(",", "|").encode(),
    "old Mac and Windows line ends": GOOD.replace("\n", "\r\n").encode(),
    "blank lines at the end": (GOOD + "\n\n,,\n").encode(),
    "an empty last column": "\n".join(line + "," for line in GOOD.split("\n")).encode(),
    "quotes and spaces": GOOD.replace("age,size", '"age", "size"').encode(),
    "decimal commas in quotes": GOOD.replace("20.5", '"20,5"').encode(),
}


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_the_table_is_read_as_it_was_meant(tmp_path, content):
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    table = read_table(path)
    assert list(table.columns) == ["age", "size", "kind"]
    np.testing.assert_array_equal(table.columns["age"].numbers, 20.5 + np.arange(12))
    np.testing.assert_array_equal(table.columns["size"].numbers, 100 + 7 * np.arange(12))
    assert table.columns["kind"].kinds == {"a": 6, "b": 6}


def test_letters_of_an_older_windows_are_read_and_it_is_said(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes(GOOD.replace("kind", "größe").encode("cp1252"))
    table = read_table(path)
    assert "größe" in table.columns
    assert "letters as in Windows-1252" in str(table)


REFUSED = {
    "empty": (b"", "mine.csv is empty."),
    "names only": (b"age,size", "at least 10 rows below the names of its columns; there are none."),
    "nine rows": ("\n".join(GOOD.split("\n")[:10]).encode(), "there are only 9."),
    "one column": (b"age\n" + b"1\n" * 12, "seems to have one column only"),
    "no names": ("\n".join("1,2" for _ in range(12)).encode(), "The first line of mine.csv holds"),
    "a name twice": (GOOD.replace("size", "age").encode(), "more than one column 'age'"),
    "no name": (GOOD.replace("size", "").encode(), "Column 2 of mine.csv has no name"),
    "a value missing": (with_line(5, "3,4").encode(), "Line 5 of mine.csv holds 2 values"),
    "a value too many": (with_line(5, "3,4,a,9").encode(), "Line 5 of mine.csv holds 4 values"),
    "a web page": (b"<!DOCTYPE html>\n<p>a,b</p>", "is a web page"),
    "a picture": (b"\x89PNG\0\0,\n", "holds no text"),
    "an open quote": (("age,kind\n" + '"' + "x" * 200_000).encode(), "is broken near line 2"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_table_gets_one_sentence(tmp_path, content, words):
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"\.$") as caught:
        read_table(path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_no_file_gets_one_sentence(tmp_path):
    with pytest.raises(ValueError, match="no CSV file at all"):
        read_table(tmp_path / "mine.csv")
    (tmp_path / "yours.csv").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ValueError, match=r"There is no file .* here\. .*; CSV files here: yours"):
        read_table(tmp_path / "mine.csv")
    with pytest.raises(ValueError, match=r"here\. Do you mean 'penguins'\? .* 'penguins' and 'p"):
        read_table("pinguins")
    with pytest.raises(ValueError, match=r"mine\.xlsx is a spreadsheet"):
        read_table(tmp_path / "mine.xlsx")
    with pytest.raises(ValueError, match=r"can't be read: is it a file"):
        read_table(tmp_path)
    for nothing in (None, 3, "", []):
        with pytest.raises(ValueError, match="A table is 'penguins' or 'people'"):
            read_table(nothing)


def test_gaps_are_left_out_and_counted(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(with_line(3, "NA,3,a", with_line(4, ",4,b")), encoding="utf-8")
    question = choose_question(read_table(path), "size", inputs=["age"])
    assert len(question) == 10
    assert list(question.lines[:2]) == [2, 5]
    assert "2 rows with a gap left out." in str(question)


@pytest.mark.parametrize(
    ("text", "asked", "words"),
    [
        (with_line(4, "tall,3,a"), {}, "In line 4, age should be a number, not 'tall'"),
        (
            german().replace(",5", "").replace("\n20", "\n1,492"),
            {},
            "age is '1,492': does",
        ),
        (GOOD, {"inputs": ["aeg"]}, "has no column 'aeg': do you mean age?"),
        (GOOD, {"answer": None}, "has no column None: they are age, size, kind."),
        (GOOD, {"inputs": ["kind"]}, "kind holds words, such as a, b, and a neuron can only add"),
        (GOOD, {"answer": "kind"}, "as the answer, say which of them means yes"),
        (GOOD, {"inputs": ["size"]}, "size is the answer: it can't be an input as well."),
        (GOOD, {"inputs": ["age", "age"]}, "Each input can be used once only"),
        (GOOD, {"inputs": 3}, "The inputs must be a list of names"),
        (GOOD, {"answer": "kind", "yes": "c"}, "No kind is 'c': choose one of the values, a, b."),
        (GOOD.replace("b", "a"), {"answer": "kind", "yes": "a"}, "The answer is no in 0 rows only"),
        (with_line(2, "20,1,c"), {"answer": "kind", "yes": "c"}, "yes in 1 row only, of 12"),
        ("age,size\n" + "\n".join(f"7,{i}" for i in range(12)), {}, "age is 7 in every row"),
        ("age,size\n" + "\n".join(f"{i},7" for i in range(12)), {}, "size is 7 in every row"),
        ("age,size\n" + "\n".join(f",{i}" for i in range(12)), {}, "age holds nothing but gaps"),
        (with_line(2, ",1,a", with_line(3, ",,a", with_line(4, ",1,a"))), {}, "Only 9 rows of 12"),
    ],
)
def test_a_question_that_can_not_be_asked_gets_one_sentence(tmp_path, text, asked, words):
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    table = read_table(path)
    asked = {"answer": "size", "inputs": ["age"], **asked}
    with pytest.raises(ValueError, match=r"[.?]$") as caught:
        choose_question(table, **asked)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(table)  # it can be shown, to look for what is wrong


def test_the_data_card_gives_ranges_counts_and_gaps_of_the_penguins():
    table = read_table("penguins")
    assert f"{len(table)} adult penguins" in CARD
    card = CARD.split("## Penguins")[1].splitlines()
    for name, column in table.columns.items():
        (line,) = [line for line in card if line.startswith(f"| `{name}` |")]
        if column.is_number:
            low, high = np.nanmin(column.numbers), np.nanmax(column.numbers)
            assert f"{low:g} to {high:g}" in line
        else:
            assert all(f"`{kind}` ({count})" in line for kind, count in column.kinds.items())
        gaps = int(column.gaps.sum())
        assert (f"; {gaps} gaps" in line) == bool(gaps)


def test_markup_in_a_file_stays_text(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(GOOD.replace("kind", "<b>kind</b>").replace("a\n", "<i>\n"), encoding="utf-8")
    shown = read_table(path)._repr_html_()
    assert "<b>" not in shown
    assert "<i>" not in shown
