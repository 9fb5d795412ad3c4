import math

import numpy as np
import pytest
from course_utils.models.neuron import NeuronModel

from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, NO_STARTS, assert_one_sentence, refused


@pytest.fixture
def model(two_shipments):
    return NeuronModel(two_shipments, start=(9, 8))


def shown_by(model):
    return model.weights, model.row, model.activation, model.passed


def test_weights_row_and_activation_lead_to_a_prediction(model):
    assert model.passed.prediction == 4000
    model.set_weight(0, "5")
    model.set_weight(1, 1)
    assert (model.passed.error, model.passed.loss) == (0, 0)
    model.choose(row=1)
    assert model.passed.total == 800
    model.choose(activation="step")
    assert (model.passed.total, model.passed.prediction) == (800, 1)


def test_the_sentence_follows_the_row_through_the_neuron(model):
    model.set_weight(1, -0.5)
    assert model.sentence() == (
        "Sum: 256 · 9 + 212 · (−0.5) = 2198. The identity makes it a prediction of 2198 kg. "
        "The target is 1492 kg: error 706 kg, loss 498436 kg²."
    )


@pytest.mark.parametrize("bad", [*NO_NUMBERS, 12.5, -2.1], ids=quote)
def test_what_is_no_weight_gets_a_sentence_and_changes_nothing(model, bad):
    before = shown_by(model)
    model.set_weight(0, bad)
    assert_one_sentence(model.refusal)
    assert model.refusal.startswith("The weight w₁ must ")
    assert shown_by(model) == before
    model.set_weight(0, 3)
    assert model.refusal == ""


def test_the_learners_activation_is_taken_and_named(two_shipments):
    def my_half(z):
        return z / 2

    model = NeuronModel(two_shipments, start=(9, 8), activation=my_half)
    assert model.activation == "my_half"
    assert model.passed.prediction == 2000
    assert list(model.activations) == ["identity", "step", "sigmoid", "my_half"]
    model.choose(activation="identity")
    assert model.passed.prediction == 4000


def test_a_learners_sigmoid_stands_beside_the_courses(two_shipments):
    def sigmoid(_):
        return np.float64(0.25)

    model = NeuronModel(two_shipments, start=(9, 8), activation=sigmoid)
    assert model.activation == "your sigmoid"
    assert "Your sigmoid makes it a prediction" in model.sentence()
    assert model.passed.prediction == 0.25


def raises(_):
    raise KeyError("weight")


@pytest.mark.parametrize(
    ("activation", "words"),
    [
        (raises, "stopped with KeyError"),
        (lambda _: None, "returned nothing"),
        (lambda _: print, "must be a number"),
        (lambda _: "high", "must be a number such as"),
        (lambda _: math.nan, "must be a finite number"),
        (lambda z: [z, z], "must be a number"),
        (lambda _: np.array([1.0, 2.0]), "must be a number"),
        (lambda: 3, "stopped with TypeError"),
        (lambda z: math.exp(z), "stopped with OverflowError"),
        (7, "must be a function"),
        ("step", "must be a function"),
    ],
)
def test_a_mistake_in_an_activation_is_one_sentence_and_keeps_the_picture(
    two_shipments, activation, words
):
    model = NeuronModel(two_shipments, start=(9, 8), activation=activation)
    assert words in model.refusal
    assert "\n" not in model.refusal
    assert model.activation == "identity"
    assert model.passed.prediction == 4000


def test_an_overflowing_activation_does_not_warn(two_shipments):
    model = NeuronModel(two_shipments, start=(9, 8), activation=lambda z: 1 / (1 + np.exp(z)))
    assert model.passed.prediction == 0


@pytest.mark.parametrize("bad", NO_STARTS, ids=quote)
def test_what_is_no_start_is_refused(two_shipments, bad):
    assert refused(NeuronModel, two_shipments, start=bad).startswith("The start ")


def test_input_names_must_fit(two_shipments):
    assert "2 names" in refused(NeuronModel, two_shipments, start=(1, 1), input_names=("one",))
