import numpy as np
import pytest
from course_utils.models.decision import DecisionModel

from course_utils.losses import numeric_gradient
from course_utils.people import load_people
from course_utils.validation import quote
from tests.bad_input import NO_LEARNING_RATES, assert_one_sentence, refused

SHUFFLED = np.random.default_rng(1971).permutation(1629)
TRAINING, TEST = SHUFFLED[:1200], SHUFFLED[1200:]


def made(**options):
    options = {"training": TRAINING, "test": TEST, "steps": 20, **options}
    return DecisionModel(load_people(), **options)


@pytest.fixture
def model():
    return made()


def test_inputs_are_standardised_by_the_training_rows_alone(model):
    training, test = model.inputs[TRAINING], model.inputs[TEST]
    assert training.mean(axis=0) == pytest.approx([0, 0, 1])
    assert training.std(axis=0) == pytest.approx([1, 1, 0])
    assert np.abs(test[:, :2].mean(axis=0)).max() > 1e-3


def plain_loss(weights, inputs, targets):
    given = 1 / (1 + np.exp(-(inputs @ weights)))
    return -np.mean(targets * np.log(given) + (1 - targets) * np.log(1 - given))


def test_every_step_goes_down_the_measured_slope_of_the_training_loss(model):
    inputs, targets = model.inputs[TRAINING], model.targets[TRAINING]
    for step in (0, 7, 19):
        slopes = numeric_gradient(lambda w: plain_loss(w, inputs, targets), model.weights[step])
        moved = model.weights[step + 1] - model.weights[step]
        assert moved == pytest.approx(-2 * slopes, abs=1e-6)
    training, test = model.losses()
    last = model.weights[-1]
    assert training[-1] == pytest.approx(plain_loss(last, inputs, targets))
    assert test[-1] == pytest.approx(plain_loss(last, model.inputs[TEST], model.targets[TEST]))


@pytest.mark.parametrize("logs", [False, True])
def test_on_the_border_the_sum_is_0(logs):
    model = made(logs=logs)
    heights, kilograms = model.borders(7)[-1].T
    seen = np.stack([heights, kilograms], axis=1)
    standard = ((np.log(seen) if logs else seen) - model.mean) / model.spread
    sums = np.column_stack([standard, np.ones(7)]) @ model.weights[-1]
    assert sums == pytest.approx(np.zeros(7), abs=1e-9)
    slope = np.gradient(
        np.log(kilograms) if logs else kilograms, np.log(heights) if logs else heights
    )
    assert slope == pytest.approx(np.full(7, -model.exponents()[-1]))


def test_the_sentence_counts_the_test_rows(model):
    people = load_people()
    yes = people.body_mass_index[TEST] >= 30
    says_yes = model.inputs[TEST] @ model.weights[-1] > 0
    found, alarms = np.sum(says_yes & yes), np.sum(says_yes & ~yes)
    assert model.sentences()[-1] == (
        f"After 20 steps the training loss is {model.losses()[0][-1]:.4g} and the test loss "
        f"{model.losses()[1][-1]:.4g}. On the test rows the neuron finds {found} of {yes.sum()}, "
        f"with {alarms} false alarms; its border rises 0.9 kg per cm."
    )


def test_at_the_start_there_is_no_border(model):
    assert np.isnan(model.borders(5)[0, :, 1]).all()
    assert "no border yet" in model.sentences()[0]
    assert "training loss is 0.6931" in model.sentences()[0]


def test_in_logarithms_the_border_is_told_as_a_power():
    model = made(logs=True, steps=100)
    assert "height to the power 2.01" in model.sentences()[-1]


@pytest.mark.parametrize("bad", NO_LEARNING_RATES, ids=quote)
def test_what_is_no_learning_rate_is_refused_and_changes_nothing(model, bad):
    before = model.weights
    model.try_learning_rate(bad)
    assert_one_sentence(model.refusal)
    assert model.weights is before
    model.try_learning_rate("0,5")
    assert (model.refusal, model.learning_rate) == ("", 0.5)


@pytest.mark.parametrize("rate", [1e-300, 200, 1e40])
def test_every_other_rate_has_finite_weights_and_sentences(model, rate):
    model.try_learning_rate(rate)
    assert np.isfinite(model.weights).all()
    assert np.isfinite(model.losses()).all()
    assert len(set(model.sentences())) > 1


def test_a_rate_beyond_every_number_is_refused(model):
    model.try_learning_rate(1e300)
    assert model.refusal.startswith("With this learning rate the weights grow too large")


def test_the_learners_gradient_is_used():
    model = made(gradient=lambda weights, inputs, targets: np.array([1.0, 2.0, 3.0]))
    assert model.weights[-1].tolist() == [-40, -80, -120]
    assert model.refusal == ""


def raises(weights, inputs, targets):
    raise KeyError("w1")


@pytest.mark.parametrize(
    ("gradient", "words"),
    [
        (raises, "raises stopped with KeyError: 'w1'; until it works"),
        (lambda w, x, t: None, "returned nothing"),
        (lambda w, x, t: x @ w - t, "must return 3 numbers"),
        (lambda w, x, t: "down", "must return 3 numbers"),
        (lambda w, x, t: [np.nan] * 3, "must return 3 numbers"),
        (lambda w: w, "stopped with TypeError"),
        (7, "must be a function, not 7"),
    ],
)
def test_a_mistake_in_a_gradient_is_one_sentence_beside_the_course_s_own(model, gradient, words):
    own = made(gradient=gradient)
    assert words in own.refusal
    assert "\n" not in own.refusal
    np.testing.assert_array_equal(own.weights, model.weights)
    own.try_learning_rate(1)
    assert words in own.refusal


def test_a_gradient_cannot_change_what_it_is_handed(model):
    def greedy(weights, inputs, targets):
        inputs[:], targets[:], weights[:] = 0, 0, 9
        return np.zeros(3)

    own = made(gradient=greedy)
    np.testing.assert_array_equal(own.inputs, model.inputs)
    np.testing.assert_array_equal(own.targets, model.targets)
    assert not own.weights.any()


def test_what_are_no_rows_or_no_steps_is_refused():
    assert "must not be learned from" in refused(made, test=TRAINING[:5])
    refused(made, training=[0.5])
    refused(made, test=[1629])
    for steps in (0, 1001, 2.5, True, None):
        assert "steps must be whole" in refused(made, steps=steps)
