"""Finished pictures of the race: the three ways, what a tolerance costs, and more weights."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from course_utils import learning, plots, words
from course_utils.arguments import one_equation, random_generator
from course_utils.gallery.printing import dot, line, panel, picture
from course_utils.learning import chances, racing
from course_utils.learning.run import Run
from course_utils.plots import race as drawing
from course_utils.problem import Problem
from course_utils.scene import Mark, Panel
from course_utils.show.picture import Picture
from course_utils.words import captions
from course_utils.words import race as saying


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
    return panel(draw, 315, 335, *marks, left=54)


def picture_of_prices(
    problem: Problem, tolerances: np.ndarray, measured: Mapping[str, Sequence[float]]
) -> Picture:
    """Return the tries that were needed against the tolerance, both axes logarithmic.

    ``tolerances`` and all values of ``measured``, by the names of the contestants, are
    (tolerances,). Raises a ValueError if they are not as many.
    """
    for name, cost in measured.items():
        if len(cost) != len(tolerances):
            raise ValueError(
                f"{name} has {len(cost)} counts for {len(tolerances)} tolerances: run the cell "
                "that counts first."
            )
    unit, first, last = problem.target_unit, *tolerances[[0, -1]]
    costs = {name: np.array(cost) for name, cost in measured.items()}
    told = [
        f"{name}: from {saying.tries(cost[0])} to {saying.tries(cost[-1])}"
        for name, cost in costs.items()
    ]
    sentence = (
        f"Tries needed on average while the tolerance shrinks from {words.number(first)} to "
        f"{words.number(last)} {unit}. {'; '.join(told)}."
    )

    def draw(ax: Axes) -> None:
        plots.set_log_scales(ax, "x")
        ax.set(xlabel=f"tolerance ({unit}): stricter to the right", ylabel="tries")
        drawing.draw_prices(ax, costs, tolerances)
        drawing.set_decades(ax, most=max(cost.max() for cost in costs.values()))
        ax.set_xlim(1.3 * first, last / 4)
        ax.set_title("What a tolerance costs (both axes logarithmic)")

    return picture(sentence, panel(draw, 720, 400))


def picture_of_more_weights(counts: list[int], powers: Mapping[str, list[float]]) -> Picture:
    """Return the tries that are needed against the number of weights.

    - ``counts``: the numbers of weights.
    - ``powers``: for each contestant the logarithm to base 10 of its tries: (counts,).
    """
    told = [
        f"{name}: {saying.power_of_ten(values[0])} with {words.count_of(counts[0], 'weight')}, "
        f"{saying.power_of_ten(values[-1])} with {counts[-1]}"
        for name, values in powers.items()
    ]
    sentence = f"Tries needed with more and more weights. {'; '.join(told)}."
    costs = {name: 10.0 ** np.array(values) for name, values in powers.items()}

    def draw(ax: Axes) -> None:
        drawing.draw_prices(ax, costs, np.array(counts))
        drawing.set_decades(ax, most=max(cost.max() for cost in costs.values()))
        ax.set(xlabel="number of weights", ylabel="tries", xlim=(0, 1.2 * counts[-1]))
        ax.set_xticks(counts)
        ax.set_title("What more weights cost (tries on a logarithmic axis)")

    return picture(sentence, panel(draw, 720, 420))
