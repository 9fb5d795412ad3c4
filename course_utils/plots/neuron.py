"""The drawings of lesson 03: activations, and slices through losses."""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from course_utils.looks import INK
from course_utils.plots.style import PATH, SOLUTION, ZERO, tick_label


def draw_activation(ax: Axes, activation: Callable[..., Any], name: str) -> None:
    """Draw what an activation, a function of arrays, makes of the sums from −6 to 6."""
    sums = np.linspace(-6, 6, 1201)
    ax.axhline(0, color=ZERO, linewidth=0.8)
    ax.axvline(0, color=ZERO, linewidth=0.8)
    ax.plot(sums, activation(sums), color=PATH, linewidth=2)
    ax.set(xlim=(-6, 6), xlabel="sum z", title=name)
    ax.yaxis.set_major_locator(MaxNLocator(5))


def draw_loss_slice(
    ax: Axes, positions: np.ndarray, values: np.ndarray, *, name: str, unit: str, label: str
) -> None:
    """Draw a loss, (positions,), while one weight moves through its positions and is called label.

    The line at 0 is the goal.
    """
    ax.axhline(0, color=SOLUTION, linewidth=1.6)
    ax.plot(positions, values, color=INK, linewidth=1.6)
    low, high = min(values.min(), 0), max(values.max(), 0)
    room = 0.07 * ((high - low) or 1)
    ax.set(xlim=(positions[0], positions[-1]), ylim=(low - room, high + room), xlabel=label)
    # From the left end of the panel on, above the numbers of the axis: it is long for its panel.
    ax.set_title(f"{name} ({unit})" if unit else name, x=-0.5, fontsize=10)
    ax.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    ax.yaxis.set_major_locator(MaxNLocator(5))
    # Each number whole: a common factor above the axis would push the title out of the picture.
    ax.yaxis.set_major_formatter(lambda value, _: tick_label(value))
