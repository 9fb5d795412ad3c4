import numpy as np
import pytest

from course_utils import gallery
from course_utils.learning import descend
from tests.bad_input import refused


def test_picture_of_moves_goes_through_every_move(one_shipment, figures):
    moves = [(9, 8), (3, 8), (3, 3)]
    gallery.picture_of_moves(one_shipment, moves, "Two moves.")
    path = next(line for line in figures[0].axes[0].lines if len(line.get_xdata()) == 3)
    assert np.column_stack(path.get_data()) == pytest.approx(np.array(moves))


def test_picture_of_loss_curves_names_each_and_tells_how_it_ended(one_shipment, figures):
    runs = {
        name: descend(one_shipment, start=[9, 8], learning_rate=rate, steps=2)
        for name, rate in {"slow": 1e-7, "wild": 1e-3}.items()
    }
    said = repr(gallery.picture_of_loss_curves(runs))
    assert said.startswith("Loss after 2 steps. slow: 6.29e6 falls to ")
    assert said.endswith("wild: 6.29e6 grows to 1.47e16 (kg²).")
    curves = {line.get_label(): line for line in figures[0].axes[0].lines}
    assert curves["wild"].get_ydata() == pytest.approx(runs["wild"].losses)
    assert curves["slow"].get_linestyle() != curves["wild"].get_linestyle()
    assert curves["slow"].get_marker() != curves["wild"].get_marker()


def test_picture_of_diagnoses_draws_each_loop_beside_the_sound_one(two_shipments, figures):
    sound = np.array([8.0, 4, 2, 1])
    curves = {"A": sound * 2, "B": sound[::-1], "C": np.full(4, 8.0), "D": np.array([8.0, 1, 2, 4])}
    said = repr(gallery.picture_of_diagnoses(two_shipments, curves, sound))
    for ax, (letter, losses) in zip(figures[0].axes, curves.items(), strict=True):
        assert ax.get_title(loc="left") == f"Loop {letter}"
        dashed, line = ax.lines
        assert dashed.get_ydata() == pytest.approx(sound)
        assert line.get_ydata() == pytest.approx(losses)
        low, high = ax.get_ylim()
        assert low < 1 < 16 < high
    assert "Loop B rises from 1 to 8 kg²." in said
    assert "Loop C stays at 8 kg²" in said
    assert said.endswith("The sound loop, dashed, falls from 8 to 1 kg².")


def test_diagnoses_of_too_few_loops_are_refused(two_shipments):
    said = refused(gallery.picture_of_diagnoses, two_shipments, {"A": [2, 1]}, [2, 1])
    assert said == "There are 4 loops to compare, not 1."
