import numpy as np
import pytest
from ipywidgets.widgets.widget_link import Link

from course_utils.people import load_people
from course_utils.widgets import DecisionExplorer
from tests.bad_input import NO_LISTS, assert_one_sentence

SHUFFLED = np.random.default_rng(1971).permutation(1629)


@pytest.fixture
def explorer():
    return DecisionExplorer(load_people(), training=SHUFFLED[:1200], test=SHUFFLED[1200:], steps=30)


def sent(explorer, name, points=31):
    return np.frombuffer(getattr(explorer.picture, name), np.float32).reshape(31, 2, points, 2)


def pixel_of(explorer, height, kilograms):
    left, top, width, high = explorer.picture.panels[0]["box"]
    return left + (height - 140) / 60 * width, top + (175 - kilograms) / 145 * high


def test_every_frame_draws_the_border_of_its_step(explorer):
    lines, borders = sent(explorer, "lines"), explorer.model.borders(31)
    for step in (1, 12, 30):
        x, y = pixel_of(explorer, *borders[step].T)
        near = np.abs(y) < 1e4
        np.testing.assert_allclose(lines[step, 0][near], np.stack([x, y], axis=1)[near], atol=0.01)


def test_the_border_of_the_start_is_out_of_sight(explorer):
    assert (sent(explorer, "lines")[0, 0] < -50).all()
    assert np.isnan(sent(explorer, "areas", 33)[0]).all()


def test_the_shade_covers_those_to_whom_the_neuron_says_yes(explorer):
    corners = sent(explorer, "areas", 33)[30, 0]
    top = explorer.picture.panels[0]["box"][1]
    np.testing.assert_array_equal(corners[:31], sent(explorer, "lines")[30, 0])
    assert (corners[31:, 1] < top).all()
    assert explorer.model.weights[-1, 1] > 0


def test_both_loss_curves_grow_with_the_steps(explorer):
    training, test = sent(explorer, "lines")[:, 1], sent(explorer, "seconds")[:, 1]
    for curves in (training, test):
        np.testing.assert_array_equal(curves[10, :11], curves[30, :11])
        np.testing.assert_array_equal(curves[10, 10:], np.repeat(curves[30, 10:11], 21, axis=0))
    first, last = explorer.model.losses()[0][[0, -1]]
    box = explorer.picture.panels[1]["box"]
    per_power = box[3] / np.log10(3 / 0.01)
    assert training[30, -1, 1] - training[30, 0, 1] == pytest.approx(
        np.log10(first / last) * per_power, abs=0.01
    )
    assert np.isnan(sent(explorer, "seconds")[:, 0]).all()


def test_the_step_slider_is_linked_in_the_browser_and_cuts_the_still(explorer, registry):
    ends = [(one.source, one.target) for one in registry.values() if isinstance(one, Link)]
    assert ((explorer.step_slider, "value"), (explorer.picture, "frame")) in ends
    assert ((explorer.step_player, "value"), (explorer.step_slider, "value")) in ends
    explorer.step_slider.value = 3
    assert explorer.still()[1] == explorer.picture.sentences[3]
    assert explorer.still()[1].startswith("After 3 steps")


def test_a_typed_learning_rate_makes_another_run(explorer):
    before = explorer.picture.lines, list(explorer.picture.sentences)
    explorer.rate_field.value = "0,1"
    assert explorer.model.learning_rate == 0.1
    assert explorer.picture.lines != before[0]
    assert explorer.picture.sentences == explorer.model.sentences() != before[1]


@pytest.mark.parametrize("bad", ["0", "-1", *(v for v in NO_LISTS if isinstance(v, str))])
def test_a_bad_learning_rate_is_answered_and_changes_nothing(explorer, bad):
    before = explorer.picture.lines
    explorer.rate_field.value = bad
    assert_one_sentence(explorer.notice.sentence)
    assert explorer.picture.lines == before


def test_a_mistake_in_a_gradient_is_said_at_once():
    rows = {"training": SHUFFLED[:1200], "test": SHUFFLED[1200:]}
    explorer = DecisionExplorer(load_people(), **rows, steps=3, gradient=lambda w, x, t: None)
    assert "returned nothing" in explorer.notice.sentence
    assert explorer.still()[1].startswith("After 3 steps the training loss")


def test_without_a_browser_the_sentence_is_alt_text_caption_and_text(explorer):
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == explorer.picture.sentences[30]
    assert f'alt="{bundle["text/plain"]}"' in bundle["text/html"]


def test_closing_leaves_nothing_behind(explorer, registry):
    explorer.close()
    assert not registry
