"""What is said of numbers that were worked out by hand."""

import pytest

from tests.explorers.table import ROWS, seen

SAID = [
    ("by hand", {"w1": 5}, "256 · 5 + 212 · 8 = 2976 kg: 1484 kg too heavy. The error is 1484 kg."),
    ("by hand", {"w1": "5", "w2": "0,5"},
        "256 · 5 + 212 · 0.5 = 1386 kg: 106 kg too light. The error is −106 kg."),
    ("by hand", {"w1": 5, "w2": 1},
        "256 · 5 + 212 · 1 = 1492 kg: exactly right. The error is 0, after 2 moves."),
    ("steps", {"size": "1", "steps": 40}, "Step 1 kg. Circling: from step 16 on, it comes back to "
        "the same point every 4 steps; the error goes 36, −220, −8, 248 and round again, never "
        "nearer to 0 than 8 kg."),
    ("steps", {"size": "0.5", "steps": 60}, "Step 0.5 kg. Found: the error is 0 after 28 steps."),
    ("rates", {"size": 1 / 256}, "Rate 0.003906. Found: each move multiplies the error, one of w₁ "
        "by 0, one of w₂ by 0.1719; the error is 0 after 1 step."),
    ("rates", {"size": "0.02"}, "Rate 0.02. Exploding"),
    ("learning rates", {"learning_rate": "0.001"},
        "Learning rate 0.001 = 110 × the limit. Diverging: each step multiplies the error by −220"),
    ("neuron", {"w2": "-0,5"}, "Sum: 256 · 9 + 212 · (−0.5) = 2198. The identity makes it a "
        "prediction of 2198 kg. The target is 1492 kg: error 706 kg, loss 498436 kg²."),
    ("neuron", {"w1": "5", "w2": 1}, "Sum: 256 · 5 + 212 · 1 = 1492. The identity makes it a "
        "prediction of 1492 kg. The target is 1492 kg: error 0 kg, loss 0 kg²."),
    ("neuron", {"row": 1, "activation": 1}, "Sum: 100 · 9 + 300 · 8 = 3300. The step makes it a "
        "prediction of 1 kg. The target is 800 kg: error −799 kg, loss 638401 kg²."),
    ("slices", {"weight": (1492 + 800 - 3 * 512) / 356},
        "w₁ = 2.124, w₂ = 3: errors −312.4 and 312.4; mean error 0 kg"),
    ("tangent", {}, "At w₁ = 5 kg the slope is −108544 kg² per kg: the loss falls to the right."),
    ("tangent", {"weight": "1", "moving": 2}, "At w₂ = 1 kg the slope is 0 kg² per kg: the tangent "
        "is level."),
    ("race", {"tolerance": 55}, "Tolerance 55 kg: guess wins with 4 tries. Then halve with 6 "
        "tries, 1.5 times as many; descend with 15 tries, 3.8 times as many; correct with "),
]  # fmt: skip


@pytest.mark.parametrize(("name", "told", "sentence"), SAID)
def test_the_sentence_tells_what_was_worked_out(name, told, sentence):
    own = {key: told[key] for key in ("steps", "moving") if key in told}
    told = {key: value for key, value in told.items() if key not in ("steps", "moving")}
    scene, frame = seen(ROWS[name].widget.of(**{**ROWS[name].arguments(), **own}), **told)
    assert scene.sentences[frame].startswith(sentence)
