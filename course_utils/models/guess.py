"""What the explorer of guesses knows: many random guesses, tolerances, and what each one costs."""

from collections.abc import Callable

import numpy as np
import traitlets

from course_utils import validation
from course_utils.learning import chances, guessing, own_guess
from course_utils.models.refusals import refusing
from course_utils.problem import Problem
from course_utils.words import number

PER_DECADE, DECADES = 20, 3
FIRST_SHOWN = 2 * PER_DECADE
"""The place of the tolerance shown first: in the beginning there are hits to be seen."""


class GuessModel(traitlets.HasTraits):
    """Random guesses at one equation, and a choice of tolerances; one of them is looked at.

    Parameters
    ----------
    problem
        One equation with two weights.
    rng
        Draws the guesses.
    count
        How many guesses to draw, at least 2.
    low, high
        The ends of the range of both weights, in weight units.
    guess
        The learner's own ``guess(rng)`` that returns two numbers, or None for even guesses.

    Attributes
    ----------
    guesses
        (count, 2), in weight units.
    tolerances
        In target units. Three powers of ten, ending where the largest errors begin, and the one
        that was typed last, exactly.
    index
        Which tolerance is looked at.
    shown
        How many of the guesses are shown.
    refusal
        Why the last input, or the learner's function, was not taken, in one sentence, or empty.
    """

    guesses = traitlets.Instance(np.ndarray)
    tolerances = traitlets.Tuple()
    index = traitlets.Int()
    shown = traitlets.Int()
    refusal = traitlets.Unicode()

    def __init__(
        self,
        problem: Problem,
        *,
        rng: np.random.Generator,
        count: int = 1000,
        low: float = 0,
        high: float = 10,
        guess: Callable | None = None,
    ):
        super().__init__()
        chances.band_corners(problem, 0, low=low, high=high)  # refuses what has no band
        if isinstance(count, bool) or not isinstance(count, int) or count < 2:
            raise ValueError(
                f"The number of guesses must be whole, 2 or more, not {validation.quote(count)}."
            )
        if not isinstance(rng, np.random.Generator):
            raise ValueError(
                f"The argument rng must be a random generator, not {validation.quote(rng)}."
            )
        self.problem, self.count, self.low, self.high = problem, count, float(low), float(high)
        self._rng, self._guess = rng, guess
        self._grid = self._regular_tolerances()
        self.tolerances, self.index = self._grid, FIRST_SHOWN
        self.shown = count
        self.draw_again()

    @property
    def tolerance(self) -> float:
        """The tolerance that is looked at."""
        return self.tolerances[self.index]

    @property
    def largest_error(self) -> float:
        """The largest |error| that a guess between low and high can have."""
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

    def draw_again(self) -> None:
        """Draw new guesses; if the learner's function cannot, say why and draw even ones."""
        with refusing(self):
            own = (
                None
                if self._guess is None
                else own_guess.guesses(self._guess, self._rng, self.count)
            )
        if self.refusal or own is None:
            own = self._rng.uniform(self.low, self.high, size=(self.count, 2))
        self.are_even = self._guess is None or bool(self.refusal)
        self.guesses = own

    def try_tolerance(self, value: object) -> None:
        """Look at exactly this tolerance, from a number or from text."""
        with refusing(self):
            tolerance = validation.finite_number(value, "The tolerance")
            if tolerance <= 0:
                raise ValueError(f"The tolerance must be above 0, not {number(tolerance)}.")
            if tolerance > validation.LARGEST:
                raise ValueError("The tolerance is larger than any error: choose a smaller one.")
            tolerances = tuple(sorted({*self._grid, tolerance}))
            with self.hold_trait_notifications():
                self.tolerances, self.index = tolerances, tolerances.index(tolerance)

    def errors(self) -> np.ndarray:
        """Return the signed error of each guess, (count,), in target units."""
        return self.guesses @ self.problem.inputs[0] - self.problem.targets[0]

    def best(self) -> np.ndarray:
        """Return the smallest |error| up to each guess, (count,), in target units."""
        return guessing.best_so_far(np.abs(self.errors()))

    def bands(self) -> list[np.ndarray]:
        """Return the corners of the area of hits for each tolerance."""
        return [self._band(tolerance) for tolerance in self.tolerances]

    def expected(self) -> np.ndarray:
        """Return how many guesses it takes to expect one hit: (tolerances, 2), with the |error|."""
        within = self.largest_error * 10 ** np.linspace(-8, 0, 161)
        chances = np.array([self._chance(tolerance) for tolerance in within])
        return np.stack([1 / chances[chances > 0], within[chances > 0]], axis=-1)

    def readings(self) -> np.ndarray:
        """Return both weights, the error and the best so far at each guess: (count, 4)."""
        return np.column_stack([self.guesses, self.errors(), self.best()])

    def labels(self) -> list[str]:
        """Return each tolerance with its unit."""
        return [f"{number(value)} {self.problem.target_unit}" for value in self.tolerances]

    def sentences(self) -> list[str]:
        """Return for each tolerance what its guesses cost: by the area, and as it happened."""
        sizes = np.abs(self.errors())
        pairs = zip(self.tolerances, self.labels(), strict=True)
        return [self._sentence(tolerance, label, sizes) for tolerance, label in pairs]

    def _sentence(self, tolerance: float, label: str, sizes: np.ndarray) -> str:
        chance = self._chance(tolerance)
        start = f"Tolerance {label}. By the area of the band, "
        happened = self._happened(np.flatnonzero(sizes <= tolerance))
        if chance == 0:
            return f"{start}no guess can hit. {happened}"
        cost = number(round(1 / chance) if chance < 0.01 else _short(1 / chance))
        wanted = number(_short(chance * self.count))
        return f"{start}1 guess in {cost} should hit: {wanted} of {self.count}. {happened}"

    def _happened(self, hits: np.ndarray) -> str:
        who = "In fact" if self.are_even else "With your function"
        if not len(hits):
            return f"{who}, none did."
        return f"{who}, {len(hits)} did, the first at guess {hits[0] + 1}."

    def _own_guesses(self) -> np.ndarray | None:
        if self._guess is None:
            return None
        return own_guess.guesses(self._guess, self._rng, self.count)

    def _band(self, tolerance: float) -> np.ndarray:
        return chances.band_corners(self.problem, tolerance, low=self.low, high=self.high)

    def _chance(self, tolerance: float) -> float:
        return chances.chance_of_a_hit(self.problem, tolerance, low=self.low, high=self.high)

    def _regular_tolerances(self) -> tuple[float, ...]:
        top = np.floor(np.log10(self.largest_error))
        powers = top - DECADES + np.arange(DECADES * PER_DECADE + 1) / PER_DECADE
        return tuple(float(f"{10**power:.3g}") for power in powers)


def _short(value: float) -> float:
    return float(f"{value:.3g}")
