"""What every way to learn returns: a run, or many from the same start, and how they ended."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from course_utils.learning.rules import Rule
from course_utils.problem import Problem


class Outcome(StrEnum):
    """How a run ended: see `learning.outcomes` for what each word claims."""

    STEADY = "steady"
    ARRIVED = "arrived"
    OSCILLATING = "oscillating"
    DIVERGING = "diverging"
    FALLING = "falling"
    LEVEL = "level"
    RISEN = "risen"
    FOUND = "found"
    CREEPING = "creeping"
    HOVERING = "hovering"
    CYCLING = "circling"
    EXPLODING = "exploding"
    GAVE_UP = "gave up"


@dataclass(frozen=True, eq=False)
class Run:
    """One run of a way to learn. Compare runs by their fields; all arrays are read-only.

    - ``problem``, ``rule``: what was to be learned, and how.
    - ``size``: how large its steps are: a learning rate, a step or a rate; nan where there is no
      such size.
    - ``weights``: (steps + 1, weights): the start, then one row for each step.
    - ``losses``, ``avoidable``: (steps + 1,): the loss of each of these rows, and how much of it
      better weights avoid.
    - ``outcome``: how it ended.
    - ``period``: how many steps a run that circles takes for a round; 0 for any other.
    - ``batch_size``: how many rows each step used, or None for all of them.
    """

    problem: Problem
    rule: Rule
    size: float
    weights: np.ndarray
    losses: np.ndarray
    avoidable: np.ndarray
    outcome: Outcome
    period: int = 0
    batch_size: int | None = None

    def __post_init__(self) -> None:
        for array in (self.weights, self.losses, self.avoidable):
            array.setflags(write=False)

    @property
    def learning_rate(self) -> float:
        """The size of its steps, as gradient descent calls it."""
        return self.size

    @cached_property
    def errors(self) -> np.ndarray:
        """The signed error of the only equation at the start and after each step: (steps + 1,)."""
        return errors_along(self.problem, self.weights)


@dataclass(frozen=True, eq=False)
class Sweep:
    """The same start run with many sizes of a step: ``sweep[i]`` is the run with size i.

    ``sizes`` is (runs,), ``weights`` (runs, steps + 1, weights), ``losses`` and ``avoidable``
    (runs, steps + 1), ``outcomes`` and ``periods`` are (runs,): see `Run`.
    """

    problem: Problem
    rule: Rule
    sizes: np.ndarray
    weights: np.ndarray
    losses: np.ndarray
    avoidable: np.ndarray
    outcomes: tuple[Outcome, ...]
    periods: tuple[int, ...]
    batch_size: int | None = None

    def __post_init__(self) -> None:
        for array in (self.sizes, self.weights, self.losses, self.avoidable):
            array.setflags(write=False)

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, index: int) -> Run:
        return Run(
            self.problem,
            self.rule,
            float(self.sizes[index]),
            self.weights[index],
            self.losses[index],
            self.avoidable[index],
            self.outcomes[index],
            self.periods[index],
            self.batch_size,
        )

    @cached_property
    def errors(self) -> np.ndarray:
        """The signed errors of the only equation: (runs, steps + 1)."""
        return errors_along(self.problem, self.weights)


def errors_along(problem: Problem, weights: np.ndarray) -> np.ndarray:
    """Return the signed errors of one equation, (…,), for weights (…, weights), in target units.

    They are read-only.

    >>> errors_along(Problem([[256, 212]], [1492]), np.array([[9.0, 8.0], [5.0, 1.0]]))
    array([2508.,    0.])
    """
    (inputs,), (target,) = problem.inputs, problem.targets
    with np.errstate(over="ignore", invalid="ignore"):
        # Without @, whose order of adding depends on how many runs there are.
        errors: np.ndarray = (weights * inputs).sum(axis=-1) - target
    errors.setflags(write=False)
    return errors
