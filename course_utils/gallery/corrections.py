"""Pictures of corrections, each with the sentence that says what it shows."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from course_utils import words
from course_utils.arguments import of_kind, one_equation
from course_utils.gallery.printing import curve, few, panel, picture
from course_utils.learning.correcting import by_sign, by_size, correct_in_turn
from course_utils.learning.run import Run
from course_utils.plots.curves import draw_signed_error_axes
from course_utils.problem import Problem
from course_utils.scene import Panel
from course_utils.show.picture import Picture

_FOUR = {"A": (0.87, by_size), "B": (1.0, by_sign), "C": (1.042, by_size), "D": (0.009, by_size)}
"""Sizes of steps on the course's own map; rates in multiples of the largest that converges."""


def picture_of_error_curves(runs: Mapping[str, Run]) -> Picture:
    """Return the error curves of up to four runs, each on axes of its own, named by the keys.

    The sentence tells the errors and not how the runs ended: that is for the reader to say.
    """
    told = []
    for name, run in few(runs, "The runs", "runs").items():
        of_kind(run, Run, "A run", "one of those that correct_in_turn returns")
        shown = ", ".join(words.reached(error) for error in run.errors[[0, 1, 2, -2, -1]])
        told.append(f"{name}: {shown}")
    unit = next(iter(runs.values())).problem.target_unit
    return picture(
        f"Errors in {unit}, the first three and the last two of each. {'; '.join(told)}.",
        *(_errors(name, run) for name, run in runs.items()),
        columns=2,
    )


def _errors(name: str, run: Run) -> Panel:
    size = 1.15 * np.nanmax(np.abs(run.errors))

    def draw(ax: Axes) -> None:
        unit, steps = run.problem.target_unit, len(run.errors) - 1
        draw_signed_error_axes(ax, (-size, size), words.axis_label("error", unit), steps)
        ax.set_title(name, fontweight="bold")

    return panel(draw, 410, 240, curve(run.errors, "path"), left=90)


def four_runs(problem: Problem, *, start: object, steps: int) -> dict[str, Run]:
    """Return four runs to tell apart: overshooting, circling, exploding and creeping, A to D."""
    if one_equation(problem).inputs.shape[1] != 2 or not problem.inputs.all():
        raise ValueError("Four runs need one equation with two weights, and no input that is 0.")
    limit = problem.inputs[0].sum() / problem.inputs[0].prod()
    runs = {}
    for name, (size, rule) in _FOUR.items():
        sizes = [size * (limit if rule is by_size else abs(problem.on_map(1)[0]))]
        runs[name] = correct_in_turn(problem, start=start, sizes=sizes, steps=steps, rule=rule)[0]
    return runs
