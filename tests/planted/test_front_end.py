"""Controls that are broken on purpose are found by playing them, and the sentence names them."""

import os
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from tests.checks import front_end
from tests.checks.playing import faults, session
from tests.layers import found_with

CELLS = [
    "from course_utils.problem import Problem\n"
    "from course_utils.widgets import LearningRateExplorer, Quiz, SolveByHand, predictions\n"
    "shipment = Problem([[256, 212]], [1492])",
    'predictions.ask("first", "What then?", ["heavier", "lighter"])',
    "SolveByHand(shipment, start=(9, 8))",
    "LearningRateExplorer(shipment, start=(9, 8), steps=10)",
    'Quiz("00", "after")',
]
BY_HAND = "from course_utils.widgets import SolveByHand as Panel\n"
RATES = "from course_utils.widgets import LearningRateExplorer as Panel\n"
BOX = "from course_utils.widgets.prediction_box import PredictionBox as Panel\n"
DEFECTS = {
    "observer that raises and that no cell fires": (
        f"{BY_HAND}def broken(*_): raise ZeroDivisionError('planted')\nPanel._hear = broken",
        "cell 3, SelectionSlider w₁",
        "ZeroDivisionError: planted",
    ),
    "slider that nobody listens to": (
        f"{BY_HAND}Panel._hear = lambda *_: None",
        "cell 3, SelectionSlider w₁",
        "changes nothing",
    ),
    "slider that moves numbers and not the picture": (
        "import ipywidgets\nipywidgets.jslink = lambda *_: ipywidgets.HTML()",
        "cell 4, SelectionSlider Learning rate",
        "changes nothing",
    ),
    "start that cannot be dragged": (
        f"{RATES}Panel._drag = lambda *_: None",
        "cell 4, LivePicture",
        "changes nothing",
    ),
    "typed nan that warns": (
        f"{RATES}import warnings\ndef broken(self, setting, told):\n"
        "    if told == ('typed', 'nan'): warnings.warn('planted')\nPanel._hear = broken",
        "cell 4, Text or type it:",
        "UserWarning: planted",
    ),
    "callback that only logs its error": (
        f"{BY_HAND}import logging\n"
        "Panel._hear = lambda *_: logging.getLogger('course').error('planted')",
        "cell 3, SelectionSlider w₁",
        "planted",
    ),
    "prediction that takes no answer": (
        f"{BOX}Panel.take = lambda self, *_: None",
        "cell 2, PredictionBox",
        "question 1 changes nothing",
    ),
    "quiz that answers all the same": (
        "from course_utils.models.quiz import Question\n"
        "Question.reply = lambda self, value: (True, '✓ Right. Well done.')",
        "cell 5, Quiz",
        "changes nothing",
    ),
    "kernel that does not answer": (
        f"{BY_HAND}import time\nPanel._hear = lambda *_: time.sleep(60)",
        "cell 3, SelectionSlider w₁",
        "stuck",
    ),
    "kernel that dies": (
        f"{BY_HAND}import os\nPanel._hear = lambda *_: os._exit(1)",
        "cell 3, SelectionSlider w₁",
        "died",
    ),
    "control that the player does not know": (
        f"{BY_HAND}import ipywidgets\nmake = Panel.__init__\n"
        "def extended(self, *a, **k):\n"
        "    make(self, *a, **k)\n    self.children += (ipywidgets.ColorPicker(),)\n"
        "Panel.__init__ = extended",
        "cell 3, ColorPicker",
        "cannot play",
    ),
}


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    """A notebook with controls of every kind that the course uses."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    path = tmp_path_factory.mktemp("planted") / "controls.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def played(notebook, name="", orders=1):
    """Play the notebook with a defect, in document order and perhaps in the opposite one."""
    prepare = DEFECTS[name][0] if name else ""
    one = [session(notebook, folder=notebook.parent, prepare=prepare) for _ in range(orders)]
    return faults(notebook.name, *one)


@pytest.fixture(scope="module")
def playing(notebook):
    """Play the notebook with each defect, side by side."""
    patience = pytest.MonkeyPatch()
    patience.setattr(front_end, "ANSWER_WITHIN", 8.0)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield {name: pool.submit(played, notebook, name) for name in DEFECTS}
        pool.shutdown(cancel_futures=True)
    patience.undo()


def test_without_a_defect_nothing_is_found(notebook):
    assert played(notebook, orders=2) == []


@pytest.mark.parametrize("name", DEFECTS, ids=lambda name: f"{name}: {found_with('tests/lessons')}")
def test_a_broken_control_is_found_and_named(name, playing):
    _, where, what = DEFECTS[name]
    found = playing[name].result()
    assert any(f"controls.ipynb, {where}" in fault and what in fault for fault in found), found
