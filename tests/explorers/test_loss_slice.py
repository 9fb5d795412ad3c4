import numpy as np
import pytest

from course_utils.explorers.loss_slice import Slices
from tests.explorers.table import drawn, said, seen, worst


@pytest.fixture
def slices(two_shipments):
    return Slices(two_shipments, start=(9, 3))


def losses_of(scene, frame):
    """Return the loss that each panel's dot shows at a frame."""
    return [drawn(scene, panel, "handle", frame)[0, 1] for panel in range(len(scene.panels))]


def test_signed_errors_cancel_where_no_prediction_is_right(slices):
    place = (1492 + 800 - 3 * 512) / 356
    scene, frame = seen(slices, weight=place)
    size = abs(256 * place - 856)
    assert losses_of(scene, frame) == pytest.approx([0, size, size**2], abs=1e-9)


def test_every_frame_stands_where_its_weight_is_and_reaches_its_loss(one_shipment):
    scene, _ = seen(Slices(one_shipment, start=(9, 1)))
    assert len(scene.values) == 281
    for frame, place in enumerate(scene.values):
        error = 256 * (place - 5)
        assert losses_of(scene, frame) == pytest.approx([error, abs(error), error**2])
        for panel in range(3):
            foot, top = drawn(scene, panel, "plain", frame)
            assert foot.tolist() == [place, 0]
            assert top.tolist() == drawn(scene, panel, "handle", frame)[0].tolist()


def test_the_squared_loss_is_smallest_where_the_slope_is_zero(slices):
    # With a blue box at 3 kg: errors 256 w − 856 and 100 w + 100.
    scene, _ = seen(slices)
    squared = scene.panels[2].marks[1].points[:, 0]
    best = (256 * 856 - 100 * 100) / (256**2 + 100**2)
    assert squared[np.argmin(squared[:, 1]), 0] == pytest.approx(best, abs=0.05)
    assert squared[:, 1].min() > 0


def test_the_learners_loss_is_the_last_panel(two_shipments):
    slices = Slices(two_shipments, start=(9, 3), loss=worst)
    scene, frame = seen(slices, weight=4)
    assert losses_of(scene, frame)[3] == max(abs(256 * 4 - 856), abs(100 * 4 + 100))
    assert scene.remark == ""
    assert "your worst 500." in said(slices, weight=4)
