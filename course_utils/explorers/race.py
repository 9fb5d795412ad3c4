"""The race: choose a tolerance, and see who gets there first, and by how much."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.explorers.tolerances import Tolerances
from course_utils.learning import contestants, guessing, racing
from course_utils.learning.contestants import MOST_TRIES
from course_utils.learning.run import Run
from course_utils.plots.style import draw_grid, line_style, set_log_scales
from course_utils.problem import Problem
from course_utils.scene import CURVE, Backdrop, Mark, Panel, Scene, State
from course_utils.settings import Button, Steps
from course_utils.words import axis_label
from course_utils.words import race as words_of_race

_ALL_SHOWN, _SHOWN = 150, 300
"""The first tries are all shown; of the others only some, evenly on a logarithmic axis."""


def _shown_turns() -> np.ndarray:
    """Return which tries are drawn: the first ones all, then fewer and fewer of them."""
    later = np.geomspace(_ALL_SHOWN, MOST_TRIES, _SHOWN - _ALL_SHOWN).round()
    return np.unique(np.concatenate([np.arange(_ALL_SHOWN), later])).astype(int)


def look_of(name: str) -> str:
    """Return the look of a contestant; a learner's own has one of its own.

    >>> look_of("guess"), look_of("my_rule")
    ('guess', 'own')
    """
    return name if name in {"guess", "correct", "descend"} else "own"


@dataclass(frozen=True, eq=False)
class Field:
    """Who runs: where everybody starts, and what those tried whose tries need no tolerance."""

    start: np.ndarray
    entries: dict[str, Run]
    remark: str


class Race(Tolerances[Field]):
    """Guess, correct, descend and your own rule from one start, and how many tries they need.

    - ``problem``: one equation with two weights.
    - ``rng``: draws the start and all that is random in the race.
    - ``rule``: your own ``rule(weights, error, inputs, turn, rng)`` that returns the weights to try
      next.
    - ``tolerance``: what is chosen at first, in units of the target; 100 times the smallest without
      one.

    >>> race = Race(Problem([[256, 212]], [1492]), rng=np.random.default_rng(1))
    >>> scene = race.scene({**race.state, "tolerance": 1000})
    >>> scene.sentences[scene.frame_of(1000)]
    'Tolerance 1000 kg: guess and correct win with 1 try each. Then descend with 3 tries, \
3 times as many.'
    """

    def __init__(
        self,
        problem: Problem,
        *,
        rng: np.random.Generator,
        rule: Callable[..., Any] | None = None,
        tolerance: float | None = None,
    ):
        self._rule, self._turns = rule, _shown_turns()
        turns = tuple(map(words_of_race.tries, self._turns))
        super().__init__(
            problem,
            rng=rng,
            decades=4,
            per_decade=10,
            steps=Steps("shown", "Shown", turns, interval=80),
            again=Button("races", "New race", "Another start and other guesses"),
        )
        self._map = Backdrop(self.draw_map)
        self._best = Backdrop(self._draw_race_axes, CURVE)
        if tolerance is not None:
            self.state = self.choice.take(self.state, tolerance)

    @property
    def own_name(self) -> str:
        """What the learner's rule is called; a name of the course's own gets a "your"."""
        name = getattr(self._rule, "__name__", "your rule")
        return f"your {name}" if name in {"guess", "correct", "descend"} else name

    def scene(self, state: State) -> Scene:
        """Return the map with what everybody tries, and the best |error| of each."""
        field, tolerances = self.drawn(state), self.tolerances(state)
        on_map, on_best = [self.bands(tolerances)], [self.within(tolerances, 2.0 * self._turns[-1])]
        for name, entry in field.entries.items():
            weights, curve = self._shown(entry)
            look = look_of(name)
            # A look without a line shows the tries alone.
            way = "guess dots" if name == "guess" else look
            on_map.append(Mark("line", weights[None], way, "step"))
            on_best.append(Mark("line", curve[None], look, "step"))
        corrected = [self._corrected(field.start, tolerance) for tolerance in tolerances]
        on_map.append(Mark("line", np.stack([way for way, _ in corrected]), "correct", "step"))
        on_best.append(Mark("line", np.stack([best for _, best in corrected]), "correct", "step"))
        on_map.append(Mark("dots", field.start[None, None], "start"))
        labels = self.labels(tolerances)
        return Scene(
            (Panel(self._map, tuple(on_map)), Panel(self._best, tuple(on_best))),
            tuple(
                words_of_race.sentence(label, self._needed(field, tolerance), MOST_TRIES)
                for label, tolerance in zip(labels, tolerances, strict=True)
            ),
            np.array(tolerances),
            labels,
            remark=field.remark,
        )

    def needed(self, state: State, tolerance: float) -> dict[str, float]:
        """Return how many tries each contestant needs for a tolerance; ∞ if it gave up."""
        return self._needed(self.drawn(state), tolerance)

    def _needed(self, field: Field, tolerance: float) -> dict[str, float]:
        turns = int(racing.turns_to_correct(self.problem, [field.start], tolerance)[0])
        known = {
            name: racing.tries_until(entry.errors, tolerance)
            for name, entry in field.entries.items()
        }
        known["correct"] = turns if turns <= MOST_TRIES else np.inf
        names = ["guess", "correct", *(name for name in field.entries if name != "guess")]
        return {name: known[name] for name in names}

    def draw(self, rng: np.random.Generator) -> Field:
        """Return who runs in another race, with a start and guesses of its own."""
        problem = self.problem
        start = rng.uniform(guessing.LOWEST, guessing.HIGHEST, size=2)
        entries = {
            "guess": racing.guessed(problem, start=start, tries=MOST_TRIES, rng=rng),
            "descend": racing.descended(problem, start=start, tries=MOST_TRIES),
        }
        remark = ""
        if self._rule is not None:
            try:
                entries[self.own_name] = contestants.run(self._rule, problem, start=start, rng=rng)
            except ValueError as error:
                remark = f"{str(error).rstrip('.')}: so it does not take part."
        return Field(start, entries, remark)

    def _draw_race_axes(self, ax: Axes) -> None:
        set_log_scales(ax, "xy")
        bottom, top = self.error_ends()
        ax.set(xlim=(0.9, 1.1 * self._turns[-1]), ylim=(bottom, 30 * top))  # room for the legend
        draw_grid(ax)
        for name in self.needed(self.state, self.state["tolerance"]):
            ax.plot([], [], label=name, **line_style(look_of(name), dots=False))
        ax.set(xlabel="tries", ylabel=axis_label("|error|", self.problem.target_unit))
        ax.set_title("Best |error| so far (both axes logarithmic)")
        ax.legend(loc="upper right", handlelength=3.2, fontsize=9, ncols=2)

    def _corrected(self, start: np.ndarray, tolerance: float) -> tuple[np.ndarray, np.ndarray]:
        """Return what correction tries for a tolerance: see `_shown`. It stops when it hits."""
        turns = int(racing.turns_to_correct(self.problem, [start], tolerance)[0])
        step = racing.step_for(self.problem, tolerance)
        made = np.minimum(self._turns, turns)
        weights = racing.corrected(self.problem, start=start, step=step, turns=made)
        sizes = guessing.best_so_far(np.abs(racing.entry_of(self.problem, weights).errors))
        return weights, np.column_stack([np.maximum(made, 1.0), sizes])

    def _shown(self, entry: Run) -> tuple[np.ndarray, np.ndarray]:
        """Return the weights of the tries that are shown, and the best |error| with their numbers.

        Both are (shown, 2). A contestant that stopped stays where it was.
        """
        made = np.minimum(self._turns, len(entry.errors) - 1)
        sizes = np.abs(entry.errors)
        best = guessing.best_so_far(np.where(np.isfinite(sizes), sizes, np.inf))[made]
        return entry.weights[made], np.column_stack([np.maximum(made, 1.0), best])
