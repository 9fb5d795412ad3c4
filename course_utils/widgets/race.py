"""The race: choose a tolerance, and see who gets there first, and by how much."""

from collections.abc import Callable
from dataclasses import replace

import ipywidgets
import numpy as np

from course_utils import frames, plots
from course_utils.gallery.race import picture_of_race
from course_utils.models.race import RaceModel
from course_utils.plots.race import draw_race_axes
from course_utils.problem import Problem
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import Notice, WidgetPanel, field, numbered, offer, row
from course_utils.words import number

_CORNERS = 6
"""A square that is cut twice has at most so many."""
_MARGIN = 0.05
"""How far the map reaches beyond the square of guesses, as a share of it."""


class RaceExplorer(WidgetPanel):
    """Guess, correct, descend and your own rule on one map, with the best |error| of each.

    It answers one question: who needs how many tries for a tolerance?

    Parameters
    ----------
    problem
        One equation with two weights.
    rng
        Draws the start and all that is random in the race.
    rule
        Your own ``rule(weights, error, inputs, turn, rng)`` that returns the weights to try next.

    Examples
    --------
    >>> race = RaceExplorer(Problem([[256, 212]], [1492]), rng=np.random.default_rng(1))
    >>> race.tolerance_field.value = "1000"
    >>> race.still()[1]
    'Tolerance 1000 kg: guess and correct win with 1 try each. Then descend with 3 tries, \
3 times as many.'
    >>> race.close()
    """

    def __init__(self, problem: Problem, *, rng: np.random.Generator, rule: Callable | None = None):
        self.model = RaceModel(problem, rng=rng, rule=rule)
        self._map = frames.Panel(self._draw_map, width=370, height=360, look="path")
        self._best = frames.Panel(self._draw_race_axes, width=450, height=360, look="curve")
        self._make_controls()
        self._make_picture()
        super().__init__(
            row(self.tolerance_slider, self.tolerance_field),
            row(self.player, self.shown_slider, self.again_button),
            self.standing_notice,
            self.notice,
            self.picture,
            more=(
                ipywidgets.jslink((self.tolerance_slider, "index"), (self.picture, "frame")),
                ipywidgets.jslink((self.player, "value"), (self.shown_slider, "index")),
                ipywidgets.jslink((self.shown_slider, "index"), (self.picture, "step")),
            ),
        )
        self._link_to_model()

    def _draw_map(self, ax) -> None:
        model = self.model
        room = _MARGIN * (model.high - model.low)
        plots.draw_map(
            ax, replace(model.problem, weight_range=(model.low - room, model.high + room))
        )

    def _draw_race_axes(self, ax) -> None:
        model = self.model
        draw_race_axes(
            ax,
            tries=int(model.turns[-1]),
            ends=model.error_ends(),
            unit=model.problem.target_unit,
            names=model.names,
        )

    def _make_controls(self) -> None:
        model, last = self.model, len(self.model.turns) - 1
        self.tolerance_slider = ipywidgets.SelectionSlider(
            options=numbered(model.labels()),
            index=model.index,
            description="Tolerance",
            style={"description_width": "auto"},
            layout={"flex": "1 1 400px", "min_width": "280px", "max_width": "560px"},
        )
        self.tolerance_field = field("or type it:", number(model.tolerance), width="13em")
        self.player = ipywidgets.Play(max=last, value=last, step=1, interval=80)
        self.shown_slider = ipywidgets.SelectionSlider(
            options=numbered(model.turn_labels()),
            index=last,
            description="Shown",
            style={"description_width": "auto"},
            layout={"flex": "1 1 320px", "min_width": "260px", "max_width": "460px"},
        )
        self.again_button = ipywidgets.Button(
            description="New race", tooltip="Another start and other guesses"
        )
        self.standing_notice = Notice(model.standing_refusal, refusal=True)
        self.notice = Notice(model.refusal, refusal=True)

    def _make_picture(self) -> None:
        names = self._pinned()
        self.picture = LivePicture(
            panels=[self._map.description(), self._best.description()],
            points=len(self.model.turns),
            area_points=_CORNERS,
            frame=self.model.index,
            step=len(self.model.turns) - 1,
            start_panel=-1,
            pin_labels=[""] * len(names),  # the legend names them, without covering lines
            pin_looks=["dots" if name == "guess" else "line" for name in names],
        )
        self._send_race()

    def _pinned(self) -> list[str]:
        """Return the contestants whose tries are the same for every tolerance."""
        return [name for name in self.model.names if name != "correct"]

    def _link_to_model(self) -> None:
        model = self.model
        model.observe(self._send_race, "entries")
        model.observe(self._show_tolerances, ["tolerances", "index"])
        self._links = (
            ipywidgets.dlink((model, "refusal"), (self.notice, "sentence")),
            ipywidgets.dlink((model, "standing_refusal"), (self.standing_notice, "sentence")),
        )
        self.tolerance_slider.observe(self._choose, "index")
        self.tolerance_field.observe(self._type_tolerance, "value")
        self.again_button.on_click(lambda _: model.race_again())

    def _lines(self, drawn: tuple[np.ndarray, np.ndarray]) -> list[np.ndarray]:
        """Return the pixels of weights and of a curve, for the two panels."""
        weights, curve = drawn
        return [self._map.to_pixels(weights), self._best.to_pixels(curve)]

    def _send_race(self, _=None) -> None:
        names = self._pinned()
        pins = np.array([self._lines(self.model.drawn(name)) for name in names])
        with self.picture.hold_sync():
            self.picture.pins = pins.astype(np.float32).tobytes()
            self.picture.pin_labels = [""] * len(names)
            self._send_tolerances()

    def _send_tolerances(self) -> None:
        model = self.model
        lines = [self._lines(model.corrected(tolerance)) for tolerance in model.tolerances]
        areas = [
            [self._map_area(model.band(tolerance)), self._best_area(tolerance)]
            for tolerance in model.tolerances
        ]
        self.picture.lines = np.array(lines, dtype=np.float32).tobytes()
        self.picture.areas = np.array(areas, dtype=np.float32).tobytes()
        self.picture.sentences = model.sentences()

    def _map_area(self, band: np.ndarray) -> np.ndarray:
        corners = np.full((_CORNERS, 2), np.nan)
        if len(band):
            corners[: len(band)] = self._map.to_pixels(band)
        return corners

    def _best_area(self, tolerance: float) -> np.ndarray:
        """Return the corners of all that is within the tolerance, on the axes of the best."""
        bottom, right = self.model.error_ends()[0], 2.0 * self.model.turns[-1]
        corners = np.full((_CORNERS, 2), np.nan)
        if tolerance > bottom:
            ends = [[0.5, bottom], [right, bottom], [right, tolerance], [0.5, tolerance]]
            corners[:4] = self._best.to_pixels(np.array(ends))
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
        """Return what is shown of the race as a picture, and its sentence."""
        model, shown = self.model, self.shown_slider.index + 1
        sentence = model.sentences()[model.index]
        drawn = {name: model.drawn(name) for name in self._pinned()}
        drawn["correct"] = model.corrected(model.tolerance)
        picture = picture_of_race(
            {name: (weights[:shown], curve[:shown]) for name, (weights, curve) in drawn.items()},
            sentence,
            draw_map=self._draw_map,
            draw_race_axes=self._draw_race_axes,
            band=model.band(model.tolerance),
            tolerance=model.tolerance,
        )
        return picture._repr_html_(), sentence
