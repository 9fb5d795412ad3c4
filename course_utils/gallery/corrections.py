"""Finished pictures of corrections, each with the sentence that says what it shows."""

from collections.abc import Mapping

import numpy as np

from course_utils import plots, words
from course_utils.arguments import named, of_kind, one_equation
from course_utils.learning.correcting import by_sign, by_size, correct_in_turn
from course_utils.learning.run import Run
from course_utils.pictures import Picture
from course_utils.plots.corrections import draw_signed_error_axes, draw_signed_errors
from course_utils.problem import Problem

_FOUR = {"A": (0.87, by_size), "B": (1.0, by_sign), "C": (1.042, by_size), "D": (0.009, by_size)}
"""Sizes of steps; rates in multiples of the largest one that converges."""


def picture_of_corrections(
    run: Run, sentence: str, *, steps_shown: int, ends: tuple[float, float]
) -> Picture:
    """Return the staircase on the map and the error curve of the first steps of a run.

    ``ends`` are those of the error axis, in target units.
    """
    shown = steps_shown + 1
    with plots.house_style():
        figure = plots.new_figure(828, 360)
        map_axes, error_axes = figure.subplots(1, 2, width_ratios=(37, 45))
        plots.draw_map(map_axes, run.problem)
        plots.draw_path(map_axes, run.weights[:shown])
        unit, steps = run.problem.target_unit, len(run.errors) - 1
        draw_signed_error_axes(error_axes, ends, unit, steps)
        draw_signed_errors(error_axes, run.errors[:shown])
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_error_curves(runs: Mapping[str, Run]) -> Picture:
    """Return the error curves of up to four runs, each on axes of its own, named by the keys.

    The sentence tells the errors and not how the runs ended: that is for the reader to say.
    """
    for run in named(runs, "The runs", "runs").values():
        of_kind(run, Run, "A run", "one of those that correct_in_turn returns")
    told = []
    with plots.house_style():
        figure = plots.new_figure(820, 480)
        panels = figure.subplots(2, 2).ravel()
        for ax, (name, run) in zip(panels, runs.items(), strict=False):
            size = 1.15 * np.nanmax(np.abs(run.errors))
            unit, steps = run.problem.target_unit, len(run.errors) - 1
            draw_signed_error_axes(ax, (-size, size), unit, steps)
            ax.set_title(name, fontweight="bold")
            draw_signed_errors(ax, run.errors)
            shown = ", ".join(words.number(error) for error in run.errors[[0, 1, 2, -2, -1]])
            told.append(f"{name}: {shown}")
        figure.tight_layout()
    sentence = f"Errors in {unit}, the first three and the last two of each. {'; '.join(told)}."
    return Picture(figure, sentence)


def four_runs(problem: Problem, *, start: object, steps: int) -> dict[str, Run]:
    """Return four runs to tell apart: overshooting, circling, exploding and creeping, A to D."""
    if one_equation(problem).inputs.shape[1] != 2 or not problem.inputs.all():
        raise ValueError("Four runs need one equation with two weights, and no input that is 0.")
    limit = problem.inputs[0].sum() / problem.inputs[0].prod()
    runs = {}
    for name, (size, rule) in _FOUR.items():
        sizes = [size * limit if rule is by_size else size]
        runs[name] = correct_in_turn(problem, start=start, sizes=sizes, steps=steps, rule=rule)[0]
    return runs
