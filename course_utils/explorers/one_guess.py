"""A toy to begin with: one random guess for each click, on the map."""

from copy import deepcopy

import numpy as np
from matplotlib.axes import Axes

from course_utils import plots
from course_utils.arguments import one_equation, random_generator
from course_utils.learning.guessing import HIGHEST, LOWEST, error_sizes
from course_utils.problem import Problem
from course_utils.scene import Backdrop, Mark, Panel, Scene, State
from course_utils.settings import Button
from course_utils.words import measured, number


class OneGuess:
    """Random guesses at one equation, one for each click.

    - ``problem``: one equation with two weights.
    - ``rng``: draws the guesses.

    >>> toy = OneGuess(Problem([[256, 212]], [1492]), rng=np.random.default_rng(1))
    >>> toy.scene(toy.state).sentences[0]
    'Guess 1: w₁ = 5.12, w₂ = 9.50, 1833 kg too heavy. The nearest so far is 1833 kg off.'
    """

    def __init__(self, problem: Problem, *, rng: np.random.Generator):
        self.problem, self._rng = one_equation(problem), deepcopy(random_generator(rng))
        self._map = Backdrop(self._draw_map)
        self.rows = ((Button("presses", "Guess", "Draw one more guess"),),)
        self.state: State = {"presses": 0}

    def scene(self, state: State) -> Scene:
        """Return the map with all guesses so far, the newest one marked."""
        count, problem = state["presses"] + 1, self.problem
        guesses = deepcopy(self._rng).uniform(LOWEST, HIGHEST, size=(count, 2))
        guesses = guesses.round(2)  # so that whoever multiplies by hand gets the same error
        sizes = error_sizes(problem, guesses)
        error = float(guesses[-1] @ problem.inputs[0] - problem.targets[0])
        place = ", ".join(
            f"{symbol} = {weight:.2f}"
            for symbol, weight in zip(problem.symbols, guesses[-1], strict=True)
        ).replace("-", "−")
        off = measured(abs(error), problem.target_unit)
        sentence = (
            f"Guess {number(count)}: {place}, {off} too {'heavy' if error > 0 else 'light'}. "
            f"The nearest so far is {measured(float(sizes.min()), problem.target_unit)} off."
        )
        marks = (Mark("dots", guesses[None], "guesses"), Mark("dots", guesses[None, -1:], "here"))
        return Scene((Panel(self._map, marks),), (sentence,))

    def _draw_map(self, ax: Axes) -> None:
        plots.draw_map(ax, self.problem)
        plots.draw_square(ax, LOWEST, HIGHEST)
