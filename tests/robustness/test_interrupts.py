"""The learner stops a long computation: the interrupt arrives, and everything is usable after."""

import _thread
import signal
import sys
import threading
from contextlib import contextmanager, suppress

import numpy as np
import pytest

from course_utils import exercises, widgets
from course_utils.exercises.answer import Kind
from course_utils.learning import descend, guessing, many_weights, sweep
from course_utils.learning.own_contestant import run
from course_utils.widgets import predictions
from tests.robustness import table

ROUNDS = 7
"""The interrupt comes in this call of the learner's function."""


def interrupted_later(function):
    """Return a function that the learner interrupts when it is called for the seventh time."""
    calls = 0

    def stops(*arguments):
        nonlocal calls
        calls += 1
        if calls == ROUNDS:
            raise KeyboardInterrupt
        return function(*arguments)

    return stops


OWN = {
    widgets.GuessExplorer: "guess",
    widgets.CorrectionExplorer: "correction",
    widgets.LearningRateExplorer: "rule",
    widgets.LossSlice: "loss",
    widgets.TangentExplorer: "loss",
    widgets.RaceExplorer: "rule",
}


@pytest.fixture(autouse=True)
def unpacked_pictures(monkeypatch):
    for module in ("frames", "pictures"):
        monkeypatch.setattr(f"course_utils.{module}.png", lambda _: b"PNG")


@pytest.fixture(autouse=True)
def interrupts_arrive():
    """Handle interrupts as Python does; what ran a kernel before may have left another way."""
    earlier = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, earlier)


@pytest.fixture(autouse=True)
def nothing_stays_switched_on():
    before, trace = np.geterr(), sys.gettrace()
    yield
    assert np.geterr() == before
    assert sys.gettrace() is trace


def arguments_of(function):
    return {
        name: given() if given is table.rng else given
        for name, given in table.CALLS[function].items()
    }


@pytest.mark.parametrize("explorer", OWN, ids=lambda explorer: explorer.__name__)
def test_an_explorer_that_is_interrupted_passes_it_on_and_can_be_made_again(explorer):
    arguments, name = arguments_of(explorer), OWN[explorer]
    spoilt = {**arguments, name: interrupted_later(arguments[name])}
    if explorer is widgets.RaceExplorer:
        spoilt[name] = interrupted_later(lambda weights, *_: weights + 1)
    with pytest.raises(KeyboardInterrupt):
        explorer(**spoilt)
    again = explorer(**arguments_of(explorer))
    assert again.model.refusal == ""
    again.close()


def interrupting_rule(weights, gradient, learning_rate):
    if np.abs(weights).max() < 7:
        raise KeyboardInterrupt
    return weights - learning_rate * gradient


def test_a_sweep_that_is_interrupted_leaves_the_next_one_as_it_is():
    options = {"start": (9, 8), "learning_rates": [1e-6, 2e-6], "steps": 50}
    before = sweep(table.ONE, **options)
    with pytest.raises(KeyboardInterrupt):
        sweep(table.ONE, rule=interrupting_rule, **options)
    np.testing.assert_array_equal(sweep(table.ONE, **options).losses, before.losses)
    np.testing.assert_allclose(
        descend(table.ONE, start=(9, 8), learning_rate=1e-6, steps=50).losses, before.losses[0]
    )


@contextmanager
def interrupted_until_it_ends():
    """Interrupt what runs inside, again and again: Python drops one that meets its own clean-up."""
    over = threading.Event()

    def interrupt():
        while not over.wait(0.2):
            _thread.interrupt_main()

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        yield
    finally:
        while thread.is_alive():
            with suppress(KeyboardInterrupt):
                over.set()
                thread.join()


@pytest.mark.parametrize(
    "long",
    [
        lambda: guessing.guess_until(
            table.ONE, tolerance=0, most_guesses=10**9, rng=np.random.default_rng(1)
        ),
        lambda: many_weights.average_guesses(
            table.TWO, 0, guesses=10**9, rng=np.random.default_rng(1)
        ),
        lambda: many_weights.tries_needed(
            lambda weights, *_: weights, table.TWO, start=(9, 8), tolerance=1, most_tries=10**7
        ),
        lambda: run(
            lambda weights, *_: weights + 0, table.ONE, start=(9, 8), most_tries=10**7,
            rng=np.random.default_rng(1),
        ),
    ],
    ids=["guess_until", "average_guesses", "tries_needed", "a contestant"],
)  # fmt: skip
def test_a_real_interrupt_ends_a_long_computation(long):
    with interrupted_until_it_ends(), pytest.raises(KeyboardInterrupt):
        long()


@pytest.mark.parametrize(
    "long",
    [
        lambda: many_weights.tries_needed(
            lambda weights, *_: weights, table.TWO, start=(9, 8), tolerance=1, most_tries=10**5
        ),
        lambda: run(
            lambda weights, *_: weights + 0, table.ONE, start=(9, 8), most_tries=10**5,
            rng=np.random.default_rng(1),
        ),
    ],
    ids=["tries_needed", "a contestant"],
)  # fmt: skip
def test_an_interrupt_between_two_calls_of_a_learner_s_function_leaves_nothing_on(long):
    before = np.geterr(), sys.gettrace()
    for _ in range(50):  # most interrupts come inside the learner's function
        timer = threading.Timer(0.01, _thread.interrupt_main)
        with suppress(KeyboardInterrupt):
            timer.start()
            long()
            timer.join()
        assert (np.geterr(), sys.gettrace()) == before


def endless(*_arguments):
    while True:
        pass


def interrupts(*_arguments):
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", exercises.__all__)
def test_a_check_passes_the_interrupt_on_and_answers_the_next_time(name):
    exercise = getattr(exercises, name)
    takes = exercise.signature.count(",") + 1
    names = ", ".join("abcdefgh"[:takes])
    attempt = eval(f"lambda {names}: interrupts()", {"interrupts": interrupts})
    with pytest.raises(KeyboardInterrupt):
        exercise.check(attempt)
    assert exercise.check(None).kind is Kind.NOT_ATTEMPTED
    slow = eval(f"lambda {names}: endless()", {"endless": endless})
    assert "did not end" in str(exercise.check(slow))


def test_a_prediction_that_is_interrupted_is_still_open():
    box = predictions.ask("interrupted", "How many?")

    class Interrupted:
        def __eq__(self, other):
            raise KeyboardInterrupt

        __hash__ = None

    with pytest.raises(KeyboardInterrupt):
        box.prediction.commit(Interrupted())
    assert box.prediction.answer is None
    box.prediction.commit("3")
    assert box.prediction.answer == 3
    predictions._by_name.pop("interrupted")
