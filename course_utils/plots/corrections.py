"""Signed errors step by step, around the line of error 0."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from course_utils.plots.style import PATH, SOLUTION


def draw_signed_error_axes(ax: Axes, ends: tuple[float, float], unit: str, steps: int) -> None:
    """Draw empty axes for signed errors, in ``unit``, over ``steps`` corrections."""
    ax.axhline(0, color=SOLUTION, linewidth=2)
    ax.set(xlim=(-0.02 * steps, 1.02 * steps), ylim=ends, xlabel="step", ylabel=f"error ({unit})")
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    ax.yaxis.set_major_locator(MaxNLocator(9, steps=[1, 2, 5, 10]))
    ax.grid(axis="y", color="#d9dde3", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.set_title("Error curve (blue line: error 0)")


def draw_signed_errors(ax: Axes, errors: np.ndarray, **style: object) -> None:
    """Draw a run's errors, (steps + 1,), on axes made by `draw_signed_error_axes`."""
    low, high = ax.get_ylim()
    reach = 1e3 * (high - low)
    style = {"color": PATH, "linewidth": 2, "marker": "o", "markersize": 4, **style}
    ax.plot(np.clip(errors, -reach, reach), **style)
