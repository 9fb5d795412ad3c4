import re

import numpy as np
import pytest
from ipywidgets.widgets.widget_link import Link

from course_utils.widgets import CorrectionExplorer
from course_utils.widgets.prediction import Predictions
from tests.bad_input import assert_one_sentence, refused


@pytest.fixture
def explorer(one_shipment):
    return CorrectionExplorer(one_shipment, start=(9, 8), steps=40)


def lines_of(explorer):
    """Return pixels, (frames, panels, points, 2), as the browser reads them."""
    pixels = np.frombuffer(explorer.picture.lines, np.float32)
    return pixels.reshape(-1, 2, explorer.picture.points, 2)


def errors_drawn(explorer):
    """Return the errors of the run looked at, read from its pixels and the ends of the axis."""
    _, top, _, height = explorer.picture.panels[1]["box"]
    low, high = explorer.model.error_range()
    share = (lines_of(explorer)[explorer.model.index, 1, :, 1] - top) / height
    return high - share * (high - low)


def test_step_of_one_is_drawn_and_said_as_a_circle(explorer):
    explorer.value_field.value = "1"
    assert explorer.still()[1] == (
        "Step 1 kg. Circling: it comes back to the same point every 4 steps; the error goes "
        "248, 36, −220, −8 and round again, never nearer to 0 than 8 kg."
    )
    np.testing.assert_allclose(errors_drawn(explorer), explorer.model.run.errors, atol=0.1)
    assert errors_drawn(explorer)[19] == pytest.approx(248, abs=0.1)


def test_slider_field_picture_and_model_agree(explorer):
    for index in (0, 17, 39):
        explorer.value_slider.index = index
        assert explorer.model.index == index
        assert explorer.value_field.value == explorer.value_slider.label
    explorer.value_field.value = "0.37"
    assert explorer.value_slider.label == "0.37"
    assert (
        len(lines_of(explorer)) == len(explorer.value_slider.options) == len(explorer.model.sweep)
    )


def test_buttons_go_one_step_and_back_to_the_start(explorer):
    forward, back = explorer.step_buttons
    forward.click()
    assert explorer.model.step == 40
    back.click()
    assert explorer.model.step == explorer.step_slider.value == 0
    forward.click()
    forward.click()
    assert explorer.model.step == 2


def test_bad_input_is_answered_and_changes_nothing(explorer):
    before = explorer.picture.lines, explorer.value_slider.options
    for field in (explorer.value_field, *explorer.start_fields):
        for bad in ("fast", "nan", "inf", "-99", ""):
            shown = field.value
            field.value = bad
            assert_one_sentence(explorer.notice.sentence)
            field.value = shown
            assert explorer.notice.sentence == ""
    assert (explorer.picture.lines, explorer.value_slider.options) == before


def test_the_start_can_be_dragged_and_runs_pinned(explorer):
    explorer.pin_button.click()
    explorer.picture.pointer = [200.0, 200.0]
    assert explorer.model.start.tolist() != [9, 8]
    assert explorer.picture.pin_labels == ["A"]
    assert explorer.model.pins[0].weights[0].tolist() == [9, 8]
    assert "A: Step 0.2 kg" in explorer.pin_list.value


def test_controls_are_linked_to_the_picture_in_the_browser(explorer, registry):
    ends = [(link.source, link.target) for link in registry.values() if isinstance(link, Link)]
    assert ((explorer.value_slider, "index"), (explorer.picture, "frame")) in ends
    assert ((explorer.step_slider, "value"), (explorer.picture, "step")) in ends


def test_rates_are_offered_where_the_step_follows_the_error(one_shipment):
    explorer = CorrectionExplorer(one_shipment, start=(9, 8), steps=40, by_size=True)
    assert explorer.value_slider.description == "Rate"
    explorer.value_field.value = repr(1 / 256)
    assert explorer.still()[1] == (
        "Rate 0.003906. Found: each move multiplies the error, one of w₁ by 0, "
        "one of w₂ by 0.1719; the error is 0 after 1 step."
    )
    explorer.value_field.value = "0.02"
    assert "Exploding" in explorer.still()[1]


def test_a_learners_correction_drives_the_picture(one_shipment):
    def my_correction(value, error, step):
        return value - step if error > 0 else value

    explorer = CorrectionExplorer(one_shipment, start=(9, 8), steps=40, correction=my_correction)
    explorer.value_field.value = "1"
    assert explorer.notice.sentence == ""
    assert explorer.model.run.errors.min() == -88
    assert "does not move any more" in explorer.still()[1]


@pytest.mark.parametrize("correction", [lambda *_: None, lambda *_: np.nan, lambda: 1, 5])
def test_a_correction_that_does_not_work_is_told_and_the_courses_is_shown(one_shipment, correction):
    explorer = CorrectionExplorer(one_shipment, start=(9, 8), steps=40, correction=correction)
    explorer.value_field.value = "1"
    assert "248, 36, −220, −8" in explorer.still()[1]
    assert explorer.notice.sentence.endswith("; until it works, you see the course's own rule.")


def test_a_bet_on_the_rate_unlocks_and_is_shown(one_shipment):
    bet = Predictions().ask("rate", "Which rate lands at once?")
    explorer = CorrectionExplorer(one_shipment, start=(9, 8), steps=9, by_size=True, bet=bet)
    controls = [explorer.value_slider, explorer.value_field, *explorer.step_buttons]
    assert all(control.disabled for control in controls)
    bet.prediction.commit("0.001")
    assert not any(control.disabled for control in controls)
    assert explorer.model.run.size == 0.001


def test_without_a_browser_the_sentence_is_alt_text_caption_and_text(explorer):
    bundle = explorer._repr_mimebundle_()
    sentence = explorer.picture.sentences[explorer.model.index]
    assert bundle["text/plain"] == sentence
    assert re.findall(r'alt="([^"]*)"', bundle["text/html"]) == [sentence]


@pytest.mark.parametrize(("name", "wrong"), [("start", (9, 8, 7)), ("start", "x"), ("steps", 0)])
def test_what_cannot_be_explored_is_refused_and_leaves_no_widgets(
    one_shipment, registry, name, wrong
):
    before = set(registry)
    refused(CorrectionExplorer, one_shipment, **{"start": (9, 8), name: wrong})
    assert set(registry) == before


def test_two_shipments_are_refused(two_shipments):
    refused(CorrectionExplorer, two_shipments, start=(9, 8))


def test_closing_leaves_no_widgets(one_shipment, registry):
    before = set(registry)
    explorer = CorrectionExplorer(one_shipment, start=(9, 8), steps=10)
    explorer.close()
    assert set(registry) == before
