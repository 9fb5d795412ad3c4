import io

import numpy as np
import pytest
from PIL import Image

from course_utils import frames, plots
from course_utils.learning import descend, sweep
from course_utils.problem import Problem

SIZE, MARGINS = (300, 200), (50, 40, 10, 20)


def plain_panel(**limits):
    def draw(ax):
        ax.set(**limits)

    return frames.Panel(draw, width=SIZE[0], height=SIZE[1], margins=MARGINS)


@pytest.fixture
def panel():
    """A panel of 240 × 140 pixels of data: 24 and 14 pixels for each unit."""
    return plain_panel(xlim=(0, 10), ylim=(-5, 5))


@pytest.fixture(scope="module")
def run_panels():
    problem = Problem([[256, 212]], [1492])
    return (
        frames.Panel(lambda ax: plots.draw_map(ax, problem), width=370, height=360),
        frames.Panel(lambda ax: plots.draw_loss_axes(ax, problem, 20), width=450, height=360),
    )


@pytest.mark.parametrize(
    ("point", "pixel"),
    [
        ((0, -5), (50, 160)),
        ((0, 5), (50, 20)),
        ((10, 5), (290, 20)),
        ((5, 0), (170, 90)),
        ((2.5, -2.5), (110, 125)),
    ],
)
def test_pixels_count_from_the_top_left_corner(panel, point, pixel):
    assert panel.to_pixels(np.array([point], dtype=float))[0] == pytest.approx(pixel)


def test_logarithmic_axes_place_powers_at_equal_distances():
    panel = plain_panel(xlim=(0, 10), ylim=(1e-4, 1e3), yscale="log")
    pixels = panel.to_pixels(np.array([[0, 1e-4], [0, 1e-3], [10, 1.0], [10, 1e3]]))
    assert pixels == pytest.approx(np.array([[50, 160], [50, 140], [290, 80], [290, 20]]))


def test_box_is_what_the_margins_leave(panel):
    assert panel.box == pytest.approx((50, 20, 240, 140))


def test_the_background_has_the_panels_size_and_its_frame_where_the_box_is(panel):
    image = Image.open(io.BytesIO(panel.background)).convert("L")
    assert image.size == (600, 400)
    dark_columns = np.asarray(image)[100:300].mean(axis=0) < 200
    assert set(np.flatnonzero(dark_columns[80:120]) + 80) & {99, 100}


def test_data_inverts_pixels(panel):
    for point in np.random.default_rng(2).uniform([0, -5], [10, 5], size=(20, 2)):
        x, y = panel.to_pixels(point[None])[0]
        assert panel.to_data(x, y) == pytest.approx(tuple(point))


def test_data_of_pixels_outside_are_brought_to_the_edge(panel):
    assert panel.to_data(-1e6, 1e6) == pytest.approx((0, -5))
    assert panel.to_data(301, 0) == pytest.approx((10, 5))


def test_pixels_keep_the_shape_of_what_they_are_made_from(panel):
    points = np.random.default_rng(4).uniform(0, 5, size=(3, 2, 7, 2))
    pixels = panel.to_pixels(points)
    assert pixels.shape == points.shape
    assert pixels[2, 1] == pytest.approx(panel.to_pixels(points[2, 1]))


def test_a_tail_of_nan_stays_where_the_line_ended(panel):
    pixels = panel.to_pixels(np.array([[0, 0], [5, 0], [np.nan, np.nan], [np.nan, np.nan]]))
    assert pixels == pytest.approx(np.array([[50, 90], [170, 90], [170, 90], [170, 90]]))


def test_a_line_that_goes_too_far_points_there_and_does_not_come_back(panel):
    pixels = panel.to_pixels(np.array([[0, 0], [3e6, 4e6], [5, 0]]))
    end = pixels[1]
    assert 10_000 < np.hypot(*end) < 40_000
    away = end - (50, 90)
    assert away[1] / away[0] == pytest.approx(-(4 * 14) / (3 * 24))
    assert pixels[2] == pytest.approx(end)


def test_one_run_that_goes_too_far_leaves_the_others_alone(panel):
    near, far = [[0, 0], [5, 0]], [[0, 0], [1e9, 0]]
    pixels = panel.to_pixels(np.array([near, far], dtype=float))
    assert pixels[0] == pytest.approx(panel.to_pixels(np.array(near, dtype=float)))


@pytest.mark.parametrize("rate", [1e-4, 1e-3, 1.0, 1e9, 1e140, 1e300])
def test_a_diverging_path_is_collinear_in_pixels(one_shipment, run_panels, rate):
    run = descend(one_shipment, start=[9, 8], learning_rate=rate, steps=20)
    path = frames.pin_lines(*run_panels, (run,))[0, 0].astype(float)
    away = path[1:] - path[0]
    # Data and pixels have the same scale on a map; only y points down.
    assert away[:, 1] * 256 == pytest.approx(-away[:, 0] * 212, rel=1e-4, abs=0.01)
    assert np.isfinite(path).all()
    assert np.abs(path).max() < 40_000


def test_lines_of_a_sweep_are_the_lines_of_its_runs(one_shipment, run_panels):
    swept = sweep(one_shipment, start=[9, 8], learning_rates=[1e-6, 5e-6, 1e-3], steps=20)
    lines = frames.sweep_lines(*run_panels, swept)
    assert lines.shape == (3, 2, 21, 2)
    assert lines.dtype == np.float32
    np.testing.assert_array_equal(lines, frames.pin_lines(*run_panels, tuple(swept)))


def test_a_loss_curve_goes_one_step_to_the_right_each_time(one_shipment, run_panels):
    run = descend(one_shipment, start=[9, 8], learning_rate=2e-6, steps=20)
    curve = frames.pin_lines(*run_panels, (run,))[0, 1]
    assert np.diff(curve[:, 0]) == pytest.approx(np.full(20, np.ptp(curve[:, 0]) / 20), rel=1e-3)
    # A constant factor is a straight line on a logarithmic scale.
    assert np.diff(curve[:, 1]) == pytest.approx(np.full(20, np.ptp(curve[:, 1]) / 20), rel=1e-3)


def test_a_loss_of_zero_leaves_the_panel_downwards(run_panels):
    pixels = run_panels[1].to_pixels(np.array([[0, 10.0], [1, 0.0], [2, 0.0]]))
    assert np.isfinite(pixels).all()
    assert pixels[1, 1] > 360


def test_description_is_what_the_browser_needs(panel):
    told = panel.description()
    assert (told["width"], told["height"], told["look"]) == (300, 200, "live-path")
    assert told["background"] == panel.background
    assert told["box"] == list(panel.box)
