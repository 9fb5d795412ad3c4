"""The four pairs of yes and no, on a plane of two inputs."""

import numpy as np
from matplotlib.axes import Axes

from course_utils.looks import INK


def draw_cases(ax: Axes, cases: np.ndarray, targets: np.ndarray) -> None:
    """Draw the cases, (rows, 2), full where yes is right."""
    for (first, second), target in zip(cases, targets, strict=True):
        ax.plot(
            first, second, marker="o", markersize=15, markeredgecolor=INK, mew=1.6,
            color=INK if target else "white",
        )  # fmt: skip
    ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), aspect="equal", xticks=[0, 1], yticks=[0, 1])
    ax.set(xlabel="first input", ylabel="second input")
