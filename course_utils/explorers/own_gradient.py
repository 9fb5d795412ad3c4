"""Gradient descent with a learner's gradient, or the course's own as long as that one fails."""

from collections.abc import Callable
from functools import partial
from operator import itemgetter
from typing import Any

import numpy as np

from course_utils import validation, words
from course_utils.arguments import function_of
from course_utils.explorers.own import own_or_courses
from course_utils.patience import numbers_from
from course_utils.scene import State
from course_utils.settings import Slide

FIRST_RATE = 2.0
"""The learning rate that is chosen at first."""
Gradient = Callable[[np.ndarray, np.ndarray, np.ndarray], Any]


class OwnGradient:
    """A gradient of a yes-or-no question: ``gradient(weights, inputs, targets)``.

    - ``own``: the learner's; None for none.
    - ``course``: what takes its place where it does not work; ``remark`` says why, then.

    >>> gradient = OwnGradient(lambda *_: "steep", lambda weights, inputs, targets: weights)
    >>> rows = np.ones((1, 2)), np.ones(1)
    >>> gradient.descend(np.ones(2), *rows, learning_rate=0.5, steps=2)[:, 0]
    array([1.  , 0.5 , 0.25])
    >>> gradient.remark.split("; ")[1]
    "until it works, you see the course's own gradient."
    """

    def __init__(self, own: object, course: Gradient):
        self._own, self._course, self.remark = own, course, ""

    def descend(
        self,
        start: np.ndarray,
        inputs: np.ndarray,
        targets: np.ndarray,
        *,
        learning_rate: float,
        steps: int,
    ) -> np.ndarray:
        """Return the weights at the start and after each step: (steps + 1, weights).

        Raises a ValueError if the weights grow beyond what can be drawn.
        """

        def descended(own: Any) -> np.ndarray:
            if own is not None:
                function_of(own, "The gradient", "(weights, inputs, targets)")
            gradient = self._course if own is None else partial(_slopes, own)
            weights = np.empty((steps + 1, len(start)))
            weights[0] = start
            for step in range(steps):
                slopes = gradient(weights[step].copy(), inputs.copy(), targets.copy())
                weights[step + 1] = weights[step] - learning_rate * slopes
            if own is not None and np.isnan(weights).any():
                raise ValueError("The gradient returned slopes that are no numbers (nan).")
            return weights

        weights, said = own_or_courses(descended, self._own, "gradient")
        if said:
            self.remark, self._own = said, None
        if not np.abs(weights).max() <= validation.LARGEST:
            raise ValueError("With this learning rate the weights grow too large: choose less.")
        return weights


def _slopes(own: Gradient, *handed: np.ndarray) -> np.ndarray:
    return numbers_from(own, handed, count=len(handed[0]), what="one slope for each weight")


def rate_typed() -> Slide:
    """Return the setting of a learning rate that is typed.

    >>> rate_typed().take({"step": 3, "learning_rate": 2.0}, "0.5")
    {'step': 3, 'learning_rate': 0.5}
    """

    def take(state: State, typed: object) -> State:
        return {**state, "learning_rate": validation.learning_rate(typed)}

    rate = itemgetter("learning_rate")
    return Slide("learning_rate", "Learning rate:", (), take, rate, words.number)
