import io

import numpy as np
import pytest
from PIL import Image

from course_utils.learning import descend
from course_utils.plots import draw_loss_axes, draw_map
from course_utils.scene import MAP, Backdrop, Shape
from course_utils.show.canvas import Canvas


def plain(**limits):
    return Canvas(Backdrop(lambda ax: ax.set(**limits), Shape(300, 200, (50, 40, 10, 20))))


@pytest.fixture(scope="module")
def canvas():
    """240 × 140 pixels of data: 24 and 14 pixels for each unit."""
    return plain(xlim=(0, 10), ylim=(-5, 5))


@pytest.mark.parametrize(
    ("point", "pixel"),
    [((0, -5), (50, 160)), ((10, 5), (290, 20)), ((5, 0), (170, 90)), ((2.5, -2.5), (110, 125))],
)
def test_pixels_count_from_the_top_left_corner_and_lead_back_to_data(canvas, point, pixel):
    assert canvas.to_pixels(np.array([point], dtype=float))[0] == pytest.approx(pixel)
    assert canvas.to_data(*pixel) == pytest.approx(point)


def test_logarithmic_axes_place_powers_at_equal_distances():
    canvas = plain(xlim=(0, 10), ylim=(1e-4, 1e3), yscale="log")
    pixels = canvas.to_pixels(np.array([[0, 1e-4], [0, 1e-3], [10, 1.0], [10, 1e3]]))
    assert pixels == pytest.approx(np.array([[50, 160], [50, 140], [290, 80], [290, 20]]))


def test_the_background_has_twice_the_panels_size_and_its_axes_where_the_box_is(canvas):
    assert canvas.box == pytest.approx((50, 20, 240, 140))
    image = Image.open(io.BytesIO(canvas.background)).convert("L")
    assert image.size == (600, 400)
    dark_columns = np.asarray(image)[100:300].mean(axis=0) < 200
    assert set(np.flatnonzero(dark_columns[80:120]) + 80) & {99, 100}


def test_each_line_is_placed_alone_and_what_is_half_nan_is_nan(canvas):
    lines = np.random.default_rng(4).uniform(0, 5, size=(3, 2, 7, 2))
    lines[1, 1, 4:] = [1e9, 0]
    lines[2, 0, 3, 1] = np.nan
    pixels = canvas.to_pixels(lines)
    assert pixels.shape == lines.shape
    assert pixels[0] == pytest.approx(canvas.to_pixels(lines[0]))
    assert np.isnan(pixels[2, 0, 3]).all()
    assert np.isnan(pixels).sum() == 2


def test_a_line_that_goes_too_far_points_there_and_does_not_come_back(canvas):
    pixels = canvas.to_pixels(np.array([[0, 0], [3e6, 4e6], [5, 0]]))
    assert 10_000 < np.hypot(*pixels[1]) < 30_000
    away = pixels[1] - (50, 90)
    assert away[1] / away[0] == pytest.approx(-(4 * 14) / (3 * 24))
    assert pixels[2] == pytest.approx(pixels[1])


def test_a_curve_that_goes_too_far_comes_back_across_the_picture(canvas):
    """From left to right, as an error step by step: it would look broken if it ended."""
    curve = np.array([[0, 0], [1, 4e6], [2, -9e6], [3, 1e12], [4, 0]])
    pixels = canvas.to_pixels(curve)
    assert pixels[:, 0] == pytest.approx([50, 74, 98, 122, 146])
    assert (np.sign(pixels[1:4, 1]) == [-1, 1, -1]).all()
    assert (np.abs(pixels[1:4, 1]) > 9000).all()
    assert pixels[4, 1] == pytest.approx(90)


def test_dots_that_are_too_far_hide_no_others(canvas):
    far = np.array([[0, 0], [1e308, -np.inf], [5, 0]])
    pixels = canvas.to_pixels(far, joined=False)
    assert pixels[[0, 2]] == pytest.approx(np.array([[50, 90], [170, 90]]))
    assert np.isfinite(pixels.astype(np.float32)).all()


@pytest.mark.parametrize("rate", [1e-4, 1e-3, 1.0, 1e9, 1e140])
def test_a_diverging_path_keeps_its_direction(one_shipment, rate):
    canvas = Canvas(Backdrop(lambda ax: draw_map(ax, one_shipment), MAP))
    run = descend(one_shipment, start=[9, 8], learning_rate=rate, steps=20)
    path = canvas.to_pixels(run.weights)
    away = path[1:] - path[0]
    # Data and pixels have the same scale on a map; only y points down.
    assert away[:, 1] * 256 == pytest.approx(-away[:, 0] * 212, rel=1e-4, abs=0.01)
    assert np.abs(path).max() < 70_000


def test_a_constant_factor_is_a_straight_loss_curve_and_a_loss_of_0_leaves_downwards(one_shipment):
    canvas = Canvas(Backdrop(lambda ax: draw_loss_axes(ax, one_shipment, 20), MAP))
    losses = descend(one_shipment, start=[9, 8], learning_rate=2e-6, steps=20).losses
    pixels = canvas.to_pixels(np.column_stack([np.arange(21), losses]))
    assert np.diff(pixels, axis=0) == pytest.approx(np.tile(np.ptp(pixels, axis=0) / 20, (20, 1)))
    gone = canvas.to_pixels(np.array([[0, 10.0], [1, 0.0], [2, 0.0]]))
    assert np.isfinite(gone).all()
    assert gone[1, 1] > MAP.height
