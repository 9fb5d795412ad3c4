"""The explorer of the tangent: move one weight, and read the slope of the loss."""

from collections.abc import Callable, Sequence

import ipywidgets
import numpy as np

from course_utils import frames, plots, words
from course_utils.gallery.gradients import picture_of_slope
from course_utils.models.tangent import TangentModel
from course_utils.plots import slopes
from course_utils.problem import Problem
from course_utils.widgets.live_picture import LivePicture
from course_utils.widgets.panel import Notice, WidgetPanel, field, numbered, row

_CURVE_POINTS = 281
_HEAD = 9.0
"""Length of an arrow's head, in pixels."""


class TangentExplorer(WidgetPanel):
    """A slider for one weight, the loss with its tangent there, and the way to correct.

    Parameters
    ----------
    problem
        What to learn, with two weights.
    start
        Two numbers on the map: where the moving weight starts, and where the other is held.
    moving
        Which weight moves: 1 or 2.
    loss
        Your own ``loss(weights)`` that returns one number; without one, the mean squared error.

    Examples
    --------
    >>> explorer = TangentExplorer(Problem([[256, 212]], [1492]), start=(5, 0))
    >>> explorer.still()[1]
    'At w₁ = 5 kg the slope is −108544 kg² per kg: downhill is to the right, so make w₁ larger.'
    >>> explorer.close()
    """

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        moving: int = 1,
        loss: Callable[[np.ndarray], float] | None = None,
    ):
        self.model = TangentModel(problem, start=start, moving=moving, loss=loss)
        self._curve = frames.Panel(self._draw_curve, width=450, height=360, look="tangent")
        self._map = frames.Panel(self._draw_map, width=370, height=360, look="tangent")
        self._make_controls()
        self.picture = LivePicture(
            panels=[self._curve.description(), self._map.description()],
            start_panel=-1,
            frame=self.model.index,
        )
        self._send_frames()
        link = ipywidgets.jslink((self.slider, "index"), (self.picture, "frame"))
        super().__init__(row(self.slider, self.field), self.notice, self.picture, more=(link,))
        self.model.observe(self._show_positions, "positions")
        self.model.observe(self._show_index, "index")
        self._link = ipywidgets.dlink((self.model, "refusal"), (self.notice, "sentence"))
        self.slider.observe(self._choose, "index")
        self.field.observe(self._type, "value")

    def _make_controls(self) -> None:
        model = self.model
        self.slider = ipywidgets.SelectionSlider(
            options=numbered(model.labels()),
            index=model.index,
            description=f"{model.symbol}:",
            style={"description_width": "auto"},
            layout={"flex": "1 1 380px", "min_width": "280px", "max_width": "640px"},
        )
        self.field = field("or type it:", words.number(model.position), width="11em")
        self.notice = Notice(refusal=True)

    def _draw_curve(self, ax) -> None:
        model, problem = self.model, self.model.problem
        places = np.linspace(*problem.weight_range, _CURVE_POINTS)
        name = problem.weight_names[model.moving - 1]
        weight = f"{model.symbol}: {name} ({problem.weight_unit})"
        losses = model.losses_at(places)
        title = f"The loss as only {model.symbol} moves"
        slopes.draw_loss_along(ax, places, losses, weight=weight, loss=model.loss_name, title=title)

    def _draw_map(self, ax) -> None:
        model = self.model
        plots.draw_map(ax, model.problem)
        held = float(model.held[2 - model.moving])
        slopes.draw_held_weight(ax, model.problem, moving=model.moving, held=held)

    def _send_frames(self) -> None:
        model = self.model
        point = self._curve.to_pixels(model.points()[:, None])
        tangent = self._curve.to_pixels(model.tangents())
        left, right = tangent[:, :1], tangent[:, 1:]
        curve = np.concatenate([point, left, *[right] * 4, point], axis=1)
        lines = np.stack([curve, _arrows(self._map.to_pixels(model.corrections()))], axis=1)
        with self.picture.hold_sync():
            self.picture.points = lines.shape[2]
            self.picture.step = lines.shape[2] - 1
            self.picture.lines = lines.astype(np.float32).tobytes()
            self.picture.sentences = model.sentences()

    def _show_positions(self, _) -> None:
        """Show a place that was typed: it replaces one that the slider offered."""
        self._send_frames()
        self.slider.unobserve(self._choose, "index")
        with self.slider.hold_sync():
            self.slider.options = numbered(self.model.labels())
            self.slider.index = self.model.index
        self.slider.observe(self._choose, "index")
        self._show_index()

    def _show_index(self, _=None) -> None:
        # Only the slider is told: the browser passes it on to the picture.
        self.slider.index = self.model.index
        self.field.value = words.number(self.model.position)

    def _choose(self, change: dict) -> None:
        self.model.look_at(change["new"])

    def _type(self, change: dict) -> None:
        if change["new"] != words.number(self.model.position):
            self.model.move_to(change["new"])
        else:
            self.model.look_at(self.model.index)

    def still(self) -> tuple[str, str]:
        """Return the loss with the tangent, the map with the correction, and the sentence."""
        model = self.model
        sentence = model.sentences()[model.index]
        picture = picture_of_slope(
            sentence,
            draw_curve=self._draw_curve,
            draw_map=self._draw_map,
            tangent=model.tangents()[model.index],
            arrow=model.corrections()[model.index],
            point=model.points()[model.index],
        )
        return picture._repr_html_(), sentence


def _arrows(ends: np.ndarray) -> np.ndarray:
    """Return arrows as lines that end where they start, (…, 7, 2), from (…, 2, 2), in pixels."""
    tail, head = ends[:, :1], ends[:, 1:]
    along = head - tail
    length = np.hypot(along[..., :1], along[..., 1:])
    along = _HEAD * along / np.maximum(length, 1e-9)
    across = 0.6 * along[..., ::-1] * [-1, 1]
    barbs = [head - along + across, head - along - across]
    return np.concatenate([tail, head, barbs[0], head, barbs[1], head, tail], axis=1)
