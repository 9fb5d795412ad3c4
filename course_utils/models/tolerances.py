"""What the models of guesses and of the race share: one equation, and a choice of tolerances."""

import numpy as np
import traitlets

from course_utils import validation
from course_utils.arguments import positive_number, random_generator
from course_utils.learning import chances, guessing
from course_utils.models.refusals import refusing
from course_utils.problem import Problem
from course_utils.words import number


class TolerancesModel(traitlets.HasTraits):
    """Tolerances for one equation with two weights; one of them is looked at.

    Parameters
    ----------
    problem
        One equation with two weights.
    rng
        Draws all that is random.
    low, high
        The ends of the range of both weights, in weight units.
    decades, per_decade
        How many powers of ten the tolerances span, and how many there are in each.

    Attributes
    ----------
    tolerances
        In target units. Powers of ten, ending where the largest errors begin, and the one that
        was typed last, exactly.
    index
        Which tolerance is looked at.
    refusal
        Why the last input was not taken, in one sentence, or empty.
    standing_refusal
        Why the learner's function is not used, in one sentence, or empty.

    Raises
    ------
    ValueError
        If the problem is not one equation with two weights, an end is not finite, or ``rng`` is
        no random generator.
    """

    tolerances = traitlets.Tuple()
    index = traitlets.Int()
    refusal = traitlets.Unicode()
    standing_refusal = traitlets.Unicode()

    def __init__(
        self,
        problem: Problem,
        *,
        rng: np.random.Generator,
        low: float,
        high: float,
        decades: int,
        per_decade: int,
    ):
        super().__init__()
        chances.band_corners(problem, 0, low=low, high=high)  # refuses what has no band
        self.problem, self.low, self.high = problem, *guessing.checked_range(low, high)
        self._rng = random_generator(rng)
        powers = np.arange(decades * per_decade + 1) / per_decade - decades
        powers += np.floor(np.log10(self.largest_error))
        self._grid = tuple(float(f"{10**power:.3g}") for power in powers)
        # In the beginning there are hits to be seen, and smaller tolerances to be tried.
        self.tolerances, self.index = self._grid, 2 * per_decade

    @property
    def tolerance(self) -> float:
        """The tolerance that is looked at."""
        return self.tolerances[self.index]

    @property
    def largest_error(self) -> float:
        """The largest |error| that weights between low and high can have."""
        ends = np.array([[a, b] for a in (self.low, self.high) for b in (self.low, self.high)])
        return float(guessing.error_sizes(self.problem, ends).max())

    def error_ends(self) -> tuple[float, float]:
        """Return the ends of an axis for the best |error|, in target units."""
        top = 10 ** np.ceil(np.log10(self.largest_error))
        return top * 1e-6, top

    def look_at(self, index: int) -> None:
        """Look at another of the tolerances."""
        with refusing(self):
            self.index = index

    def try_tolerance(self, value: object) -> None:
        """Look at exactly this tolerance, from a number or from text."""
        with refusing(self):
            tolerance = positive_number(value, "The tolerance")
            if not validation.SMALLEST <= tolerance <= validation.LARGEST:
                raise ValueError("The tolerance is of extreme size: choose another one.")
            tolerances = tuple(sorted({*self._grid, tolerance}))
            with self.hold_trait_notifications():
                self.tolerances, self.index = tolerances, tolerances.index(tolerance)

    def labels(self) -> list[str]:
        """Return each tolerance with its unit."""
        return [f"{number(value)} {self.problem.target_unit}" for value in self.tolerances]

    def bands(self) -> list[np.ndarray]:
        """Return the corners of the area of hits for each tolerance."""
        return [
            chances.band_corners(self.problem, tolerance, low=self.low, high=self.high)
            for tolerance in self.tolerances
        ]
