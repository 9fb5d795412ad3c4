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
    computed = {"guess": np.array([18.0, 182.0, 1819.0]), "descend": np.array([4.0, 5.0, 6.0])}
    measured = {name: 1.1 * cost for name, cost in computed.items()}
    prices = race.Prices(one_shipment, tolerances, computed, measured)
    sentence = race.picture_of_prices(prices).sentence
    assert "from 100 to 1 kg. guess: from 18 tries to 1,819 tries; descend: from 4 " in sentence
    drawn = [np.column_stack(line.get_data()).tolist() for line in figures[0].axes[0].lines]
    for costs in (*computed.values(), *measured.values()):
        assert np.column_stack([tolerances, costs]).tolist() in drawn


def test_more_weights_cost_what_was_handed_over_and_markers_were_measured(figures):
    powers = {"guess": [2.0, 8.0], "descend": [1.0, 1.0]}
    picture = race.picture_of_more_weights([2, 5], powers, measured={2: 104.0})
    assert "Guesses are measured for 2 weights (markers)" in picture.sentence
    lines = [np.column_stack(line.get_data()).tolist() for line in figures[0].axes[0].lines]
    for shown in ([[2, 1e2], [5, 1e8]], [[2, 10], [5, 10]], [[2, 104]]):
        assert shown in lines


def test_answers_are_counted_against_exclusive_or():
    said = layers.picture_of_answers({"always no": lambda inputs: 0 * inputs[:, 0]}).sentence
    assert said.startswith("always no: 2 of 4 are right. It says (0, 0) no")
    losses = [0.5, 0.25, 0.125]
    told = layers.picture_of_training(losses, lambda inputs: inputs[:, 0]).sentence
    assert told.startswith("The loss goes from 0.5 to 0.125 in 2 steps. After training: 2 of 4")
    assert len(CASES) == 4


def test_more_weights_are_told_by_powers_of_ten(figures):
    powers = {"guess": [3.6, 77.2], "correct": [2, 3.7], "descend": [0.5, 1.6]}
    said = race.picture_of_more_weights([2, 50], powers, measured={2: 4000.0}).sentence
    assert "guess: 3,981 with 2 weights, 10^77 with 50;" in said
    low, high = figures[0].axes[0].get_ylim()
    assert low < 1 < 10**77.2 < high
