"""What every explorer of runs knows: a start and many values of one setting in, runs out.

It refuses what it cannot use with a sentence in ``refusal`` and keeps what it had.
"""

from collections.abc import Callable, Sequence

import numpy as np
import traitlets

from course_utils import validation, words
from course_utils.models.refusals import refusing
from course_utils.problem import Problem

PIN_LETTERS = "ABCD"


class RunsModel(traitlets.HasTraits):
    """Many values of one setting tried from one start; one of these runs is looked at.

    A subclass says how the runs are made, ``_swept``, which values they have, ``values``, how a
    value is read, ``_read_value``, and how a run is told: ``label``, ``sentence``, ``readings``.

    Parameters
    ----------
    problem
        What to learn.
    start
        (weights,): where every run starts.
    steps
        How many steps each run makes.
    grid
        The values that are always offered, in rising order.
    index
        Which of them is looked at first.

    Attributes
    ----------
    sweep
        The runs: those of the grid, and of the value that was typed last, exactly.
    index
        Which run is looked at.
    step
        Up to which step.
    pins
        Runs kept for comparison.
    refusal
        Why the last input was not taken, in one sentence, or empty.
    standing_refusal
        What stays to be said as long as this explorer lives: why a learner's own rule is not the
        one shown, or empty.
    """

    sweep = traitlets.Any()
    index = traitlets.Int()
    step = traitlets.Int()
    pins = traitlets.Tuple()
    refusal = traitlets.Unicode()
    standing_refusal = traitlets.Unicode()

    def __init__(
        self,
        problem: Problem,
        *,
        start: Sequence[float],
        steps: int,
        grid: np.ndarray,
        index: int,
    ):
        super().__init__()
        self.problem, self._steps, self._grid = problem, steps, grid
        self.sweep = self._swept(start, grid)
        self.index = index
        self.step = steps

    @property
    def run(self):
        """The run that is looked at."""
        return self.sweep[self.index]

    @property
    def values(self) -> np.ndarray:
        """The value of the setting for each run: (runs,)."""
        raise NotImplementedError

    @property
    def start(self) -> np.ndarray:
        """Where every run starts: (weights,)."""
        return self.sweep.weights[0, 0]

    @property
    def steps(self) -> int:
        """How many steps each run makes."""
        return self._steps

    def label(self, run) -> str:
        """Return the value of a run as the slider shows it."""
        raise NotImplementedError

    def sentence(self, run) -> str:
        """Return what a run shows."""
        raise NotImplementedError

    def labels(self) -> list[str]:
        """Return the label of each run."""
        return [self.label(run) for run in self._runs()]

    def sentences(self) -> list[str]:
        """Return one sentence for each run."""
        return [self.sentence(run) for run in self._runs()]

    def pin_sentences(self) -> list[str]:
        """Return what each pinned run shows, named by its letter."""
        return [
            f"{letter}: {self.sentence(run)}"
            for letter, run in zip(PIN_LETTERS, self.pins, strict=False)
        ]

    def shown_value(self) -> str:
        """Return the value that is looked at as a learner would type it."""
        return words.number(self.values[self.index])

    def _runs(self) -> list:
        return [self.sweep[index] for index in range(len(self.sweep))]

    def look_at(self, index: int) -> None:
        """Look at another of the runs."""
        with refusing(self):
            self.index = index

    def try_value(self, value: object) -> None:
        """Look at the run with exactly this value, from a number or from text."""
        with refusing(self):
            checked = self._read_value(value)
            values = np.union1d(self._grid, [checked])
            self._show(self._swept(self.start, values), int(np.searchsorted(values, checked)))

    def move_start(self, values: Sequence[object]) -> None:
        """Start every run elsewhere on the map; values are numbers or text, one for each weight."""
        with refusing(self):
            self._show(self._swept(self._read_start(values), self.values), self.index)

    def _read_start(self, values: Sequence[object]) -> list[float]:
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
        return place

    def pin(self) -> None:
        """Keep the run that is looked at, to compare it with others."""
        with refusing(self):
            most = len(PIN_LETTERS)
            if len(self.pins) == most:
                raise ValueError(f"{most} runs are pinned already: remove the pins first.")
            self.pins = (*self.pins, self.run)

    def remove_pins(self) -> None:
        """Keep no runs."""
        with refusing(self):
            self.pins = ()

    def _swept(self, start: object, values: np.ndarray):
        raise NotImplementedError

    def _read_value(self, value: object) -> float:
        raise NotImplementedError

    def _show(self, sweep, index: int) -> None:
        with self.hold_trait_notifications():
            self.sweep = sweep
            self.index = index


def with_learners_function(make: Callable, function: Callable | None) -> RunsModel:
    """Return ``make(function)``, or ``make(None)`` with a refusal if the function does not work.

    So a mistake in a learner's function is a sentence beside the picture, not a traceback.
    """
    try:
        return make(function)
    except ValueError as refusal:
        if function is None:
            raise
        model = make(None)  # refuses again if it was not the function's fault
        said = str(refusal).removesuffix(".")
        model.standing_refusal = f"{said}; until it works, you see the course's own rule."
        model.refusal = model.standing_refusal
        return model
