"""Each broken loop has the one fault it is said to have, and the sound one has none."""

import numpy as np
import pytest

from course_utils.learning import broken, descend

START, STEPS = (9, 8), 30


@pytest.fixture
def rate(two_shipments):
    return two_shipments.largest_stable_learning_rate / 4


def test_the_sound_loop_is_gradient_descent(two_shipments, rate):
    run = descend(two_shipments, start=START, learning_rate=rate, steps=STEPS)
    assert broken.sound(two_shipments, START, rate, STEPS) == pytest.approx(run.losses)


def test_uphill_undone_by_a_negative_learning_rate_is_sound(two_shipments, rate):
    losses = broken.uphill(two_shipments, START, rate, STEPS)
    assert np.all(np.diff(losses) > 0)
    assert broken.uphill(two_shipments, START, -rate, STEPS) == pytest.approx(
        broken.sound(two_shipments, START, rate, STEPS)
    )


def test_a_lost_update_never_changes_the_loss(two_shipments, rate):
    losses = broken.update_lost(two_shipments, START, rate, STEPS)
    assert losses.tolist() == [float(two_shipments.loss(np.array(START)))] * (STEPS + 1)


def test_the_gradient_of_the_start_leads_along_a_straight_line(two_shipments, rate):
    losses = broken.gradient_once(two_shipments, START, rate, STEPS)
    # Along a straight line a quadratic loss has the same second difference everywhere.
    assert np.diff(losses, 2) == pytest.approx(np.full(STEPS - 1, np.diff(losses[:3], 2)[0]))
    assert losses[1] == broken.sound(two_shipments, START, rate, 1)[1]


def test_the_first_weight_alone_ends_where_its_slope_is_0(two_shipments, rate):
    losses = broken.first_weight_only(two_shipments, START, rate, 500)
    first = np.linspace(-10, 10, 200_001)
    reachable = two_shipments.loss(np.stack([first, np.full_like(first, START[1])]))
    assert losses[-1] == pytest.approx(reachable.min(), rel=1e-6)
    assert losses[-1] > 1e5


def test_learners_see_four_different_faults():
    assert list(broken.BROKEN) == ["A", "B", "C", "D"]
    assert len(set(broken.BROKEN.values())) == 4
    assert broken.sound not in broken.BROKEN.values()
