"""A slice through losses: one slider moves one weight, and every loss answers at once."""

from collections.abc import Callable, Sequence

import ipywidgets
import numpy as np

from course_utils import frames, plots
from course_utils.diagrams import in_full
from course_utils.gallery.neuron import picture_of_slices
from course_utils.models.loss_slice import LossSliceModel, Slice
from course_utils.problem import Problem
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import Notice, WidgetPanel, field, row

PANEL_WIDTH, PANEL_HEIGHT = 224, 220
"""So that four fit into a wide window, and two into a narrow one."""


class LossSlice(WidgetPanel):
    """One slider, and a panel for each loss: with signs, absolute, squared, and your own.

    All frames are computed once; the slider chooses among them, in the browser.

    Parameters
    ----------
    problem
        The rows with their targets.
    start
        One number for each weight, inside the problem's ``weight_range``.
    moving
        The index of the weight that the slider moves; the others stay.
    loss
        Your own ``loss(weights, inputs, targets)`` that returns a number.

    Examples
    --------
    >>> losses = LossSlice(Problem([[256, 212]], [1492]), start=(9, 1))
    >>> losses.model.try_position("5")
    >>> losses.still()[1]
    'w₁ = 5, w₂ = 1: error 0 kg, absolute error 0 kg, squared error 0 kg².'
    >>> losses.close()
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        moving: int = 0,
        loss: Callable | None = None,
    ):
        self.model = LossSliceModel(problem, start=start, moving=moving, loss=loss)
        self._panels = [self._panel(slice_) for slice_ in self.model.slices]
        model, symbol = self.model, problem.symbols[moving]
        self.slider = ipywidgets.SelectionSlider(
            options=self._options(),
            index=model.index,
            description=f"Weight {symbol}",
            style={"description_width": "auto"},
            layout={"flex": "1 1 320px", "min_width": "240px", "max_width": "560px"},
        )
        self.field = field("or type it:", in_full(model.positions[model.index]), width="11em")
        self.notice = Notice(model.refusal, refusal=True)
        self.picture = LivePicture(
            panels=[panel.description() for panel in self._panels],
            points=2,
            step=1,
            frame=model.index,
            start_panel=-1,
        )
        self._send_frames()
        super().__init__(
            row(self.slider, self.field),
            self.notice,
            self.picture,
            more=(ipywidgets.jslink((self.slider, "index"), (self.picture, "frame")),),
        )
        model.observe(self._show, "slices")
        self._link = ipywidgets.dlink((model, "refusal"), (self.notice, "sentence"))
        self.slider.observe(self._choose, "index")
        self.field.observe(self._type, "value")

    def _panel(self, slice_: Slice) -> frames.Panel:
        model = self.model
        return frames.Panel(
            lambda ax: plots.draw_loss_slice(
                ax,
                model.positions,
                slice_.values,
                name=slice_.name,
                unit=slice_.unit,
                label=model.label(),
            ),
            width=PANEL_WIDTH,
            height=PANEL_HEIGHT,
            look="curve",
            margins=(74, 44, 12, 28),
        )

    def _options(self) -> tuple[tuple[str, int], ...]:
        names = map(in_full, self.model.positions)
        return tuple((name, index) for index, name in enumerate(names))

    def _send_frames(self) -> None:
        model = self.model
        lines = []
        for panel, slice_ in zip(self._panels, model.slices, strict=True):
            top = np.stack([model.positions, slice_.values], axis=-1)
            foot = np.stack([model.positions, np.zeros(len(model.positions))], axis=-1)
            lines.append(panel.to_pixels(np.stack([foot, top], axis=1)))
        with self.picture.hold_sync():
            self.picture.lines = np.stack(lines, axis=1).astype(np.float32).tobytes()
            self.picture.sentences = model.sentences()

    def _show(self, _=None) -> None:
        """Show other positions: their frames, and what the slider offers."""
        if len(self.model.slices) == len(self._panels):
            self._send_frames()
        self.slider.unobserve(self._choose, "index")
        options = self._options()
        if self.slider.options != options:
            shown = self.slider.index
            with self.slider.hold_sync():
                self.slider.options = options
                # Not yet the new index: the browser's slider still has its old ends.
                self.slider.index = min(shown, len(options) - 1)
        # Only the slider is told: the browser passes it on to the picture.
        self.slider.index = self.model.index
        self.slider.observe(self._choose, "index")
        self._show_position()

    def _show_position(self) -> None:
        self.field.value = in_full(self.model.positions[self.model.index])

    def _choose(self, change: dict) -> None:
        self.model.refusal = ""
        self.model.index = change["new"]
        self._show_position()

    def _type(self, change: dict) -> None:
        if change["new"] != in_full(self.model.positions[self.model.index]):
            self.model.try_position(change["new"])
        else:
            self.model.refusal = ""

    def still(self) -> tuple[str, str]:
        """Return all losses with the position that is shown, and its sentence."""
        model = self.model
        sentence = self.picture.sentences[model.index]
        picture = picture_of_slices(
            model.positions, model.slices, model.index, label=model.label(), sentence=sentence
        )
        return picture._repr_html_(), sentence
