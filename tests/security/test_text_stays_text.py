"""Whatever something is called is shown as text: no name or unit becomes markup or a formula."""

import base64
import re
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import ipywidgets
import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances

from course_utils import exercises, gallery, show, widgets
from course_utils.exercises.answer import Told
from course_utils.gallery import gradients, layers, neuron
from course_utils.learning import descend
from course_utils.models.progress import Lesson
from course_utils.models.quiz import Choice, Question
from course_utils.problem import Problem
from course_utils.show.live import LivePicture
from course_utils.widgets import prediction
from tests.robustness.table import CALLS, OWN, arguments_of

# What is between two dollars would be a formula to matplotlib, and this one has a mistake.
HOSTILE = """"><script>a('1')</script><img src=x onerror=b>&amp; $\\frac$"""
BEGINS = "<script>"
WIDGETS_HOME = Path(show.__file__).parent
FRONT_END = sorted(WIDGETS_HOME.glob("*.js"))
OWN_STYLES = [
    f"<style>{path.read_text(encoding='utf-8').strip()}</style>"
    for path in WIDGETS_HOME.glob("*.css")
]
DRAWN = {"circle", "line", "path", "rect", "svg", "text"}
HARMLESS = {
    "b", "br", "code", "div", "figcaption", "figure", "img", "li", "ol", "p", "pre", "ul", *DRAWN,
}  # fmt: skip


# Names this long leave little room for axes, which matplotlib warns of.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Tight layout not applied"),
    pytest.mark.usefixtures("unpacked_pictures"),
]


class Parsed(HTMLParser):
    """The tags, attributes and text of a piece of HTML, and those of the drawings inside it."""

    def __init__(self, markup: str):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = set(), [], ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        source = dict(attrs).get("src", "")
        if source.startswith("data:image/svg+xml;base64,"):
            drawing = base64.b64decode(source.partition(",")[2]).decode("utf-8")
            ElementTree.fromstring(drawing)  # an image is shown only if it is well-formed
            inside = Parsed(drawing)
            self.tags |= inside.tags
            self.attributes += inside.attributes
            self.text += inside.text

    def handle_data(self, data):
        self.text += data


def assert_only_text(markup: str) -> str:
    """Fail if there is anything active in a piece of HTML; return all that can be read in it."""
    for sheet in (*OWN_STYLES, *re.findall(r"<style>\[data-jp-theme[^<]*</style>", markup)):
        markup = markup.replace(sheet, "")
    parsed = Parsed(markup)
    assert parsed.tags <= HARMLESS, markup
    for name, value in parsed.attributes:
        assert not name.startswith("on"), markup
        assert name not in ("href", "srcdoc", "xlink:href"), markup
        assert name != "src" or value.startswith("data:image/"), markup
    return parsed.text + "".join(value for name, value in parsed.attributes if name != "src")


def shown_in(widget) -> str:
    """Return all that a widget and the widgets inside it show, after a look at their markup."""
    bundle = widget._repr_mimebundle_()
    read = assert_only_text(bundle["text/html"])
    for inside in list(_instances.values()):
        assert not getattr(inside, "description_allow_html", False)
        if isinstance(inside, ipywidgets.HTML):
            read += assert_only_text(inside.value)
        elif isinstance(inside, LivePicture):  # sets only text: see the last test
            read += " ".join(inside.sentences)
            told = [*inside.readings.get("names", []), *inside.readings.get("units", [])]
            told += [text for mark in inside.marks for row in mark["texts"] for text in row]
            read += " ".join(told)
    return read


def hostile(result):
    """Return a function with a hostile name that returns a result, or raises it."""

    def function(*arguments):
        if isinstance(result, Exception):
            raise result
        return result(*arguments) if callable(result) else result

    function.__name__ = function.__qualname__ = HOSTILE
    return function


def fails():
    return hostile(ValueError(HOSTILE))


PROBLEM = Problem(
    [[256, 212], [100, 300]],
    [1492, 800],
    weight_names=(HOSTILE, HOSTILE),
    symbols=(HOSTILE, HOSTILE),
    weight_unit=HOSTILE,
    target_unit=HOSTILE,
)
EQUATION = replace(PROBLEM, inputs=[[256, 212]], targets=[1492])
ROWS = np.arange(1629)
START = (9, 8)


def rng():
    return np.random.default_rng(1)


def asked(options=()):
    predictions = prediction.Predictions()
    return predictions, predictions.ask("name", HOSTILE, options, unit=HOSTILE)


def box():
    made = asked((HOSTILE, "other"))[1]
    made.prediction.commit(HOSTILE)
    return made


