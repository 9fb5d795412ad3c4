"""The explorer of guesses: choose a tolerance, and see what it costs to guess that well."""

from collections.abc import Callable
from dataclasses import replace

import ipywidgets
import numpy as np

from course_utils import frames, plots
from course_utils.gallery.guesses import picture_of_guesses
from course_utils.models.guess import GuessModel
from course_utils.problem import Problem
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import Notice, WidgetPanel, field, numbered, offer, row
from course_utils.words import number

_CORNERS = 6
"""A square that is cut twice has at most so many."""
_MARGIN = 0.05
"""How far the map reaches beyond the square of guesses, as a share of it."""


class GuessExplorer(WidgetPanel):
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
        model = self.model
        room = _MARGIN * (model.high - model.low)
        shown = model.low - room, model.high + room
        plots.draw_map(ax, replace(model.problem, weight_range=shown))
        plots.draw_square(ax, model.low, model.high)

    def _draw_best_axes(self, ax) -> None:
        plots.draw_best_axes(
            ax,
            guesses=self.model.count,
            ends=self.model.error_ends(),
            expected=self.model.expected(),
            unit=self.model.problem.target_unit,
        )

    def _make_controls(self) -> None:
        model = self.model
        self.tolerance_slider = ipywidgets.SelectionSlider(
            options=numbered(model.labels()),
            index=model.index,
            description="Tolerance",
            style={"description_width": "auto"},
            layout={"flex": "1 1 400px", "min_width": "280px", "max_width": "560px"},
        )
        self.tolerance_field = field("or type it:", number(model.tolerance), width="13em")
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
        self.notice = Notice(model.refusal, refusal=True)

    def _make_picture(self) -> None:
        problem = self.model.problem
        self.picture = LivePicture(
            panels=[self._map.description(), self._best.description()],
            reading_names=[*problem.symbols, "error", "best |error| so far"],
            reading_units=[problem.weight_unit] * 2 + [problem.target_unit] * 2,
            # One more than there are guesses: the picture counts from 0, learners from 1.
            points=self.model.count + 1,
            area_points=_CORNERS,
            frame=self.model.index,
            step=self.model.count,
            step_word="guess",
            start_panel=-1,
        )
        self._send_guesses()

    def _link_to_model(self) -> None:
        model = self.model
        model.observe(self._send_guesses, "guesses")
        model.observe(self._show_tolerances, ["tolerances", "index"])
        self._links = (
            ipywidgets.link((self.shown_slider, "value"), (model, "shown")),
            ipywidgets.dlink((model, "refusal"), (self.notice, "sentence")),
        )
        self.tolerance_slider.observe(self._choose, "index")
        self.tolerance_field.observe(self._type_tolerance, "value")
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
        areas = [
            [self._map_area(band), self._best_area(tolerance)]
            for band, tolerance in zip(self.model.bands(), self.model.tolerances, strict=True)
        ]
        self.picture.areas = np.array(areas, dtype=np.float32).tobytes()
        self.picture.sentences = self.model.sentences()

    def _map_area(self, band: np.ndarray) -> np.ndarray:
        corners = np.full((_CORNERS, 2), np.nan)
        if len(band):
            corners[: len(band)] = self._map.to_pixels(band)
        return corners

    def _best_area(self, tolerance: float) -> np.ndarray:
        """Return the corners of all that is within the tolerance, on the axes of the best."""
        bottom, top = self.model.error_ends()[0], tolerance
        ends = np.array([[0.5, bottom], [2 * self.model.count, bottom]])
        corners = np.full((_CORNERS, 2), np.nan)
        if top > bottom:
            corners[:4] = self._best.to_pixels(np.concatenate([ends, ends[::-1]]))
            corners[2:4, 1] = self._best.to_pixels(np.array([[1.0, top]]))[0, 1]
        return corners

    def _show_tolerances(self, change: dict) -> None:
        """Show which tolerances there are, and which of them is looked at."""
        if change["name"] == "tolerances":
            with self.picture.hold_sync():
                self._send_tolerances()
            offer(self.tolerance_slider, self.model.labels(), self._choose)
        self.tolerance_slider.index = self.model.index
        self.tolerance_field.value = number(self.model.tolerance)

    def _choose(self, change: dict) -> None:
        self.model.look_at(change["new"])

    def _type_tolerance(self, change: dict) -> None:
        if change["new"] != number(self.model.tolerance):
            self.model.try_tolerance(change["new"])
        else:
            self.model.look_at(self.model.index)

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
