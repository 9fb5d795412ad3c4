"""Solve the equation by hand: two sliders, the error as a bar, and the error of every move.

Dragging a slider sends many values; what counts as one move is a push of one slider in one
direction, however fast it was drawn.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from course_utils import losses
from course_utils.arguments import something_to_learn
from course_utils.learning import start_for
from course_utils.plots.style import SOLUTION, draw_grid
from course_utils.problem import Problem
from course_utils.scene import Backdrop, Mark, Panel, Scene, Shape, State
from course_utils.settings import Setting, Slide, number_within, start_within
from course_utils.words import axis_label, count_of, measured, number

_LAST_MOVES = 25
"""How many moves the curve shows."""
_FARTHEST = 10.0
"""The sliders go from 0 to this on the course's own map, and as far on another."""
_BAR, _CURVE = Shape(180, 330, (84, 34, 6, 30)), Shape(600, 330, (60, 34, 12, 30))


class ByHand:
    """Sliders for the weights of an equation, the error as a bar, and the error of every move.

    - ``problem``: one row: the equation.
    - ``start``: a number for each weight that its slider reaches: from 0 to 10 on the course's own
      map.

    >>> by_hand = ByHand(Problem([[256, 212]], [1492]), start=(9, 8))
    >>> by_hand.scene(by_hand.moved(by_hand.state, 0, 5)).sentences
    ('256 · 5 + 212 · 8 = 2976 kg: 1484 kg too heavy. The error is 1484 kg.',)
    """

    def __init__(self, problem: Problem, *, start: Sequence[float]):
        if len(something_to_learn(problem).targets) != 1:
            raise ValueError(f"By hand there is one equation to solve, not {len(problem.targets)}.")
        low, high = sorted((0, *problem.on_map(_FARTHEST)))
        self.problem, self._ends = problem, (low, high)
        first = start_within(start_for(problem, start), problem.symbols, self._ends)
        corners = np.array([self._ends] * problem.weight_count)
        ends = problem.inputs[0] @ corners - problem.targets[0]
        room = 0.06 * abs(ends[1] - ends[0])
        self._range = min(ends) - room, max(ends) + room
        self._bar, self._curve = Backdrop(self._draw_bar, _BAR), Backdrop(self._draw_curve, _CURVE)
        self.rows: tuple[tuple[Setting, ...], ...] = tuple(
            (self._slide(index),) for index in range(problem.weight_count)
        )
        self.state: State = {"moves": [first]}

    def _slide(self, index: int) -> Slide:
        problem = self.problem
        return Slide(
            f"w{index + 1}",
            f"{problem.symbols[index]}: {problem.weight_names[index]}",
            np.linspace(*self._ends, 101).round(12).tolist(),
            lambda state, value: self.moved(state, index, value),
            lambda state: state["moves"][-1][index],
            _in_full,
        )

    def moved(self, state: State, index: int, value: object) -> State:
        """Return the state after a weight was moved: one more move, or the rest of the last one."""
        weight = number_within(value, f"The weight {self.problem.symbols[index]}", self._ends)
        moves = state["moves"]
        new = [*moves[-1][:index], weight, *moves[-1][index + 1 :]]
        if new == moves[-1]:
            return state
        kept = moves[:-1] if len(moves) > 1 and _pushes_on(moves[-2], moves[-1], new) else moves
        return {**state, "moves": [*kept, new]}

    def scene(self, state: State) -> Scene:
        """Return the newest error as a bar, and the errors of the last moves."""
        errors = self.errors(state)
        shown = errors[-_LAST_MOVES - 1 :]
        bar = np.array([[[0, 0], [0, errors[-1]]]], dtype=float)
        curve = np.stack([np.arange(len(shown)), shown], axis=-1)[None]
        return Scene(
            (
                Panel(self._bar, (Mark("line", bar, "bar"),)),
                Panel(self._curve, (Mark("line", curve, "path", grows="step"),)),
            ),
            (self._sentence(state, float(errors[-1])),),
        )

    def errors(self, state: State) -> np.ndarray:
        """Return the error after each move, the start first: (moves + 1,), in target units."""
        columns, problem = np.array(state["moves"]).T, self.problem
        errors = losses.errors(columns, problem.inputs, problem.targets)[0]
        rounded: np.ndarray = errors.round(6) + 0.0
        return rounded

    def _sentence(self, state: State, error: float) -> str:
        """Return the equation with the learner's numbers, and how far off it is."""
        problem, moves = self.problem, state["moves"]
        terms = " + ".join(
            f"{_in_full(count)} · {_in_full(value)}"
            for count, value in zip(problem.inputs[0], moves[-1], strict=True)
        )
        unit = f" {problem.target_unit}".rstrip()
        total = f"{terms} = {_in_full(error + problem.targets[0])}{unit}"
        if error == 0:
            made = count_of(len(moves) - 1, "move")
            return f"{total}: exactly right. The error is 0, after {made}."
        compared = "too heavy" if error > 0 else "too light"
        size, signed = _in_full(abs(error)), _in_full(error)
        return f"{total}: {size}{unit} {compared}. The error is {signed}{unit}."

    def _draw_bar(self, ax: Axes) -> None:
        self._draw_errors(ax)
        error = axis_label("error", self.problem.target_unit)
        ax.set(xlim=(-1, 1), ylabel=error, title="Error now")

    def _draw_curve(self, ax: Axes) -> None:
        self._draw_errors(ax)
        ax.set(xlim=(-0.5, _LAST_MOVES + 0.5), xlabel="your moves, the newest on the right")
        ax.set_title("Error after each of your moves")

    def _draw_errors(self, ax: Axes) -> None:
        ax.axhline(0, color=SOLUTION, linewidth=2)
        ax.set(ylim=self._range, xticks=[])
        draw_grid(ax, "y")

    def what_you_did(self, state: State) -> str:
        """Return how often a move made the error smaller."""
        sizes = np.abs(self.errors(state))
        made = len(sizes) - 1
        if made == 0:
            return "You have not moved a slider yet."
        smaller = int(np.sum(np.diff(sizes) < 0))
        best = measured(sizes.min(), self.problem.target_unit)
        return (
            f"You made {count_of(made, 'move')}; {smaller} of them made the error smaller. "
            f"The smallest error was {best}."
        )


def _in_full(value: float) -> str:
    """Return a number with all digits that a sum of tenths can have, so that sums agree.

    A number that is too small for these digits is no 0.
    """
    if 0 < abs(value) < 0.0005:
        return number(value)
    text = f"{round(abs(value), 3):.12g}"
    return f"−{text}" if value < 0 else text


def _pushes_on(before: Sequence[float], last: Sequence[float], new: Sequence[float]) -> bool:
    """Tell whether two moves in a row push the same slider in the same direction."""
    first, second = np.subtract(last, before), np.subtract(new, last)
    same_slider = np.array_equal(first != 0, second != 0) and np.count_nonzero(second) == 1
    return bool(same_slider and np.array_equal(np.sign(first), np.sign(second)))
