"""Signed errors step by step, around the line of error 0."""

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from course_utils.plots.style import SOLUTION, draw_grid


def draw_signed_error_axes(
    ax: Axes,
    ends: tuple[float, float],
    name: str,
    steps: int,
    *,
    title: str = "Error curve (blue line: error 0)",
) -> None:
    """Draw empty axes for what has a sign, called ``name``, over ``steps`` steps."""
    ax.axhline(0, color=SOLUTION, linewidth=2)
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=ends, xlabel="step", ylabel=name)
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.yaxis.set_major_locator(MaxNLocator(9, steps=[1, 2, 5, 10]))
    draw_grid(ax, "y")
    ax.set_title(title)
