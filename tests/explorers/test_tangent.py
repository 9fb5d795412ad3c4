import numpy as np
import pytest

from course_utils.explorers.tangent import Tangent
from course_utils.problem import Problem
from tests.explorers.table import drawn, seen


@pytest.fixture
def tangent(one_shipment):
    return Tangent(one_shipment, start=(5, 0))


def slopes_of(scene):
    """Return the slope of each drawn tangent, (frames,)."""
    across, along = scene.panels[0].marks[0].points.transpose(2, 1, 0)
    return (along[1] - along[0]) / (across[1] - across[0])


def test_places_are_tenths_from_end_to_end_with_their_slopes(tangent):
    scene, frame = seen(tangent)
    np.testing.assert_allclose(scene.values, np.arange(-20, 121) / 10, atol=1e-9)
    assert scene.labels[frame] == "5 kg"
    np.testing.assert_allclose(slopes_of(scene), 512 * (256 * scene.values - 1492), rtol=1e-6)


def test_way_to_correct_turns_at_the_bottom_in_words_and_on_the_map(tangent):
    scene, _ = seen(tangent)
    arrows = scene.panels[1].marks[0].points
    for place, sentence, (tail, head) in zip(scene.values, scene.sentences, arrows, strict=True):
        left = bool(place > 1492 / 256)
        assert ("to the left" in sentence) is left
        assert (head[0] < tail[0]) == left
        assert tail.tolist() == [place, 0]
        assert head[1] == 0


@pytest.mark.parametrize("moving", [1, 2])
def test_the_arrow_goes_downhill_along_the_moving_weight(one_shipment, moving):
    scene, frame = seen(Tangent(one_shipment, start=(9, 8), moving=moving))
    tail, head = drawn(scene, 1, "downhill", frame)
    assert one_shipment.loss(head) < one_shipment.loss(tail)
    assert tail[2 - moving] == head[2 - moving]


def test_tangents_touch_the_loss_and_stay_below_it(tangent):
    scene, _ = seen(tangent)
    for frame in range(len(scene.values)):
        (point,), (across, heights) = (
            drawn(scene, 0, "handle", frame),
            drawn(scene, 0, "plain", frame).T,
        )
        assert np.interp(point[0], across, heights) == pytest.approx(point[1], rel=1e-9, abs=1e-4)
        assert (heights <= (256 * across - 1492) ** 2 + 1e-6).all()


def test_at_the_bottom_the_tangent_is_level_and_there_is_no_arrow(tangent):
    scene, frame = seen(tangent, weight="5,828125")
    assert "the tangent is level" in scene.sentences[frame]
    tail, head = drawn(scene, 1, "downhill", frame)
    assert tail.tolist() == head.tolist() == [5.828125, 0]


def test_a_learners_loss_has_its_own_slopes_and_no_unit(one_shipment):
    def size(weights):
        return abs(256 * weights[0] + 212 * weights[1] - 1492)

    scene, frame = seen(Tangent(one_shipment, start=(5, 0), loss=size))
    assert scene.remark == ""
    np.testing.assert_allclose(abs(slopes_of(scene)), 256, rtol=1e-6)
    assert scene.sentences[frame].startswith("At w₁ = 5 kg the slope is −256 per kg: ")
    scene, frame = seen(Tangent(one_shipment, start=(5, 0), loss=size), weight="1492/256")
    sides = "the slope is −256 per kg on the left, 256 on the right."
    assert scene.sentences[frame].endswith(f"the loss has a corner: {sides}")
    assert np.isnan(drawn(scene, 0, "plain", frame)).any()
    tail, head = drawn(scene, 1, "downhill", frame)
    assert tail.tolist() == head.tolist()


def test_other_equations_are_followed_everywhere():
    problem = Problem([[3, 1]], [30])
    scene, frame = seen(Tangent(problem, start=(0, 0)))
    assert slopes_of(scene)[frame] == pytest.approx(2 * -30 * 3)
    assert scene.values[[0, -1]] == pytest.approx(problem.weight_range)
    without = seen(Tangent(Problem([[0, 1]], [30]), start=(0, 0)))[0]
    assert not slopes_of(without).any()
    assert all("the tangent is level" in sentence for sentence in without.sentences)
