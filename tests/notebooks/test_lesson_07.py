"""What lesson 07 says is what its cells show."""

import numpy as np
import pytest

from course_utils.explorers.layers import Layers
from course_utils.learning.layers import CASES, EXCLUSIVE_OR, feed_forward, with_ones


@pytest.mark.parametrize("start", range(6))
def test_the_fourth_new_start_gets_stuck_and_a_rate_of_20_helps_it_alone(start):
    layers = Layers(rng=np.random.default_rng(0))
    for rate in (2, 20):
        state = {**layers.state, "learning_rate": rate, "starts": start}
        learned = "4 of 4" in layers.scene(state).sentences[-1]
        assert learned is ((rate == 20) is (start == 4))


def test_at_first_each_hidden_line_ends_where_it_cuts_off_a_yes_corner():
    layers = Layers(rng=np.random.default_rng(0))
    heard, _ = feed_forward(layers._trained(layers.state)[-1], with_ones(CASES))
    for side in (heard[:, :3] > 0.5).T:
        (corner,) = np.flatnonzero(side == (side.sum() == 1))
        assert EXCLUSIVE_OR[corner] == 1


def learned(hidden, starts=50):
    """Return how many random starts learn XOR with so many hidden neurons, all starts at once."""
    rng, rows = np.random.default_rng(1), np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    first = rng.uniform(-2, 2, size=(starts, hidden, 3))
    last, wanted = rng.uniform(-2, 2, size=(starts, hidden + 1)), np.array([0, 1, 1, 0])
    for _ in range(1001):
        heard = 1 / (1 + np.exp(-np.einsum("shi,ri->srh", first, rows)))
        with_bias = np.concatenate([heard, np.ones((starts, 4, 1))], axis=2)
        given = 1 / (1 + np.exp(-np.einsum("srh,sh->sr", with_bias, last)))
        errors = given - wanted
        carried = errors[:, :, None] * last[:, None, :-1] * heard * (1 - heard)
        last = last - 2 * np.einsum("sr,srh->sh", errors, with_bias) / 4
        first = first - 2 * np.einsum("srh,ri->shi", carried, rows) / 4
    return int(np.sum(np.all((given > 0.5) == wanted, axis=1)))


def test_three_hidden_neurons_get_stuck_less_often_than_two():
    assert learned(2) < 40 < 43 < learned(3)
