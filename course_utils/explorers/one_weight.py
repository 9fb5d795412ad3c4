"""What explorers of one weight share: it moves along the map, while the others are held."""

from collections.abc import Sequence

import numpy as np

from course_utils.learning import start_for
from course_utils.problem import Problem
from course_utils.scene import State
from course_utils.settings import Choice, Setting, number_within
from course_utils.words.numbers import in_full


class OneWeight:
    """Places of one weight from end to end of the map, and the one that was typed, exactly.

    - ``problem``: what to learn.
    - ``start``: one number for each weight: where the moving one starts, and the others are held.
    - ``moving``: which weight moves, from 0 on.
    - ``places``: how many places of it there are.
    """

    def __init__(self, problem: Problem, start: Sequence[float], *, moving: int, places: int):
        self.problem, self.moving = problem, moving
        self.held = start_for(problem, start)
        self.symbol = problem.symbols[moving]
        self.grid = np.linspace(*problem.weight_range, places).round(12)
        choice = Choice("weight", f"Weight {self.symbol}", self.read, in_full)
        self.rows: tuple[tuple[Setting, ...], ...] = ((choice,),)
        self.state: State = {"weight": OneWeight.read(self, self.held[moving])}

    def read(self, value: object) -> float:
        """Return a place on the map, or refuse what was typed."""
        return number_within(value, f"The weight {self.symbol}", self.problem.weight_range)

    def positions(self, state: State) -> np.ndarray:
        """Return all places, the chosen one instead of the nearest: (places,)."""
        positions, chosen = self.grid.copy(), state["weight"]
        positions[np.argmin(abs(positions - chosen))] = chosen
        return positions

    def weights_at(self, positions: np.ndarray) -> np.ndarray:
        """Return all weights with the moving one at each position: (weights, positions)."""
        weights = np.tile(self.held[:, None], len(positions))
        weights[self.moving] = positions
        return weights
