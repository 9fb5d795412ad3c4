"""One page under load, of many moves and typed values: nothing piles up or is left behind."""

import gc
import tracemalloc

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances

from course_utils import words
from course_utils.learning import descend
from course_utils.widgets import LearningRateExplorer

MOVES = 1000
MARGIN = 400_000
"""So many bytes may be held more than before: caches of matplotlib and of Python."""
pytestmark = pytest.mark.usefixtures("quick_pictures")


@pytest.fixture
def traced():
    """Return how many bytes are held, after all that can be given back was given back."""

    def held():
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    yield held
    tracemalloc.stop()


@pytest.fixture
def explorer(two_shipments):
    explorer = LearningRateExplorer(two_shipments, start=(9, 8), steps=20)
    yield explorer
    explorer.close()


def test_a_thousand_moves_end_with_right_numbers_and_hold_nothing(explorer, two_shipments, traced):
    slider, rates = explorer.controls["learning_rate"].slider, explorer.scene.values
    places = np.random.default_rng(4).integers(0, len(rates), size=MOVES).tolist()
    for place in places[:100]:
        slider.index = place
    before, open_before = traced(), len(_instances)
    for place in places:
        slider.index = place
    assert traced() - before < MARGIN / 10
    assert len(_instances) == open_before
    rate = rates[places[-1]]
    alone = descend(two_shipments, start=(9, 8), learning_rate=rate, steps=20)
    read = explorer.scene.readings.values[explorer.frame, :, -1]
    np.testing.assert_allclose(read, alone.losses, rtol=1e-9)
    assert explorer.controls["learning_rate"].field.value == words.number(rate)


def test_typed_rates_and_starts_replace_each_other_and_hold_nothing(explorer, traced):
    def type_some(count):
        for number in range(1, count + 1):
            explorer.controls["learning_rate"].field.value = f"{number}e-7"
            explorer.controls["start"].fields[0].value = f"{number / 10}"

    type_some(3)
    before, rates = traced(), len(explorer.scene.values)
    type_some(20)
    assert traced() - before < MARGIN
    assert len(explorer.scene.values) == rates
    assert explorer.state["start"] == [2.0, 8.0]
