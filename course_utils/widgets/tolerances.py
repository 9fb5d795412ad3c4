"""What the explorers of guesses and of the race share: a tolerance, and its band in the picture."""

from dataclasses import replace

import ipywidgets
import numpy as np

from course_utils import frames, plots
from course_utils.models.tolerances import TolerancesModel
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import Notice, WidgetPanel, field, numbered, offer
from course_utils.words import number

CORNERS = 6
"""A square that is cut twice has at most so many."""
_MARGIN = 0.05
"""How far the map reaches beyond the square of guesses, as a share of it."""


class TolerancePanel(WidgetPanel):
    """A slider and a field for the tolerance; it moves a band on a map and on the best |error|.

    A subclass makes its ``model``, its two frames ``_map`` and ``_best``, and its ``picture``, and
    says in `_send_tolerances` what the picture shows for each tolerance.
    """

    model: TolerancesModel
    picture: LivePicture
    _map: frames.Panel
    _best: frames.Panel

    def _send_tolerances(self) -> None:
        raise NotImplementedError

    def _make_tolerance_controls(self) -> None:
        model = self.model
        self.tolerance_slider = ipywidgets.SelectionSlider(
            options=numbered(model.labels()),
            index=model.index,
            description="Tolerance",
            style={"description_width": "auto"},
            layout={"flex": "1 1 400px", "min_width": "280px", "max_width": "560px"},
        )
        self.tolerance_field = field("or type it:", number(model.tolerance), width="13em")
        self.notice = Notice(model.refusal, refusal=True)

    def _link_tolerances(self) -> tuple[object, ...]:
        """Join the controls with the model; return links to be kept."""
        self.model.observe(self._show_tolerances, ["tolerances", "index"])
        self.tolerance_slider.observe(self._choose, "index")
        self.tolerance_field.observe(self._type_tolerance, "value")
        return (ipywidgets.dlink((self.model, "refusal"), (self.notice, "sentence")),)

    def _draw_map(self, ax) -> None:
        model = self.model
        room = _MARGIN * (model.high - model.low)
        shown = model.low - room, model.high + room
        plots.draw_map(ax, replace(model.problem, weight_range=shown))

    def _areas(self, last: float) -> bytes:
        """Return the areas of hits for each tolerance, up to the try ``last``."""
        areas = [
            [self._map_area(band), self._best_area(tolerance, last)]
            for band, tolerance in zip(self.model.bands(), self.model.tolerances, strict=True)
        ]
        return np.array(areas, dtype=np.float32).tobytes()

    def _map_area(self, band: np.ndarray) -> np.ndarray:
        corners = np.full((CORNERS, 2), np.nan)
        if len(band):
            corners[: len(band)] = self._map.to_pixels(band)
        return corners

    def _best_area(self, tolerance: float, last: float) -> np.ndarray:
        """Return the corners of all that is within the tolerance, on the axes of the best."""
        bottom = self.model.error_ends()[0]
        corners = np.full((CORNERS, 2), np.nan)
        if tolerance > bottom:
            ends = [[0.5, bottom], [last, bottom], [last, tolerance], [0.5, tolerance]]
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
