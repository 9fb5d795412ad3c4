"""What lesson 07 says is what its cells show."""

import numpy as np
import pytest

from course_utils.explorers.layers import Layers


@pytest.mark.parametrize("start", range(6))
def test_the_fourth_new_start_gets_stuck_and_a_rate_of_20_helps_it_alone(start):
    layers = Layers(rng=np.random.default_rng(0))
    for rate in (2, 20):
        state = {**layers.state, "learning_rate": rate, "starts": start}
        learned = "4 of 4" in layers.scene(state).sentences[-1]
        assert learned is ((rate == 20) is (start == 4))
