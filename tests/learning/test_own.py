"""A learner's function, in every way to learn: what is said of its mistakes, and that it is right.

Each rule here is also run by a loop of the test's own, one run at a time.
"""

import inspect
import math

import numpy as np
import pytest

from course_utils import losses
from course_utils.learning import (
    Outcome,
    adam,
    descend,
    gradient_step,
    momentum,
    own,
    sweep,
)
from course_utils.learning.contestants import run
from course_utils.learning.correcting import by_sign, by_size, correct_in_turn
from course_utils.learning.many_weights import tries_needed
from course_utils.learning.rules import Rule
from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, refused

ONE = Problem([[256, 212]], [1492])
TWO = Problem([[256, 212], [100, 300]], [1492, 800])
LIMIT = 1 / (256**2 + 212**2)


def descended(rule):
    return sweep(ONE, start=[9, 8], learning_rates=[LIMIT / 8, LIMIT / 4], steps=3, rule=rule)


WAYS = {
    "descend": (descended, ("weights", "gradient", "learning_rate"), 2, "the new weights"),
    "correct": (
        lambda rule: correct_in_turn(ONE, start=[9, 8], sizes=[1, 2], steps=3, rule=rule),
        ("value", "error", "size"), None, "the new value",
    ),
    "guess": (lambda rule: own.guesses(rule, np.random.default_rng(1), 3), ("rng",), 2, "x and y"),
    "race": (
        lambda rule: run(rule, ONE, start=[9, 8], rng=np.random.default_rng(1), most_tries=3),
        ("weights", "error", "inputs", "turn", "rng"), 2, "the next weights",
    ),
    "many weights": (
        lambda rule: tries_needed(rule, TWO, start=[9, 8], tolerance=1, most_tries=3),
        ("weights", "gradient", "turn"), 2, "the next weights",
    ),
    "loss": (
        lambda rule: losses.numeric_gradient(rule, [9, 8]), ("weights",), None, "the loss",
    ),
}  # fmt: skip
"""How each way to learn is called with a function, what that is handed, and what it returns."""


def endless():
    while True:
        pass


def leaves():
    raise SystemExit(3)


def raises():
    return {}["weight\nof a box"]


MISTAKES = [
    (lambda: None, "my_own returned nothing: end it with return and WHAT."),
    (raises, "my_own stopped with KeyError: 'weight\\nof a box'."),
    (lambda: 1 / 0, "my_own stopped with ZeroDivisionError: division by zero."),
    (leaves, "my_own stopped with SystemExit: 3."),
    (endless, "my_own did not end: look at what should stop its loop."),
    *[
        (lambda one=one: one, f"must return WANTED, WHAT, but it returned {quote(one)}.")
        for one in ["12", True, 1j, {}, ["1", "2"], [1, 2, 3], [[1], [2]], [[1], [2, 3]],
                    [None, 1], np.ones((2, 2)), [10**400, 1], object]
    ],
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("mistake", "said"), MISTAKES, ids=range(len(MISTAKES)))
def test_every_way_to_learn_says_the_same_of_a_mistake(way, mistake, said):
    call, parameters, count, what = WAYS[way]
    my_own = eval(f"lambda {', '.join(parameters)}: mistake()", {"mistake": mistake})
    my_own.__name__ = "my_own"
    wanted = "one number" if count is None else f"{count} numbers"
    said = said.replace("WHAT", what).replace("WANTED", wanted)
    assert said in refused(call, my_own)


@pytest.mark.parametrize("way", sorted(set(WAYS) - {"guess", "loss"}))
def test_nan_from_moderate_numbers_is_a_mistake_too(way):
    call, parameters, count, _ = WAYS[way]
    value = np.nan if count is None else np.array([np.nan, np.nan])
    my_own = eval(f"lambda {', '.join(parameters)}: given", {"given": value})
    my_own.__name__ = "my_own"
    said = refused(call, my_own)
    assert said.startswith("my_own must return numbers, but from numbers of moderate size it made ")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("nothing", [None, 5, "rule", [1, 2]])
def test_what_is_no_function_is_said_to_be_none(way, nothing):
    assert f"not {nothing!r}" in refused(WAYS[way][0], nothing)


@pytest.mark.parametrize("way", ["descend", "correct", "race"])
@pytest.mark.parametrize("wrong", [lambda: 1, lambda w, g: w, lambda a, b, c, d, e, f: a])
def test_wrong_numbers_of_parameters_get_one_sentence(way, wrong):
    said = refused(WAYS[way][0], wrong)
    assert " must take (" in said
    assert said.endswith(f"but it is written as Your function{inspect.signature(wrong)}.")


