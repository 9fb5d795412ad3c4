"""The four pairs of yes and no, on a plane of two inputs."""

import numpy as np
from matplotlib.axes import Axes

from course_utils.looks import INK
from course_utils.plots.style import HALO


def draw_cases(
    ax: Axes, cases: np.ndarray, targets: np.ndarray, told: np.ndarray | None = None
) -> None:
    """Draw the cases, (rows, 2), full where yes is right, and whether what is told is right."""
    for row, (first, second) in enumerate(cases):
        target, right = targets[row], told is None or told[row] == targets[row]
        ax.plot(
            first, second, marker="o", markersize=15, markeredgecolor=INK, mew=1.6,
            color=INK if target else "white",
        )  # fmt: skip
        word = "yes" if target else "no"
        if not right:
            word = f"should be {word}"
        ax.annotate(
            word, (first, second), xytext=(0, 13), textcoords="offset points", ha="center",
            fontsize=9, fontweight="normal" if right else "bold",
            path_effects=HALO,
        )  # fmt: skip
    ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), aspect="equal", xticks=[0, 1], yticks=[0, 1])
    ax.set(xlabel="first input", ylabel="second input")
