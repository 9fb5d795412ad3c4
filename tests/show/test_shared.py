import numpy as np
import pytest

from course_utils.explorers.learning_rate import LearningRate
from course_utils.learning import adam, descend
from course_utils.settings import Button, settings_of
from course_utils.show.shared import state_of, text_of
from course_utils.widgets import LearningRateExplorer
from course_utils.widgets.prediction import Predictions
from tests.bad_input import refused
from tests.explorers.table import ROWS, subject_of


@pytest.mark.parametrize("name", ROWS)
def test_a_state_as_text_comes_back_the_same(name):
    subject = subject_of(ROWS[name])
    state = subject.state
    for typed, value in ROWS[name].typed.items():
        state = settings_of(subject)[typed].take(state, value)
    pressed = [one for one in settings_of(subject).values() if isinstance(one, Button)]
    for button in pressed:
        if button.name in state:
            state = button.take(state, None)
    text = text_of(subject, state)
    if text:
        again = state_of(subject, text)
        assert text_of(subject, again) == text
        assert all(again[one.name] == state[one.name] for one in pressed if one.name in state)


def test_pasted_text_shows_the_same_picture_with_its_pins(one_shipment):
    shown, other = (LearningRateExplorer(one_shipment, start=(9, 8), steps=10) for _ in "ab")
    shown.set(learning_rate="2e-6", pin=None)
    shown.set(learning_rate="1/100000", start=["1", "-0.5"])
    shown.controls["step"].slider.index = 4
    shown.more.button.value = True
    other.more.button.value = True
    other.more.field.value = shown.more.field.value
    assert other.sentence == shown.sentence
    assert other.state == shown.state
    assert other.picture.marks == shown.picture.marks
    other.show_state(f"https://course.example/05.html#explorer-2&{shown.more.field.value}")
    assert (other.notice.sentence, other.state) == ("", shown.state)
    assert shown.more.field.value == (
        "start=9.0,8.0&learning_rate=2e-06&pin=&step=4&start=1.0,-0.5&view=0&learning_rate=1e-05"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (5, "A state is text such as step=10&"),
        ("nonsense", "A state is text such as step=10&"),
        ("colour=red", "There is no 'colour' to set: choose from step, start, pin"),
        ("learning_rate=fast", "must be a number such as"),
        ("learning_rate=1e999", "must be a finite number"),
        ("learning_rate=-1", "walks uphill"),
        ("start=50,1", "The start w₁ must lie from −2 to 12, not at 50."),
        ("start=1", "Start has a number for w₁ and w₂, not '1'."),
        ("step=11", "Steps shown is a whole number from 0 to 10, not '11'."),
        ("step=" + "9" * 5000, "Steps shown is a whole number from 0 to 10"),
        ("view=2", "Error axis is a whole number from 0 to 1, not '2'."),
        ("pin=&pin=&pin=&pin=&pin=", "4 runs are pinned already"),
    ],
)
def test_text_that_tells_no_state_gets_a_sentence_and_changes_nothing(one_shipment, text, said):
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=10)
    before = explorer.state
    explorer.show_state(text)
    assert said in explorer.notice.sentence
    assert explorer.state is before
    assert said in refused(state_of, explorer.subject, text)


def test_text_unlocks_nothing(one_shipment):
    bet = Predictions().ask("bet", "Which learning rate?")
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=10, bet=bet)
    explorer.show_state("learning_rate=2e-6")
    assert explorer.state is explorer.subject.state
    assert explorer.more.button.disabled
    rate = explorer.controls["learning_rate"]
    assert (rate.slider.readout, rate.field.layout.display) == (False, "none")
    bet.take(0, "no idea", "")
    assert (rate.slider.readout, rate.field.layout.display) == (True, "")


@pytest.mark.parametrize("rate", [2e-7, 4.5e-6, 9e-6, 2e-5])
@pytest.mark.parametrize("problem", ["one_shipment", "two_shipments"])
def test_the_lines_of_python_run_alone_and_compute_the_run(request, problem, rate):
    subject = LearningRate(request.getfixturevalue(problem), start=(9, 8), steps=20)
    code = subject.as_python({**subject.state, "learning_rate": rate, "start": [1.5, -2]})
    assert len(code.splitlines()) <= 12
    run = descend(subject.problem, start=[1.5, -2], learning_rate=rate, steps=20)
    path = []
    exec(code, {"print": lambda *told: path.append(told)})
    steps, weights, losses = zip(*path, strict=True)
    assert steps == tuple(range(21))
    np.testing.assert_allclose(np.array(weights), run.weights, rtol=1e-9)
    np.testing.assert_allclose(losses, run.losses, rtol=1e-6, atol=1e-15)


def test_there_are_no_lines_for_a_run_that_they_would_not_compute(one_shipment):
    subject = LearningRate(one_shipment, start=(9, 8), steps=3, rule=adam)
    assert subject.as_python(subject.state) == ""


def test_a_refusal_goes_once_the_text_is_as_it_was(one_shipment):
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=10)
    explorer.more.button.value = True
    field = explorer.more.field
    before, field.value = field.value, "fast"
    assert explorer.notice.sentence
    field.value = before
    assert explorer.notice.sentence == ""
