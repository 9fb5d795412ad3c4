import base64
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from course_utils.diagrams import NeuronDiagram

from course_utils.neuron import forward
from course_utils.problem import Problem

SVG = "{http://www.w3.org/2000/svg}"


def diagram_of(problem, weights, **changed):
    passed = forward(np.array(weights), problem.inputs[0], problem.targets[0])
    options = {
        "input_names": problem.weight_names,
        "activation": "identity",
        "sentence": "A neuron.",
        **changed,
    }
    return NeuronDiagram(passed, problem, **options)


def texts_in(svg):
    return [node.text for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_every_number_of_the_forward_pass_is_in_the_drawing(one_shipment):
    texts = texts_in(diagram_of(one_shipment, [9, 8]).svg(live=True))
    for text in ("x₁", "x₂", "256", "212", "w₁ = 9 kg", "w₂ = 8 kg", "gives 2304", "gives 1696"):
        assert text in texts
    for text in ("4000", "4000 kg", "1492 kg", "2508 kg", "6290064 kg²", "identity"):
        assert text in texts


def test_live_it_takes_the_colours_of_the_page_and_still_it_brings_its_own(one_shipment):
    diagram = diagram_of(one_shipment, [9, 8])
    live, still = diagram.svg(live=True), diagram.svg(live=False)
    assert "currentColor" in live
    assert "var(--jp-ui-font-color1, #1b1b1f)" in live
    assert "--jp-" not in still
    assert "max-width: 100%" in live
    for svg in (live, still):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("aria-label") == "A neuron."


def test_names_are_shown_as_text_whatever_they_hold(one_shipment):
    evil = '"><script>alert(1)</script>&'
    diagram = diagram_of(
        one_shipment, [1, 2], sentence=evil, activation=evil, input_names=(evil, evil)
    )
    for svg in (diagram.svg(live=True), diagram.svg(live=False)):
        root = ElementTree.fromstring(svg)
        assert root.get("aria-label") == evil
        assert texts_in(svg).count(evil) == 3
        assert "<script" not in svg
    assert "<script" not in diagram.picture()


def test_as_a_picture_it_is_an_image_with_alt_text_and_caption(one_shipment):
    diagram = diagram_of(one_shipment, [9, 8])
    picture = diagram.picture()
    source = re.search('base64,([^"]+)', picture)[1]
    assert base64.b64decode(source).decode() == diagram.svg(live=False)
    assert 'alt="A neuron."' in picture
    assert "<figcaption>A neuron.</figcaption>" in picture


@pytest.mark.parametrize("count", [1, 2, 5])
def test_any_number_of_inputs_is_drawn_inside_the_picture(count):
    names = [f"w{number}" for number in range(count)]
    problem = Problem([[2.0] * count], [3], weight_names=names, symbols=names)
    root = ElementTree.fromstring(diagram_of(problem, [1.0] * count).svg(live=True))
    height = float(root.get("height"))
    circles = [float(node.get("cy")) for node in root.iter(f"{SVG}circle")]
    assert len(circles) == count + 1
    assert all(46 < y < height - 46 for y in circles)
