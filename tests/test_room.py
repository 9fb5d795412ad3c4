"""Every picture of the lessons has room for all its words: nothing is cut off at its edges."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from course_utils import widgets
from course_utils.gallery.corrections import four_runs, picture_of_error_curves
from course_utils.gallery.gradients import picture_of_downhill
from course_utils.problem import Problem
from tests.robustness.table import CALLS, ONE, TWO, arguments_of

PICTURES = [
    function
    for function in CALLS
    if function.__name__.startswith("picture_of_") or hasattr(function, "of")
]
LONGEST = {
    picture_of_error_curves: {"runs": four_runs(ONE, start=(9, 8), steps=40)},
    widgets.LearningRateExplorer: {
        "problem": Problem([[256, 2.12], [100, 3]], [1492, 800], weight_range=(-200, 1200)),
        "start": (9, 800),
    },
}
"""What needs more room than the arguments that are tried everywhere."""
MAPS = {picture_of_downhill: (ONE, TWO)}


@pytest.mark.parametrize("picture", [*PICTURES, *MAPS], ids=lambda function: function.__name__)
def test_nothing_is_cut_off_at_the_edges(picture, monkeypatch):
    cut = []

    def measured(figure):
        drawn = figure.get_tightbbox(FigureCanvasAgg(figure).get_renderer())
        width, height = figure.get_size_inches()
        beyond = -drawn.x0, -drawn.y0, drawn.x1 - width, drawn.y1 - height
        cut.append([round(float(figure.dpi * inches), 1) for inches in beyond])
        return b"PNG"

    for module in ("canvas", "picture"):
        monkeypatch.setattr(f"course_utils.show.{module}.png", measured)
    picture(*MAPS.get(picture, ()), **arguments_of(picture) | LONGEST.get(picture, {}))
    assert cut
    assert [edges for edges in cut if max(edges) > 0] == []
