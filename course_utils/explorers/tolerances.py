"""What the explorers of guesses and of the race share: tolerances, and drawing again."""

from copy import deepcopy
from dataclasses import replace
from typing import Any, Generic, TypeVar

import numpy as np
from matplotlib.axes import Axes

from course_utils import plots, validation
from course_utils.arguments import positive_number, random_generator
from course_utils.learning import chances, guessing
from course_utils.problem import Problem
from course_utils.scene import Mark, State
from course_utils.settings import Button, Choice, Setting, Steps
from course_utils.words import measured, number

_ENDS = guessing.LOWEST, guessing.HIGHEST
_CORNERS = 6
"""A square that is cut twice has at most so many."""
_MARGIN = 0.05
"""How far the map reaches beyond the square of guesses, as a share of it."""


Drawn = TypeVar("Drawn")


class Tolerances(Generic[Drawn]):
    """Tolerances for one equation with two weights: a band on the map, and on the best |error|.

    The tolerances are powers of ten, ending where the largest errors begin, and the one that was
    typed, exactly. A subclass says in `draw` what is random.

    - ``problem``: one equation with two weights.
    - ``rng``: draws all that is random.
    - ``decades``, ``per_decade``: how many powers of ten the tolerances span, and how many there
      are in each.
    - ``steps``: how much of what was drawn is shown.
    - ``again``: a button that has it drawn again.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        rng: np.random.Generator,
        decades: int,
        per_decade: int,
        steps: Steps,
        again: Button,
    ):
        chances.band_corners(problem, 0)  # refuses what has no band
        self.problem, self._rng = problem, deepcopy(random_generator(rng))
        self._again, self._drawn = again.name, dict[int, Drawn]()
        powers = np.arange(decades * per_decade + 1) / per_decade - decades
        powers += np.floor(np.log10(self.largest_error))
        self._grid = [float(f"{10**power:.3g}") for power in powers]
        self.choice = Choice("tolerance", "Tolerance", _tolerance, number)
        self.rows: tuple[tuple[Setting, ...], ...] = ((self.choice,), (steps, again))
        self.state: State = {
            # In the beginning there are hits to be seen, and smaller tolerances to be tried.
            "tolerance": self._grid[2 * per_decade],
            steps.name: len(steps.labels) - 1,
            again.name: 0,
        }

    def draw(self, rng: np.random.Generator) -> Drawn:
        """Return something else each time."""
        raise NotImplementedError

    def drawn(self, state: State) -> Drawn:
        """Return what was drawn last, after the button was pressed as often as the state says."""
        presses = state[self._again]
        if presses not in self._drawn:
            rng = deepcopy(self._rng)
            *_, last = (self.draw(rng) for _ in range(presses + 1))
            self._drawn = {presses: last}
        return self._drawn[presses]

    @property
    def largest_error(self) -> float:
        """The largest |error| that a guess can have."""
        ends = np.array([[a, b] for a in _ENDS for b in _ENDS])
        return float(guessing.error_sizes(self.problem, ends).max())

    def error_ends(self) -> tuple[float, float]:
        """Return the ends of an axis for the best |error|, in target units."""
        top = float(10 ** np.ceil(np.log10(self.largest_error)))
        return top * 1e-6, top

    def tolerances(self, state: State) -> list[float]:
        """Return the tolerances to choose from, in target units."""
        return sorted({*self._grid, state["tolerance"]})

    def labels(self, tolerances: list[float]) -> tuple[str, ...]:
        """Return each tolerance with its unit."""
        return tuple(measured(value, self.problem.target_unit) for value in tolerances)

    def draw_map(self, ax: Axes) -> None:
        """Draw the map with a little room around the square of guesses."""
        room = _MARGIN * (_ENDS[1] - _ENDS[0])
        shown = _ENDS[0] - room, _ENDS[1] + room
        plots.draw_map(ax, replace(self.problem, weight_range=shown))

    def bands(self, tolerances: list[float]) -> Mark:
        """Return the area of hits on the map, for each tolerance."""
        corners = np.full((len(tolerances), _CORNERS, 2), np.nan)
        for number_, tolerance in enumerate(tolerances):
            band = chances.band_corners(self.problem, tolerance)
            corners[number_, : len(band)] = band
        return Mark("area", corners, "hits")

    def within(self, tolerances: list[float], last: float) -> Mark:
        """Return all that is within each tolerance, up to the try ``last``, on the best |error|."""
        bottom = self.error_ends()[0]
        tops = np.maximum(tolerances, bottom)
        corners: Any = [[[0.5, bottom], [last, bottom], [last, top], [0.5, top]] for top in tops]
        return Mark("area", np.array(corners), "hits")


def _tolerance(value: object) -> float:
    tolerance = positive_number(value, "The tolerance")
    if not validation.SMALLEST <= tolerance <= validation.LARGEST:
        raise ValueError("The tolerance is of extreme size: choose another one.")
    return tolerance