@pytest.mark.parametrize(
    ("rule", "remembers"),
    [
        (gradient_step, False),
        (momentum, True),
        (lambda w, g, r, state: w, True),
        (lambda w, g, r, memory: w, True),
        (lambda w, g, r, state=None: w, True),
        (lambda w, g, r, share=0.9: w, False),
        (lambda *_: 1, False),
        (lambda w, *rest: w, False),
        (np.add, False),
        (max, False),  # does not tell
    ],
)
def test_the_number_of_parameters_decides_whether_a_rule_remembers(rule, remembers):
    assert own.rule_of(rule).remembers is remembers


# Right, whatever the rule does, and fast where it can be.


def by_a_plain_loop(rule, problem, rates, steps, start=(9.0, 8.0)):
    """Return the weights of each run, (rates, steps + 1, weights), done one after the other."""
    runs = []
    for rate in rates:
        weights, state = np.array(start), {}
        along = [weights]
        for _ in range(steps):
            given = weights.copy(), problem.gradient(weights), float(rate)
            remembers = len(inspect.signature(rule).parameters) == 4
            weights = np.array(rule(*given, *([state] if remembers else [])), dtype=float)
            along.append(weights)
        runs.append(along)
    return np.array(runs)


def in_place(weights, gradient, learning_rate):
    weights -= learning_rate * gradient
    gradient[:] = 0
    return weights


def row_by_row(weights, gradient, learning_rate):
    return [w - learning_rate * g for w, g in zip(weights, gradient, strict=True)]


def by_index(weights, gradient, learning_rate):
    moved = weights.copy()
    for index in range(len(weights)):
        moved[index] = weights[index] - learning_rate * gradient[index]
    return moved


def heavy_ball(weights, gradient, learning_rate, state):
    velocity = state.setdefault("velocity", np.zeros_like(weights))
    velocity *= 0.8
    velocity += gradient
    return weights - learning_rate * velocity


def fading(weights, gradient, learning_rate, state):
    state["turn"] = state.get("turn", 0) + 1
    return weights - learning_rate / math.sqrt(state["turn"]) * gradient


def root_mean_square(weights, gradient, learning_rate, state):
    state["mean"] = 0.9 * state.get("mean", 0) + 0.1 * gradient**2
    return weights - 1e5 * learning_rate * gradient / (np.sqrt(state["mean"]) + 1e-8)


WORKS_ON_MANY = [
    in_place, row_by_row, by_index, heavy_ball, fading, root_mean_square,
    lambda w, g, r: w - r * g,
    lambda w, g, r: gradient_step(w, g, r),  # noqa: PLW0108 (a function of the learner's own)
    lambda w, g, r: w - r * np.clip(g, -1e5, 1e5),
    lambda w, g, r: w - 1e4 * r * np.sign(g),
]  # fmt: skip


def changes_its_numbers(weights, gradient, learning_rate):
    first = learning_rate
    learning_rate *= 2
    slope = gradient[0]
    slope += 1e6
    return weights - (learning_rate - first) * gradient


def the_steeper_one(weights, gradient, learning_rate):
    moved = weights.copy()
    moved[np.argmax(np.abs(gradient))] -= learning_rate * np.abs(gradient).max()
    return moved


def as_an_array(weights, gradient, learning_rate):
    return np.asarray(weights) - learning_rate * np.asarray(gradient)


def catches(weights, gradient, learning_rate):
    try:
        size = float(learning_rate)
    except Exception:
        size = 0.0
    return weights - size * gradient


def turns_round(weights, gradient, learning_rate, state):
    if state and state["before"] @ gradient < 0:
        learning_rate = learning_rate / 2
    state["before"] = gradient
    return weights - learning_rate * gradient


MIXES_RUNS = [
    changes_its_numbers, the_steeper_one, as_an_array, catches, turns_round,
    lambda w, g, r: w if np.abs(g).max() < 1e5 else w - r * g,
    lambda w, g, r: w if g[0] < 0 and g[1] < 0 else w - r * g,
    lambda w, g, r: w - 1e5 * r * g / np.linalg.norm(g),
    lambda w, g, r: w - r * g * min(1, 5e5 / np.sqrt(np.sum(g**2))),
    lambda w, g, r: w - r * g / np.maximum(1, np.sqrt((g * g).sum()) / 2e6),
    lambda w, g, r: w - r * g.mean(),
    lambda w, g, r: w - r * np.where(np.abs(g).max() < 1e3, 0, g),
    lambda w, g, r: w - r * np.array([1.0, 0.5]) * g,
    lambda w, g, r: w if np.abs(g).max() < 1e3 else w - r * g,
    lambda w, g, r: w - r * g[::-1],
    lambda w, g, r: w - r * np.array([[1.0, 0.1], [0.1, 1.0]]) @ g,
    lambda w, g, r: np.sort(w) - r * g,
    lambda w, g, r: (w - r * g).tolist(),
    lambda w, g, r: w - min(r, 5e-6) * g,
]  # fmt: skip


