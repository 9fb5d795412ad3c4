"""A look is one line of the table: all that is drawn follows it, live, still, dark and in words."""

import re
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from course_utils import looks
from course_utils.explorers.race import Race
from course_utils.gallery import picture_of_loss_curves
from course_utils.gallery.printing import RUNS, few
from course_utils.learning import descend
from course_utils.plots.style import POINT, line_style
from course_utils.scene import Backdrop, Mark, Panel, Scene
from course_utils.show import live, picture, still
from tests.bad_input import refused

NEW = "#123456"


@pytest.fixture
def figures(monkeypatch):
    kept: list[Figure] = []
    monkeypatch.setattr(picture, "png", lambda figure: kept.append(figure) or b"PNG")
    return kept


def repaint(monkeypatch, name, **changed):
    monkeypatch.setitem(looks.LOOKS, name, replace(looks.LOOKS[name], **changed))


def test_the_colour_of_the_path_is_one_line(monkeypatch, figures, one_shipment):
    repaint(monkeypatch, "path", colour=NEW, dark="#654321", dash=(9, 1))
    path = Mark("line", np.array([[[0, 0], [1, 1.0]]]), "path", legend="a path")
    scene = Scene((Panel(Backdrop(lambda ax: None), (path,)),), ("A path.",))
    still.still(scene)
    (line,) = figures[0].axes[0].lines
    (entry,) = figures[0].axes[0].get_legend().get_lines()
    assert to_hex(line.get_color()) == to_hex(entry.get_color()) == NEW
    assert line._dash_pattern[1] == pytest.approx([9 * POINT, 1 * POINT])
    sheet = live.LivePicture()._css
    assert re.search(rf"\.look-path {{[^}}]*--colour: {NEW}; [^}}]*--dash: 9 1;", sheet)
    assert re.search(r'\[data-jp-theme-light="false"\] \.look-path {[^}]*--colour: #654321', sheet)


@pytest.mark.parametrize("name", ["guess", "correct", "descend", "own"])
def test_a_contestant_looks_the_same_in_its_race_and_in_the_legend(monkeypatch, one_shipment, name):
    repaint(monkeypatch, name, colour=NEW)

    def own(weights, error, inputs, turn, rng):
        return weights

    race = Race(one_shipment, rng=np.random.default_rng(1), rule=own)
    best, legend = race.scene(race.state).panels[1], Figure().subplots()
    best.backdrop.draw(legend)
    assert [line.get_label() for line in legend.lines if line.get_color() == NEW] == [name]
    assert [mark.look for mark in best.marks].count(name) == 1


def test_runs_that_are_compared_differ_in_more_than_colour(figures, one_shipment):
    run = descend(one_shipment, start=[9, 8], learning_rate=1e-6, steps=3)
    picture_of_loss_curves(dict.fromkeys("ABCD", run))
    lines = figures[0].axes[0].lines
    for seen in (
        {line.get_color() for line in lines},
        {line.get_marker() for line in lines},
        {str(line._dash_pattern) for line in lines},
    ):
        assert len(seen) == 4


def test_more_than_four_runs_are_refused(one_shipment):
    assert len(RUNS) == 4
    said = refused(few, dict.fromkeys("ABCDE", 1), "The runs", "runs")
    assert said == "The runs can be 4 at most to be told apart, not 5."


@pytest.mark.parametrize("name", looks.LOOKS)
def test_every_look_is_told_to_the_browser_as_to_matplotlib(name):
    look, style = looks.LOOKS[name], line_style(name)
    light = re.search(rf"^\.{looks.name_of(name)} {{ (.*) }}$", looks.style_sheet(), re.MULTILINE)[
        1
    ]
    told = dict(re.findall(r"--([a-z]+): ([^;]+?)(?:;|$)", light))
    assert told["colour"] == style["color"] == look.colour
    assert float(told["width"]) == pytest.approx(style["linewidth"] / POINT)
    assert float(told["dot"]) == pytest.approx(style["markersize"] / POINT)
    for colour in (look.colour, look.dark):
        assert re.fullmatch("#[0-9a-f]{6}", colour)
