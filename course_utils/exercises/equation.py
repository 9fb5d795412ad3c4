"""Exercises about an equation that the learner may change: numbers, names and unit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from course_utils.exercises.answer import Answer, Kind
from course_utils.exercises.exercise import Exercise
from course_utils.exercises.notebook import NOTEBOOK, names
from course_utils.exercises.results import as_numbers, same, shown
from course_utils.problem import Problem
from course_utils.validation import quote

_ALL_DIGITS_COUNT = 2**53
"""Above this, a float stands for many whole numbers."""


@dataclass(frozen=True)
class Equation:
    """The equation red · x + blue · y = total, and what its letters stand for."""

    red: float = 256
    blue: float = 212
    total: float = 1492
    names: tuple[str, str] = ("red box", "blue box")
    unit: str = "kg"

    @classmethod
    def of(cls, problem: object) -> "Equation":
        """Return the equation of a problem.

        Raises a ValueError if it is not a problem with one row and two weights.

        >>> Equation.of(Problem([[256, 212]], [1492])) == Equation()
        True
        """
        if not isinstance(problem, Problem):
            raise ValueError(
                "After your function, hand over the problem that stands at the top of the lesson, "
                f"shipment; what came is {quote(problem)}."
            )
        if problem.inputs.shape != (1, 2):
            rows, weights = problem.inputs.shape
            raise ValueError(
                "This exercise is about one equation with two unknowns; what came has "
                f"{rows} of them with {weights}."
            )
        numbers = (*problem.inputs[0], problem.targets[0])
        red, blue, total = (
            int(value) if value.is_integer() and abs(value) < _ALL_DIGITS_COUNT else value
            for value in map(float, numbers)
        )
        one, other = problem.weight_names
        return cls(red, blue, total, (one, other), problem.target_unit)

    def error(self, x: Any, y: Any) -> Any:
        """Return the left side minus the right side, for numbers or arrays, in target units."""
        return self.red * x + self.blue * y - self.total

    def written(self) -> tuple[str, str, str]:
        """Return the three numbers as the lessons write them.

        >>> Equation(30, -0.5, 410).written()
        ('30', '−0.5', '410')
        """
        red, blue, total = (
            f"{value:.12g}".replace("-", "−") for value in (self.red, self.blue, self.total)
        )
        return red, blue, total


class EquationExercise(Exercise):
    """An exercise that follows the equation handed to its check, and so do its hints.

    - ``pose``: ``pose(equation)`` returns the exercise about an equation, or raises a ValueError
      that says in one sentence why there can be none.
    """

    def __init__(self, pose: Callable[[Equation], Exercise]):
        self._pose = pose
        self._hints_given = 0
        self._handed_out: list[Callable[..., Any]] = []
        self._follow(Equation())

    def check(self, attempt: object = NOTEBOOK, problem: object = None) -> Answer:
        """Return an answer to an attempt; never raises, whatever it is given.

        ``problem`` is the equation that this check and all help from now on are about; without
        one it stays what it was, in the beginning that of the course. Where the attempt is the
        notebook's, so is the problem: its ``shipment``.
        """
        if attempt is NOTEBOOK and problem is None:
            around = names()
            problem = around.get("shipment")
            if said := _out_of_step(around, problem):
                return self._say(Kind.NOT_YET, (said,), "shipment is out of date", None)
        if problem is not None:
            try:
                equation = Equation.of(problem)
            except ValueError as refusal:
                return self._say(Kind.NOT_YET, (str(refusal),), "no such problem", None)
            if equation != self.equation:
                try:
                    self._follow(equation)
                except ValueError as refusal:
                    return self._refuse(str(refusal))
        return super().check(attempt)

    def _refuse(self, sentence: str) -> Answer:
        """Refuse an equation; whoever calls what is handed out is told why, too."""

        def refused(*_arguments: object, **_options: object) -> None:
            raise ValueError(sentence)

        self._handed_out.append(refused)
        return self._keep(Answer(Kind.NOT_YET, (sentence,), refused, self.name))

    def is_own(self, attempt: object) -> bool:
        """Tell whether an attempt is the course's own function, for this or another equation."""
        return any(attempt is own for own in self._handed_out)

    def _follow(self, equation: Equation) -> None:
        posed = self._pose(equation)
        for each in fields(Exercise):
            if each.init:
                setattr(self, each.name, getattr(posed, each.name))
        self.equation = equation
        self.__post_init__()
        self._handed_out.append(self.reference)


def _out_of_step(around: Mapping[str, object], problem: object) -> str:
    """Return what to do where the notebook's numbers are no longer those of its shipment."""
    numbers = [around.get(name) for name in ("red", "blue", "total")]
    if not isinstance(problem, Problem) or problem.inputs.shape != (1, 2):
        return ""
    held = [*problem.inputs[0], problem.targets[0]]
    if any(as_numbers(value) is None for value in numbers) or same(numbers, held):
        return ""
    return (
        f"red, blue and total are {shown(numbers)[1:-1]} now, but shipment still holds "
        f"{shown(held)[1:-1]}: run the cell with shipment again."
    )
