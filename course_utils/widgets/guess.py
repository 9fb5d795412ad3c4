"""The explorer of guesses: choose a tolerance, and see what it costs to guess that well."""

from collections.abc import Callable

import ipywidgets
import numpy as np

from course_utils import frames, plots
from course_utils.gallery.guesses import picture_of_guesses
from course_utils.models.guess import GuessModel
from course_utils.problem import Problem
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import row
from course_utils.widgets.tolerances import CORNERS, TolerancePanel


class GuessExplorer(TolerancePanel):
    """Random guesses as dots on the map, and a live picture of how good the best one is.

    It answers one question: how many guesses does a tolerance cost?

    Parameters
    ----------
    problem
        One equation with two weights.
    rng
        Draws the guesses.
    guesses
        How many to draw.
    low, high
        The ends of the range of both weights.
    guess
        Your own ``guess(rng)`` that returns two numbers; without one, even guesses.

    Examples
    --------
    >>> explorer = GuessExplorer(Problem([[256, 212]], [1492]), rng=np.random.default_rng(1))
    >>> explorer.model.try_tolerance("1")
    >>> print(explorer.still()[1])
    Tolerance 1 kg. By the area of the band, 1 guess in 1819 should hit: 0.55 of 1000. In fact, \
4 did, the first at guess 487.
    >>> explorer.close()
    """

    def __init__(
        self,
        problem: Problem,
        *,
        rng: np.random.Generator,
        guesses: int = 1000,
        low: float = 0,
        high: float = 10,
        guess: Callable | None = None,
    ):
        self.model = GuessModel(problem, rng=rng, count=guesses, low=low, high=high, guess=guess)
        self._map = frames.Panel(self._draw_map, width=370, height=360, look="dots")
        self._best = frames.Panel(self._draw_best_axes, width=450, height=360, look="curve")
        self._make_controls()
        self._make_picture()
        super().__init__(
            row(self.tolerance_slider, self.tolerance_field),
            row(self.player, self.shown_slider, self.new_button),
            self.notice,
            self.picture,
            more=(
                ipywidgets.jslink((self.tolerance_slider, "index"), (self.picture, "frame")),
                ipywidgets.jslink((self.player, "value"), (self.shown_slider, "value")),
                ipywidgets.jslink((self.shown_slider, "value"), (self.picture, "step")),
            ),
        )
        self._link_to_model()

    def _draw_map(self, ax) -> None:
        super()._draw_map(ax)
        plots.draw_square(ax, self.model.low, self.model.high)

    def _draw_best_axes(self, ax) -> None:
        plots.draw_best_axes(
            ax,
            guesses=self.model.count,
            ends=self.model.error_ends(),
            expected=self.model.expected(),
            unit=self.model.problem.target_unit,
        )

    def _make_controls(self) -> None:
        self._make_tolerance_controls()
        model = self.model
        last = model.count - 1
        # About a hundred pictures, of which the last one shows every guess.
        steps = [step for step in range(1, last // 100 + 2) if last % step == 0]
        self.player = ipywidgets.Play(
            min=1, max=model.count, value=model.count, step=steps[-1], interval=100
        )
        self.shown_slider = ipywidgets.IntSlider(
            description="Guesses shown",
            min=1,
            max=model.count,
            value=model.count,
            style={"description_width": "auto"},
            layout={"flex": "1 1 300px", "min_width": "240px", "max_width": "440px"},
        )
        self.new_button = ipywidgets.Button(
            description="New guesses", tooltip="Draw all guesses again"
        )

    def _make_picture(self) -> None:
        problem = self.model.problem
        self.picture = LivePicture(
            panels=[self._map.description(), self._best.description()],
            reading_names=[*problem.symbols, "error", "best |error| so far"],
            reading_units=[problem.weight_unit] * 2 + [problem.target_unit] * 2,
            # One more than there are guesses: the picture counts from 0, learners from 1.
            points=self.model.count + 1,
            area_points=CORNERS,
            frame=self.model.index,
            step=self.model.count,
            step_word="guess",
            start_panel=-1,
        )
        self._send_guesses()

    def _link_to_model(self) -> None:
        model = self.model
        model.observe(self._send_guesses, "guesses")
        self._links = (
            ipywidgets.link((self.shown_slider, "value"), (model, "shown")),
            *self._link_tolerances(),
        )
        self.new_button.on_click(lambda _: model.draw_again())

    def _send_guesses(self, _=None) -> None:
        model = self.model
        numbers = np.arange(1, model.count + 1)
        points = [
            self._map.to_pixels(model.guesses),
            self._best.to_pixels(np.stack([numbers, model.best()], axis=-1)),
        ]
        with self.picture.hold_sync():
            self.picture.lines = _from_one(np.stack(points), axis=1).astype(np.float32).tobytes()
            self.picture.readings = _from_one(model.readings(), axis=0).tobytes()
            self._send_tolerances()

    def _send_tolerances(self) -> None:
        self.picture.areas = self._areas(2 * self.model.count)
        self.picture.sentences = self.model.sentences()

    def still(self) -> tuple[str, str]:
        """Return the map and the best so far of the guesses that are shown, and the sentence."""
        model, sentence = self.model, self.model.sentences()[self.model.index]
        picture = picture_of_guesses(
            model.guesses[: model.shown],
            model.best()[: model.shown],
            sentence,
            corners=model.bands()[model.index],
            draw_map=self._draw_map,
            draw_best_axes=self._draw_best_axes,
        )
        return picture._repr_html_(), sentence


def _from_one(values: np.ndarray, axis: int) -> np.ndarray:
    """Return values with the first of them twice along an axis: at place 0, and at place 1."""
    return np.concatenate([values.take([0], axis=axis), values], axis=axis)
