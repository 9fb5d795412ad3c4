"""The 1,629 adults of lesson 06: their heights, weights, ages and sexes, from 1971.

Where they come from, what the columns mean, and what they must not be used for is written in
``lessons/data_card.md``.
"""

import csv
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from course_utils.validation import quote

PATH = Path(__file__).parent / "data" / "people.csv"
ROWS = 1629
_RANGES = {"height_cm": (100, 250), "weight_kg": (25, 300), "age_years": (25, 74)}
_SEXES = ("female", "male")
_COLUMNS = (*_RANGES, "sex")


@dataclass(frozen=True, eq=False)
class People:
    """One entry for each person; all arrays are (people,) and read-only.

    ``heights`` are in cm, ``body_weights`` in kg, ``ages`` in whole years, and ``sexes`` are
    ``"female"`` or ``"male"``.
    """

    heights: np.ndarray
    body_weights: np.ndarray
    ages: np.ndarray
    sexes: np.ndarray

    def __post_init__(self) -> None:
        for field in fields(self):
            getattr(self, field.name).setflags(write=False)

    def __len__(self) -> int:
        return len(self.heights)

    @property
    def body_mass_index(self) -> np.ndarray:
        """Weight in kg, divided by the height in m, and once more by the height: (people,)."""
        return self.body_weights / (self.heights / 100) ** 2


def load_people(path: Path = PATH) -> People:
    """Return the people of the course's own file.

    Raises a ValueError if the file is damaged.

    >>> people = load_people()
    >>> len(people), int(np.sum(people.body_mass_index >= 30))
    (1629, 198)
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise _damaged(path, f"it cannot be read ({type(problem).__name__})") from problem
    header, *rows = list(csv.reader(text.splitlines())) or [[]]
    if tuple(header) != _COLUMNS:
        found = ", ".join(header) or "nothing"
        raise _damaged(path, f"its columns should be {', '.join(_COLUMNS)}, not {quote(found)}")
    if len(rows) != ROWS:
        raise _damaged(path, f"it should hold {ROWS} people, not {len(rows)}")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(_COLUMNS):
            raise _damaged(path, f"line {number} should hold {len(_COLUMNS)} values: {quote(row)}")
    *numbers, sexes = zip(*rows, strict=True)
    columns = [_numbers(path, name, c) for name, c in zip(_RANGES, numbers, strict=True)]
    if not set(sexes) <= set(_SEXES):
        strange = min(set(sexes) - set(_SEXES))
        raise _damaged(path, f"a sex should be female or male, not {quote(strange)}")
    heights, body_weights, ages = columns
    return People(heights, body_weights, ages.astype(int), np.array(sexes))


def _numbers(path: Path, name: str, column: tuple[str, ...]) -> np.ndarray:
    low, high = _RANGES[name]
    numbers = np.empty(len(column))
    for index, text in enumerate(column):
        try:
            numbers[index] = float(text)
        except ValueError:
            numbers[index] = np.nan
        if not low <= numbers[index] <= high:
            where = f"line {index + 2}, {name} should be a number from {low} to {high}"
            raise _damaged(path, f"{where}, not {quote(text)}")
    return numbers


def _damaged(path: Path, why: str) -> ValueError:
    return ValueError(f"{Path(path).name} is damaged: {why}. Get a fresh copy of the course.")
