"""The 1,629 adults of lesson 06: their heights, body masses, ages and sexes, from 1971.

Where they come from, what the columns mean, and what they must not be used for is written in
``lessons/data_card.md``.
"""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from course_utils.projects import read_table

PATH = Path(__file__).parent / "data" / "people.csv"
ROWS = 1629
LIMIT_OF_INDEX = 30
"""From this body-mass index on the answer of lesson 06 is yes."""
_NUMBERS = ("height_cm", "body_mass_kg", "age_years")


@dataclass(frozen=True, eq=False)
class People:
    """One entry for each person; all arrays are (people,) and read-only.

    ``heights`` are in cm, ``body_masses`` in kg, ``ages`` in whole years, and ``sexes`` are
    ``"female"`` or ``"male"``.
    """

    heights: np.ndarray
    body_masses: np.ndarray
    ages: np.ndarray
    sexes: np.ndarray

    def __post_init__(self) -> None:
        for field in fields(self):
            getattr(self, field.name).setflags(write=False)

    def __len__(self) -> int:
        return len(self.heights)

    @property
    def body_mass_index(self) -> np.ndarray:
        """Body mass in kg, divided by the height in m, and once more by the height: (people,)."""
        return self.body_masses / (self.heights / 100) ** 2


def load_people(path: Path = PATH) -> People:
    """Return the people of the course's own file.

    Raises
    ------
    ValueError
        If the file is damaged: one sentence says why.

    >>> people = load_people()
    >>> len(people), int(np.sum(people.body_mass_index >= 30))
    (1629, 198)
    """
    columns = read_table(path).columns
    missing = {*_NUMBERS, "sex"} - columns.keys()
    if missing:
        raise _damaged(path, f"it has no column {min(missing)}")
    numbers, sexes = [columns[name].numbers for name in _NUMBERS], columns["sex"]
    if len(sexes.texts) != ROWS or np.isnan(numbers).any():
        raise _damaged(path, f"it should hold {ROWS} people without gaps")
    if set(sexes.kinds) != {"female", "male"}:
        raise _damaged(path, f"a sex should be female or male, not {min(sexes.kinds)}")
    heights, body_masses, ages = numbers
    return People(heights, body_masses, ages.astype(int), np.array(sexes.texts))


def _damaged(path: Path, why: str) -> ValueError:
    return ValueError(f"{Path(path).name} is damaged: {why}. Get a fresh copy of the course.")
