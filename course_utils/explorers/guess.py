"""The explorer of guesses: choose a tolerance, and see what it costs to guess that well."""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils import plots
from course_utils.arguments import whole_number
from course_utils.explorers.own import own_or_courses
from course_utils.explorers.tolerances import Tolerances
from course_utils.learning import chances, guessing, own
from course_utils.looks import INK
from course_utils.plots.style import draw_grid, set_log_scales
from course_utils.problem import Problem
from course_utils.scene import CURVE, Backdrop, Mark, Panel, Readings, Scene, State
from course_utils.settings import Button, Steps
from course_utils.words import number

_MOST_GUESSES = 100_000


class Guess(Tolerances[tuple[np.ndarray, str]]):
    """Random guesses at one equation, and what a tolerance costs.

    - ``problem``: one equation with two weights.
    - ``rng``: draws the guesses.
    - ``guesses``: how many to draw, at least 2.
    - ``guess``: your own ``guess(rng)`` that returns two numbers; without one, even guesses.

    >>> guess = Guess(Problem([[256, 212]], [1492]), rng=np.random.default_rng(1))
    >>> scene = guess.scene({**guess.state, "tolerance": 1})
    >>> print(scene.sentences[scene.frame_of(1)])
    Tolerance 1 kg. By the area of the band, 1 guess in 1819 should hit: 0.55 of 1000. In fact, \
4 did, the first at guess 487.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        rng: np.random.Generator,
        guesses: int = 1000,
        guess: Callable[..., Any] | None = None,
    ):
        whole_number(guesses, "The number of guesses", least=2, most=_MOST_GUESSES)
        numbers = tuple(map(str, range(1, guesses + 1)))
        super().__init__(
            problem,
            rng=rng,
            decades=3,
            per_decade=20,
            steps=Steps("shown", "Guesses shown", numbers, interval=100),
            again=Button("draws", "New guesses", "Draw all guesses again"),
        )
        self._count, self._guess = guesses, guess
        self._map = Backdrop(self._draw_map)
        self._best = Backdrop(self._draw_best_axes, CURVE)

    def scene(self, state: State) -> Scene:
        """Return the map with all guesses and the band of hits, and the best so far."""
        guesses, remark = self.drawn(state)
        tolerances = self.tolerances(state)
        errors = guesses @ self.problem.inputs[0] - self.problem.targets[0]
        best = guessing.best_so_far(np.abs(errors))
        curve = np.stack([np.arange(1.0, self._count + 1), best], axis=-1)
        on_map = (
            self.bands(tolerances),
            Mark("dots", guesses[None], "guesses", "step"),
        )
        on_best = (
            self.within(tolerances, 2.0 * self._count),
            Mark("line", curve[None], "curve", "step"),
        )
        problem, labels = self.problem, self.labels(tolerances)
        told = np.column_stack([guesses, errors, best])
        units = (*[problem.weight_unit] * 2, *[problem.target_unit] * 2)
        names = (*problem.symbols, "error", "best |error| so far")
        even = self._guess is None or bool(remark)
        return Scene(
            (Panel(self._map, on_map), Panel(self._best, on_best)),
            tuple(
                self._sentence(tolerance, label, np.abs(errors), even)
                for tolerance, label in zip(tolerances, labels, strict=True)
            ),
            np.array(tolerances),
            labels,
            Readings(names, units, told[None], step="guess", first=1),
            remark=remark,
        )

    def draw(self, rng: np.random.Generator) -> tuple[np.ndarray, str]:
        """Return guesses, (guesses, 2), and what is to be said if they had to be even ones."""

        def drawn(guess: Callable[..., Any] | None) -> np.ndarray:
            if guess is not None:
                return own.guesses(guess, rng, self._count)
            return rng.uniform(guessing.LOWEST, guessing.HIGHEST, size=(self._count, 2))

        return own_or_courses(drawn, self._guess, "guesses")

    def _draw_map(self, ax: Axes) -> None:
        self.draw_map(ax)
        plots.draw_square(ax, guessing.LOWEST, guessing.HIGHEST)

    def _draw_best_axes(self, ax: Axes) -> None:
        """Draw how many guesses it takes to expect so small an |error|, both scales logarithmic."""
        set_log_scales(ax, "xy")
        ends, expected = self.error_ends(), self._expected()
        ax.set(xlim=(0.9, 1.1 * self._count), ylim=ends)
        draw_grid(ax)
        ax.plot(*expected.T, color=INK, linewidth=1.2, linestyle="--")
        shown = expected[(expected[:, 0] > 1.5) & (expected[:, 1] > 3 * ends[0])]
        if len(shown):
            middle = 0.3 * np.log(self._count)
            place = shown[np.argmin(np.abs(np.log(shown[:, 0]) - middle))]
            beside: Any = {"xytext": (6, 6), "textcoords": "offset points", "fontsize": 9}
            ax.annotate("1 guess in so many is this good", place, **beside)
        ax.set(xlabel="number of guesses", ylabel=f"|error| in {self.problem.target_unit}")
        ax.set_title("Best |error| so far (both axes logarithmic)")

    def _expected(self) -> np.ndarray:
        """Return how many guesses it takes to expect one hit: (tolerances, 2), with the |error|."""
        within = self.largest_error * 10 ** np.linspace(-8, 0, 161)
        chances_ = np.array([self._chance(tolerance) for tolerance in within])
        return np.stack([1 / chances_[chances_ > 0], within[chances_ > 0]], axis=-1)

    def _sentence(self, tolerance: float, label: str, sizes: np.ndarray, even: bool) -> str:
        chance = self._chance(tolerance)
        start = f"Tolerance {label}. By the area of the band, "
        who = "In fact" if even else "With your function"
        drawn = "guess" if even else "evenly spread guess"
        hits = np.flatnonzero(sizes <= tolerance)
        happened = f"{who}, none did."
        if len(hits):
            happened = f"{who}, {len(hits)} did, the first at guess {hits[0] + 1}."
        if chance == 0:
            return f"{start}no {drawn} can hit. {happened}"
        cost = number(round(1 / chance) if chance < 0.01 else _short(1 / chance))
        wanted = number(_short(chance * self._count))
        return f"{start}1 {drawn} in {cost} should hit: {wanted} of {self._count}. {happened}"

    def _chance(self, tolerance: float) -> float:
        return chances.chance_of_a_hit(self.problem, tolerance)


def _short(value: float) -> float:
    return float(f"{value:.3g}")
