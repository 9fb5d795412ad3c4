import numpy as np

from course_utils.gallery import layers, race
from course_utils.learning.layers import CASES


def test_three_ways_end_where_they_hit_first(one_shipment, figures):
    task = {"start": (9, 8), "tolerance": 50}
    picture = race.picture_of_three_ways(one_shipment, rng=np.random.default_rng(10), **task)
    entries = race.three_entries(one_shipment, rng=np.random.default_rng(10), **task)
    for ax, entry in zip(figures[0].axes, entries.values(), strict=True):
        assert abs(entry.errors[-1]) <= 50
        assert (np.abs(entry.errors[:-1]) > 50).all()
        assert ax.get_title(loc="left").endswith(f": {len(entry.errors) - 1} tries")
        assert any(len(line.get_xdata()) == len(entry.errors) for line in ax.lines)
    assert "Correct: a staircase" in picture.sentence


def test_answers_are_counted_against_exclusive_or():
    said = layers.picture_of_answers({"always no": lambda inputs: 0 * inputs[:, 0]}).sentence
    assert said.startswith("always no: 2 of 4 are right. It says (0, 0) no")
    assert len(CASES) == 4
