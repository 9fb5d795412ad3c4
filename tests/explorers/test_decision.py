import numpy as np
import pytest

from course_utils.explorers.decision import Decision
from course_utils.losses import numeric_gradient
from course_utils.people import load_people
from tests.explorers.table import SHUFFLED, drawn, said, seen

TRAINING, TEST = SHUFFLED[:1200], SHUFFLED[1200:]


def made(**options):
    return Decision(load_people(), **{"training": TRAINING, "test": TEST, "steps": 20, **options})


@pytest.fixture(scope="module")
def decision():
    return made()


def loss_of(decision, rows, weights):
    given = 1 / (1 + np.exp(-(decision._inputs[rows] @ weights)))
    right = decision._targets[rows]
    return -np.mean(right * np.log(given) + (1 - right) * np.log(1 - given))


def test_inputs_are_standardised_by_the_training_rows_alone(decision):
    training, test = decision._inputs[TRAINING], decision._inputs[TEST]
    assert training.mean(axis=0) == pytest.approx([0, 0, 1])
    assert training.std(axis=0) == pytest.approx([1, 1, 0])
    assert np.abs(test[:, :2].mean(axis=0)).max() > 1e-3


def test_every_step_goes_down_the_measured_slope_and_both_losses_are_drawn(decision):
    weights, (scene, _) = decision._learned(2.0), seen(decision)
    for step in (0, 7, 19):
        slopes = numeric_gradient(lambda w: loss_of(decision, TRAINING, w), weights[step])
        assert weights[step + 1] - weights[step] == pytest.approx(-2 * slopes, abs=1e-6)
    for look, rows in (("training", TRAINING), ("test", TEST)):
        steps, losses = drawn(scene, 1, look).T
        assert steps.tolist() == list(range(21))
        assert losses[[0, 20]] == pytest.approx(
            [loss_of(decision, rows, weights[0]), loss_of(decision, rows, weights[20])]
        )


@pytest.mark.parametrize(
    ("logs", "told"), [(False, "rises 0.9 kg per cm"), (True, "height to the power ")]
)
def test_on_the_border_the_sum_is_0_and_the_shade_is_where_it_says_yes(logs, told):
    decision = made(logs=logs)
    scene, frame = seen(decision)
    border, weights = drawn(scene, 0, "plain", frame), decision._learned(2.0)[-1]

    def sums(places):
        standard = ((np.log(places) if logs else places) - decision._mean) / decision._spread
        return np.column_stack([standard, np.ones(len(places))]) @ weights

    assert sums(border) == pytest.approx(np.zeros(len(border)), abs=1e-9)
    assert (sums(np.add(border, [0, 1])) > 0).all()
    shade = drawn(scene, 0, "yes side", frame)
    assert shade[: len(border)].tolist() == border.tolist()
    assert (shade[len(border) :, 1] > 175).all()
    assert told in scene.sentences[frame]


def test_the_sentence_counts_the_test_rows(decision):
    weights, yes = decision._learned(2.0)[-1], load_people().body_mass_index[TEST] >= 30
    says_yes = decision._inputs[TEST] @ weights > 0
    found, others = np.sum(says_yes & yes), np.sum(says_yes & ~yes)
    assert said(decision) == (
        f"After 20 steps the training loss is {loss_of(decision, TRAINING, weights):.4g} and the "
        f"test loss {loss_of(decision, TEST, weights):.4g}. On the test rows the neuron finds "
        f"{found} of {yes.sum()} people with the answer yes, and says yes to {others} others; "
        "its border rises 0.9 kg per cm."
    )


def test_at_the_start_there_is_no_border(decision):
    scene, _ = seen(decision)
    assert np.isnan(drawn(scene, 0, "plain")[:, 1]).all()
    assert np.isnan(drawn(scene, 0, "yes side")).all()
    assert "no border yet" in scene.sentences[0]
    assert "training loss is 0.6931" in scene.sentences[0]


def test_in_logarithms_the_border_is_told_as_a_power():
    assert "height to the power 2.01" in said(made(logs=True, steps=100))


@pytest.mark.parametrize("rate", [1e-300, 200, 1e40])
def test_every_other_rate_has_finite_losses_and_sentences_of_its_own(decision, rate):
    scene, _ = seen(decision, learning_rate=rate)
    for look in ("training", "test"):
        assert np.isfinite(drawn(scene, 1, look)).all()
    assert len(set(scene.sentences)) > 1
    assert scene.sentences != seen(decision)[0].sentences


def test_the_learners_gradient_is_used():
    decision = made(gradient=lambda weights, inputs, targets: np.array([1.0, 2.0, 3.0]))
    assert seen(decision)[0].remark == ""
    assert decision._learned(2.0)[-1].tolist() == [-40, -80, -120]
