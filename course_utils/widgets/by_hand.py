"""Solve the equation by hand: two sliders, the error as a bar, and the error of every move."""

from collections.abc import Sequence

import ipywidgets
import numpy as np

from course_utils import frames, plots
from course_utils.gallery import picture_of_errors, picture_of_moves
from course_utils.models.by_hand import ByHandModel
from course_utils.pictures import Picture
from course_utils.problem import Problem
from course_utils.validation import quote
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import WidgetPanel

LAST_MOVES = 25
"""How many moves the curve shows."""
HIGHEST = 10.0
"""The sliders go from 0 to this, in weight units."""


class SolveByHand(WidgetPanel):
    """Sliders for the weights of an equation, and a picture of the error and its history.

    Parameters
    ----------
    problem
        One row: the equation.
    start
        One number from 0 to 10 for each weight.

    Examples
    --------
    >>> by_hand = SolveByHand(Problem([[256, 212]], [1492]), start=(9, 8))
    >>> by_hand.sliders[0].value = 5
    >>> by_hand.model.sentence()
    '256 · 5 + 212 · 8 = 2976 kg: 1484 kg too heavy. The error is 1484 kg.'
    >>> by_hand.close()
    """

    def __init__(self, problem: Problem, *, start: tuple[float, ...]):
        self.model = ByHandModel(problem, start=start)
        if min(self.model.weights) < 0 or max(self.model.weights) > HIGHEST:
            raise ValueError(
                f"The start must be numbers from 0 to {HIGHEST:g}, like the sliders, "
                f"not {quote(start)}."
            )
        corners = np.array([[0.0, HIGHEST]] * problem.weight_count)
        ends = problem.inputs[0] @ corners - problem.targets[0]
        room = 0.06 * abs(ends[1] - ends[0])
        self._range = (min(ends) - room, max(ends) + room)
        self._bar = frames.Panel(
            lambda ax: plots.draw_error_axes(ax, self._range, problem.target_unit, bar=True),
            width=180,
            height=330,
            look="bar",
            margins=(78, 34, 12, 30),
        )
        self._curve = frames.Panel(
            lambda ax: plots.draw_error_axes(
                ax, self._range, problem.target_unit, moves=LAST_MOVES
            ),
            width=600,
            height=330,
            margins=(60, 34, 12, 30),
        )
        self.sliders = [
            ipywidgets.FloatSlider(
                description=f"{symbol}: {name}",
                value=value,
                max=HIGHEST,
                step=0.1,
                readout_format=".1f",
                style={"description_width": "110px"},
                layout={"width": "auto", "max_width": "640px"},
            )
            for symbol, name, value in zip(
                problem.symbols, problem.weight_names, start, strict=True
            )
        ]
        self.picture = LivePicture(
            panels=[self._bar.description(), self._curve.description()], start_panel=-1
        )
        super().__init__(*self.sliders, self.picture)
        self.model.observe(self._show_moves, "weights")
        for slider in self.sliders:
            slider.observe(self._move, "value")
        self._show_moves()

    def _move(self, _) -> None:
        self.model.move_to([round(slider.value, 6) for slider in self.sliders])

    def _shown_errors(self) -> np.ndarray:
        return self.model.errors()[-LAST_MOVES - 1 :]

    def _show_moves(self, _=None) -> None:
        errors = self._shown_errors()
        count = len(errors)
        curve = np.stack([np.arange(count), errors], axis=-1)
        bar = np.stack([np.zeros(count), np.full(count, errors[-1])], axis=-1)
        bar[0, 1] = 0.0
        if count == 1:
            bar, curve = np.array([[0, 0], [0, errors[0]]]), np.repeat(curve, 2, axis=0)
        lines = np.stack([self._bar.to_pixels(bar), self._curve.to_pixels(curve)])
        with self.picture.hold_sync():
            self.picture.points = len(curve)
            self.picture.step = len(curve) - 1
            self.picture.lines = lines.astype(np.float32).tobytes()
            self.picture.sentences = [self.model.sentence()]

    def moves_on_map(self, example: Sequence[Sequence[float]]) -> Picture:
        """Return the learner's moves on the map, or the example's if there are none yet."""
        moves, sentence = self.model.moves, self.model.what_you_did()
        if len(moves) == 1:
            moves = example
            sentence += " The map shows somebody else's moves; move, then run this cell again."
        return picture_of_moves(self.model.problem, moves, sentence)

    def still(self) -> tuple[str, str]:
        """Return the error as a bar and the curve of the moves, and the sentence."""
        sentence, unit = self.model.sentence(), self.model.problem.target_unit
        picture = picture_of_errors(self._shown_errors(), unit, sentence, ends=self._range)
        return picture._repr_html_(), sentence
