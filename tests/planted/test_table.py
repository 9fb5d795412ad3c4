"""What CONTRIBUTING.md says of the layers of tests: they are there, and find what it names."""

import re

from tests.planted import test_exercises, test_front_end
from tests.planted.course import ROOT
from tests.planted.defects import DEFECTS, IMPORTS

PLANTED = {
    *(defect.name for defect in DEFECTS),
    *(name for name, *_ in IMPORTS),
    *test_exercises.DEFECTS,
    *test_front_end.DEFECTS,
}
TABLE = re.findall(
    r"^\|(.*`.*)\|$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE
)


def test_every_layer_of_the_table_is_there():
    places = re.findall(r"`([\w./]+)`", " ".join(TABLE))
    assert len(places) > len(TABLE) > 5
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_defect_that_the_table_names_is_planted():
    named = re.findall(r"\*([^*]+)\*", " ".join(TABLE))
    assert len(named) > len(TABLE)
    assert set(named) <= PLANTED
