"""Reads a table from a CSV file, as spreadsheets write it, or says in a sentence what is wrong."""

import csv
import difflib
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from course_utils.projects import shown
from course_utils.projects.column import Column
from course_utils.validation import quote

SHIPPED = ("penguins", "people")
"""The tables that the course brings along; the data card says where they come from."""
FEWEST_ROWS = 10
_DATA = Path(__file__).parents[1] / "data"
_MOST_BYTES = 20_000_000
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, eq=False)
class Table:
    """The columns of a file by their names.

    - ``name``: that of the file, or of the shipped table.
    - ``columns``: what stands in each column, all of the same length.
    - ``lines``: the line of the file in which each row ends, counted from 1: (rows,).
    - ``read_as``: how the file was read.
    """

    name: str
    columns: dict[str, Column]
    lines: tuple[int, ...]
    read_as: str

    def __len__(self) -> int:
        return len(self.lines)

    def __repr__(self) -> str:
        columns = "; ".join(f"{name}: {column}" for name, column in self.columns.items())
        return f"{self.name}: {len(self)} rows, {self.read_as}. {columns}."

    def _repr_html_(self) -> str:
        first, *_ = self.columns.values()
        said = f"{self.name}: {len(self)} rows, {self.read_as}. The first row is in line "
        rows = [(name, column.texts[0], column) for name, column in self.columns.items()]
        below = shown.table(("column", "first value", "what stands there"), rows)
        return shown.paragraph(f"{said}{first.lines[0]}.") + below


def read_table(source: object = "penguins") -> Table:
    """Return the table of a CSV file, or one that the course brings along.

    - ``source``: ``"penguins"``, ``"people"``, or the name of a file beside the notebook.

    Raises a ValueError if there is no such file, or it holds no table.

    >>> table = read_table("penguins")
    >>> len(table), list(table.columns)[:3]
    (344, ['species', 'island', 'bill_length_mm'])
    """
    if not isinstance(source, str | Path) or not str(source).strip():
        raise ValueError(
            f"A table is {' or '.join(map(repr, SHIPPED))}, or the name of a file such as "
            f"'my_table.csv', not {quote(source)}."
        )
    path = _DATA / f"{source}.csv" if source in SHIPPED else Path(source)
    text, encoding = _text(path)
    delimiter = _delimiter(text, path.name)
    header, rows, lines = _rows(text, delimiter, path.name)
    names = _names(header, rows, path.name)
    if len(rows) < FEWEST_ROWS:
        there = "only 1" if len(rows) == 1 else f"only {len(rows)}" if rows else "none"
        raise ValueError(
            f"To learn from some rows and test with others, {path.name} needs at least "
            f"{FEWEST_ROWS} rows below the names of its columns; there are {there}."
        )
    columns = {
        name: Column(name, tuple(row[place] for row in rows), lines) for place, name in names
    }
    named = source if source in SHIPPED else path.name
    return Table(str(named), columns, lines, f"values parted by {_DELIMITERS[delimiter]}{encoding}")


def _text(path: Path) -> tuple[str, str]:
    """Return what stands in a file, and a word on its letters if they had to be guessed."""
    if path.suffix.lower() in (".xlsx", ".xls", ".ods", ".numbers"):
        raise ValueError(
            f"{path.name} is a spreadsheet: open it in its program, and save the sheet as CSV."
        )
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError(f"{path.name} is larger than 20 MB: keep a part of its rows.")
        content = path.read_bytes()
    except FileNotFoundError:
        raise ValueError(_missing(path)) from None
    except (OSError, ValueError) as error:
        if "20 MB" in str(error):
            raise
        raise ValueError(f"{path.name} can't be read: is it a file, and may you open it?") from None
    for mark, name in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            encoding = name
            break
    else:
        encoding = "utf-8"
    try:
        text, guessed = content.decode(encoding), ""
    except UnicodeDecodeError:
        text, guessed = content.decode("cp1252", errors="replace"), ", letters as in Windows-1252"
    if "\0" in text:
        raise ValueError(f"{path.name} holds no text: save the table as CSV.")
    if not text.strip():
        raise ValueError(f"{path.name} is empty.")
    return text, guessed


def _missing(path: Path) -> str:
    folder = path.parent
    there = sorted(one.name for one in folder.glob("*.csv")) if folder.is_dir() else []
    more = (
        f"CSV files here: {', '.join(there[:5])}{' and others' if len(there) > 5 else ''}"
        if there
        else "there is no CSV file at all: put yours into the folder of this notebook"
    )
    near = difflib.get_close_matches(path.name, (*SHIPPED, *there), 1)
    meant = f"Do you mean {near[0]!r}? " if near else ""
    brought = f"The course brings along {' and '.join(map(repr, SHIPPED))}"
    return f"There is no file {quote(str(path))} here. {meant}{brought}; {more}."


def _delimiter(text: str, name: str) -> str:
    """Return what parts the values: what most lines have as often as the first one."""
    if text.lstrip().startswith("<"):
        raise ValueError(f"{name} is a web page, not a table: download the file itself.")

    def lines_that_agree(delimiter: str) -> tuple[int, int]:
        lengths = [len(row) for row, _ in _parsed(text, delimiter, name)[:200]]
        first = lengths[0] if lengths else 0
        return (lengths.count(first) if first > 1 else 0), first

    best = max(_DELIMITERS, key=lines_that_agree)
    if lines_that_agree(best)[0] == 0:
        raise ValueError(
            f"{name} seems to have one column only: its first line is "
            f"{quote(text.splitlines()[0])}, and commas, semicolons or tabs should part the names."
        )
    return best


def _parsed(text: str, delimiter: str, name: str) -> list[tuple[list[str], int]]:
    """Return the rows that hold anything, each with the line in which it ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        found = [([value.strip() for value in row], reader.line_num) for row in reader]
    except csv.Error as error:
        raise ValueError(f"{name} is broken near line {reader.line_num}: {error}.") from None
    return [(row, line) for row, line in found if any(row)]


def _rows(
    text: str, delimiter: str, name: str
) -> tuple[list[str], list[list[str]], tuple[int, ...]]:
    (header, _), *below = _parsed(text, delimiter, name)
    width = len(header)
    for row, line in below:
        if len(row) != width and any(row[width:] or [True]):
            raise ValueError(
                f"Line {line} of {name} holds {len(row)} values, but there are {width} columns: "
                "a value is missing, or one holds what parts the values."
            )
    return header, [row[:width] for row, _ in below], tuple(line for _, line in below)


def _names(header: list[str], rows: list[list[str]], name: str) -> list[tuple[int, str]]:
    """Return the places and names of the columns; one without a name or values is left out."""
    names = []
    for place, title in enumerate(header):
        if title:
            names.append((place, title))
        elif any(row[place] for row in rows):
            raise ValueError(f"Column {place + 1} of {name} has no name: write one into line 1.")
    twice = [title for title, count in Counter(one for _, one in names).items() if count > 1]
    if twice:
        raise ValueError(f"{name} has more than one column {quote(twice[0])}: rename one of them.")
    if all(Column(title, (title,), (1,)).is_number for _, title in names):
        raise ValueError(
            f"The first line of {name} holds numbers: above them, write a line with the names of "
            "the columns."
        )
    return names
