"""The explorer of the learning rate: turn it, and watch the path and the loss curve."""

from collections.abc import Callable, Sequence

import numpy as np

from course_utils import frames, plots
from course_utils.gallery import picture_of_run
from course_utils.models.learning_rate import LearningRateModel
from course_utils.models.runs import with_learners_function
from course_utils.problem import Problem
from course_utils.widgets.prediction import PredictionBox
from course_utils.widgets.runs import RunsExplorer


class LearningRateExplorer(RunsExplorer):
    """Controls and a live picture that answer one question: what the learning rate does.

    Every frame is computed when the explorer is made and when the start or the typed rate
    changes; sliders only choose among them, in the browser.

    Parameters
    ----------
    problem
        What to learn, with two weights.
    start
        Two numbers on the map: where every run starts.
    steps
        How many updates each run makes.
    rule
        ``momentum``, ``adam``, or your own ``rule(weights, gradient, learning_rate)`` that returns
        new weights, with a fourth parameter ``state`` if it remembers; without one, or as long as
        it does not work, gradient descent.
    batch_size, rng
        How many random rows each step uses, and the random generator that draws them.
    middle
        The learning rate in the middle of the slider; without it, one that suits the rule.
    bet
        A prediction to make first: the controls stay locked until it is made, and then show the
        learning rate that was predicted.

    Examples
    --------
    >>> explorer = LearningRateExplorer(Problem([[256, 212]], [1492]), start=(9, 8))
    >>> explorer.model.try_learning_rate("fast")
    >>> explorer.model.refusal
    "The learning rate must be a number such as 0.5 or 4e-6, not 'fast'."
    >>> explorer.close()
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int = 50,
        rule: Callable | None = None,
        batch_size: int | None = None,
        rng: np.random.Generator | None = None,
        middle: float | None = None,
        bet: PredictionBox | None = None,
    ):
        def model_of(rule: Callable | None) -> LearningRateModel:
            return LearningRateModel(
                problem,
                start=start,
                steps=steps,
                rule=rule,
                batch_size=batch_size,
                rng=rng,
                middle=middle,
            )

        super().__init__(
            with_learners_function(model_of, rule),
            map_panel=frames.Panel(lambda ax: plots.draw_map(ax, problem), width=370, height=360),
            curve_panel=frames.Panel(
                lambda ax: plots.draw_loss_axes(ax, problem, steps), width=450, height=360
            ),
            curve="losses",
            value_name="Learning rate",
            bet=bet,
        )
        self.rate_slider, self.rate_field = self.value_slider, self.value_field

    def still(self) -> tuple[str, str]:
        """Return the map and the loss curve of the run that is shown, and its sentence."""
        model, sentence = self.model, self.picture.sentences[self.model.index]
        picture = picture_of_run(model.run, sentence, steps_shown=model.step)
        return picture._repr_html_(), sentence
