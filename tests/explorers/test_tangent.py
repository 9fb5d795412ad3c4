import numpy as np
import pytest

from course_utils.explorers.tangent import Tangent
from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, NO_STARTS, refused
from tests.explorers.table import after, drawn, said, seen


@pytest.fixture
def tangent(one_shipment):
    return Tangent(one_shipment, start=(5, 0))


def slopes_of(scene):
    """Return the slope of each drawn tangent, (frames,)."""
    across, along = scene.panels[0].marks[0].points.transpose(2, 1, 0)
    return (along[1] - along[0]) / (across[1] - across[0])


@pytest.mark.parametrize(
    ("moving", "told", "sentence"),
    [
        (1, {}, "At w₁ = 5 kg the slope is −108544 kg² per kg: downhill is to the right, so make w₁"
            " larger."),
        (2, {"weight": "1"}, "At w₂ = 1 kg the slope is 0 kg² per kg: the tangent is level, and "
            "there is nothing to correct along this line."),
    ],
)  # fmt: skip
def test_the_sentence_tells_the_slope_and_the_way_to_correct(one_shipment, moving, told, sentence):
    assert said(Tangent(one_shipment, start=(5, 0), moving=moving), **told) == sentence


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
        assert ("larger" in sentence) is not left
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
            drawn(scene, 0, "here", frame),
            drawn(scene, 0, "plain", frame).T,
        )
        assert np.interp(point[0], across, heights) == pytest.approx(point[1], rel=1e-9, abs=1e-4)
        assert (heights <= (256 * across - 1492) ** 2 + 1e-6).all()


def test_a_typed_place_is_taken_exactly_and_replaces_one_only(tangent):
    scene, frame = seen(tangent, weight="5,828125")
    assert scene.values[frame] == 5.828125
    assert "the tangent is level" in scene.sentences[frame]
    tail, head = drawn(scene, 1, "downhill", frame)
    assert tail.tolist() == head.tolist() == [5.828125, 0]
    (choice,) = tangent.rows[0]
    again = tangent.scene(choice.take(after(tangent, weight="5.828125"), "3"))
    np.testing.assert_allclose(again.values, np.arange(-20, 121) / 10, atol=1e-9)


@pytest.mark.parametrize("bad", [*NO_NUMBERS, -2.01, 12.01, "1e9"], ids=quote)
def test_what_is_no_place_is_refused(tangent, bad):
    assert refused(after, tangent, weight=bad).startswith("The weight w₁ ")


def test_a_learners_loss_has_its_own_slopes_and_no_unit(one_shipment):
    def size(weights):
        return abs(256 * weights[0] + 212 * weights[1] - 1492)

    scene, frame = seen(Tangent(one_shipment, start=(5, 0), loss=size))
    assert scene.remark == ""
    np.testing.assert_allclose(abs(slopes_of(scene)), 256, rtol=1e-6)
    assert scene.sentences[frame].startswith("At w₁ = 5 kg the slope is −256 per kg: ")


def test_other_equations_are_followed_everywhere():
    problem = Problem([[3, 1]], [30])
    scene, frame = seen(Tangent(problem, start=(0, 0)))
    assert slopes_of(scene)[frame] == pytest.approx(2 * -30 * 3)
    assert scene.values[[0, -1]] == pytest.approx(problem.weight_range)
    without = seen(Tangent(Problem([[0, 1]], [30]), start=(0, 0)))[0]
    assert not slopes_of(without).any()
    assert all("nothing to correct" in sentence for sentence in without.sentences)


@pytest.mark.parametrize("bad", [*NO_STARTS, (13, 0), (-3, 0)], ids=quote)
def test_what_is_no_start_is_refused(one_shipment, bad):
    refused(Tangent, one_shipment, start=bad)


@pytest.mark.parametrize("bad", [0, 3, "1", None, True, 1.5], ids=quote)
def test_what_is_no_weight_of_the_map_is_refused(one_shipment, bad):
    refused(Tangent, one_shipment, start=(5, 0), moving=bad)


def test_three_weights_have_no_map():
    problem = Problem([[1, 2, 3]], [14], weight_names="abc", symbols="abc")
    assert "two weights" in refused(Tangent, problem, start=(1, 2, 3))
