import numpy as np
import pytest

from course_utils.explorers.neuron import Neuron
from course_utils.problem import Problem
from tests.explorers.table import seen


@pytest.fixture
def neuron(two_shipments):
    return Neuron(two_shipments, start=(9, 8))


def texts_of(scene):
    (texts,) = [mark.texts[0] for mark in scene.panels[0].marks if mark.kind == "text"]
    return texts


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


def test_each_activation_has_a_line_of_its_own(neuron):
    lines = [seen(neuron, activation=number)[0].panels[0].marks[0].points for number in range(3)]
    lines.append(Neuron(Problem([[1]], [1], weight_names="a", symbols="a"), start=[1],
        activation=np.tanh).scene({"weights": [1], "row": 0, "activation": 3}).panels[0].marks[0]
        .points)  # fmt: skip
    assert len({line.tobytes() for line in lines}) == 4
