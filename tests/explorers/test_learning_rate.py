import json

import numpy as np
import pytest

from course_utils import words
from course_utils.explorers.learning_rate import LearningRate
from course_utils.learning import adam, momentum
from course_utils.plots import loss_range
from course_utils.settings import settings_of
from tests.bad_input import refused
from tests.explorers.table import after, drawn, seen

LIMIT = 1 / (256**2 + 212**2)


@pytest.fixture
def rates(one_shipment):
    return LearningRate(one_shipment, start=(9, 8), steps=12)


def test_half_the_limit_and_the_limit_are_offered_and_a_falling_run_is_shown_first(rates):
    scene, frame = seen(rates)
    multiples = scene.values / LIMIT
    assert multiples[[0, -1]] == pytest.approx([2**-6, 2**1.5])
    for wanted in (0.5, 1, 2, 1 / 32):
        assert np.abs(multiples - wanted).min() < 1e-12
    assert multiples[frame] == pytest.approx(1 / 32)
    assert "Steady" in scene.sentences[frame]
    assert rates.state["step"] == 12
    half = scene.frame_of(LIMIT / 2)
    assert scene.labels[half] == "4.53e-6 = 0.50 × the limit"
    assert "Arrived: each step multiplies the error by 0;" in scene.sentences[half]
    assert "Oscillating" in scene.sentences[scene.frame_of(LIMIT)]
    assert len(set(scene.sentences)) == 181


def test_every_frame_draws_the_run_whose_sentence_it_carries(rates, one_shipment):
    for told in ({}, {"learning_rate": "0.001"}, {"start": ("0", "−1,5")}):
        scene, _ = seen(rates, **told)
        start = after(rates, **told)["start"]
        for frame in (0, 60, 120, 144, len(scene.values) - 1):
            run = rates.swept(start, scene.values[[frame]])[0]
            np.testing.assert_allclose(drawn(scene, 0, "path", frame), run.weights)
            floored = np.maximum(run.losses, loss_range(one_shipment)[0])
            np.testing.assert_allclose(drawn(scene, 1, "steps", frame)[:, 1], floored)
            np.testing.assert_allclose(scene.readings.values[frame, :, -1], run.losses)
            assert scene.sentences[frame] == words.sentence(run)
            assert scene.labels[frame] == words.label(run)
        assert drawn(scene, 0, "start").tolist() == [list(start)]


def test_a_place_is_taken_exactly_and_shown_quickly_on_the_way(rates):
    state = after(rates, learning_rate="1e-6", start=(1 / 3, 2 / 3))
    assert (state["start"], state["learning_rate"]) == ([1 / 3, 2 / 3], 1e-6)
    place = settings_of(rates)["start"]
    preview, whole = place.preview(state), rates.scene(state)
    assert preview.sentences == (whole.sentences[whole.frame_of(1e-6)],)
    np.testing.assert_allclose(
        drawn(preview, 0, "path"), drawn(whole, 0, "path", whole.frame_of(1e-6)), rtol=1e-12
    )


def test_pins_keep_runs_under_letters_until_they_are_removed(rates):
    settings = settings_of(rates)
    state = rates.state
    for rate in (1e-6, 1e-5):
        state = settings["pin"].take(settings["learning_rate"].take(state, rate), None)
    scene = rates.scene(settings["start"].take(state, (0, 0)))
    first, second = scene.notes
    assert first.startswith("A: Learning rate 1.00e-6 ")
    assert second.startswith("B: Learning rate 1.00e-5 ")
    for letter, rate in (("A", 1e-6), ("B", 1e-5)):
        run = rates.swept((9, 8), np.array([rate]))[0]
        np.testing.assert_array_equal(drawn(scene, 0, f"pin {letter}"), run.weights)
        np.testing.assert_array_equal(drawn(scene, 1, f"pin {letter}")[:, 1], run.losses)
    for _ in range(2):
        state = settings["pin"].take(state, None)
    full = "4 runs are pinned already: remove the pins first."
    assert refused(settings["pin"].take, state, None) == full
    assert rates.scene(settings["unpin"].take(state, None)).notes == ()


