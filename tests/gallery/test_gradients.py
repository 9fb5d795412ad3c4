import numpy as np
import pytest
from matplotlib.quiver import Quiver

from course_utils.gallery import gradients as gallery
from tests.bad_input import refused


def arrows_on(ax):
    """Return where the arrows of a field stand and where they point, each (arrows, 2)."""
    (field,) = [artist for artist in ax.collections if isinstance(artist, Quiver)]
    pointing = np.column_stack([field.U, field.V])
    return field.XY + pointing / 2, pointing


def arrows_drawn(ax):
    return [text for text in ax.texts if getattr(text, "arrow_patch", None) is not None]


def test_gradient_is_said_in_numbers_and_drawn_with_its_legs(one_shipment, figures):
    said = repr(gallery.picture_of_gradient(one_shipment, (9, 8)))
    assert said.startswith("At (9, 8) the slopes are 1.28e6 along w₁ and 1.06e6 along w₂ (kg² per")
    heads = [arrow.xy for arrow in arrows_drawn(figures[0].axes[0])]
    assert len(heads) == 4
    uphill, downhill = np.array(heads[2]) - (9, 8), np.array(heads[3]) - (9, 8)
    assert uphill == pytest.approx(-downhill)
    assert uphill[0] / uphill[1] == pytest.approx(256 / 212)
    assert (uphill > 0).all()


def test_where_the_loss_is_0_no_arrow_is_drawn(one_shipment, figures):
    assert "no way is downhill" in repr(gallery.picture_of_gradient(one_shipment, (5, 1)))
    assert not arrows_drawn(figures[0].axes[0])


def test_arrows_are_equally_long_and_go_downhill(one_shipment, two_shipments, figures):
    gallery.picture_of_downhill(one_shipment, two_shipments)
    for ax, problem in zip(figures[0].axes, (one_shipment, two_shipments), strict=True):
        places, pointing = arrows_on(ax)
        length = np.hypot(*pointing.T)
        np.testing.assert_allclose(length, length[0])
        assert (problem.loss((places + pointing / 1e6).T) < problem.loss(places.T)).all()
        assert ax.get_aspect() == 1


def test_arrows_of_one_shipment_are_parallel_and_those_of_two_are_not(
    one_shipment, two_shipments, figures
):
    said = repr(gallery.picture_of_downhill(one_shipment, two_shipments))
    parallel = []
    for ax in figures[0].axes:
        _, pointing = arrows_on(ax)
        crossed = pointing[:, 0] * pointing[0, 1] - pointing[:, 1] * pointing[0, 0]
        parallel.append(bool(np.allclose(crossed, 0, atol=1e-9)))
    assert parallel == [True, False]
    assert "all downhill arrows are parallel" in said
    assert "They lead to (5, 1), but most do not point straight at it" in said


def test_paths_are_told_and_drawn_one_by_one(one_shipment, figures):
    paths = {"here": [(9, 8), (4, 2)], "there": [(0, 0), (1, 1), (5, 1)]}
    assert repr(gallery.picture_of_paths(one_shipment, paths)) == (
        "here: from (9, 8) to (4, 2), 1 move; there: from (0, 0) to (5, 1), 2 moves."
    )
    drawn = {line.get_label(): line for line in figures[0].axes[0].lines}
    for name, path in paths.items():
        assert np.column_stack(drawn[name].get_data()) == pytest.approx(np.array(path))
    assert drawn["here"].get_linestyle() != drawn["there"].get_linestyle()


def test_more_paths_than_can_be_told_apart_are_refused(one_shipment):
    five = {str(number): [(9, 8)] for number in range(5)}
    assert refused(gallery.picture_of_paths, one_shipment, five) == (
        "The paths can be 4 at most to be told apart, not 5."
    )
