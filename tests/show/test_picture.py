import base64
import io
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from course_utils import plots
from course_utils.learning import descend
from course_utils.problem import Problem
from course_utils.scene import CURVE, MAP, Backdrop, Mark, Panel, Scene
from course_utils.show.picture import Picture, png
from course_utils.show.still import still

HOSTILE = 'a "quoted" <script>alert(1)</script> & more'


@pytest.fixture
def figure():
    with plots.house_style():
        figure = plots.new_figure(120, 80)
        figure.subplots().plot([0, 1])
        yield figure


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self.text = {}, ""
        self.feed(re.sub(r"<style>.*?</style>", "", text))

    def handle_starttag(self, tag, attributes):
        self.found[tag] = dict(attributes)

    def handle_data(self, data):
        self.text += data


def test_a_png_has_twice_the_pixels_few_colours_and_always_the_same_bytes(figure):
    image = Image.open(io.BytesIO(png(figure)))
    assert image.size == (240, 160)
    assert len(image.getcolors()) <= 128
    assert png(figure) == png(figure)


def test_a_picture_speaks_its_sentence_as_text_alt_and_caption(figure):
    picture = Picture(figure, HOSTILE)
    tags = Tags(picture._repr_html_())
    assert repr(picture) == HOSTILE
    assert set(tags.found) == {"figure", "img", "figcaption"}
    assert tags.found["img"]["alt"] == HOSTILE
    assert tags.text == HOSTILE
    assert tags.found["img"]["width"] == "120"
    source = tags.found["img"]["src"].removeprefix("data:image/png;base64,")
    assert base64.b64decode(source) == picture.png


def test_a_picture_is_drawn_at_once(figure):
    picture = Picture(figure, "A line.")
    before = picture.png
    figure.clear()
    assert picture.png == before


PROBLEMS = {
    "one shipment": Problem([[256, 212]], [1492]),
    "counted in hundreds": Problem([[2.56, 2.12]], [1492], weight_range=(-200, 1200)),
    "two shipments": Problem([[256, 212], [100, 300]], [1492, 800]),
    "one input without weight": Problem([[256, 0]], [1280]),
}


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)
def test_the_last_digits_of_a_processor_do_not_show(problem, monkeypatch):
    start = np.full(2, 0.6 * problem.weight_range[1])
    rate = 0.1 * problem.largest_stable_learning_rate
    run = descend(problem, start=start, learning_rate=rate, steps=30)
    exact = Problem.loss

    def drawn(rng):
        def off(values):
            return values * (1 + rng.uniform(-4e-16, 4e-16, np.shape(values)))

        monkeypatch.setattr(Problem, "loss", lambda *arguments: off(exact(*arguments)))
        on_map = Backdrop(lambda ax: plots.draw_map(ax, problem), MAP)
        on_curve = Backdrop(lambda ax: plots.draw_loss_axes(ax, problem, 30), CURVE)
        curve = np.column_stack([np.arange(31.0), off(run.losses)])
        panels = (
            Panel(on_map, (Mark("line", off(run.weights)[None], "path"),)),
            Panel(on_curve, (Mark("line", curve[None], "path"),)),
        )
        return still(Scene(panels, ("A run.",))).png

    assert len({drawn(np.random.default_rng(seed)) for seed in range(6)}) == 1
