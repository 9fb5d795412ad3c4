"""The learner stops a long computation: the interrupt arrives, and everything is usable after."""

import contextvars
import sys

import numpy as np
import pytest

from course_utils import exercises, widgets
from course_utils.exercises.answer import Kind
from course_utils.learning import contestants, descend, many_weights, sweep
from course_utils.widgets import predictions
from tests.robustness import table

pytestmark = pytest.mark.usefixtures("unpacked_pictures")
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
    each: name
    for each in map(widgets.__dict__.get, widgets.__all__)
    for name in table.OWN & table.CALLS.get(each, {}).keys()
}
"""The explorers that take a learner's function, and what that argument is called."""


@pytest.fixture(autouse=True)
def nothing_stays_switched_on():
    before, trace = np.geterr(), sys.gettrace()
    yield
    assert np.geterr() == before
    assert sys.gettrace() is trace


@pytest.mark.parametrize("explorer", OWN, ids=lambda explorer: explorer.__name__)
def test_an_explorer_that_is_interrupted_passes_it_on_and_can_be_made_again(explorer):
    arguments, name = table.arguments_of(explorer), OWN[explorer]
    spoilt = {**arguments, name: interrupted_later(arguments[name])}
    if explorer is widgets.RaceExplorer:
        spoilt[name] = interrupted_later(lambda weights, *_: weights + 1)
    with pytest.raises(KeyboardInterrupt):
        explorer(**spoilt)
    again = explorer(**table.arguments_of(explorer))
    assert again.notice.sentence == ""
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


def reached(event: int, call) -> bool:
    """Interrupt a call at one of the places where Python looks for it; say if there are so many.

    These are the start of each function, and the return from each that is written in C. The
    modules are named, so that the interrupt does not meet a tool that listens to the tests; and
    Python drops one that meets the end of a generator.
    """
    left, modules = event, ("course_utils", "contextlib", "numpy", __name__)

    def interrupt(frame, kind, _argument):
        nonlocal left
        ours = frame.f_globals["__name__"].startswith(modules)
        if ours and kind in ("call", "c_return") and frame.f_code.co_name != "<genexpr>":
            left -= 1
            if left == 0:
                raise KeyboardInterrupt

    try:
        sys.setprofile(interrupt)
        call()
    except KeyboardInterrupt:
        return True
    finally:
        sys.setprofile(None)
    return False


@pytest.mark.parametrize(
    "call",
    [
        lambda: descend(
            table.ONE, start=(9, 8), learning_rate=1e-6, steps=2,
            rule=lambda weights, gradient, learning_rate: weights - learning_rate * gradient,
        ),
        lambda: many_weights.tries_needed(
            lambda weights, *_: weights, table.TWO, start=(9, 8), tolerance=1, most_tries=2
        ),
        lambda: contestants.run(
            lambda weights, *_: weights + 0, table.ONE, start=(9, 8), most_tries=2,
            rng=np.random.default_rng(1),
        ),
        lambda: exercises.error.check(lambda red, blue: red * 256 + blue * 212 - 1492),
    ],
    ids=["descend", "tries_needed", "a contestant", "a check"],
)  # fmt: skip
def test_an_interrupt_at_any_place_leaves_neither_trace_nor_output_turned_away(call):
    before, event = (sys.gettrace(), sys.stdout), 1
    while contextvars.copy_context().run(reached, event, call):  # np.errstate may stay changed
        assert (sys.gettrace(), sys.stdout) == before, f"interrupted at event {event}"
        event += 1 + event // 50  # later places are many, and more alike
    assert event > 100


def interrupts(*_arguments):
    raise KeyboardInterrupt


def test_a_check_passes_the_interrupt_on_and_answers_the_next_time():
    with pytest.raises(KeyboardInterrupt):
        exercises.error.check(lambda x, y: interrupts())
    assert exercises.error.check(None).kind is Kind.NOT_ATTEMPTED


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
