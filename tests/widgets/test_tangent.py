import re

import numpy as np
import pytest
from ipywidgets.widgets.widget_link import Link

from course_utils.validation import quote
from course_utils.widgets import TangentExplorer
from tests.bad_input import NO_LISTS, NO_STARTS, assert_one_sentence, refused

NO_TEXTS = [value for value in NO_LISTS if isinstance(value, str)]


@pytest.fixture
def explorer(one_shipment):
    return TangentExplorer(one_shipment, start=(5, 0))


def lines_of(explorer):
    """Return pixels, (frames, panels, points, 2), as the browser reads them."""
    picture = explorer.picture
    pixels = np.frombuffer(picture.lines, np.float32)
    return pixels.reshape(-1, len(picture.panels), picture.points, 2)


def pixel_on_map(explorer, x, y):
    left, top, width, height = explorer.picture.panels[1]["box"]
    return [left + (x + 2) / 14 * width, top + (12 - y) / 14 * height]


def shown_by(explorer):
    picture = explorer.picture
    return picture.lines, list(picture.sentences), explorer.slider.index, explorer.slider.label


def test_there_is_a_frame_and_a_sentence_for_each_place_of_the_slider(explorer):
    assert len(lines_of(explorer)) == len(explorer.slider.options) == 141
    assert len(explorer.picture.sentences) == 141
    assert explorer.slider.label == "5 kg"
    assert explorer.picture.frame == explorer.slider.index == 70


def test_every_line_begins_and_ends_at_the_weight(explorer):
    lines = lines_of(explorer)
    np.testing.assert_allclose(lines[:, :, 0], lines[:, :, -1])
    for frame, place in enumerate(explorer.model.positions):
        assert lines[frame, 1, 0] == pytest.approx(pixel_on_map(explorer, place, 0), abs=0.01)


def test_tangent_rises_where_the_slope_is_above_0(explorer):
    ends = lines_of(explorer)[:, 0, 1:3]
    drawn = ends[:, 0, 1] - ends[:, 1, 1]
    assert (np.sign(drawn) == np.sign(explorer.model.slopes())).all()


def test_arrow_on_the_map_points_against_the_slope(explorer):
    lines = lines_of(explorer)[:, 1]
    drawn = lines[:, 1, 0] - lines[:, 0, 0]
    assert (np.sign(drawn) == -np.sign(explorer.model.slopes())).all()


def test_moving_the_slider_moves_field_and_sentence(explorer):
    explorer.slider.index = 90
    assert explorer.field.value == "7"
    assert explorer.model.sentences()[90] in explorer.still()[1]
    assert "make w₁ smaller" in explorer.still()[1]


def test_typing_moves_slider_frames_and_sentence(explorer):
    explorer.field.value = "5.828125"
    assert explorer.model.position == 5.828125
    assert explorer.slider.label == "5.828 kg"
    assert "the tangent is level" in explorer.picture.sentences[explorer.slider.index]
    place = lines_of(explorer)[explorer.slider.index, 1, 0]
    assert place == pytest.approx(pixel_on_map(explorer, 5.828125, 0), abs=0.01)


@pytest.mark.parametrize("bad", [*NO_TEXTS, "13", "-2.5"], ids=quote)
def test_what_is_no_weight_is_refused_and_the_picture_stays(explorer, bad):
    before = shown_by(explorer)
    explorer.field.value = bad
    assert_one_sentence(explorer.notice.sentence)
    assert shown_by(explorer) == before
    explorer.field.value = "5"
    assert explorer.notice.sentence == ""


def test_slider_is_linked_to_the_picture_in_the_browser(explorer, registry):
    linked = {
        (link.source[0].model_id, link.source[1], link.target[0].model_id, link.target[1])
        for link in registry.values()
        if isinstance(link, Link)
    }
    slider, picture = explorer.slider.model_id, explorer.picture.model_id
    assert (slider, "index", picture, "frame") in linked


def test_a_mistake_in_my_loss_is_said_above_the_picture_of_the_courses_loss(one_shipment):
    def my_loss(weights):
        weights @ weights

    explorer = TangentExplorer(one_shipment, start=(5, 0), loss=my_loss)
    assert explorer.notice.sentence == (
        "my_loss returned nothing: end it with return and the loss. The picture shows the "
        "course's loss."
    )
    assert "−108544 kg² per kg" in explorer.still()[1]


def test_without_a_browser_the_sentence_is_alt_text_and_text(explorer):
    bundle = explorer._repr_mimebundle_()
    sentence = explorer.picture.sentences[70]
    assert bundle["text/plain"] == sentence
    assert re.findall(r'alt="([^"]*)"', bundle["text/html"]) == [sentence]


@pytest.mark.parametrize("bad", NO_STARTS, ids=quote)
def test_what_is_no_start_is_refused_and_leaves_no_widgets(one_shipment, registry, bad):
    before = set(registry)
    refused(TangentExplorer, one_shipment, start=bad)
    assert set(registry) == before


def test_closing_leaves_no_widgets(one_shipment, registry):
    before = set(registry)
    explorer = TangentExplorer(one_shipment, start=(5, 0), moving=2)
    assert len(registry) > len(before)
    explorer.close()
    assert set(registry) == before
