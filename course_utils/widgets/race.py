"""The race: choose a tolerance, and see who gets there first, and by how much."""

from collections.abc import Callable

import ipywidgets
import numpy as np

from course_utils import frames
from course_utils.gallery.race import picture_of_race
from course_utils.models.race import RaceModel
from course_utils.plots.race import draw_race_axes
from course_utils.problem import Problem
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import numbered, row
from course_utils.widgets.tolerances import CORNERS, TolerancePanel


class RaceExplorer(TolerancePanel):
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
            self.notice,
            self.picture,
            more=(
                ipywidgets.jslink((self.tolerance_slider, "index"), (self.picture, "frame")),
                ipywidgets.jslink((self.player, "value"), (self.shown_slider, "index")),
                ipywidgets.jslink((self.shown_slider, "index"), (self.picture, "step")),
            ),
        )
        self._link_to_model()

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
        self._make_tolerance_controls()
        model, last = self.model, len(self.model.turns) - 1
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

    def _make_picture(self) -> None:
        names = self._pinned()
        self.picture = LivePicture(
            panels=[self._map.description(), self._best.description()],
            points=len(self.model.turns),
            area_points=CORNERS,
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
        self._links = self._link_tolerances()
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
        self.picture.lines = np.array(lines, dtype=np.float32).tobytes()
        self.picture.areas = self._areas(2.0 * model.turns[-1])
        self.picture.sentences = model.sentences()

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
            band=model.bands()[model.index],
            tolerance=model.tolerance,
        )
        return picture._repr_html_(), sentence