@pytest.mark.parametrize("rule", [*WORKS_ON_MANY, *MIXES_RUNS], ids=lambda rule: rule.__name__)
def test_a_rule_does_with_many_runs_what_it_does_with_each(rule):
    rates = LIMIT * np.geomspace(1 / 64, 1.5, 45)
    for problem in (ONE, TWO):
        many = sweep(problem, start=[9, 8], learning_rates=rates, steps=12, rule=rule).weights
        np.testing.assert_allclose(many, by_a_plain_loop(rule, problem, rates, 12), rtol=1e-9)


@pytest.mark.parametrize("rule", WORKS_ON_MANY, ids=lambda rule: rule.__name__)
def test_a_rule_that_works_on_many_runs_is_called_for_all_at_once(rule, monkeypatch):
    monkeypatch.setattr(own, "_one_by_one", lambda *_: pytest.fail("one by one"))
    rates = LIMIT * np.geomspace(1 / 128, 128, 225)
    swept = sweep(TWO, start=[9, 8], learning_rates=rates, steps=50, rule=rule)
    assert swept.rule.step is rule


class Counter:
    turns = 0


def makes_rules_that_remember_or_draw():
    rng, seen, counter, turns = np.random.default_rng(1), [], Counter(), 0

    def draws(weights, gradient, learning_rate):
        return weights - learning_rate * gradient * rng.uniform(0.5, 1)

    def draws_rarely(weights, gradient, learning_rate):
        return weights - learning_rate * gradient * (1 if rng.random() < 0.99 else 0)

    def draws_from_numpy(weights, gradient, learning_rate):
        return weights - learning_rate * gradient * (1 + 0 * np.random.random())  # noqa: NPY002

    def collects(weights, gradient, learning_rate):
        seen.append(1)
        return weights - learning_rate * gradient / len(seen)

    def counts(weights, gradient, learning_rate):
        nonlocal turns
        turns += 1
        return weights - learning_rate * gradient / (1 + (turns > 1000))

    def counts_in_an_object(weights, gradient, learning_rate):
        counter.turns += 1
        return weights - learning_rate * gradient

    def counts_in_a_default(weights, gradient, learning_rate, known={}):  # noqa: B006
        known["turn"] = known.get("turn", 0) + 1
        return weights - learning_rate * gradient

    return (draws, draws_rarely, draws_from_numpy, collects, counts, counts_in_an_object,
            counts_in_a_default)  # fmt: skip


@pytest.mark.parametrize(
    "rule", makes_rules_that_remember_or_draw(), ids=lambda rule: rule.__name__
)
def test_a_rule_that_may_remember_or_draw_is_called_run_by_run(rule, monkeypatch):
    monkeypatch.setattr(own, "_together", lambda *_: pytest.fail("together"))
    sweep(ONE, start=[9, 8], learning_rates=[1e-7, 1e-6], steps=3, rule=rule)


def test_batches_are_the_same_rows_if_a_rule_has_to_begin_again():
    options = {"start": [9, 8], "learning_rates": [1e-7, 1e-6], "steps": 9, "batch_size": 1}
    swept = [
        sweep(TWO, rule=rule, rng=np.random.default_rng(4), **options).weights
        for rule in (gradient_step, as_an_array)
    ]
    np.testing.assert_allclose(*swept, rtol=1e-12)


by_size_unknown = Rule("", by_size.step)
"""The same, but without its factor: a learner's rule is named by what it does."""


@pytest.mark.parametrize(
    ("correction", "packaged"),
    [
        (lambda value, error, size: value - size * error, by_size_unknown),
        (lambda value, error, size: value - size * np.sign(error), by_sign),
        (lambda value, error, size: value - size if error > 0 else value + size, by_sign),
    ],
)
def test_a_correction_does_with_many_values_what_the_courses_own_does(correction, packaged):
    sizes = np.array([0.001, 0.004, 0.5, 1, 2])
    mine, course = (
        correct_in_turn(ONE, start=(9, 8), sizes=sizes, steps=30, rule=rule)
        for rule in (correction, packaged)
    )
    np.testing.assert_allclose(mine.weights, course.weights)
    assert mine.outcomes == course.outcomes


