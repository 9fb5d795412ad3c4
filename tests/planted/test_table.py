"""What CONTRIBUTING.md says of the layers of tests: where and when they run, what they find."""

import re

import pytest

from tests.environments import ROOT
from tests.layers import found_with
from tests.planted import test_exercises, test_front_end, test_road
from tests.planted.defects import DEFECTS, IMPORTS, LAYERS

PLACES = {
    **{defect.name: defect.found_by for defect in DEFECTS},
    **{name: LAYERS for name, *_ in IMPORTS},
    **test_exercises.PLACES,
    **dict.fromkeys(test_front_end.DEFECTS, "tests/lessons"),
    **dict.fromkeys(test_road.DEFECTS, test_road.WALK),
}
"""Where the test stands that finds each planted defect."""
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TABLE = re.findall(r"^\| ([^|]+) \| (`[^|]+) \| `([^|`]+)` \| (.+) \|$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("layer", "where", "depth", "finds"), TABLE, ids=[row[0] for row in TABLE])
def test_a_layer_stands_where_the_table_says_runs_when_it_says_and_finds_it(
    layer, where, depth, finds
):
    for place in re.findall(r"`([\w./]+)`", where):
        assert (ROOT / place).exists(), f"there is no {place}"
        assert found_with(place).endswith(f", {depth}"), found_with(place)
    for defect in re.findall(r"\*([^*]+)\*", finds):
        assert found_with(PLACES[defect]).endswith(f", {depth}"), found_with(PLACES[defect])


def test_the_table_names_planted_defects():
    assert set(re.findall(r"\*([^*|]+)\*", " ".join(row[3] for row in TABLE))) <= set(PLACES)
    assert len(TABLE) == len(re.findall(r"^\| .* \| `[^`]+` \| [^|]+ \|$", TEXT, re.MULTILINE)) > 5
