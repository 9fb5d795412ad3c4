"""Every picture of the lessons has room for all its words: nothing is cut off at its edges."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from course_utils import gallery, widgets
from course_utils.gallery import corrections, gradients, layers, neuron, race
from course_utils.gallery import people as of_people
from course_utils.learning import descend
from course_utils.neuron import ACTIVATIONS
from course_utils.people import load_people
from course_utils.problem import Problem

ONE = Problem([[256, 212]], [1492])
TWO = Problem([[256, 212], [100, 300]], [1492, 800])
MIXED = Problem([[256, 2.12], [100, 3]], [1492, 800], weight_range=(-200, 1200))
PEOPLE, ROWS = load_people(), np.arange(1629)
RUN = descend(ONE, start=(9, 8), learning_rate=1e-6, steps=30)
CASES = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def rng():
    return np.random.default_rng(10)


PICTURES = {
    "error curves": lambda: corrections.picture_of_error_curves(
        corrections.four_runs(ONE, start=(9, 8), steps=40)
    ),
    "gradient": lambda: gradients.picture_of_gradient(ONE, (9, 8)),
    "downhill": lambda: gradients.picture_of_downhill(ONE, TWO),
    "descent": lambda: gradients.picture_of_descent(ONE, RUN.weights, RUN.losses),
    "paths": lambda: gradients.picture_of_paths(ONE, {"a path": RUN.weights}),
    "loss curves": lambda: gallery.picture_of_loss_curves({"one": RUN, "another": RUN}),
    "activations": lambda: neuron.picture_of_activations(ACTIVATIONS),
    "landscapes": lambda: neuron.picture_of_landscapes({"One": ONE, "Two": TWO}),
    "people": lambda: of_people.picture_of_people(
        PEOPLE, (PEOPLE.body_mass_index >= 30).astype(float)
    ),
    "penalties": of_people.picture_of_penalties,
    "ratio": lambda: of_people.picture_of_ratio(np.linspace(-0.5, -2, 5000)),
    "overfitting": lambda: of_people.picture_of_two_losses([[0.7, 0.7], [0.1, 0.3], [0.01, 0.5]]),
    "three ways": lambda: race.picture_of_three_ways(ONE, start=(9, 8), tolerance=50, rng=rng()),
    "answers": lambda: layers.picture_of_answers({"one neuron": lambda inputs: inputs[:, 0]}),
    "by hand": lambda: widgets.SolveByHand(ONE, start=(9, 8)),
    "guesses": lambda: widgets.GuessExplorer(ONE, rng=rng()),
    "corrections": lambda: widgets.CorrectionExplorer(ONE, start=(9, 8)),
    "a neuron": lambda: widgets.NeuronExplorer(TWO, start=(9, 8)),
    "slices": lambda: widgets.LossSlice(TWO, start=(9, 3)),
    "tangent": lambda: widgets.TangentExplorer(ONE, start=(5, 0)),
    "learning rates": lambda: widgets.LearningRateExplorer(MIXED, start=(9, 800)),
    "decision": lambda: widgets.DecisionExplorer(PEOPLE, training=ROWS[:1200], test=ROWS[1200:]),
    "layers": lambda: widgets.LayersExplorer(rng=rng()),
    "race": lambda: widgets.RaceExplorer(ONE, rng=rng()),
}


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_cut_off_at_the_edges(name, monkeypatch):
    cut = []

    def measured(figure):
        drawn = figure.get_tightbbox(FigureCanvasAgg(figure).get_renderer())
        width, height = figure.get_size_inches()
        beyond = -drawn.x0, -drawn.y0, drawn.x1 - width, drawn.y1 - height
        cut.append([round(float(figure.dpi * inches), 1) for inches in beyond])
        return b"PNG"

    for module in ("canvas", "picture"):
        monkeypatch.setattr(f"course_utils.show.{module}.png", measured)
    PICTURES[name]()
    assert cut
    assert [edges for edges in cut if max(edges) > 0] == []
