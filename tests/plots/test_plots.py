import matplotlib
import numpy as np
import pytest

from course_utils import plots
from course_utils.problem import Problem


@pytest.fixture
def ax():
    with plots.house_style():
        yield plots.new_figure(300, 300).subplots()


def points_of(line):
    return np.column_stack(line.get_data())


def test_map_draws_only_points_whose_error_is_zero(ax, one_shipment):
    plots.draw_map(ax, one_shipment)
    (line,) = ax.lines
    errors = points_of(line) @ [256, 212] - 1492
    assert np.abs(errors).max() < 1e-6
    # It enters the map at x = −2 and leaves it at y = −2.
    assert points_of(line)[0, 0] == pytest.approx(-2, abs=0.05)
    assert points_of(line)[-1, 1] == pytest.approx(-2, abs=0.05)
    assert [text.get_text() for text in ax.texts if "error" in text.get_text()] == ["error = 0"]


def test_map_of_two_shipments_marks_where_their_lines_meet(ax, two_shipments):
    plots.draw_map(ax, two_shipments)
    first, second, star = ax.lines
    assert points_of(first) @ [256, 212] == pytest.approx(np.full(len(points_of(first)), 1492.0))
    assert points_of(second) @ [100, 300] == pytest.approx(np.full(len(points_of(second)), 800.0))
    assert points_of(star)[0] == pytest.approx((5, 1))
    names = {text.get_text() for text in ax.texts}
    assert names >= {"shipment 1: error = 0", "shipment 2: error = 0"}


def test_map_says_what_is_on_its_axes_and_what_the_shade_means(ax, one_shipment):
    plots.draw_map(ax, one_shipment)
    assert ax.get_xlabel() == "w₁: red box (kg)"
    assert ax.get_ylabel() == "w₂: blue box (kg)"
    assert "|error| in kg" in ax.get_title(loc="left")
    assert ax.get_xlim() == ax.get_ylim() == one_shipment.weight_range


def test_shades_change_along_contours_of_the_error(ax, one_shipment):
    plots.draw_map(ax, one_shipment)
    shades, contours = ax.collections
    np.testing.assert_allclose(shades.levels, contours.levels)
    for level, path in zip(contours.levels, contours.get_paths(), strict=True):
        if level and len(path.vertices):
            errors = path.vertices @ [256, 212] - 1492
            assert np.abs(errors) == pytest.approx(np.full(len(errors), level))


def test_labels_stand_on_their_level_near_the_edge_and_apart(ax, one_shipment):
    plots.draw_map(ax, one_shipment)
    labels = [text for text in ax.texts if text.get_text().isdigit()]
    places = np.array([label.get_position() for label in labels])
    errors = np.abs(places @ [256, 212] - 1492)
    assert errors == pytest.approx([float(label.get_text()) for label in labels], abs=1)
    low, high = one_shipment.weight_range
    to_the_edge = np.minimum(places - low, high - places).min(axis=1) / (high - low)
    assert to_the_edge == pytest.approx(np.full(len(labels), 0.1), abs=0.02)
    apart = np.hypot(*(places[:, None] - places).T)[np.triu_indices(len(labels), 1)]
    assert apart.min() > 0.1 * (high - low)
    assert {"500", "1000", "1500", "2000", "2500", "3000"} <= {text.get_text() for text in labels}


def test_labels_leave_room_for_the_names_of_the_lines(ax, two_shipments):
    plots.draw_map(ax, two_shipments)
    places = np.array([text.get_position() for text in ax.texts if text.get_text().isdigit()])
    assert len(places) > 5
    for inputs, target in zip(two_shipments.inputs, two_shipments.targets, strict=True):
        assert (np.abs(places @ inputs - target) / np.hypot(*inputs)).min() > 0.8


def test_rings_that_do_not_reach_the_edge_are_named_too(ax):
    plots.draw_map(ax, Problem([[1, 0.2], [0.3, 1]], [6, 6]))
    assert {text.get_text() for text in ax.texts} >= {"10", "20", "30", "40"}


@pytest.mark.parametrize("row", [[0, 2], [2, 0], [-3, 2], [1e6, 1e-3]])
def test_lines_of_solutions_may_run_in_any_direction(ax, row):
    plots.draw_map(ax, Problem([row], [3]))
    drawn = points_of(ax.lines[0]) @ row
    assert drawn == pytest.approx(np.full(len(drawn), 3.0))


def test_a_line_of_solutions_off_the_map_is_not_drawn(ax):
    plots.draw_map(ax, Problem([[1, 1]], [100], weight_range=(0, 10)))
    assert len(ax.lines) == 0


def test_a_map_needs_two_weights(ax):
    three = Problem([[1, 2, 3]], [4], weight_names="abc", symbols="abc")
    with pytest.raises(ValueError, match="this problem has 3 weights"):
        plots.draw_map(ax, three)


def test_loss_axes_have_room_for_every_start_on_the_map(ax, one_shipment):
    plots.draw_loss_axes(ax, one_shipment, 50)
    bottom, top = ax.get_ylim()
    worst = max((256 * x + 212 * y - 1492) ** 2 for x in (-2, 12) for y in (-2, 12))
    assert worst < top / 1e2
    assert bottom < worst / 1e10
    assert ax.get_yscale() == "log"
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("step", "loss (kg²)")


def test_house_style_overrides_the_learners_and_gives_it_back():
    with matplotlib.rc_context({"font.size": 31}):
        with plots.house_style():
            assert matplotlib.rcParams["font.size"] == 10
        assert matplotlib.rcParams["font.size"] == 31


@pytest.mark.parametrize(
    ("ends", "labels"),
    [
        ((1e-4, 1e5), ["10⁻⁴", "10⁻²", "10⁰", "10²", "10⁴"]),
        ((2e-6, 8e-6), ["2 × 10⁻⁶", "3 × 10⁻⁶", "4 × 10⁻⁶", "6 × 10⁻⁶"]),
    ],
)
def test_labels_of_a_logarithmic_axis_are_plain_characters(ax, ends, labels):
    plots.set_log_scales(ax, "xy")
    for shown in (ax.set(xlim=ends) and ax.xaxis, ax.set(ylim=ends) and ax.yaxis):
        ticks = [*shown.get_majorticklabels(), *shown.get_minorticklabels()]
        assert {tick.get_text() for tick in ticks} - {""} >= set(labels)
        assert not any("$" in tick.get_text() for tick in ticks)


def test_figures_are_measured_in_screen_pixels():
    with plots.house_style():
        assert plots.new_figure(370, 360).bbox.size.tolist() == [370, 360]
