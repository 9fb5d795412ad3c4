"""The 1,629 adults of lesson 06: their heights, body masses, ages and sexes, from 1971.

Where they come from, what the columns mean, and what they must not be used for is written in
``lessons/data_card.md``.
"""

from dataclasses import dataclass, fields

import numpy as np

from course_utils.projects import read_table

LIMIT_OF_INDEX = 30
"""From this body-mass index on the answer of lesson 06 is yes."""


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


def load_people() -> People:
    """Return the people of the course's own file.

    >>> people = load_people()
    >>> len(people), int(np.sum(people.body_mass_index >= 30))
    (1629, 198)
    """
    columns = read_table("people").columns
    heights, body_masses, ages = (
        columns[name].numbers for name in ("height_cm", "body_mass_kg", "age_years")
    )
    return People(heights, body_masses, ages.astype(int), np.array(columns["sex"].texts))
