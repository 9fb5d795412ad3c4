import re

import pytest

from course_utils.validation import quote
from course_utils.widgets import NeuronExplorer
from tests.bad_input import NO_STARTS, refused


@pytest.fixture
def explorer(two_shipments):
    return NeuronExplorer(two_shipments, start=(9, 8))


def test_controls_begin_in_step_with_the_model(explorer):
    assert [slider.value for slider in explorer.sliders] == [9, 8]
    assert [typed.value for typed in explorer.fields] == ["9", "8"]
    assert explorer.caption.sentence == explorer.model.sentence()
    assert "4000 kg" in explorer.drawing.value


def test_moving_a_slider_moves_drawing_sentence_and_field(explorer):
    explorer.sliders[0].value = 5
    explorer.sliders[1].value = 0.9999999999999998
    assert explorer.model.weights == (5, 1)
    assert explorer.fields[1].value == "1"
    assert "error 0 kg, loss 0 kg²" in explorer.caption.sentence
    assert explorer.caption.sentence in explorer.drawing.value


def test_typing_moves_the_slider_and_keeps_every_digit(explorer):
    explorer.fields[0].value = "3,14"
    assert explorer.model.weights == (3.14, 8)
    assert explorer.sliders[0].value == 3.14
    # The browser rounds the slider to its step and reports that: it is no move of the learner.
    explorer.sliders[0].value = 3.1
    assert explorer.model.weights == (3.14, 8)
    explorer.sliders[0].value = 3.2
    assert explorer.model.weights == (3.2, 8)


def test_a_wrong_weight_is_answered_and_the_drawing_stays(explorer):
    before = explorer.drawing.value
    for bad in ("many", "", "1e9", "nan"):
        explorer.fields[0].value = bad
        assert "The weight w₁ must" in explorer.notice.sentence
        assert explorer.drawing.value == before
    explorer.fields[0].value = "9"
    assert explorer.notice.sentence == ""


def test_a_slider_that_a_front_end_sets_to_nan_changes_nothing(explorer):
    before = explorer.drawing.value
    explorer.sliders[0].value = float("nan")
    assert explorer.drawing.value == before


def test_row_and_activation_are_chosen(explorer):
    assert list(explorer.row_choice.options) == [("shipment 1", 0), ("shipment 2", 1)]
    explorer.row_choice.value = 1
    assert "100 · 9 + 300 · 8 = 3300" in explorer.caption.sentence
    explorer.activation_choice.value = "sigmoid"
    assert "The sigmoid makes it a prediction of 1 kg" in explorer.caption.sentence


def test_one_row_needs_no_choice_of_rows(one_shipment):
    explorer = NeuronExplorer(one_shipment, start=(9, 8))
    controls = [child for box in explorer.children for child in getattr(box, "children", ())]
    assert explorer.row_choice not in controls
    assert explorer.activation_choice in controls


def test_a_mistake_in_the_learners_activation_is_told_and_the_rest_works(two_shipments):
    def my_activation(z):
        return {}[z]

    explorer = NeuronExplorer(two_shipments, start=(9, 8), activation=my_activation)
    assert "my_activation(4000) stopped with KeyError" in explorer.notice.sentence
    explorer.sliders[0].value = 5
    assert explorer.notice.sentence == ""
    assert "2976" in explorer.drawing.value


def test_choosing_a_broken_activation_leaves_what_was_there(two_shipments):
    explorer = NeuronExplorer(two_shipments, start=(9, 8), activation=lambda _: None)
    before = explorer.drawing.value
    explorer.activation_choice.value = "<lambda>"
    assert "returned nothing" in explorer.notice.sentence
    assert explorer.drawing.value == before
    assert explorer.activation_choice.value == "identity"


def test_without_a_browser_the_sentence_is_alt_text_caption_and_text(explorer):
    explorer.sliders[0].value = 5
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == explorer.model.sentence()
    assert re.findall(r'alt="([^"]*)"', bundle["text/html"]) == [bundle["text/plain"]]


@pytest.mark.parametrize("bad", [*NO_STARTS, (13, 0), (0, -2.1)], ids=quote)
def test_what_is_no_start_is_refused_and_leaves_no_widgets(one_shipment, registry, bad):
    before = set(registry)
    assert refused(NeuronExplorer, one_shipment, start=bad).startswith("The start ")
    assert set(registry) == before


def test_rows_need_as_many_names(two_shipments, registry):
    before = set(registry)
    assert "2 rows" in refused(NeuronExplorer, two_shipments, start=(9, 8), row_names=["one"])
    assert set(registry) == before


def test_closing_leaves_no_widgets(one_shipment, two_shipments, registry):
    before = set(registry)
    for problem in (one_shipment, two_shipments):
        explorer = NeuronExplorer(problem, start=(9, 8))
        assert len(registry) > len(before)
        explorer.close()
        assert set(registry) == before
