"""What the explorer of the learning rate knows: a start and many rates in, runs out.

It refuses what it cannot use with a sentence in ``refusal`` and keeps what it had.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import traitlets

from course_utils import learning, losses, validation, words
from course_utils.learning import Run, Sweep
from course_utils.problem import Problem

RATES_PER_DOUBLING = 16
DOUBLINGS = 7
FIRST_SHOWN = 5
"""How many doublings below the limit the first run shown lies: it falls, but not fast."""
PIN_LETTERS = "ABCD"


class LearningRateModel(traitlets.HasTraits):
    """Many learning rates tried from one start; one of them is looked at.

    Parameters
    ----------
    problem
        What to learn; it has two weights.
    start
        (weights,): where every run starts.
    steps
        How many updates each run makes.
    rule
        The learner's own ``rule(weights, gradient, learning_rate)``, or None for gradient descent.

    Attributes
    ----------
    sweep
        The runs. Its learning rates are 2⁻⁷ … 2⁷ times the limit, so that half the limit and the
        limit itself are among them, and the one that was typed last, exactly.
    index
        Which run is looked at.
    step
        Up to which step.
    pins
        Runs kept for comparison.
    refusal
        Why the last input was not taken, in one sentence, or empty.
    """

    sweep = traitlets.Instance(Sweep)
    index = traitlets.Int()
    step = traitlets.Int()
    pins = traitlets.Tuple()
    refusal = traitlets.Unicode()

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int,
        rule: Callable | None = None,
    ):
        super().__init__()
        self.problem = problem
        self._rule = learning.gradient_step if rule is None else learning.one_run_at_a_time(rule)
        doublings = np.arange(-DOUBLINGS * RATES_PER_DOUBLING, DOUBLINGS * RATES_PER_DOUBLING + 1)
        limit = problem.largest_stable_learning_rate
        self._grid = limit * 2.0 ** (doublings / RATES_PER_DOUBLING)
        self._steps = steps
        self.sweep = self._swept(start, self._grid)
        self.index = len(self._grid) // 2 - FIRST_SHOWN * RATES_PER_DOUBLING
        self.step = steps

    @property
    def run(self) -> Run:
        """The run that is looked at."""
        return self.sweep[self.index]

    @property
    def start(self) -> np.ndarray:
        """Where every run starts: (weights,)."""
        return self.sweep.weights[0, 0]

    @property
    def steps(self) -> int:
        """How many updates each run makes."""
        return self._steps

    def labels(self) -> list[str]:
        """Return each learning rate as a number and as a multiple of the limit."""
        return [words.label(run) for run in self._runs()]

    def sentences(self) -> list[str]:
        """Return one sentence for each run."""
        return [words.sentence(run) for run in self._runs()]

    def pin_sentences(self) -> list[str]:
        """Return what each pinned run shows, named by its letter."""
        return [
            f"{letter}: {words.sentence(run)}"
            for letter, run in zip(PIN_LETTERS, self.pins, strict=False)
        ]

    def _runs(self) -> list[Run]:
        return [self.sweep[index] for index in range(len(self.sweep))]

    def reading_names(self) -> tuple[list[str], list[str]]:
        """Return the names and the units of `readings`."""
        problem = self.problem
        names = [*problem.symbols, *(["error"] if len(problem.targets) == 1 else []), "loss"]
        units = [problem.weight_unit] * problem.weight_count
        units += [problem.target_unit] if len(problem.targets) == 1 else []
        return names, [*units, f"{problem.target_unit}²"]

    def readings(self) -> np.ndarray:
        """Return the numbers at every step of every run: (rates, steps + 1, names)."""
        weights, losses_ = self.sweep.weights, self.sweep.losses[..., None]
        if len(self.problem.targets) > 1:
            return np.concatenate([weights, losses_], axis=-1)
        with np.errstate(over="ignore", invalid="ignore"):
            flat = weights.reshape(-1, self.problem.weight_count).T
            errors = losses.errors(flat, self.problem.inputs, self.problem.targets)
        return np.concatenate([weights, errors.reshape(losses_.shape), losses_], axis=-1)

    def look_at(self, index: int) -> None:
        """Look at another of the runs."""
        with self._refusing():
            self.index = index

    def try_learning_rate(self, value: object) -> None:
        """Look at the run with exactly this learning rate, from a number or from text."""
        with self._refusing():
            rate = validation.learning_rate(value)
            rates = np.union1d(self._grid, [rate])
            sweep = self._swept(self.start, rates)
            self._show(sweep, int(np.searchsorted(rates, rate)))

    def move_start(self, values: Sequence[object]) -> None:
        """Start every run elsewhere on the map; values are numbers or text, one for each weight."""
        with self._refusing():
            low, high = self.problem.weight_range
            if not np.iterable(values) or len(values) != self.problem.weight_count:
                count = self.problem.weight_count
                raise ValueError(
                    f"The start needs {count} numbers, one for each weight, "
                    f"not {validation.quote(values)}."
                )
            place = [
                validation.finite_number(value, f"The start {symbol}")
                for value, symbol in zip(values, self.problem.symbols, strict=True)
            ]
            if min(place) < low or max(place) > high:
                inside = f"{words.number(low)} to {words.number(high)}"
                shown = ", ".join(words.number(value) for value in place)
                raise ValueError(
                    f"The start ({shown}) lies outside the map: choose each number from {inside}."
                )
            self._show(self._swept(place, self.sweep.learning_rates), self.index)

    def pin(self) -> None:
        """Keep the run that is looked at, to compare it with others."""
        with self._refusing():
            most = len(PIN_LETTERS)
            if len(self.pins) == most:
                raise ValueError(f"{most} runs are pinned already: remove the pins first.")
            self.pins = (*self.pins, self.run)

    def remove_pins(self) -> None:
        """Keep no runs."""
        with self._refusing():
            self.pins = ()

    def _swept(self, start: object, rates: np.ndarray) -> Sweep:
        return learning.sweep(
            self.problem, start=start, learning_rates=rates, steps=self._steps, rule=self._rule
        )

    def _show(self, sweep: Sweep, index: int) -> None:
        with self.hold_trait_notifications():
            self.sweep = sweep
            self.index = index

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Turn a ValueError into ``refusal``; anything that works clears it."""
        try:
            yield
        except ValueError as error:
            self.refusal = str(error)
        else:
            self.refusal = ""