def test_a_pin_keeps_what_it_showed_and_its_name_when_the_rule_is_another_one(one_shipment):
    def shrinking(weights, gradient, learning_rate):
        return weights - 0.5 * learning_rate * gradient

    own, usual = (
        LearningRate(one_shipment, start=(9, 8), steps=12, rule=rule) for rule in (shrinking, None)
    )
    for rate in (1e-6, 1e50):  # the second leaves all numbers
        state = settings_of(own)["learning_rate"].take(own.state, rate)
        shown = own.scene(settings_of(own)["pin"].take(state, None))
        kept = json.dumps(settings_of(own)["pin"].take(state, None), allow_nan=False)
        scene, frame = usual.scene(json.loads(kept)), shown.frame_of(rate)
        assert scene.notes == (f"A: {shown.sentences[frame]}",)
        assert "Your shrinking" in scene.notes[0]
        for panel, look in enumerate(("path", "steps", "steps")):
            np.testing.assert_array_equal(
                drawn(scene, panel, "pin A"), drawn(shown, panel, look, frame)
            )


def test_readings_hold_weights_loss_and_for_one_shipment_its_error(rates, two_shipments):
    readings = seen(rates)[0].readings
    assert readings.names == ("w₁", "w₂", "error", "loss")
    assert readings.units == ("kg", "kg", "kg", "kg²")
    assert readings.values[0, 0].tolist() == [9, 8, 2508, 2508**2]
    x, y, error, loss = readings.values[40, 5]
    assert (error, loss) == (pytest.approx(256 * x + 212 * y - 1492), pytest.approx(error**2))
    both = seen(LearningRate(two_shipments, start=(9, 8), steps=3))[0].readings
    assert both.names == ("w₁", "w₂", "loss")
    assert both.values[0, 0].tolist() == [9, 8, (2508**2 + 2500**2) / 2]


def test_a_run_past_every_number_is_nan_in_the_end_alone(one_shipment):
    rates = LearningRate(one_shipment, start=(9, 8), steps=200)
    values = seen(rates, learning_rate=1e-3)[0].readings.values
    assert np.isnan(values[-1, -1]).all()
    assert np.isfinite(values[0]).all()


def towards_zero(weights, _, learning_rate):
    weights *= 1 - min(learning_rate, 1)
    return weights


def by_sign(weights, gradient, learning_rate):
    return weights - learning_rate * np.sign(gradient)


def growing(weights, gradient, learning_rate, state):
    state["step"] = state.get("step", 0) + learning_rate
    return weights - state["step"]


@pytest.mark.parametrize(
    ("rule", "rate", "path"),
    [
        (towards_zero, "0.5", [[9, 8], [4.5, 4], [2.25, 2], [1.125, 1]]),
        (by_sign, "1", [[9, 8], [8, 7], [7, 6], [6, 5]]),
        (growing, "0.5", [[9, 8], [8.5, 7.5], [7.5, 6.5], [6, 5]]),
    ],
)
def test_a_learners_rule_is_run_and_not_compared_with_the_limit(one_shipment, rule, rate, path):
    rates = LearningRate(one_shipment, start=(9, 8), steps=3, rule=rule)
    scene, frame = seen(rates, learning_rate=rate)
    assert drawn(scene, 0, "path", frame).tolist() == path
    assert scene.remark == ""
    assert "the limit" not in scene.labels[frame] + scene.sentences[frame]


@pytest.mark.parametrize(
    ("options", "middle", "begin"),
    [
        ({"rule": adam}, 14 / 50, "Adam. Learning rate "),
        ({"rule": momentum}, None, "Momentum. Learning rate "),
        ({"rule": by_sign}, None, "Your by_sign. Learning rate "),
    ],
)
def test_other_rules_are_named_and_offered_their_own_rates(two_shipments, options, middle, begin):
    scene, _ = seen(LearningRate(two_shipments, start=(9, 8), steps=50, **options))
    assert all(sentence.startswith(begin) for sentence in scene.sentences)
    if middle is not None:
        assert scene.values[96] == pytest.approx(middle)
        assert not any("limit" in label for label in scene.labels)
