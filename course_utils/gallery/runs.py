"""Pictures of moves and losses, each with the sentence that says what it shows."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from course_utils import plots, words
from course_utils.arguments import of_kind, something_to_learn
from course_utils.gallery.printing import RUNS, curve, dot, few, line, panel, picture
from course_utils.learning import Run
from course_utils.problem import Problem
from course_utils.scene import Panel
from course_utils.show.picture import Picture
from course_utils.validation import finite_array
from course_utils.words import captions

_LOOPS = 4


def picture_of_moves(problem: Problem, moves: Sequence[Sequence[float]], sentence: str) -> Picture:
    """Return moves, (moves, 2), drawn as a path on the map."""
    path = line(moves, "path"), dot(moves[0], "start")
    return picture(sentence, panel(lambda ax: plots.draw_map(ax, problem), 460, 440, *path))


def picture_of_loss_curves(runs: Mapping[str, Run]) -> Picture:
    """Return the loss curves of up to four runs on one pair of axes, named by the keys.

    The runs must have the same number of steps; the axes are those of the first run's problem.
    """
    for run in few(runs, "The runs", "runs").values():
        of_kind(run, Run, "A run", "what learning.descend returns")
    first = next(iter(runs.values()))
    ends = [f"{name}: {captions.ends_of(run.losses)}" for name, run in runs.items()]
    steps = len(first.losses) - 1
    unit = f" ({first.problem.loss_unit})" if first.problem.loss_unit else ""
    curves = (
        curve(run.losses, look, legend=name)
        for (name, run), look in zip(runs.items(), RUNS, strict=False)
    )
    return picture(
        f"Loss after {words.count_of(steps, 'step')}. {'; '.join(ends)}{unit}.",
        panel(lambda ax: plots.draw_loss_axes(ax, first.problem, steps), 700, 360, *curves),
    )


def picture_of_diagnoses(
    problem: Problem, losses: Mapping[str, np.ndarray], sound: np.ndarray
) -> Picture:
    """Return the loss curves of four faulty loops, each (steps + 1,), beside the sound one."""
    sound = finite_array(sound, "The losses of the sound loop", 1)
    if len(sound) < 2:
        raise ValueError("The losses of the sound loop must be at least 2: start and one step.")
    losses = {
        name: finite_array(each, f"The losses of loop {name}", 1)
        for name, each in few(losses, "The losses", "lists of losses").items()
    }
    if len(losses) != _LOOPS:
        raise ValueError(f"There are {_LOOPS} loops to compare, not {len(losses)}.")
    unit, steps = something_to_learn(problem).loss_unit, len(sound) - 1
    every = np.concatenate([sound, *losses.values()])

    def one(name: str, each: np.ndarray) -> Panel:
        def draw(ax: Axes) -> None:
            plots.draw_loss_axes(ax, problem, steps)
            ax.set(ylim=(every.min() / 3, every.max() * 10), title=f"Loop {name}")

        both = (
            curve(sound, "compared", legend="the sound loop"),
            curve(each, "run 1", legend=f"loop {name}"),
        )
        return panel(draw, 390, 260, *both)

    told = [f"Loop {name} {words.shape_of(each, unit)}." for name, each in losses.items()]
    return picture(
        f"Loss over {words.count_of(steps, 'step')}. {' '.join(told)} The sound loop, dashed, "
        f"{words.shape_of(sound, unit)}.",
        *(one(name, each) for name, each in losses.items()),
        columns=2,
    )
