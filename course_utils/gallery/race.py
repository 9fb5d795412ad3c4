"""Finished pictures of the race: the three ways."""

import numpy as np
from matplotlib.axes import Axes

from course_utils import learning, plots
from course_utils.arguments import one_equation, random_generator
from course_utils.gallery.printing import dot, line, panel, picture
from course_utils.learning import chances, racing
from course_utils.learning.run import Run
from course_utils.problem import Problem
from course_utils.scene import Mark, Panel
from course_utils.show.picture import Picture
from course_utils.words import captions


def three_entries(
    problem: Problem, *, start: object, tolerance: float, rng: np.random.Generator
) -> dict[str, Run]:
    """Return what guessing, correction and descent try from one start, up to their first hits."""
    start = learning.start_for(one_equation(problem), start)
    random_generator(rng)
    turns = int(racing.turns_to_correct(problem, [start], tolerance)[0])
    step = racing.step_for(problem, tolerance)
    steps = np.arange(turns + 1)
    corrected = racing.corrected(problem, start=start, step=step, turns=steps)
    return {
        "guess": _until(racing.guessed(problem, start=start, tries=20_000, rng=rng), tolerance),
        "correct": racing.entry_of(problem, corrected),
        "descend": _until(racing.descended(problem, start=start, tries=1000), tolerance),
    }


def _until(entry: Run, tolerance: float) -> Run:
    count = racing.tries_until(entry.errors, tolerance)
    last = len(entry.errors) if count == np.inf else count + 1
    return racing.entry_of(entry.problem, entry.weights[:last], tolerance=tolerance)


def picture_of_three_ways(
    problem: Problem,
    *,
    start: object,
    tolerance: float,
    rng: np.random.Generator,
) -> Picture:
    """Return guess, correct and descend side by side on the same map, from the same start."""
    entries = three_entries(problem, start=start, tolerance=tolerance, rng=rng)
    band = chances.band_corners(problem, tolerance)
    panels = (_way(problem, band, name, entry, tolerance) for name, entry in entries.items())
    return picture(captions.about_three_ways(problem, entries, float(tolerance)), *panels)


def _way(problem: Problem, band: np.ndarray, name: str, entry: Run, tolerance: float) -> Panel:
    title = f"{name.capitalize()}: {captions.tried(entry, tolerance)}"

    def draw(ax: Axes) -> None:
        plots.draw_map(ax, problem)
        ax.set_title(title, fontweight="bold")

    way = "guess dots" if name == "guess" else f"{name}, dots" if name == "descend" else name
    marks = [Mark("area", band[None], "hits")] if len(band) else []
    marks += [
        line(entry.weights, way),
        dot(entry.weights[0], "start"),
        dot(entry.weights[-1], "hit"),
    ]
    return panel(draw, 270, 290, *marks, left=54)