def summary():
    predictions, made = asked((HOSTILE, "other"))
    made.prediction.commit(HOSTILE)
    predictions.compare("name", HOSTILE)
    return predictions.summary()


def number_asked():
    made = asked()[1]
    made.prediction.commit(3)
    return made


def comparison():
    predictions, made = asked()
    made.prediction.commit(3)
    return predictions.compare("name", 7)


def hostile_calls():
    """Return each widget with hostile names, and once more with a learner's function that fails."""
    named = {"row_names": [HOSTILE] * 2, "input_names": [HOSTILE] * 2}
    for widget in map(vars(widgets).get, widgets.__all__):
        if widget not in CALLS:
            continue
        arguments = arguments_of(widget)
        if "problem" in arguments:
            single = len(arguments["problem"].targets) == 1
            arguments["problem"] = EQUATION if single else PROBLEM
        arguments |= {name: named[name] for name in named.keys() & arguments.keys()}
        (own,) = OWN & arguments.keys() or (None,)
        if "problem" in arguments or not own:
            tried = {own: hostile(arguments[own])} if own else {}
            yield widget.__name__, partial(widget, **arguments | tried)
        if own:
            yield f"{widget.__name__}, function", partial(widget, **arguments | {own: fails()})


WIDGETS = {
    **dict(hostile_calls()),
    "predictions, a choice": box,
    "predictions, a number": number_asked,
    "predictions, compared": comparison,
}


@pytest.fixture(autouse=True)
def hostile_questions(monkeypatch):
    choices = [Choice(HOSTILE, HOSTILE, right=True), Choice("other", HOSTILE)]
    monkeypatch.setattr("course_utils.widgets.quiz.asked", lambda *_: [Question(HOSTILE, choices)])


def test_every_widget_is_here():
    assert {name.split(",")[0] for name in WIDGETS} == set(widgets.__all__) - {"progress"}


def test_a_page_of_what_was_done_is_text(monkeypatch):
    predicted = box().prediction
    predicted.sure = predicted.happened = HOSTILE
    done = Lesson("00", HOSTILE, {"asked": predicted}, {}, {HOSTILE: (HOSTILE, True)}, 1)
    monkeypatch.setattr("course_utils.models.progress.lesson", lambda _: done)
    for said in (widgets.progress.page(), widgets.progress.course(), summary()):
        laid_out = re.sub(
            r'</?(h2|h3|table|tr|th|td)( style="text-align:left")?>', "", said._repr_html_()
        )
        assert HOSTILE in assert_only_text(laid_out)


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_shows_names_units_and_refusals_as_text(name):
    widget = WIDGETS[name]()
    assert BEGINS in shown_in(widget)


@pytest.mark.parametrize("name", [name for name in WIDGETS if "," not in name])
def test_a_widget_shows_what_is_typed_and_chosen_as_text(name):
    widget = WIDGETS[name]()
    for control in list(_instances.values()):
        if isinstance(control, ipywidgets.Text):
            control.value = HOSTILE
            assert BEGINS in shown_in(widget)
        elif isinstance(control, ipywidgets.Button):
            control.click()
            shown_in(widget)


def test_an_answer_to_an_exercise_is_text():
    read = ""
    for attempt in (HOSTILE, fails(), hostile(HOSTILE), hostile(lambda: None)):
        read += assert_only_text(exercises.error.check(attempt)._repr_html_())
    assert BEGINS in read


def test_a_hint_is_text():
    assert HOSTILE in assert_only_text(Told(HOSTILE, HOSTILE, HOSTILE)._repr_html_())


def test_a_picture_says_the_names_it_is_given_as_text():
    run = descend(PROBLEM, start=START, learning_rate=1e-6, steps=5)
    pictures = [
        gallery.picture_of_loss_curves({HOSTILE: run}),
        gradients.picture_of_paths(PROBLEM, {HOSTILE: run.weights}),
        layers.picture_of_answers({HOSTILE: lambda inputs: inputs[:, 0]}),
        neuron.picture_of_activations({HOSTILE: np.tanh}),
        neuron.picture_of_landscapes({HOSTILE: PROBLEM}),
    ]
    for picture in pictures:
        assert HOSTILE in assert_only_text(picture._repr_html_())


@pytest.mark.parametrize("path", FRONT_END, ids=lambda path: path.name)
def test_the_browser_s_part_sets_text_and_attributes_and_asks_nobody(path):
    active = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc"
        r"|\bfetch\b|XMLHttpRequest|WebSocket|sendBeacon|\bimport\b|https?://(?!www\.w3\.org/)",
        path.read_text(encoding="utf-8"),
    )
    assert active == []