def test_python_numbers_that_raise_do_so_with_many_values_too():
    def my_own(value, error, size):
        return value - size / (error - 2508)

    assert "stopped with ZeroDivisionError" in refused(
        correct_in_turn, ONE, start=(9, 8), sizes=[1, 2], steps=3, rule=my_own
    )


def test_a_correction_is_handed_plain_numbers_and_may_go_past_every_number():
    asked = []

    def my_correction(value, error, step):
        asked.append((value, error, step))
        return np.float32(value) - step if len(asked) < 4 else 10**400

    swept = correct_in_turn(ONE, start=(9, 8), sizes=[1], steps=5, rule=my_correction)
    assert asked[:3] == [(9, 2508, 1), (8, 2252, 1), (8, 2040, 1)]
    assert {type(number) for call in asked for number in call} == {float}
    assert swept[0].outcome is Outcome.EXPLODING


def test_a_rule_that_changes_what_it_is_handed_cannot_change_history():
    run = descend(ONE, start=[9, 8], learning_rate=LIMIT / 4, steps=3, rule=in_place)
    assert run.errors == pytest.approx(2508 * 0.5 ** np.arange(4))


def test_a_rule_that_leaves_the_numbers_diverges_and_is_not_asked_again():
    asked = []

    def my_rule(weights, gradient, learning_rate):
        asked.append(weights)
        return weights * np.inf if len(asked) == 2 else weights - learning_rate * gradient

    run = descend(ONE, start=[9, 8], learning_rate=LIMIT / 4, steps=6, rule=my_rule)
    assert run.outcome is Outcome.DIVERGING
    assert np.isfinite(run.losses).tolist() == [True, True, False, False, False, False, False]
    assert len(asked) == 2


def test_a_rule_that_divides_by_zero_warns_nobody():
    def my_rule(weights, gradient, _):
        return weights - gradient / np.array([0.0, 1.0])

    options = {"start": [9, 8], "learning_rate": LIMIT, "steps": 3}
    assert descend(ONE, rule=my_rule, **options).outcome is Outcome.DIVERGING


@pytest.mark.parametrize(
    "junk", [*NO_NUMBERS, object(), np.nan], ids=lambda junk: type(junk).__name__
)
def test_junk_in_the_state_is_kept_and_harms_nobody(junk):
    def hoarding(weights, gradient, learning_rate, state):
        state.clear()
        state[3] = state["self"] = state
        state["junk"] = junk
        return weights - learning_rate * gradient

    swept = descended(hoarding)
    assert (swept.losses[:, -1] < swept.losses[:, 0]).all()


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda state: state["velocity"], "KeyError: 'velocity'"),
        (lambda state: state.velocity, "AttributeError"),
        (lambda state: state + 1, "TypeError"),
    ],
)
def test_a_mistake_with_the_state_is_one_sentence(use, words):
    def my_rule(weights, gradient, learning_rate, state):
        return weights - use(state)

    assert refused(descended, my_rule).startswith(f"my_rule stopped with {words}")


# A rule is a record.


@pytest.mark.parametrize("rule", [gradient_step, momentum, adam, heavy_ball, row_by_row])
def test_a_rule_of_an_explorer_enters_the_race_as_it_is(rule):
    entry = run(rule, ONE, start=(9, 8), rng=np.random.default_rng(1), tolerance=1)
    assert entry.outcome is Outcome.FOUND
    assert abs(entry.errors[-1]) <= 1 < np.abs(entry.errors[:-1]).min()
    rate = 1e-6 if rule is not adam else 1e-6 / LIMIT * 14 / 100
    twin = descend(ONE, start=(9, 8), learning_rate=rate, steps=len(entry.errors) - 1, rule=rule)
    np.testing.assert_allclose(entry.weights, twin.weights, rtol=1e-9)


def test_a_new_rule_is_one_record():
    half = Rule("Half a step", lambda weights, gradient, rate: weights - rate / 2 * gradient)
    mine = descend(ONE, start=(9, 8), learning_rate=LIMIT, steps=1, rule=half)
    assert mine.rule is half
    assert abs(mine.errors[1]) < 1e-9


def test_a_record_tells_what_its_function_does():
    assert momentum.__name__ == "momentum"
    assert str(inspect.signature(momentum)).startswith("(weights:")
    assert "velocity" in momentum.__doc__
