"""The people are the ones described beside their file."""

import dataclasses
import hashlib
from pathlib import Path

import numpy as np
import pytest

from course_utils.people import load_people
from course_utils.projects import read_table

CARD = Path(__file__).parents[1] / "lessons" / "data_card.md"
SHA_256 = "ec05302824c44e1a41b9c3fb18467b2277439d954511b56bc1a0ec7768dcb31d"


@pytest.fixture(scope="module")
def people():
    return load_people()


def test_the_columns_are_unchanged_to_the_last_bit(people):
    content = b"".join(
        np.asarray(column, dtype=kind).tobytes()
        for column, kind in (
            (people.heights, "<f8"),
            (people.body_masses, "<f8"),
            (people.ages, "<i8"),
            (people.sexes == "female", "u1"),
        )
    )
    assert hashlib.sha256(content).hexdigest() == SHA_256


def test_there_are_1629_people_of_whom_12_2_percent_have_an_index_of_30_or_more(people):
    assert len(people) == 1629
    index = [w / (h / 100) ** 2 for h, w in zip(people.heights, people.body_masses, strict=True)]
    yes = sum(value >= 30 for value in index)
    assert yes == 198
    assert round(100 * yes / 1629, 1) == 12.2
    np.testing.assert_allclose(people.body_mass_index, index)


def test_the_data_card_gives_the_ranges_and_counts_of_the_file(people):
    card = CARD.read_text(encoding="utf-8")
    for column in (people.heights, people.body_masses, people.ages):
        assert f"{column.min():.10g} to {column.max():.10g}" in card
    for sex in ("male", "female"):
        assert f"`{sex}` ({np.sum(people.sexes == sex)})" in card
    for name in read_table("people").columns:
        assert f"| `{name}` |" in card


def test_people_cannot_be_changed(people):
    with pytest.raises(dataclasses.FrozenInstanceError):
        people.heights = people.ages
    with pytest.raises(ValueError, match="read-only"):
        people.heights[0] = 1
