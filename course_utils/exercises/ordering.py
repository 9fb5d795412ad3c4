"""The step between a hint and the solution: its lines, shuffled, to be put in order."""

import ast
from dataclasses import dataclass, field

import numpy as np

from course_utils.exercises.answer import Answer, Kind
from course_utils.exercises.exercise import Exercise


@dataclass
class Ordering:
    """The lines of a solution, with one or two that do not belong, in any order.

    - ``lines``: all lines, indented as in the solution, in the order of the moment.
    - ``used``: how many of them, from the first on, are part of the function.

    >>> from course_utils import exercises
    >>> ordering = Ordering(exercises.update, np.random.default_rng(1))
    >>> ordering.lines = exercises.update.source.splitlines()[1:]
    >>> ordering.used = len(ordering.lines)
    >>> ordering.check().kind
    <Kind.RIGHT: 'Right'>
    """

    exercise: Exercise
    rng: np.random.Generator
    lines: list[str] = field(init=False)
    used: int = field(init=False)

    def __post_init__(self) -> None:
        own = self.exercise.source.splitlines()[1:]
        lines = [*own, *self.exercise.distractors]
        self.lines = [lines[place] for place in self.rng.permutation(len(lines))]
        self.used = len(lines)

    def move(self, place: int, by: int) -> int:
        """Move a line up (−1) or down (+1); return where it is then."""
        to = min(max(place + by, 0), len(self.lines) - 1)
        self.lines.insert(to, self.lines.pop(place))
        return to

    def put_aside(self, place: int) -> int:
        """Take a line out of the function, or put one back at its end; return where it is then."""
        line = self.lines.pop(place)
        if place < self.used:
            self.used -= 1
            self.lines.append(line)
            return len(self.lines) - 1
        self.lines.insert(self.used, line)
        self.used += 1
        return self.used - 1

    def code(self) -> str:
        """Return the function that the lines make in this order."""
        return "\n".join([f"def {self.exercise.signature}:", *self.lines[: self.used]])

    def check(self) -> Answer:
        """Return the answer to the lines in this order; never raises."""
        try:
            ast.parse(self.code())
        except SyntaxError as error:
            line = self.code().splitlines()[(error.lineno or 1) - 1].strip()
            said = f"Python cannot read it in this order. It stumbles at `{line}`."
            return Answer(Kind.NOT_YET, (said,), None, self.exercise.name)
        around = dict(self.exercise.names)
        exec(self.code(), around)  # noqa: S102 (the course's own lines)
        kind, sentences, mistake = self.exercise.judge(around[self.exercise.name])
        if kind is Kind.RIGHT:
            sentences = ("In this order it is right. Now write it into your own cell.",)
        return Answer(kind, sentences, None, self.exercise.name, mistake)
