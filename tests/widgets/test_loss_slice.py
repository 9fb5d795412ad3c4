import re

import numpy as np
import pytest

from course_utils.widgets import LossSlice
from tests.bad_input import refused


def my_loss(weights, inputs, targets):
    return float(np.max(np.abs(inputs @ weights - targets)))


@pytest.fixture
def losses(two_shipments):
    return LossSlice(two_shipments, start=(9, 3), loss=my_loss)


def ends_of(losses):
    """Return the pixels of stems, (frames, panels, foot and top, 2)."""
    pixels = np.frombuffer(losses.picture.lines, np.float32)
    return pixels.reshape(-1, len(losses.picture.panels), 2, 2)


def test_each_loss_has_its_panel_and_the_learners_is_the_last(losses):
    assert len(losses.picture.panels) == 4
    assert losses.picture.start_panel == -1
    assert losses.picture.points == 2
    assert losses.picture.step == 1


def test_every_frame_stands_where_its_weight_is_and_reaches_its_loss(losses):
    stems = ends_of(losses)
    assert len(stems) == len(losses.slider.options) == len(losses.picture.sentences)
    for panel, slice_ in enumerate(losses.model.slices):
        left, _, width, _ = losses.picture.panels[panel]["box"]
        wanted = left + (losses.model.positions + 2) / 14 * width
        np.testing.assert_allclose(stems[:, panel, 1, 0], wanted, atol=0.01)
        np.testing.assert_array_equal(stems[:, panel, 0, 0], stems[:, panel, 1, 0])
        heights = stems[:, panel, 0, 1] - stems[:, panel, 1, 1]
        scale = slice_.values[0] / heights[0]
        np.testing.assert_allclose(heights * scale, slice_.values, rtol=1e-3, atol=abs(scale) / 10)


def test_the_slider_looks_at_another_position(losses):
    losses.slider.index = 140
    assert losses.model.index == 140
    assert losses.field.value == losses.slider.label == "5"
    assert losses.still()[1] == losses.picture.sentences[140]


def test_typing_finds_the_exact_place(losses):
    losses.field.value = "3,3330"
    assert losses.slider.label == "3.333"
    assert "w₁ = 3.333" in losses.still()[1]
    assert len(ends_of(losses)) == len(losses.slider.options)
    losses.field.value = "5"
    assert losses.slider.label == "5"
    assert losses.model.refusal == ""


def test_what_is_no_position_is_answered_and_nothing_moves(losses):
    before = losses.picture.lines, losses.slider.index
    for bad in ("many", "", "99", "inf"):
        losses.field.value = bad
        assert losses.notice.sentence.startswith("The weight w₁ must")
        assert (losses.picture.lines, losses.slider.index) == before
    losses.field.value = "9"
    assert losses.notice.sentence == ""


def test_a_mistake_in_the_learners_loss_is_told_and_three_panels_stay(two_shipments):
    def broken(weights, inputs, targets):
        return inputs @ weights - targets

    losses = LossSlice(two_shipments, start=(9, 3), loss=broken)
    assert "broken must return one number" in losses.notice.sentence
    assert len(losses.picture.panels) == 3
    assert losses.still()[1].startswith("w₁ = 9, w₂ = 3: errors 1448 and 1000; mean error 1224 kg")


def test_a_loss_that_fails_only_later_keeps_the_picture(two_shipments):
    def picky(weights, *_):
        if weights[0] == 3.333:
            raise ValueError("not here")
        return 1.0

    losses = LossSlice(two_shipments, start=(9, 3), loss=picky)
    before = losses.picture.lines, losses.slider.index
    losses.field.value = "3.333"
    assert "picky stopped with ValueError: not here" in losses.notice.sentence
    assert (losses.picture.lines, losses.slider.index) == before


def test_without_a_browser_the_sentence_is_alt_text_caption_and_text(losses):
    bundle = losses._repr_mimebundle_()
    assert bundle["text/plain"] == losses.picture.sentences[losses.model.index]
    assert re.findall(r'alt="([^"]*)"', bundle["text/html"]) == [bundle["text/plain"]]


def test_closing_leaves_no_widgets(two_shipments, registry):
    before = set(registry)
    losses = LossSlice(two_shipments, start=(9, 3), loss=my_loss)
    assert len(registry) > len(before)
    losses.close()
    assert set(registry) == before


def test_a_start_off_the_map_is_refused_and_leaves_no_widgets(two_shipments, registry):
    before = set(registry)
    assert "w₁ must lie from" in refused(LossSlice, two_shipments, start=(99, 3))
    assert set(registry) == before
