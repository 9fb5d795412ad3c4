import numpy as np
import pytest

from course_utils import plots
from course_utils.gallery import neuron as neuron_gallery
from course_utils.neuron import ACTIVATIONS
from course_utils.problem import Problem


@pytest.fixture
def thirty_shipments():
    rng = np.random.default_rng(3)
    counts = rng.integers(50, 300, size=(30, 2))
    noise = rng.normal(0, 60, size=30)
    return Problem(counts, counts @ [5, 1] + noise, weight_range=(-2, 12))


def test_activations_are_drawn_side_by_side_with_their_values(figures):
    picture = neuron_gallery.picture_of_activations(ACTIVATIONS)
    assert repr(picture) == (
        "What each activation makes of the sums −2, 0 and 2. identity: −2, 0, 2; step: 0, 0, 1; "
        "sigmoid: 0.1192, 0.5, 0.8808."
    )
    titles = [ax.get_title(loc="left") for ax in figures[0].axes]
    assert titles == ["identity", "step", "sigmoid"]
    for ax, activation in zip(figures[0].axes, ACTIVATIONS.values(), strict=True):
        sums, made = ax.lines[-1].get_data()
        assert made == pytest.approx(activation(sums))


def test_landscapes_are_told_from_their_curvatures(one_shipment, two_shipments, thirty_shipments):
    said = repr(
        neuron_gallery.picture_of_landscapes(
            {"One": one_shipment, "Two": two_shipments, "Thirty": thirty_shipments}
        )
    )
    assert said == (
        "The shade is √loss in kg. One: a trough, the loss is 0 all along its floor. "
        "Two: a bowl, deepest at (5.00, 1.00), where √loss is 0 kg. "
        "Thirty: a bowl, deepest at (5.09, 0.88), where √loss is 58.78 kg."
    )


def test_the_map_of_many_rows_has_thin_lines_without_names(thirty_shipments):
    with plots.house_style():
        ax = plots.new_figure(300, 300).subplots()
        plots.draw_map(ax, thirty_shipments)
    *lines, star = ax.lines
    assert len(lines) == 30
    assert {line.get_linewidth() for line in lines} == {0.6}
    assert star.get_marker() == "*"
    assert not [text for text in ax.texts if "shipment" in text.get_text()]
