import numpy as np
import pytest
from ipywidgets.widgets.widget_link import Link

from course_utils.widgets import RaceExplorer
from tests.bad_input import assert_one_sentence


def halve(weights, error, inputs, turn, rng):
    return weights - error * inputs / (2 * inputs @ inputs)


@pytest.fixture
def race(one_shipment):
    return RaceExplorer(one_shipment, rng=np.random.default_rng(5), rule=halve)


def test_pins_are_the_contestants_and_guesses_are_dots(race):
    picture = race.picture
    assert race.model.names == ["guess", "correct", "descend", "halve"]
    assert len(picture.pin_labels) == 3
    assert picture.pin_looks == ["dots", "line", "line"]
    pins = np.frombuffer(picture.pins, np.float32).reshape(3, 2, picture.points, 2)
    left, _, width, _ = picture.panels[0]["box"]
    weights = race.model.drawn("halve")[0]
    x = -0.5 + 11 * (pins[2, 0, :, 0] - left) / width
    np.testing.assert_allclose(x, weights[:, 0], atol=1e-3)
    assert np.isfinite(pins).all()


def test_each_tolerance_has_a_frame_an_area_and_a_sentence(race):
    picture, count = race.picture, len(race.model.tolerances)
    lines = np.frombuffer(picture.lines, np.float32)
    assert len(lines) == count * 2 * picture.points * 2
    assert len(picture.sentences) == count
    race.tolerance_field.value = "55"
    assert race.tolerance_slider.label == "55 kg"
    assert len(picture.sentences) == count + 1
    assert picture.sentences[race.tolerance_slider.index].startswith("Tolerance 55 kg: halve wins")


def test_a_new_race_changes_lines_pins_and_sentences(race):
    picture = race.picture
    before = picture.lines, picture.pins, picture.sentences
    race.again_button.click()
    assert picture.lines != before[0]
    assert picture.pins != before[1]
    assert picture.sentences != before[2]


def test_bad_tolerances_and_rules_are_answered(race, one_shipment):
    race.tolerance_field.value = "fast"
    assert_one_sentence(race.notice.sentence)
    broken = RaceExplorer(one_shipment, rng=np.random.default_rng(5), rule=lambda *_: 3)
    assert "must return 2 numbers" in broken.notice.value
    broken.tolerance_field.value = "fast"
    assert "'fast'" in broken.notice.sentence
    broken.tolerance_field.value = "3"
    assert "must return 2 numbers" in broken.notice.value
    assert len(broken.picture.pin_labels) == 2


def test_controls_are_linked_to_the_picture_in_the_browser(race, registry):
    links = [widget for widget in registry.values() if isinstance(widget, Link)]
    ends = [(link.source, link.target) for link in links]
    assert ((race.tolerance_slider, "index"), (race.picture, "frame")) in ends
    assert ((race.shown_slider, "index"), (race.picture, "step")) in ends


def test_still_is_the_sentence_that_is_shown_and_closing_leaves_nothing(race, registry):
    assert race.still()[1] == race.picture.sentences[race.model.index]
    race.close()
    assert not [widget for widget in registry.values() if type(widget).__name__ == "LivePicture"]
