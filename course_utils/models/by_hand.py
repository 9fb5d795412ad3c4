"""What a learner does who solves the equation by hand: pushes of sliders, and the error after each.

Dragging a slider sends many values; what counts as one move is a push of one slider in one
direction, however fast it was drawn.
"""

from collections.abc import Sequence

import numpy as np
import traitlets

from course_utils import losses
from course_utils.arguments import something_to_learn
from course_utils.learning import start_for
from course_utils.problem import Problem
from course_utils.words import count_of, number


class ByHandModel(traitlets.HasTraits):
    """The learner's weights, and the moves that led to them.

    Attributes
    ----------
    weights
        The weights now, one for each slider.
    moves
        The weights at the start and after each move.
    """

    weights = traitlets.Tuple()
    moves = traitlets.Tuple()

    def __init__(self, problem: Problem, *, start: Sequence[float]):
        super().__init__()
        if len(something_to_learn(problem).targets) != 1:
            raise ValueError(f"By hand there is one equation to solve, not {len(problem.targets)}.")
        self.problem = problem
        self.moves = (tuple(start_for(problem, start).tolist()),)
        self.weights = self.moves[0]

    def move_to(self, weights: Sequence[float]) -> None:
        """Take new weights, as one more move or as the rest of the last one; nan is no move."""
        weights = tuple(float(value) for value in weights)
        if weights == self.weights or not np.isfinite(weights).all():
            return
        continues = len(self.moves) > 1 and _pushes_on(self.moves[-2], self.moves[-1], weights)
        kept = self.moves[:-1] if continues else self.moves
        with self.hold_trait_notifications():
            self.moves = (*kept, weights)
            self.weights = weights

    def errors(self) -> np.ndarray:
        """Return the error after each move, the start first: (moves + 1,), in target units."""
        columns = np.array(self.moves).T
        errors = losses.errors(columns, self.problem.inputs, self.problem.targets)[0]
        return errors.round(6) + 0.0

    def sentence(self) -> str:
        """Return the equation with the learner's numbers, and how far off it is."""
        problem, error = self.problem, self.errors()[-1]
        terms = " + ".join(
            f"{_in_full(count)} · {_in_full(value)}"
            for count, value in zip(problem.inputs[0], self.weights, strict=True)
        )
        total = f"{terms} = {_in_full(error + problem.targets[0])} {problem.target_unit}"
        if error == 0:
            moves = count_of(len(self.moves) - 1, "move")
            return f"{total}: exactly right. The error is 0, after {moves}."
        compared = "too heavy" if error > 0 else "too light"
        size, signed = _in_full(abs(error)), _in_full(error)
        unit = problem.target_unit
        return f"{total}: {size} {unit} {compared}. The error is {signed} {unit}."

    def what_you_did(self) -> str:
        """Return how often a move made the error smaller."""
        sizes = np.abs(self.errors())
        made = len(sizes) - 1
        if made == 0:
            return "You have not moved a slider yet."
        smaller = int(np.sum(np.diff(sizes) < 0))
        best = f"{number(sizes.min())} {self.problem.target_unit}"
        return (
            f"You made {count_of(made, 'move')}; {smaller} of them made the error smaller. "
            f"The smallest error was {best}."
        )


def _in_full(value: float) -> str:
    """Return a number with all digits that a sum of tenths can have, so that sums agree."""
    text = f"{round(abs(value), 3):.12g}"
    return f"−{text}" if value < 0 else text


def _pushes_on(before: tuple, last: tuple, new: tuple) -> bool:
    """Tell whether two moves in a row push the same slider in the same direction."""
    first, second = np.subtract(last, before), np.subtract(new, last)
    same_slider = np.array_equal(first != 0, second != 0) and np.count_nonzero(second) == 1
    return bool(same_slider and np.array_equal(np.sign(first), np.sign(second)))
