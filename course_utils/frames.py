"""Every picture of an explorer at once: runs turned into pixels on drawn backgrounds.

The background of a panel is drawn once by matplotlib; its own transforms then place the points of
all runs, so that showing another run is only a matter of choosing other pixels.
"""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes

from course_utils.learning import Run, Sweep
from course_utils.pictures import png
from course_utils.plots import house_style, new_figure

_FARTHEST = 20_000.0
"""In pixels, about fifty panels away: beyond this, browsers draw lines inexactly."""

_LARGEST = 1e200
"""In data units: beyond this, matplotlib's transforms may overflow."""


class Panel:
    """One drawn background and the places of data on it.

    Parameters
    ----------
    draw
        Draws the axes it is handed: limits, ticks, labels, shades.
    width, height
        In screen pixels.
    look
        How its line looks: a ``"path"`` with a dot at each point, a ``"curve"`` without dots,
        ``"dots"`` without a line, a ``"border"`` without any marks, or a ``"bar"``.
    margins
        Left, bottom, right and top, in screen pixels.
    """

    def __init__(
        self,
        draw: Callable[[Axes], None],
        *,
        width: int,
        height: int,
        look: str = "path",
        margins: tuple[int, int, int, int] = (66, 48, 12, 30),
    ):
        self.width, self.height, self.look = width, height, look
        left, bottom, right, top = margins
        with house_style():
            figure = new_figure(width, height)
            self._axes = figure.add_axes(
                (
                    left / width,
                    bottom / height,
                    (width - left - right) / width,
                    (height - bottom - top) / height,
                )
            )
            draw(self._axes)
            self.background = png(figure)
        box = self._axes.get_window_extent()
        self.box = (box.x0, height - box.y1, box.width, box.height)

    def to_pixels(self, points: np.ndarray) -> np.ndarray:
        """Return data points (…, steps + 1, 2) as pixels from the top left corner.

        A line that goes too far, or is not finite any more, ends where it does.
        """
        within = np.clip(points.reshape(-1, 2), -_LARGEST, _LARGEST)
        pixels = self._axes.transData.transform(within).reshape(points.shape)
        pixels[..., 1] = self.height - pixels[..., 1]
        return _end_where_too_far(pixels)

    def to_data(self, x: float, y: float) -> tuple[float, float]:
        """Return the data at a pixel from the top left corner, brought inside the axes."""
        left, top, width, height = self.box
        x, y = np.clip([x, y], [left, top], [left + width, top + height])
        place = self._axes.transData.inverted().transform((x, self.height - y))
        return float(place[0]), float(place[1])

    def description(self) -> dict:
        """Return what the live picture needs to know of this panel."""
        return {
            "background": self.background,
            "width": self.width,
            "height": self.height,
            "box": list(self.box),
            "look": f"live-{self.look}",
        }


def _end_where_too_far(lines: np.ndarray) -> np.ndarray:
    """Let lines of pixels, (…, points, 2), stay at the first point that is too far away.

    That point is brought nearer along the line's own last piece, so that its direction stays true.
    """
    distance = np.hypot(lines[..., 0], lines[..., 1])
    gone = np.logical_or.accumulate(~(distance <= _FARTHEST), axis=-1)
    if not gone.any():
        return lines
    last = np.maximum.accumulate(np.where(gone, 0, np.arange(gone.shape[-1])), axis=-1)
    kept = np.take_along_axis(lines, last[..., None], axis=-2)
    beyond = np.minimum(last + 1, gone.shape[-1] - 1)[..., None]
    piece = np.take_along_axis(lines, beyond, axis=-2) - kept
    length = np.hypot(piece[..., 0], piece[..., 1])[..., None]
    with np.errstate(invalid="ignore"):
        ends = kept + piece * np.minimum(1.0, _FARTHEST / np.maximum(length, 1.0))
    return np.where(gone[..., None], np.where(np.isfinite(ends), ends, kept), lines)


def run_lines(map_panel: Panel, loss_panel: Panel, weights: np.ndarray, losses: np.ndarray):
    """Return the pixels of paths and loss curves, (runs, 2 panels, steps + 1, 2), as float32.

    Parameters
    ----------
    weights
        (runs, steps + 1, 2).
    losses
        (runs, steps + 1).
    """
    steps = np.broadcast_to(np.arange(losses.shape[-1], dtype=float), losses.shape)
    curve = loss_panel.to_pixels(np.stack([steps, losses], axis=-1))
    return np.stack([map_panel.to_pixels(weights), curve], axis=1).astype(np.float32)


def sweep_lines(
    map_panel: Panel, curve_panel: Panel, sweep: Sweep | Sweep, *, curve: str = "losses"
) -> np.ndarray:
    """Return the lines of all runs, of their losses or errors: see `run_lines`."""
    return run_lines(map_panel, curve_panel, sweep.weights, getattr(sweep, curve))


def pin_lines(
    map_panel: Panel,
    curve_panel: Panel,
    runs: tuple[Run | Run, ...],
    *,
    curve: str = "losses",
) -> np.ndarray:
    """Return the lines of single runs of the same length: see `sweep_lines`."""
    weights = np.stack([run.weights for run in runs])
    return run_lines(
        map_panel, curve_panel, weights, np.stack([getattr(run, curve) for run in runs])
    )
