import numpy as np
import pytest
from course_utils.models.loss_slice import LossSliceModel

from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, NO_STARTS, assert_one_sentence, refused


@pytest.fixture
def model(two_shipments):
    return LossSliceModel(two_shipments, start=(9, 3))


def test_signed_errors_cancel_where_no_prediction_is_right(model):
    place = (1492 + 800 - 3 * 512) / 356
    model.try_position(place)
    signed, absolute, squared = (slice_.values[model.index] for slice_ in model.slices)
    size = abs(256 * place - 856)
    assert signed == pytest.approx(0, abs=1e-9)
    assert absolute == pytest.approx(size)
    assert squared == pytest.approx(size**2)
    sentence = model.sentences()[model.index]
    assert sentence.startswith("w₁ = 2.124, w₂ = 3: errors −312.4 and 312.4; mean error 0 kg")


def test_the_absolute_loss_is_a_v_and_the_squared_one_a_parabola(one_shipment):
    model = LossSliceModel(one_shipment, start=(9, 1))
    signed, absolute, squared = (slice_.values for slice_ in model.slices)
    expected = 256 * (model.positions - 5)
    assert signed == pytest.approx(expected)
    assert absolute == pytest.approx(np.abs(expected))
    assert squared == pytest.approx(expected**2)
    assert [slice_.name for slice_ in model.slices] == ["error", "absolute error", "squared error"]


def test_the_squared_loss_is_smallest_where_the_slope_is_zero(model):
    # With a blue box at 3 kg: errors 256 w − 856 and 100 w + 100.
    best = (256 * 856 - 100 * 100) / (256**2 + 100**2)
    lowest = model.positions[np.argmin(model.slices[2].values)]
    assert lowest == pytest.approx(best, abs=0.05)
    assert model.slices[2].values.min() > 0


def test_any_weight_can_move(two_shipments):
    model = LossSliceModel(two_shipments, start=(5, 3), moving=1)
    model.try_position(1)
    assert model.label() == "w₂ (kg) with w₁ = 5"
    assert [slice_.values[model.index] for slice_ in model.slices] == pytest.approx([0, 0, 0])


def test_a_typed_position_is_met_exactly_and_only_the_last_is_kept(model):
    model.try_position("3,1416")
    assert model.positions[model.index] == 3.1416
    model.try_position("2.72")
    assert model.positions[model.index] == 2.72
    assert len(model.positions) == 282
    model.try_position(5)
    assert len(model.positions) == 281


@pytest.mark.parametrize("bad", [*NO_NUMBERS, 12.5, -2.1], ids=quote)
def test_what_is_no_position_gets_a_sentence_and_changes_nothing(model, bad):
    before = model.index, model.slices
    model.try_position(bad)
    assert_one_sentence(model.refusal)
    assert (model.index, model.slices) == before


def test_the_learners_loss_is_asked_at_every_position(two_shipments):
    def my_loss(weights, inputs, targets):
        return np.max(np.abs(inputs @ weights - targets))

    model = LossSliceModel(two_shipments, start=(9, 3), loss=my_loss)
    first, second = 256 * model.positions - 856, 100 * model.positions + 100
    assert model.slices[3].name == "your my_loss"
    assert model.slices[3].values == pytest.approx(np.maximum(np.abs(first), np.abs(second)))
    assert model.refusal == ""


def changes_its_arguments(weights, inputs, targets):
    weights[:], inputs[:], targets[:] = 0, 0, 0
    return 1.0


def test_a_loss_that_changes_its_arguments_changes_copies(two_shipments):
    model = LossSliceModel(two_shipments, start=(9, 3), loss=changes_its_arguments)
    assert model.slices[0].values[model.index] == 1224
    assert two_shipments.targets.tolist() == [1492, 800]


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        (lambda _: 0, "stopped with TypeError"),
        (lambda *_: None, "returned nothing"),
        (lambda w, x, t: x @ w - t, "must return one number"),
        (lambda *_: "large", "must return one number"),
        (lambda *_: np.nan, "must return numbers"),
        (lambda w, *_: np.log(w[0] - 100), "must return numbers"),
        (3, "must be a function"),
    ],
)
def test_a_mistake_in_a_loss_is_one_sentence_and_the_others_stay(two_shipments, loss, words):
    model = LossSliceModel(two_shipments, start=(9, 3), loss=loss)
    assert words in model.refusal
    assert "\n" not in model.refusal
    assert len(model.slices) == 3


@pytest.mark.parametrize("bad", [*NO_STARTS, (99, 3)], ids=quote)
def test_what_is_no_start_is_refused(two_shipments, bad):
    refused(LossSliceModel, two_shipments, start=bad)
