"""What is typed is taken exactly, or refused in a sentence; so are the arguments of an explorer."""

import numpy as np
import pytest

from course_utils.problem import Problem
from course_utils.settings import settings_of
from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, NO_STARTS, refused
from tests.explorers.table import ROWS, SHUFFLED, TWO, after, seen, subject_of

TAKEN = [
    *(("guesses", "tolerance", *pair) for pair in ((" 12,3450 ", 12.345), ("55 kg", 55), (1, 1))),
    *(("steps", "size", *pair) for pair in (("0,37", 0.37), (5e-324, 5e-324), (1e308, 1e308))),
    *(("rates", "size", *pair) for pair in (("1/256", 1 / 256), (1e-9, 1e-9), (1e9, 1e9))),
    *(("learning rates", "learning_rate", *pair) for pair in (
        ("0,001", 1e-3), ("4,5e-6", 4.5e-6), ("1e308", 1e308), ("5e-324", 5e-324), (1e9, 1e9))),
    *(("slices", "weight", *pair) for pair in (("3,1416", 3.1416), ("2.72", 2.72), (5, 5))),
    *(("tangent", "weight", *pair) for pair in (("5,828125", 5.828125), (3, 3))),
    *(("race", "tolerance", *pair) for pair in (("0,001", 1e-3), ("55", 55))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "setting", "typed", "value"), TAKEN)
def test_what_is_typed_has_a_frame_of_its_own_until_something_else_is(name, setting, typed, value):
    subject = subject_of(ROWS[name])
    scene, frame = seen(subject, **{setting: typed})
    assert scene.values[frame] == value
    first = subject.scene(subject.state)
    assert len(first.values) <= len(scene.values) <= len(first.values) + 1
    again = settings_of(subject)[setting].take(
        after(subject, **{setting: typed}), float(first.values[7])
    )
    np.testing.assert_array_equal(subject.scene(again).values, first.values)


BEYOND = {
    ("by hand", "w1"): [-0.1, "10.1"],
    ("guesses", "tolerance"): [0, -3, 1e300],
    ("steps", "size"): [0, -1, "0"],
    ("steps", "start"): [-2.1, "12.1", 1e308],
    ("rates", "size"): [0, -1],
    ("learning rates", "learning_rate"): [0, -1, -1e308, "0", "-3e-6", "1e-400"],
    ("learning rates", "start"): [-2.1, "12.1", -1e308],
    ("neuron", "w1"): [12.5, -2.1],
    ("slices", "weight"): [12.5, -2.1],
    ("tangent", "weight"): [-2.01, 12.01, "1e9"],
    ("decision", "learning_rate"): [0, -1, "0"],
    ("race", "tolerance"): [0, -3, 1e300],
}
"""For the settings that take numbers, those that are too small or too large."""


@pytest.mark.parametrize(
    ("name", "setting"), [(name, setting) for name, row in ROWS.items() for setting in row.typed]
)
def test_what_is_no_number_or_too_large_is_refused(name, setting):
    subject = subject_of(ROWS[name])
    for bad in (*NO_NUMBERS, *BEYOND.get((name, setting), ())):
        told = (bad, 0) if setting == "start" else bad
        assert refused(after, subject, **{setting: told}).startswith(("The ", "With ", "A "))


def test_a_rate_with_which_weights_leave_all_numbers_is_refused():
    message = refused(seen, subject_of(ROWS["decision"]), learning_rate=1e300)
    assert message.startswith("With this learning rate the weights grow too large")


THREE = Problem([[1, 2, 3]], [14], weight_names="abc", symbols="abc")
COUNTS = [0, -1, 2.5, 10**9, 10**400, True, None, "many"]
WRONG = [
    *(("by hand", {"start": bad}, "") for bad in NO_STARTS),
    *((name, {"start": None}, "") for name in ROWS if "start" in ROWS[name].arguments()),
    *((name, {"start": bad}, "The start ") for name in ("by hand", "neuron")
        for bad in ((13, 0), (0, -2.1))),
    *((name, {"start": (99, 3)}, "") for name in ("slices", "tangent")),
    *((name, {"steps": bad}, "steps must be") for name in ("steps", "learning rates", "decision")
        for bad in COUNTS),
    *(("guesses", {"guesses": bad}, "The number of guesses must ") for bad in COUNTS),
    *((name, {"rng": 1}, "rng must ") for name in ("guesses", "race")),
    *((name, {"problem": TWO}, "") for name in ("by hand", "guesses", "steps", "race")),
    *((name, {"problem": THREE, "start": (1, 2, 3)}, "needs two weights")
        for name in ("steps", "learning rates", "tangent")),
    *(("tangent", {"moving": bad}, "") for bad in (0, 3, "1", None, True, 1.5)),
    ("by hand", {"problem": TWO}, "one equation"),
    ("neuron", {"input_names": ("one",)}, "2 names"),
    ("neuron", {"row_names": ["one"]}, "2 rows"),
    ("decision", {"test": SHUFFLED[:5]}, "must not be learned from"),
    ("decision", {"training": [0.5]}, ""),
    ("decision", {"test": [1629]}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "wrong", "words"), WRONG, ids=quote)
def test_what_cannot_be_explored_is_refused_and_leaves_no_widgets(registry, name, wrong, words):
    assert words in refused(ROWS[name].widget, **{**ROWS[name].arguments(), **wrong})
    assert not registry


@pytest.mark.parametrize(
    ("inputs", "target"), [([3, 4], 20), ([0, 5], 7), ([-2, 3], 0), ([1, 1], 1000)]
)
@pytest.mark.parametrize("name", ["guesses", "steps", "learning rates", "tangent", "race"])
def test_any_equation_can_be_explored(name, inputs, target):
    arguments = {**ROWS[name].arguments(), "problem": Problem([inputs], [target])}
    if "start" in arguments:
        arguments["start"] = (0, 0)
    scene, frame = seen(ROWS[name].widget.of(**arguments))
    assert scene.sentences[frame].endswith(".")
