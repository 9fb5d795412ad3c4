"""How matplotlib draws: the fonts and sizes of the course, and the table of looks in its words.

No text is read as a formula: a ``$`` in a learner's unit is a dollar.
"""

import re
from contextlib import AbstractContextManager
from typing import Any, Literal

import numpy as np
from matplotlib import rc_context, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import LogFormatterSciNotation

from course_utils.looks import INK, LOOKS, PAPER

PIXELS_PER_INCH = 100
POINT = 72 / PIXELS_PER_INCH
"""Of a screen pixel: matplotlib measures lines and dots in points."""
SOLUTION, PATH = LOOKS["solution"].colour, LOOKS["path"].colour
GRID, ZERO = "#d9dde3", "#9aa0a8"
HALO = [withStroke(linewidth=3, foreground=PAPER)]
"""Around words, so that lines behind them do not run through."""
_STYLE = {
    **{key: value for key, value in rcParamsDefault.items() if not key.startswith("backend")},
    "font.family": ["DejaVu Sans"],
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.edgecolor": "#6b6f76",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "savefig.dpi": 200,
    "text.parse_math": False,
}
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class _PowersOfTen(LogFormatterSciNotation):
    """Matplotlib's labels of a logarithmic axis in plain characters, such as 2 × 10⁻⁶."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        text = re.sub(r"^\$\\mathdefault\{(.*)\}\$$", r"\1", super().__call__(x, pos))
        text = text.replace(r"\times", " × ")
        return re.sub(r"\^\{(.*?)\}", lambda power: power[1].translate(_RAISED), text)


def house_style() -> AbstractContextManager[None]:
    """Return a context in which pictures look the same whatever the learner has set."""
    return rc_context(_STYLE)


def new_figure(width: int, height: int) -> Figure:
    """Return an empty figure, its size in screen pixels; use it inside `house_style`."""
    size = width / PIXELS_PER_INCH, height / PIXELS_PER_INCH
    return Figure(figsize=size, dpi=PIXELS_PER_INCH)


def line_style(look: str, *, joined: bool = True, dots: bool = True) -> dict[str, Any]:
    """Return a look in matplotlib's words, for a line, for its dots, or for both."""
    row = LOOKS[look]
    joined, dots = joined and row.width > 0, dots and row.dot > 0
    dashes = (0, tuple(length / row.width for length in row.dash)) if row.dash and joined else "-"
    return {
        "color": row.colour,
        "linewidth": row.width * POINT if joined else 0,
        "linestyle": dashes if joined else "none",
        "marker": row.marker if dots else "",
        "markersize": row.dot * POINT,
        "markerfacecolor": row.colour if row.filled else "none",
        "markeredgewidth": 0 if row.filled else row.width * POINT,
    }


def draw_grid(ax: Axes, axis: Literal["both", "x", "y"] = "both") -> None:
    """Draw faint lines behind everything else."""
    ax.grid(axis=axis, color=GRID, linewidth=0.8)
    ax.set_axisbelow(True)


def nine_digits(values: np.ndarray) -> np.ndarray:
    """Return numbers of any shape, rounded to about nine digits, for drawing.

    Processors differ in the last of the sixteen digits. Where a point lies halfway between two
    pixels, a picture would too. What is kept are 30 binary digits, since round decimal numbers,
    which lessons are full of, never lie halfway between two of those.

    >>> bool(nine_digits(0.1 + 0.2) == nine_digits(0.3))
    True
    """
    mantissas, exponents = np.frexp(values)
    rounded: np.ndarray = np.ldexp(np.rint(np.ldexp(mantissas, 30)), exponents - 30)
    return rounded


def tick_label(value: float, digits: int = 7) -> str:
    """Return a round number as an axis shows it; one of more digits is a power of ten.

    >>> [tick_label(value) for value in (-600, 3_200_000, 2e9, 0.00025, 5e-8)]
    ['−600', '3200000', '2e9', '0.00025', '5e−8']
    """
    return re.sub(r"e\+?(-?)0*", r"e\1", f"{value:.{digits}g}").replace("-", "−")


def set_log_scales(ax: Axes, names: str) -> None:
    """Make axes logarithmic: ``names`` is ``"x"``, ``"y"`` or ``"xy"``."""
    for name in names:
        ax.set(**{f"{name}scale": "log"})
        axis = {"x": ax.xaxis, "y": ax.yaxis}[name]
        axis.set_major_formatter(_PowersOfTen())
        axis.set_minor_formatter(_PowersOfTen())
