"""Random guesses: the square they are drawn from, the band that hits, and the best so far."""

import numpy as np
from matplotlib.axes import Axes

from course_utils.looks import INK
from course_utils.plots.style import draw_grid, set_log_scales


def draw_square(ax: Axes, low: float, high: float) -> None:
    """Draw the square in which all guesses lie, dashed."""
    corners = np.array([[low, low], [high, low], [high, high], [low, high], [low, low]])
    ax.plot(*corners.T, color=INK, linewidth=1, linestyle="--")


def draw_best_axes(
    ax: Axes, *, guesses: int, ends: tuple[float, float], expected: np.ndarray, unit: str
) -> None:
    """Draw empty axes for the best error so far, both scales logarithmic.

    - ``guesses``: how many there are.
    - ``ends``: of the error's axis, in ``unit``.
    - ``expected``: (points, 2): a number of guesses, and the |error| that one in so many is within.
    """
    set_log_scales(ax, "xy")
    ax.set(xlim=(0.9, 1.1 * guesses), ylim=ends)
    draw_grid(ax)
    ax.plot(*expected.T, color=INK, linewidth=1.2, linestyle="--")
    shown = expected[(expected[:, 0] > 1.5) & (expected[:, 1] > 3 * ends[0])]
    if len(shown):
        place = shown[np.argmin(np.abs(np.log(shown[:, 0]) - 0.3 * np.log(guesses)))]
        ax.annotate(
            "1 guess in so many is this good", place, xytext=(6, 6),
            textcoords="offset points", fontsize=9,
        )  # fmt: skip
    ax.set(xlabel="number of guesses", ylabel=f"|error| in {unit}")
    ax.set_title("Best |error| so far (both axes logarithmic)")
