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


def test_prices_are_told_from_the_loosest_to_the_strictest_tolerance(one_shipment, figures):
    tolerances = np.array([100.0, 10.0, 1.0])
    measured = {"guess": [18.0, 182.0, 1819.0], "descend": [4, 5, 6]}
    sentence = race.picture_of_prices(one_shipment, tolerances, measured).sentence
    assert "from 100 to 1 kg. guess: from 18 tries to 1,819 tries; descend: from 4 " in sentence
    drawn = [np.column_stack(line.get_data()).tolist() for line in figures[0].axes[0].lines]
    for costs in measured.values():
        assert np.column_stack([tolerances, costs]).tolist() in drawn


def test_answers_are_counted_against_exclusive_or():
    said = layers.picture_of_answers({"always no": lambda inputs: 0 * inputs[:, 0]}).sentence
    assert said.startswith("always no: 2 of 4 are right. It says (0, 0) no")
    assert len(CASES) == 4


def test_more_weights_are_told_by_powers_of_ten(figures):
    powers = {"guess": [3.6, 77.2], "correct": [2, 3.7], "descend": [0.5, 1.6]}
    said = race.picture_of_more_weights([2, 50], powers).sentence
    assert "guess: 3,981 with 2 weights, 10^77 with 50;" in said
    low, high = figures[0].axes[0].get_ylim()
    assert low < 1 < 10**77.2 < high
