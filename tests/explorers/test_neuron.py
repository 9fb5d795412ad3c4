import numpy as np
import pytest

from course_utils.explorers.neuron import Neuron
from course_utils.problem import Problem
from course_utils.validation import quote
from tests.bad_input import NO_NUMBERS, NO_STARTS, refused
from tests.explorers.table import after, said, seen


@pytest.fixture
def neuron(two_shipments):
    return Neuron(two_shipments, start=(9, 8))


def texts_of(scene):
    (texts,) = [mark.texts[0] for mark in scene.panels[0].marks if mark.kind == "text"]
    return texts


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"w2": "-0,5"}, "Sum: 256 · 9 + 212 · (−0.5) = 2198. The identity makes it a prediction "
            "of 2198 kg. The target is 1492 kg: error 706 kg, loss 498436 kg²."),
        ({"w1": "5", "w2": 1}, "Sum: 256 · 5 + 212 · 1 = 1492. The identity makes it a prediction "
            "of 1492 kg. The target is 1492 kg: error 0 kg, loss 0 kg²."),
        ({"row": 1, "activation": 1}, "Sum: 100 · 9 + 300 · 8 = 3300. The step makes it a "
            "prediction of 1 kg. The target is 800 kg: error −799 kg, loss 638401 kg²."),
        ({"w1": "3,14", "w2": 0, "activation": 2}, "Sum: 256 · 3.14 + 212 · 0 = 803.8. The "
            "sigmoid makes it a prediction of 1 kg. The target is 1492 kg: error −1491 kg, loss "
            "2223081 kg²."),
    ],
)  # fmt: skip
def test_the_sentence_follows_the_row_through_the_neuron(neuron, told, sentence):
    assert said(neuron, **told) == sentence


def test_every_number_stands_in_the_drawing(neuron):
    assert texts_of(seen(neuron)[0]) == (
        "256", "w₁ = 9 kg", "gives 2304", "212", "w₂ = 8 kg", "gives 1696",
        "4000", "identity", "4000 kg", "1492 kg", "2508 kg", "6290064 kg²",
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 2, 5])
def test_any_number_of_inputs_is_drawn_inside_the_picture(count):
    names = [f"w{number}" for number in range(count)]
    problem = Problem([[2.0] * count], [3], weight_names=names, symbols=names)
    scene, _ = seen(Neuron(problem, start=[1.0] * count))
    shape = scene.panels[0].backdrop.shape
    for mark in scene.panels[0].marks:
        places = mark.points.reshape(-1, 2)
        assert (places > 0).all()
        assert (places < [shape.width, shape.height]).all()
    assert len(texts_of(scene)) == 3 * count + 6


def test_rows_are_chosen_by_their_names_where_there_are_several(neuron, two_shipments):
    assert [one.label for one in neuron.rows[-1]] == ["Row:", "Activation:"]
    assert neuron.rows[-1][0].options == ("shipment 1", "shipment 2")
    named = Neuron(two_shipments, start=(9, 8), row_names=("first", "second"))
    assert named.rows[-1][0].options == ("first", "second")
    alone = Neuron(Problem([[256, 212]], [1492]), start=(9, 8))
    assert [one.label for one in alone.rows[-1]] == ["Activation:"]


@pytest.mark.parametrize("bad", [*NO_NUMBERS, 12.5, -2.1], ids=quote)
def test_what_is_no_weight_is_refused(neuron, bad):
    assert refused(after, neuron, w1=bad).startswith("The weight w₁ must ")


@pytest.mark.parametrize("bad", [*NO_STARTS, (13, 0), (0, -2.1)], ids=quote)
def test_what_is_no_start_is_refused(two_shipments, bad):
    assert refused(Neuron, two_shipments, start=bad).startswith("The start ")


def test_names_must_fit(two_shipments):
    assert "2 names" in refused(Neuron, two_shipments, start=(1, 1), input_names=("one",))
    assert "2 rows" in refused(Neuron, two_shipments, start=(9, 8), row_names=["one"])


def test_each_activation_has_a_line_of_its_own(neuron):
    lines = [seen(neuron, activation=number)[0].panels[0].marks[0].points for number in range(3)]
    lines.append(Neuron(Problem([[1]], [1], weight_names="a", symbols="a"), start=[1],
        activation=np.tanh).scene({"weights": [1], "row": 0, "activation": 3}).panels[0].marks[0]
        .points)  # fmt: skip
    assert len({line.tobytes() for line in lines}) == 4
