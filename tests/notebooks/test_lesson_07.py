"""What lesson 07 says is what its cells show."""

import numpy as np
import pytest

from course_utils.explorers.layers import Layers
from tests.notebooks.reading import outputs


@pytest.mark.parametrize(
    "printed",
    [
        "each step leaves 0.779 of the error", "a factor of ten takes 9.2 steps",
        "13,719       41", "10^77 with 50", "descend  38",
        "4 right rows: [    0 14461 70888 14651     0]", "45 of 50 starts learn",
        "log loss 0.0060",
        "as if alone: True", "as measured:      True",
        "Correct: a staircase, one weight after the other, 27 tries",
    ],
)  # fmt: skip
def test_the_numbers_of_the_lesson_are_printed_by_its_cells(printed):
    assert any(printed in text for text in outputs("07").values())


@pytest.mark.parametrize("start", range(6))
def test_the_fourth_new_start_gets_stuck_and_a_rate_of_20_helps_it_alone(start):
    layers = Layers(rng=np.random.default_rng(0))
    for rate in (2, 20):
        state = {**layers.state, "learning_rate": rate, "starts": start}
        learned = "4 of 4" in layers.scene(state).sentences[-1]
        assert learned is ((rate == 20) is (start == 4))
