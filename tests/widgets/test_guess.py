import html
import re

import numpy as np
import pytest
from ipywidgets.widgets.widget_link import Link

from course_utils.problem import Problem
from course_utils.widgets import GuessExplorer
from tests.bad_input import NO_LISTS, assert_one_sentence

NO_TEXTS = [value for value in NO_LISTS if isinstance(value, str)]


@pytest.fixture
def explorer(one_shipment):
    return GuessExplorer(one_shipment, rng=np.random.default_rng(1), guesses=200)


def lines_of(explorer):
    picture = explorer.picture
    return np.frombuffer(picture.lines, np.float32).reshape(1, 2, picture.points, 2)[0]


def areas_of(explorer):
    picture = explorer.picture
    return np.frombuffer(picture.areas, np.float32).reshape(-1, 2, picture.area_points, 2)


def on_map(explorer, pixels):
    """Return the data at pixels of the map, from the ends of its axes (−0.5 to 10.5) alone."""
    left, top, width, height = explorer.picture.panels[0]["box"]
    return np.stack(
        [
            -0.5 + 11 * (pixels[..., 0] - left) / width,
            10.5 - 11 * (pixels[..., 1] - top) / height,
        ],
        axis=-1,
    )


def test_every_guess_is_a_dot_and_one_set_of_dots_serves_all_tolerances(explorer):
    guesses = explorer.model.guesses
    dots = on_map(explorer, lines_of(explorer)[0])
    np.testing.assert_allclose(dots[1:], guesses, atol=1e-3)
    np.testing.assert_array_equal(dots[0], dots[1])
    assert explorer.picture.panels[0]["look"] == "live-dots"
    assert explorer.picture.panels[1]["look"] == "live-curve"


def test_the_band_of_each_tolerance_holds_exactly_the_guesses_that_hit(explorer):
    areas, model = areas_of(explorer), explorer.model
    assert len(areas) == len(model.tolerances) == len(explorer.picture.sentences)
    for index, tolerance in enumerate(model.tolerances):
        corners = on_map(explorer, areas[index, 0])
        corners = corners[np.isfinite(corners).all(axis=1)]
        errors = corners @ [256, 212] - 1492
        assert np.abs(errors).max() == pytest.approx(tolerance, abs=0.1)
        assert corners.min() > -1e-3
        assert corners.max() < 10 + 1e-3


def test_the_curve_enters_the_area_of_its_panel_at_the_first_hit(explorer):
    model, curve = explorer.model, lines_of(explorer)[1]
    for index in (30, 40, 60):
        top = np.nanmin(areas_of(explorer)[index, 1, :, 1])
        first = int(np.argmax(curve[1:, 1] >= top)) + 1
        assert first == np.argmax(np.abs(model.errors()) <= model.tolerances[index]) + 1


def test_readings_are_sent_once_for_all_tolerances(explorer):
    picture, model = explorer.picture, explorer.model
    readings = np.frombuffer(picture.readings, np.float64).reshape(picture.points, -1)
    assert picture.reading_names == ["w₁", "w₂", "error", "best |error| so far"]
    np.testing.assert_allclose(readings[1:, 2], model.guesses @ [256, 212] - 1492)
    assert picture.step_word == "guess"


def test_sliding_and_typing_choose_a_tolerance(explorer):
    explorer.tolerance_slider.index = 0
    assert explorer.model.tolerance == 1
    assert explorer.tolerance_field.value == "1"
    explorer.tolerance_field.value = "55"
    assert explorer.model.tolerance == 55
    assert explorer.tolerance_slider.label == "55 kg"
    assert explorer.picture.sentences == explorer.model.sentences()
    assert len(areas_of(explorer)) == 62
    explorer.tolerance_slider.index = 61
    assert explorer.tolerance_field.value == "1000"


def test_bad_tolerances_are_answered_and_change_nothing(explorer):
    before = explorer.picture.areas, explorer.tolerance_slider.index
    for bad in ("0", "-1", *NO_TEXTS):
        explorer.tolerance_field.value = bad
        assert_one_sentence(explorer.notice.sentence)
        assert html.escape(explorer.notice.sentence) in explorer.notice.value
        assert (explorer.picture.areas, explorer.tolerance_slider.index) == before
    explorer.tolerance_field.value = "100"
    assert explorer.notice.sentence == ""


def test_new_guesses_change_dots_sentences_and_readings(explorer):
    picture = explorer.picture
    before = picture.lines, picture.readings, picture.sentences
    explorer.new_button.click()
    assert picture.lines != before[0]
    assert picture.readings != before[1]
    assert picture.sentences == explorer.model.sentences() != before[2]


def test_a_learners_mistake_is_told_and_the_dots_stay(one_shipment):
    explorer = GuessExplorer(
        one_shipment, rng=np.random.default_rng(1), guesses=50, guess=lambda _rng: None
    )
    assert "returned nothing" in explorer.notice.value
    assert np.isfinite(lines_of(explorer)).all()


def test_controls_are_linked_to_the_picture_in_the_browser(explorer, registry):
    links = [widget for widget in registry.values() if isinstance(widget, Link)]
    ends = [(link.source, link.target) for link in links]
    assert ((explorer.tolerance_slider, "index"), (explorer.picture, "frame")) in ends
    assert ((explorer.shown_slider, "value"), (explorer.picture, "step")) in ends
    assert ((explorer.player, "value"), (explorer.shown_slider, "value")) in ends


def test_the_still_picture_shows_only_so_many_guesses(explorer, monkeypatch):
    shown = []
    monkeypatch.setattr(
        "course_utils.plots.draw_guesses", lambda _, guesses: shown.append(len(guesses))
    )
    explorer.shown_slider.value = 12
    explorer.still()
    assert shown == [12]


def test_without_a_browser_the_sentence_is_alt_text_and_text(explorer):
    bundle = explorer._repr_mimebundle_()
    sentence = explorer.model.sentences()[explorer.model.index]
    assert bundle["text/plain"] == sentence
    assert re.findall(r'alt="([^"]*)"', bundle["text/html"]) == [sentence]


@pytest.mark.parametrize(
    ("inputs", "target"), [([3, 4], 20), ([1, 1], 1000), ([0, 5], 7), ([-2, 3], 0)]
)
def test_any_equation_can_be_shown(inputs, target):
    explorer = GuessExplorer(Problem([inputs], [target]), rng=np.random.default_rng(1), guesses=20)
    assert explorer.still()[1] == explorer.model.sentences()[explorer.model.index]


def test_closing_leaves_no_widgets(one_shipment, registry):
    before = set(registry)
    explorer = GuessExplorer(one_shipment, rng=np.random.default_rng(1), guesses=20)
    assert len(registry) > len(before)
    explorer.close()
    assert set(registry) == before
