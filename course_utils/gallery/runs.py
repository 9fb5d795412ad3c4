"""Finished pictures: drawings put together, each with the sentence that says what it shows."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from course_utils import plots, words
from course_utils.arguments import named, of_kind, something_to_learn
from course_utils.learning import Outcome, Run, Sweep
from course_utils.pictures import Picture
from course_utils.problem import Problem
from course_utils.validation import finite_array

_LOOPS = 4


def picture_of_run(run: Run, sentence: str, *, steps_shown: int) -> Picture:
    """Return the path on the map and the loss curve of the first steps of a run."""
    shown = steps_shown + 1
    with plots.house_style():
        figure = plots.new_figure(828, 360)
        map_axes, loss_axes = figure.subplots(1, 2, width_ratios=(37, 45))
        plots.draw_map(map_axes, run.problem)
        plots.draw_path(map_axes, run.weights[:shown])
        plots.draw_loss_axes(loss_axes, run.problem, len(run.losses) - 1)
        plots.draw_losses(loss_axes, run.losses[:shown])
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_moves(problem: Problem, moves: Sequence[Sequence[float]], sentence: str) -> Picture:
    """Return moves, (moves, 2), drawn as a path on the map."""
    with plots.house_style():
        figure = plots.new_figure(460, 440)
        ax = figure.subplots()
        plots.draw_map(ax, problem)
        plots.draw_path(ax, np.array(moves, dtype=float))
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_final_losses(sweep: Sweep) -> Picture:
    """Return the last loss of every run of a sweep against its learning rate."""
    of_kind(sweep, Sweep, "The sweep", "what learning.sweep returns")
    rates, counts = sweep.learning_rates, Counter(sweep.outcomes)
    numbers = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
    limit = words.number(sweep.problem.largest_stable_learning_rate)
    sentence = (
        f"{len(sweep)} learning rates from {words.number(rates.min())} to "
        f"{words.number(rates.max())}, {sweep.losses.shape[1] - 1} steps each: {numbers}. "
        f"The dashed line is {sweep.problem.limit_name}, {limit}."
    )
    with plots.house_style():
        figure = plots.new_figure(700, 380)
        plots.draw_final_losses(figure.subplots(), sweep)
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_loss_curves(runs: Mapping[str, Run]) -> Picture:
    """Return the loss curves of up to four runs on one pair of axes, named by the keys.

    The runs must have the same number of steps; the axes are those of the first run's problem.
    """
    for run in named(runs, "The runs", "runs").values():
        of_kind(run, Run, "A run", "what learning.descend returns")
    first = next(iter(runs.values()))
    ends = [
        f"{name}: {words.number(run.losses[0])} falls to {words.number(run.losses[-1])}"
        if run.losses[-1] < run.losses[0]
        else f"{name}: {run.outcome}"
        for name, run in runs.items()
    ]
    steps = len(first.losses) - 1
    unit = f" ({first.problem.loss_unit})" if first.problem.loss_unit else ""
    sentence = f"Loss after {steps} steps. {'; '.join(ends)}{unit}."
    styles = zip(plots.RUN_COLOURS, ("-", "--", ":", "-."), ("o", "s", "D", "^"), strict=True)
    with plots.house_style():
        figure = plots.new_figure(700, 360)
        ax = figure.subplots()
        plots.draw_loss_axes(ax, first.problem, steps)
        for (name, run), (colour, dash, marker) in zip(runs.items(), styles, strict=False):
            plots.draw_losses(
                ax, run.losses, color=colour, linestyle=dash, marker=marker, label=name
            )
        ax.legend(frameon=False, loc="best")
        figure.tight_layout()
        return Picture(figure, sentence)


def picture_of_diagnoses(
    problem: Problem, losses: Mapping[str, np.ndarray], sound: np.ndarray
) -> Picture:
    """Return the loss curves of four faulty loops, each (steps + 1,), beside the sound one."""
    sound = finite_array(sound, "The losses of the sound loop", 1)
    if len(sound) < 2:
        raise ValueError("The losses of the sound loop must be at least 2: start and one step.")
    losses = {
        name: finite_array(each, f"The losses of loop {name}", 1)
        for name, each in named(losses, "The losses", "lists of losses").items()
    }
    if len(losses) != _LOOPS:
        raise ValueError(f"There are {_LOOPS} loops to compare, not {len(losses)}.")
    unit, steps = f"{something_to_learn(problem).target_unit}²", len(sound) - 1
    sentences = [f"Loop {name} {words.shape_of(each, unit)}." for name, each in losses.items()]
    sentence = f"Loss over {steps} steps. {' '.join(sentences)} The sound loop, dashed, "
    every = np.concatenate([sound, *losses.values()])
    with plots.house_style():
        figure = plots.new_figure(780, 520)
        for ax, (name, curve) in zip(figure.subplots(2, 2).flat, losses.items(), strict=True):
            plots.draw_loss_axes(ax, problem, steps)
            ax.set(ylim=(every.min() / 3, every.max() * 10), title=f"Loop {name}")
            ax.plot(sound, color=plots.INK, linewidth=1.2, linestyle="--", label="the sound loop")
            ax.plot(
                curve, color=plots.PATH, linewidth=2, marker="o", markersize=3, label=f"loop {name}"
            )
            ax.legend(frameon=False, loc="best")
        figure.tight_layout()
        return Picture(figure, f"{sentence}{words.shape_of(sound, unit)}.")


def picture_of_errors(errors: np.ndarray, unit: str, sentence: str, *, ends: tuple) -> Picture:
    """Return the newest error as a bar beside the curve of all of them, (moves + 1,)."""
    with plots.house_style():
        figure = plots.new_figure(770, 330)
        bar_axes, curve_axes = figure.subplots(1, 2, width_ratios=(1, 6))
        plots.draw_error_axes(bar_axes, ends, unit, bar=True)
        bar_axes.bar([0], [errors[-1]], width=0.9, color=plots.PATH)
        plots.draw_error_axes(curve_axes, ends, unit, moves=max(len(errors) - 1, 25))
        curve_axes.plot(errors, color=plots.PATH, linewidth=2, marker="o")
        figure.tight_layout()
        return Picture(figure, sentence)
