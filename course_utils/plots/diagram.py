"""The diagram of a neuron: circles, boxes and lines, and where its numbers stand.

Its axes are the pixels of the panel, with y downwards.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch

from course_utils.looks import INK
from course_utils.plots.style import HALO

WIDTH = 640
_ROW, _STRIP = 125, 88
_SUM, _ACTIVATION, _PREDICTION = 300, 427, 577
SUMS = np.linspace(-5.2, 5.2, 27)
"""The sums for which an activation is drawn in its box."""
STRIP = ("target", "error = prediction − target", "loss = error · error")


def height_of(inputs: int) -> int:
    """Return how tall a diagram with so many inputs is, in pixels."""
    return inputs * _ROW + 10 + _STRIP


def _middle(inputs: int) -> float:
    return 10 + inputs * _ROW / 2


def draw_diagram(ax: Axes, symbols: list[str], names: list[str]) -> None:
    """Draw a neuron without its numbers: ``symbols`` and ``names`` are those of its inputs."""
    count, middle = len(symbols), _middle(len(symbols))
    ax.set(xlim=(0, WIDTH), ylim=(height_of(count), 0))
    ax.axis("off")
    for index, (symbol, name) in enumerate(zip(symbols, names, strict=True)):
        y = _input_height(index)
        ax.plot([62, _SUM], [y, middle], color=INK, linewidth=1.4, alpha=0.55, zorder=0)
        _circle(ax, 62, y, 40)
        _write(ax, 62, y - 11, symbol)
        _write(ax, 62, y + 56, name, size=9.5)
    ax.plot([_SUM, 520], [middle, middle], color=INK, linewidth=1.4, alpha=0.55, zorder=0)
    _circle(ax, _SUM, middle, 46)
    _write(ax, _SUM, middle - 13, "sum")
    _box(ax, 364, middle - 40, 126, 80)
    arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", (518, middle), (500, middle), arrowprops=arrow)
    _box(ax, 518, middle - 40, 118, 80)
    _write(ax, _PREDICTION, middle - 13, "prediction")
    top = height_of(count) - _STRIP
    for number, name in enumerate(STRIP):
        _box(ax, 4 + number * 212, top + 10, 208, 66)
        _write(ax, 108 + number * 212, top + 30, name, size=9.5)


def places(inputs: int) -> np.ndarray:
    """Return where the numbers stand, (places, 2).

    For each input its value, its weight and their product; then the sum, the name of the
    activation, the prediction, the target, the error and the loss.
    """
    middle, top = _middle(inputs), height_of(inputs) - _STRIP
    found: list[tuple[float, float]] = []
    for index in range(inputs):
        y = _input_height(index)
        # Beside the line, on its outer side, so that the line runs through no word.
        outside = y + (middle - y) / 2 + (-32 if y <= middle else 26)
        found += [(62, y + 11), (180, outside - 7), (180, outside + 13)]
    found += [(_SUM, middle + 12), (_ACTIVATION, middle + 26), (_PREDICTION, middle + 14)]
    found += [(108 + number * 212, top + 57) for number in range(3)]
    return np.array(found, dtype=float)


def activation_curve(made: np.ndarray, inputs: int) -> np.ndarray:
    """Return the line of what an activation makes of `SUMS`, as tall as its box: (points, 2)."""
    share = (made - made.min()) / (np.ptp(made) or 1)
    return np.column_stack([_ACTIVATION + 5 * SUMS, _middle(inputs) - 24 * share])


def _input_height(index: int) -> float:
    return 10 + _ROW * (index + 0.5)


def _write(ax: Axes, x: float, y: float, text: str, *, size: float = 10.5) -> None:
    ax.text(x, y, text, ha="center", va="center", fontsize=size, color=INK, path_effects=HALO)


def _circle(ax: Axes, x: float, y: float, radius: float) -> None:
    ax.add_patch(Circle((x, y), radius, facecolor="white", edgecolor=INK, linewidth=1.4))


def _box(ax: Axes, x: float, y: float, width: float, height: float) -> None:
    style = "round,pad=0,rounding_size=8"
    patch = FancyBboxPatch(
        (x, y), width, height, boxstyle=style, facecolor="white", edgecolor=INK, linewidth=1.1
    )
    ax.add_patch(patch)
