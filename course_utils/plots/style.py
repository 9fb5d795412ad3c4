"""How every picture looks: fonts, sizes and colours.

The colours are from the Okabe–Ito set, which colour-blind readers can tell apart, and no meaning
hangs on colour alone. No text is read as a formula: a ``$`` in a learner's unit is a dollar.
"""

import re

import numpy as np
from matplotlib import rc_context, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogFormatterSciNotation

INK = "#1b1b1f"
SOLUTION = "#0072b2"
PATH = "#d55e00"
RUN_COLOURS = (PATH, "#0072b2", "#009e73", "#cc79a7")
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
PIXELS_PER_INCH = 100
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class _PowersOfTen(LogFormatterSciNotation):
    """Matplotlib's labels of a logarithmic axis in plain characters, such as 2 × 10⁻⁶."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        text = re.sub(r"^\$\\mathdefault\{(.*)\}\$$", r"\1", super().__call__(x, pos))
        text = text.replace(r"\times", " × ")
        return re.sub(r"\^\{(.*?)\}", lambda power: power[1].translate(_RAISED), text)


def house_style():
    """Return a context in which pictures look the same whatever the learner has set."""
    return rc_context(_STYLE)


def new_figure(width: int, height: int) -> Figure:
    """Return an empty figure, its size in screen pixels; use it inside `house_style`."""
    size = width / PIXELS_PER_INCH, height / PIXELS_PER_INCH
    return Figure(figsize=size, dpi=PIXELS_PER_INCH)


def nine_digits(values: np.ndarray) -> np.ndarray:
    """Return numbers of any shape, rounded to about nine digits, for drawing.

    Processors differ in the last of the sixteen digits. Where a point lies halfway between two
    pixels, a picture would too. What is kept are 30 binary digits, since round decimal numbers,
    which lessons are full of, never lie halfway between two of those.

    >>> bool(nine_digits(0.1 + 0.2) == nine_digits(0.3))
    True
    """
    mantissas, exponents = np.frexp(values)
    return np.ldexp(np.rint(np.ldexp(mantissas, 30)), exponents - 30)


def tick_label(value: float) -> str:
    """Return a round number as an axis shows it.

    >>> [tick_label(value) for value in (-600, 3_200_000, 2e9, 0.00025, 5e-8)]
    ['−600', '3200000', '2e9', '0.00025', '5e−8']
    """
    return re.sub(r"e\+?(-?)0*", r"e\1", f"{value:.7g}").replace("-", "−")


def set_log_scales(ax: Axes, names: str) -> None:
    """Make axes logarithmic: ``names`` is ``"x"``, ``"y"`` or ``"xy"``."""
    for name in names:
        ax.set(**{f"{name}scale": "log"})
        axis = {"x": ax.xaxis, "y": ax.yaxis}[name]
        axis.set_major_formatter(_PowersOfTen())
        axis.set_minor_formatter(_PowersOfTen())
