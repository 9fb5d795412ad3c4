"""Until a prediction is made, an explorer shows no more than its start."""

import re

from course_utils.show.locked import LOCKED
from course_utils.widgets import LearningRateExplorer
from course_utils.widgets.prediction import Predictions


def drawn(explorer):
    return re.search(r'src="([^"]+)"', explorer.still()[0])[1]


def test_a_locked_explorer_gives_nothing_away(one_shipment):
    bet = Predictions().ask("bet", "Which learning rate?")
    locked = LearningRateExplorer(one_shipment, start=(9, 8), bet=bet)
    free = LearningRateExplorer(one_shipment, start=(9, 8))
    assert drawn(locked) != drawn(free)
    assert locked.still()[1] == LOCKED
    nothing_yet = drawn(locked)
    locked.set(learning_rate=4e-6)
    assert drawn(locked) == nothing_yet
