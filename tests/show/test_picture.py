import base64
import io
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from course_utils import plots
from course_utils.gallery.gradients import picture_of_descent
from course_utils.learning import descend
from course_utils.problem import Problem
from course_utils.show.picture import Picture, png

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
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found[tag] = dict(attributes)

    def handle_data(self, data):
        self.text += data


def test_a_png_has_twice_the_pixels_and_few_colours(figure):
    image = Image.open(io.BytesIO(png(figure)))
    assert image.size == (240, 160)
    assert len(image.getcolors()) <= 128


def test_the_same_figure_gives_the_same_bytes(figure):
    assert png(figure) == png(figure)


def test_a_picture_speaks_its_sentence_as_text_alt_and_caption(figure):
    picture = Picture(figure, HOSTILE)
    tags = Tags(picture._repr_html_())
    assert repr(picture) == HOSTILE
    assert set(tags.found) == {"style", "figure", "img", "figcaption"}
    assert tags.found["img"]["alt"] == HOSTILE
    assert tags.text.endswith(f"}}{HOSTILE}")
    assert tags.found["img"]["width"] == "120"


def test_the_picture_in_html_is_the_png(figure):
    picture = Picture(figure, "A line.")
    source = re.search(r"base64,([^\"]+)", picture._repr_html_())[1]
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
        with plots.house_style():
            return picture_of_descent(problem, off(run.weights), off(run.losses)).png

    assert len({drawn(np.random.default_rng(seed)) for seed in range(6)}) == 1
