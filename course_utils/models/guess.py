"""What the explorer of guesses knows: many random guesses, tolerances, and what each one costs."""

from collections.abc import Callable

import numpy as np
import traitlets

from course_utils.arguments import whole_number
from course_utils.learning import chances, guessing, own
from course_utils.models.tolerances import TolerancesModel
from course_utils.problem import Problem
from course_utils.words import number

_MOST_GUESSES = 100_000


class GuessModel(TolerancesModel):
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
    shown
        How many of the guesses are shown.
    """

    guesses = traitlets.Instance(np.ndarray)
    shown = traitlets.Int()

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
        super().__init__(problem, rng=rng, low=low, high=high, decades=3, per_decade=20)
        whole_number(count, "The number of guesses", least=2, most=_MOST_GUESSES)
        self.count, self._guess = count, guess
        self.shown = count
        self.draw_again()

    def draw_again(self) -> None:
        """Draw new guesses; if the learner's function cannot, say why and draw even ones."""
        self.standing_refusal, guesses = "", None
        if self._guess is not None:
            try:
                guesses = own.guesses(self._guess, self._rng, self.count)
            except ValueError as error:
                self.standing_refusal = str(error)
        if guesses is None:
            guesses = self._rng.uniform(self.low, self.high, size=(self.count, 2))
        self.are_even = self._guess is None or bool(self.standing_refusal)
        self.guesses, self.refusal = guesses, self.standing_refusal

    def errors(self) -> np.ndarray:
        """Return the signed error of each guess, (count,), in target units."""
        return self.guesses @ self.problem.inputs[0] - self.problem.targets[0]

    def best(self) -> np.ndarray:
        """Return the smallest |error| up to each guess, (count,), in target units."""
        return guessing.best_so_far(np.abs(self.errors()))

    def expected(self) -> np.ndarray:
        """Return how many guesses it takes to expect one hit: (tolerances, 2), with the |error|."""
        within = self.largest_error * 10 ** np.linspace(-8, 0, 161)
        chances = np.array([self._chance(tolerance) for tolerance in within])
        return np.stack([1 / chances[chances > 0], within[chances > 0]], axis=-1)

    def readings(self) -> np.ndarray:
        """Return both weights, the error and the best so far at each guess: (count, 4)."""
        return np.column_stack([self.guesses, self.errors(), self.best()])

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

    def _chance(self, tolerance: float) -> float:
        return chances.chance_of_a_hit(self.problem, tolerance, low=self.low, high=self.high)


def _short(value: float) -> float:
    return float(f"{value:.3g}")
