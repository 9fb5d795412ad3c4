"""The 1,629 adults of lesson 06: their heights, weights, ages and sexes, from 1971.

Where they come from, what the columns mean, and what they must not be used for is written in
``lessons/data_card.md``.
"""

import csv
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

PATH = Path(__file__).parent / "data" / "people.csv"


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


def load_people() -> People:
    """Return the people of the course's own file.

    >>> people = load_people()
    >>> len(people), int(np.sum(people.body_mass_index >= 30))
    (1629, 198)
    """
    rows = csv.reader(PATH.read_text(encoding="utf-8").splitlines()[1:])
    heights, body_weights, ages, sexes = zip(*rows, strict=True)
    return People(
        np.array(heights, dtype=float),
        np.array(body_weights, dtype=float),
        np.array(ages, dtype=int),
        np.array(sexes),
    )
