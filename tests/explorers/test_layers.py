import numpy as np
import pytest

from course_utils.explorers.layers import Layers
from course_utils.learning.layers import CASES
from course_utils.plots import new_figure
from course_utils.settings import settings_of
from tests.explorers.table import drawn
from tests.learning.test_layers import by_hand, loss


@pytest.mark.parametrize("frame", [0, 3, 100])
def test_dots_are_where_it_says_yes_and_lines_where_a_hidden_sum_is_0(frame):
    layers = Layers(rng=np.random.default_rng(5))
    weights = layers._trained(layers.state)[10 * frame]
    scene = layers.scene(layers.state)
    dots = drawn(scene, 0, "yes dots", frame)
    for place in dots[~np.isnan(dots).any(axis=1)]:
        assert by_hand(weights, place) > 0.5
    lines = [mark for mark in scene.panels[0].marks if mark.look == "ink"]
    for neuron, mark in enumerate(lines):
        first, second, bias = weights[3 * neuron : 3 * neuron + 3]
        for x, y in mark.points[frame]:
            assert first * x + second * y + bias == pytest.approx(0, abs=1e-9)
    assert drawn(scene, 1, "curve")[frame] == pytest.approx([10 * frame, loss(weights)])
    assert (
        f"After {10 * frame} updates the log loss is {loss(weights):.4g}"
        in (scene.sentences[frame])
    )


def test_no_line_crosses_the_names_of_the_corners():
    layers = Layers(rng=np.random.default_rng(5))
    marks = layers.scene(layers.state).panels[0].marks
    (names,) = [mark for mark in marks if "yes" in str(mark.texts)]
    assert names.texts == (("no", "yes", "yes", "no"),)  # where (0, 0), (0, 1), (1, 0), (1, 1) are
    assert np.abs(names.points[0] - CASES).max() < 0.2
    # Letters with a halo, above all that is drawn before them; words of the backdrop lie below.
    assert all(marks.index(names) > marks.index(mark) for mark in marks if mark.kind == "line")
    backdrop = new_figure(370, 360).subplots()
    layers.scene(layers.state).panels[0].backdrop.draw(backdrop)
    assert not backdrop.texts


def test_each_new_start_is_another_one_and_comes_again():
    layers = Layers(rng=np.random.default_rng(5))
    again = settings_of(layers)["starts"]
    other = again.take(layers.state, None)
    starts = [layers._trained(state)[0] for state in (layers.state, other, other)]
    assert np.abs(starts[0]).max() <= 2
    assert (starts[0] != starts[1]).all()
    assert (starts[1] == starts[2]).all()
