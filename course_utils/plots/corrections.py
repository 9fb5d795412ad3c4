"""Signed errors step by step, around the line of error 0."""

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from course_utils.plots.style import SOLUTION, draw_grid


def draw_signed_error_axes(ax: Axes, ends: tuple[float, float], unit: str, steps: int) -> None:
    """Draw empty axes for signed errors, in ``unit``, over ``steps`` corrections."""
    ax.axhline(0, color=SOLUTION, linewidth=2)
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=ends, xlabel="step", ylabel=f"error ({unit})")
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    ax.yaxis.set_major_locator(MaxNLocator(9, steps=[1, 2, 5, 10]))
    draw_grid(ax, "y")
    ax.set_title("Error curve (blue line: error 0)")
