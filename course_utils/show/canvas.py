"""The places of a backdrop on the screen: drawn once by matplotlib, which then places data."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.plots import house_style, new_figure
from course_utils.scene import Backdrop, Shape
from course_utils.show.picture import png

_FARTHEST = 10_000.0
"""In pixels, about thirty panels away: beyond this, browsers draw lines inexactly."""

_LARGEST = 1e200
"""In data units: beyond this, matplotlib's transforms may overflow."""


def add_axes(figure: Figure, shape: Shape, left: float = 0, top: float = 0) -> Axes:
    """Return new axes for a panel whose corner is ``left`` and ``top`` pixels from a figure's."""
    inner_left, bottom, right, inner_top = shape.margins
    width, height = figure.get_size_inches() * figure.dpi
    return figure.add_axes(
        (
            (left + inner_left) / width,
            1 - (top + shape.height - bottom) / height,
            (shape.width - inner_left - right) / width,
            (shape.height - bottom - inner_top) / height,
        )
    )


def pixels_on(ax: Axes, points: np.ndarray, *, joined: bool = True) -> np.ndarray:
    """Return data points (…, points, 2) as pixels from the bottom left corner.

    A point that is half nan becomes nan. A line that goes too far ends where it does, but a curve,
    which runs from left to right, may come back across the picture. Points that are not joined are
    brought nearer one by one.
    """
    within = np.clip(points.reshape(-1, 2), -_LARGEST, _LARGEST)
    within[np.isnan(within).any(axis=-1)] = np.nan
    pixels = ax.transData.transform(within).reshape(points.shape)
    if joined:
        pixels = _end_where_too_far(pixels)
    near: np.ndarray = np.clip(pixels, -3 * _FARTHEST, 3 * _FARTHEST)
    return near


class Canvas:
    """A drawn backdrop, and where data are on it.

    - ``background``: the backdrop as PNG, at twice its size on the screen.
    - ``box``: left, top, width and height of the axes, in pixels from the top left corner.
    - ``axes``: what the backdrop is drawn on.
    - ``zero``: how far down 0 lies, if values on both sides of it can be shown; else None.
    """

    def __init__(self, backdrop: Backdrop):
        self.shape = backdrop.shape
        with house_style():
            figure = new_figure(self.shape.width, self.shape.height)
            self.axes = add_axes(figure, self.shape)
            backdrop.draw(self.axes)
            self.background = png(figure)
        box = self.axes.get_window_extent()
        self.box = (
            float(box.x0),
            float(self.shape.height - box.y1),
            float(box.width),
            float(box.height),
        )

        low, high = self.axes.get_ylim()
        left = self.axes.get_xlim()[0]
        place = self.to_pixels(np.array([[left, 0.0]])) if low < 0 < high else None
        self.zero = None if place is None else float(place[0, 1])

    def to_pixels(self, points: np.ndarray, *, joined: bool = True) -> np.ndarray:
        """Return data points (…, points, 2) as pixels from the top left corner: see `pixels_on`."""
        pixels = pixels_on(self.axes, points, joined=joined)
        pixels[..., 1] = self.shape.height - pixels[..., 1]
        return pixels

    def to_data(self, x: float, y: float) -> tuple[float, float]:
        """Return the data at a pixel from the top left corner, brought inside the axes."""
        left, top, width, height = self.box
        x, y = np.clip([x, y], [left, top], [left + width, top + height])
        place = self.axes.transData.inverted().transform((x, self.shape.height - y))
        return float(place[0]), float(place[1])


def _end_where_too_far(lines: np.ndarray) -> np.ndarray:
    """Let lines of pixels, (…, points, 2), stay at the first point that is too far away.

    That point is brought nearer along the line's own last piece, so that its direction stays true.
    Curves stay as they are: their pieces are so steep out there that they may be cut off anywhere.
    """
    distance = np.hypot(lines[..., 0], lines[..., 1])
    across = lines[..., 0]
    back = (np.diff(across) <= 0).any(axis=-1, keepdims=True)
    curve = ~(back | (across > _FARTHEST).any(axis=-1, keepdims=True))
    gone = np.logical_or.accumulate((distance > _FARTHEST) & ~curve, axis=-1)
    if not gone.any():
        return lines
    last = np.maximum.accumulate(np.where(gone, 0, np.arange(gone.shape[-1])), axis=-1)
    kept = np.take_along_axis(lines, last[..., None], axis=-2)
    beyond = np.minimum(last + 1, gone.shape[-1] - 1)[..., None]
    piece = np.take_along_axis(lines, beyond, axis=-2) - kept
    length = np.hypot(piece[..., 0], piece[..., 1])[..., None]
    with np.errstate(invalid="ignore"):
        # Twice as far, since what crosses the picture begins on its other side.
        ends = kept + piece * np.minimum(1.0, 2 * _FARTHEST / np.maximum(length, 1.0))
    return np.where(gone[..., None], np.where(np.isfinite(ends), ends, kept), lines)
