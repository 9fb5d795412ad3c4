"""The explorer of corrections: change the size of a step, and watch the staircase and the error."""

from collections.abc import Callable, Sequence

import ipywidgets

from course_utils import frames, plots
from course_utils.gallery.corrections import picture_of_corrections
from course_utils.models.correcting import CorrectionModel
from course_utils.models.runs import with_learners_function
from course_utils.plots.corrections import draw_signed_error_axes
from course_utils.problem import Problem
from course_utils.widgets.prediction import PredictionBox
from course_utils.widgets.runs import RunsExplorer


class CorrectionExplorer(RunsExplorer):
    """Controls and a live picture that answer one question: what the size of a step does.

    Parameters
    ----------
    problem
        One equation with two weights.
    start
        Two numbers on the map: where every run starts.
    steps
        How many corrections each run makes at most; they change the weights in turn.
    by_size
        Whether a step follows the size of the error; then a rate is chosen instead of a step.
    correction
        Your own ``correction(value, error, step)`` that returns the new value; without one, or as
        long as it does not work, the course's.
    bet
        A prediction to make first: the controls stay locked until it is made.

    Examples
    --------
    >>> explorer = CorrectionExplorer(Problem([[256, 212]], [1492]), start=(9, 8), steps=60)
    >>> explorer.value_field.value = "0.5"
    >>> explorer.still()[1]
    'Step 0.5 kg. Found: the error is 0 after 28 steps.'
    >>> explorer.close()
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int = 120,
        by_size: bool = False,
        correction: Callable | None = None,
        bet: PredictionBox | None = None,
    ):
        def model_of(correction: Callable | None) -> CorrectionModel:
            return CorrectionModel(
                problem, start=start, steps=steps, by_size=by_size, correction=correction
            )

        model = with_learners_function(model_of, correction)
        self._ends = model.error_range()
        super().__init__(
            model,
            map_panel=frames.Panel(lambda ax: plots.draw_map(ax, problem), width=370, height=360),
            curve_panel=frames.Panel(
                lambda ax: draw_signed_error_axes(ax, self._ends, problem.target_unit, steps),
                width=450,
                height=360,
                margins=(84, 48, 12, 30),
            ),
            curve="errors",
            value_name=model.value_name,
            bet=bet,
        )

    def _make_controls(self) -> None:
        super()._make_controls()
        forward = ipywidgets.Button(
            description="One step", tooltip="Show one more correction", layout={"width": "auto"}
        )
        back = ipywidgets.Button(
            description="Back to the start", tooltip="Show no correction", layout={"width": "auto"}
        )
        forward.on_click(lambda _: self._show_steps(self.step_slider.value + 1))
        back.on_click(lambda _: self._show_steps(0))
        self.step_buttons = [forward, back]

    def _show_steps(self, steps: int) -> None:
        self.step_slider.value = min(steps, self.model.steps)

    def still(self) -> tuple[str, str]:
        """Return the staircase and the error curve of the run that is shown, and its sentence."""
        model, sentence = self.model, self.picture.sentences[self.model.index]
        picture = picture_of_corrections(
            model.run, sentence, steps_shown=model.step, ends=self._ends
        )
        return picture._repr_html_(), sentence
