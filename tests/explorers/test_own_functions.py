"""A mistake in a learner's function is a sentence beside the picture that the course makes."""

import math
from functools import cache

import numpy as np
import pytest

from course_utils.show.explorer import Explorer
from tests.explorers.table import ROWS, TWO

INSTEAD = "; until it works, you see the course's own "
OWN = {
    "guesses": ("guess", f"{INSTEAD}guesses."),
    "steps": ("correction", f"{INSTEAD}rule."),
    "learning rates": ("rule", f"{INSTEAD}rule."),
    "neuron": ("activation", f"{INSTEAD}activations."),
    "slices": ("loss", f"{INSTEAD}losses."),
    "tangent": ("loss", f"{INSTEAD}loss."),
    "decision": ("gradient", f"{INSTEAD}gradient."),
    "layers": ("gradient", f"{INSTEAD}gradient."),
    "race": ("rule", ": so it does not take part."),
}
"""For each row, the argument that takes a learner's function, and what is said where it fails."""


def returns_nothing(*_):
    pass


def forgetful(weights, gradient, learning_rate, state):
    return weights - learning_rate * state["velocity"]


BROKEN = [
    *((name, returns_nothing, "returned nothing: end it with return") for name in OWN),
    *((name, lambda *_: np.nan, " must return ") for name in OWN),
    *((name, lambda: 3, "") for name in OWN),
    *((name, 5, " function ") for name in OWN),
    ("guesses", lambda _: (1, 2, 3), "must return 2 numbers, x and y, but it returned (1, 2, 3);"),
    ("guesses", lambda _: ("a", 1), "must return 2 numbers, x and y, but it returned ('a', 1);"),
    ("learning rates", lambda weights, *_: weights * np.nan, INSTEAD),
    ("learning rates", forgetful, "forgetful stopped with KeyError: 'velocity'"),
    ("neuron", math.exp, "stopped with OverflowError"),
    ("neuron", lambda z: [z, z], "must return one number"),
    ("slices", lambda w, x, t: x @ w - t, "must return one number"),
    ("tangent", lambda weights: weights[2], "stopped with IndexError"),
    ("decision", lambda w, x, t: x @ w - t, "must return 3 numbers"),
]


def made(name: str, **own: object) -> Explorer:
    row = ROWS[name]
    arguments = {key: value for key, value in row.arguments().items() if key not in own}
    return row.widget(**arguments, **own)


def drawn(explorer: Explorer) -> tuple:
    return explorer.scene.sentences, [mark["points"] for mark in explorer.picture.marks]


@cache
def drawn_by_the_course(name: str) -> tuple:
    return drawn(made(name, **{OWN[name][0]: None}))


@pytest.mark.parametrize(("name", "function", "words"), BROKEN)
def test_a_mistake_is_told_and_what_the_course_does_is_shown(name, function, words):
    argument, end = OWN[name]
    explorer = made(name, **{argument: function})
    remark = explorer.notice.sentence
    assert words in remark
    assert remark.endswith(end)
    assert remark.endswith(".")
    assert "\n" not in remark
    assert remark[0].isupper() or "_" in remark or remark.startswith(("forgetful", "exp"))
    assert drawn(explorer) == drawn_by_the_course(name)
    typed, good = next(iter(ROWS[name].typed.items()))
    explorer.set(**{typed: "fast"})
    assert "'fast'" in explorer.notice.sentence
    explorer.set(**{typed: good})
    assert explorer.notice.sentence == remark


def halved(z):
    return z / 2


def sigmoid(_):
    return np.float64(0.25)


def test_a_sound_activation_is_named_and_chosen_and_the_course_s_stay():
    explorer = made("neuron", activation=halved)
    assert explorer.sentence.startswith("Sum: 256 · 9 + 212 · 8 = 4000. The halved makes it a pre")
    assert [label for label, _ in explorer.controls["activation"].list.options] == [
        "identity", "step", "sigmoid", "halved",
    ]  # fmt: skip
    explorer.controls["activation"].list.value = 0
    assert "prediction of 4000 kg" in explorer.sentence
    named_alike = made("neuron", activation=sigmoid)
    assert "Your sigmoid makes it a prediction of 0.25 kg" in named_alike.sentence
    overflowing = made("neuron", activation=lambda z: 1 / (1 + np.exp(z)))
    assert "prediction of 0 kg" in overflowing.sentence


def test_a_broken_activation_cannot_be_chosen():
    explorer = made("neuron", activation=returns_nothing)
    assert len(explorer.controls["activation"].list.options) == 3
    assert explorer.state["activation"] == 0


def test_an_activation_that_fails_for_one_row_is_refused_there():
    def picky(z):
        return z if z > 3500 else None

    explorer = made("neuron", activation=picky)
    before = explorer.sentence
    explorer.controls["row"].list.value = 1
    assert "returned nothing" in explorer.notice.sentence
    assert (explorer.sentence, explorer.state["row"]) == (before, 0)


def only_right(weights, gradient, learning_rate):
    return weights - learning_rate * gradient if weights[0] > 0 else None


def no_thirds(weights, *_):
    if 0.33 < weights[0] < 0.34:
        raise RuntimeError("no thirds")
    return float(weights @ weights)


@pytest.mark.parametrize(
    ("name", "own", "told", "words"),
    [
        ("learning rates", {"rule": only_right, "steps": 1}, {"start": ["-1", "0"]}, "only_right"),
        ("tangent", {"loss": no_thirds}, {"weight": "0.333"}, "RuntimeError: no thirds."),
        ("slices", {"loss": no_thirds}, {"weight": "0.333"}, "RuntimeError: no thirds."),
    ],
)
def test_what_breaks_at_one_place_only_is_refused_there(name, own, told, words):
    explorer = made(name, **own)
    assert explorer.notice.sentence == ""
    state, marks = dict(explorer.state), list(explorer.picture.marks)
    explorer.set(**told)
    assert words in explorer.notice.sentence
    assert (explorer.state, explorer.picture.marks) == (state, marks)


def greedy(*arguments):
    for argument in arguments:
        argument[:] = 0
    return 1.0


def greedy_gradient(weights, inputs, targets):
    weights[:], inputs[:], targets[:] = 9, 0, 0
    return np.zeros(3)


def test_a_function_cannot_change_what_it_is_handed():
    before = made("slices", loss=None).sentence
    assert before.rstrip(".") in made("slices", loss=greedy).sentence
    assert TWO.targets.tolist() == [1492, 800]
    still = made("decision", gradient=greedy_gradient)
    assert still.sentence.startswith("After 9 steps the training loss is 0.6931")
    assert len(set(made("decision").scene.sentences)) == 10
