"""What the race knows: a start, four contestants and many tolerances in; who wins by how much out.

It refuses what it cannot use with a sentence in ``refusal`` and keeps what it had.
"""

from collections.abc import Callable

import numpy as np
import traitlets

from course_utils.learning import contestants, guessing, racing
from course_utils.learning.contestants import MOST_TRIES
from course_utils.models.tolerances import TolerancesModel
from course_utils.problem import Problem
from course_utils.words import race as words_of_race

_ALL_SHOWN, _SHOWN = 150, 300
"""The first tries are all shown; of the others only some, evenly on a logarithmic axis."""


def shown_turns() -> np.ndarray:
    """Return which tries are drawn: the first ones all, then fewer and fewer of them."""
    later = np.geomspace(_ALL_SHOWN, MOST_TRIES, _SHOWN - _ALL_SHOWN).round()
    return np.unique(np.concatenate([np.arange(_ALL_SHOWN), later])).astype(int)


class RaceModel(TolerancesModel):
    """Guess, correct, descend and perhaps a learner's rule on one equation, from one start.

    Parameters
    ----------
    problem
        One equation with two weights.
    rng
        Draws the start, the guesses, and what the learner's rule draws.
    rule
        The learner's own ``rule(weights, error, inputs, turn, rng)``, or None.
    low, high
        The ends of the range of guesses and of starts, in weight units.

    Attributes
    ----------
    start
        (weights,): where everybody starts.
    entries
        What each contestant tried whose tries do not depend on the tolerance, by name.
    """

    entries = traitlets.Dict()

    def __init__(
        self,
        problem: Problem,
        *,
        rng: np.random.Generator,
        rule: Callable | None = None,
        low: float = 0,
        high: float = 10,
    ):
        super().__init__(problem, rng=rng, low=low, high=high, decades=4, per_decade=10)
        self._rule, self.turns = rule, shown_turns()
        self.race_again()

    @property
    def own_name(self) -> str:
        """What the learner's rule is called; a name of the course's own gets a "your"."""
        name = getattr(self._rule, "__name__", "your rule")
        return f"your {name}" if name in {"guess", "correct", "descend"} else name

    @property
    def names(self) -> list[str]:
        """All contestants that take part."""
        return ["guess", "correct", *(name for name in self.entries if name != "guess")]

    def race_again(self) -> None:
        """Draw a new start and new guesses, and let everybody try again."""
        self.start = self._rng.uniform(self.low, self.high, size=2)
        entries = {
            "guess": racing.guessed(
                self.problem,
                start=self.start,
                tries=MOST_TRIES,
                rng=self._rng,
                low=self.low,
                high=self.high,
            ),
            "descend": racing.descended(self.problem, start=self.start, tries=MOST_TRIES),
        }
        if self._rule is not None and not self.standing_refusal:
            try:
                entries[self.own_name] = contestants.run(
                    self._rule, self.problem, start=self.start, rng=self._rng
                )
            except ValueError as error:
                self.standing_refusal = f"{str(error).rstrip('.')}: so it does not take part."
        self.entries, self.refusal = entries, self.standing_refusal

    def needed(self, tolerance: float) -> dict[str, float]:
        """Return how many tries each contestant needs for a tolerance; ∞ if it gave up."""
        turns = int(racing.turns_to_correct(self.problem, [self.start], tolerance)[0])
        known = {
            name: racing.tries_until(entry.errors, tolerance)
            for name, entry in self.entries.items()
        }
        known["correct"] = turns if turns <= MOST_TRIES else np.inf
        return {name: known[name] for name in self.names}

    def sentences(self) -> list[str]:
        """Return for each tolerance who won, and by how much."""
        return [
            words_of_race.sentence(label, self.needed(tolerance), MOST_TRIES)
            for label, tolerance in zip(self.labels(), self.tolerances, strict=True)
        ]

    def turn_labels(self) -> list[str]:
        """Return for each picture how many tries it shows."""
        return [words_of_race.tries(turn) for turn in self.turns]

    def corrected(self, tolerance: float) -> tuple[np.ndarray, np.ndarray]:
        """Return what correction tries for a tolerance: see `drawn`. It stops when it hits."""
        turns = int(racing.turns_to_correct(self.problem, [self.start], tolerance)[0])
        step = racing.step_for(self.problem, tolerance)
        made = np.minimum(self.turns, turns)
        weights = racing.corrected(self.problem, start=self.start, step=step, turns=made)
        sizes = guessing.best_so_far(np.abs(racing.entry_of(self.problem, weights).errors))
        return weights, np.column_stack([np.maximum(made, 1), sizes])

    def drawn(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the weights of the tries that are shown, and the best |error| with their numbers.

        Both are (shown, 2). A contestant that stopped stays where it was.
        """
        entry = self.entries[name]
        made = np.minimum(self.turns, len(entry.errors) - 1)
        sizes = np.abs(entry.errors)
        best = guessing.best_so_far(np.where(np.isfinite(sizes), sizes, np.inf))[made]
        return entry.weights[made], np.column_stack([np.maximum(made, 1), best])
