"""How every picture looks: fonts, sizes and colours.

The colours are from the Okabe–Ito set, which colour-blind readers can tell apart, and no meaning
hangs on colour alone.
"""

from matplotlib import rc_context, rcParamsDefault
from matplotlib.figure import Figure

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
}
PIXELS_PER_INCH = 100


def house_style():
    """Return a context in which pictures look the same whatever the learner has set."""
    return rc_context(_STYLE)


def new_figure(width: int, height: int) -> Figure:
    """Return an empty figure, its size in screen pixels; use it inside `house_style`."""
    size = width / PIXELS_PER_INCH, height / PIXELS_PER_INCH
    return Figure(figsize=size, dpi=PIXELS_PER_INCH)
