import numpy as np
import pytest

from course_utils.words import shape_of


@pytest.mark.parametrize(
    ("losses", "phrase"),
    [
        ([3, 3, 3], "stays at 3 kg² from the first step to the last"),
        ([0, 0], "stays at 0 kg² from the first step to the last"),
        ([1, 2, 5], "rises from 1 to 5 kg²"),
        ([8, 4, 2, 1], "falls from 8 to 1 kg²"),
        ([8, 1, 1, 1, 1, 1], "falls from 8 to 1 kg² in 1 step, and stays there"),
        ([8, 4, 1, 16], "falls from 8 to 1 kg² in 2 steps, then rises to 16 kg²"),
    ],
)
def test_the_shape_of_a_curve_is_said(losses, phrase):
    assert shape_of(np.array(losses, dtype=float), "kg²") == phrase
