"""The race with more and more weights: as many shipments as weights, and one answer.

A try is good enough when the root of its mean squared error, in target units, is at most the
tolerance.
"""

import math

import numpy as np

from course_utils.arguments import (
    function_of,
    positive_number,
    random_generator,
    something_to_learn,
    whole_number,
)
from course_utils.learning.descending import MOST_UPDATES, start_for
from course_utils.learning.guessing import HIGHEST, LOWEST, checked_tolerance
from course_utils.learning.rules import Step
from course_utils.patience import numbers_from
from course_utils.problem import Problem

_MAIN, _OTHERS = (100, 200), (0, 10)
"""How many boxes of its main colour a shipment holds, and of each other colour: from, below."""
_WEIGHTS = (2, 8)
"""Between these lie the true weights, in kg: not too near to the walls of the box of guesses."""
_CHUNK = 100_000
_MOST_WEIGHTS, _MOST_GUESSES = 1000, 1_000_000_000


def shipments_of(count: int, rng: np.random.Generator) -> Problem:
    """Return ``count`` shipments of boxes in as many colours, each mostly of one colour.

    The scale is exact, so there is one answer, and its loss is 0. A loss with so much variety in
    its rows is a bowl without a long narrow valley.

    >>> problem = shipments_of(3, np.random.default_rng(7))
    >>> problem.inputs.shape, problem.smallest_loss, problem.symbols
    ((3, 3), 0.0, ('w₁', 'w₂', 'w₃'))
    """
    whole_number(count, "The number of weights", least=2, most=_MOST_WEIGHTS)
    inputs = random_generator(rng).integers(*_OTHERS, size=(count, count))
    inputs[np.diag_indices(count)] = rng.integers(*_MAIN, size=count)
    weights = rng.uniform(*_WEIGHTS, size=count)
    digits = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    numbers = range(1, count + 1)
    return Problem(
        inputs=inputs,
        targets=inputs @ weights,
        weight_names=tuple(f"box of colour {number}" for number in numbers),
        symbols=tuple(f"w{str(number).translate(digits)}" for number in numbers),
        weight_range=(0, 10),
    )


def root_of_loss(problem: Problem, weights: np.ndarray) -> np.ndarray:
    """Return the root of the mean squared error of weights, (weights,) or (weights, tries)."""
    return np.asarray(np.sqrt(problem.loss(weights)))


def power_of_the_chance(problem: Problem, tolerance: float) -> float:
    """Return the logarithm to base 10 of the chance that one even guess is good enough.

    - ``problem``: as many rows as weights, with one answer.
    - ``tolerance``: above 0, in target units.

    Raises a ValueError if some good weights lie outside the range, so that the volume would count
    too much.

    The good weights are an ellipsoid around the answer: |inputs · (weights − answer)| ≤
    tolerance · √rows. Its volume is that of the ball, π^(n/2) / Γ(n/2 + 1) · radius^n, divided by
    |det inputs|. See e.g. Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 6.1
    for Γ.

    >>> circle = Problem([[1, 0], [0, 1]], [5, 5])
    >>> chance = 10 ** power_of_the_chance(circle, 2**-0.5)
    >>> f"{100 * chance:.4f}"  # the area of a circle of radius 1
    '3.1416'
    """
    tolerance = positive_number(tolerance, "The tolerance")
    count, width = something_to_learn(problem).weight_count, HIGHEST - LOWEST
    if problem.inputs.shape != (count, count) or np.linalg.matrix_rank(problem.inputs) < count:
        raise ValueError("There must be one answer: as many different rows as weights.")
    radius = tolerance * math.sqrt(count)
    answer = np.linalg.solve(problem.inputs, problem.targets)
    halves = radius * np.linalg.norm(np.linalg.inv(problem.inputs), axis=1)
    if (answer - halves < LOWEST).any() or (answer + halves > HIGHEST).any():
        raise ValueError(
            f"With a tolerance of {tolerance:g} {problem.target_unit} some good weights lie "
            f"outside {LOWEST:g} to {HIGHEST:g}: choose a smaller one."
        )
    ball = count / 2 * math.log(math.pi) - math.lgamma(count / 2 + 1) + count * math.log(radius)
    volume = ball - float(np.linalg.slogdet(problem.inputs)[1])
    return (volume - count * math.log(width)) / math.log(10)


def average_guesses(
    problem: Problem, tolerance: float, *, guesses: int, rng: np.random.Generator
) -> float:
    """Return how many even guesses it took for one hit, on average over many: measured.

    ∞ if none of the ``guesses`` hit.

    >>> circle = Problem([[1, 0], [0, 1]], [5, 5])
    >>> rng = np.random.default_rng(1)
    >>> round(average_guesses(circle, 2**-0.5, guesses=100_000, rng=rng))  # 100 / π is 32
    32
    """
    something_to_learn(problem)
    tolerance = checked_tolerance(tolerance)
    whole_number(guesses, "The number of guesses", least=1, most=_MOST_GUESSES)
    random_generator(rng)
    hits = 0
    for done in range(0, guesses, _CHUNK):
        shape = problem.weight_count, min(_CHUNK, guesses - done)
        tried = rng.uniform(LOWEST, HIGHEST, size=shape)
        hits += int(np.sum(root_of_loss(problem, tried) <= tolerance))
    return guesses / hits if hits else math.inf


def tries_needed(
    rule: Step, problem: Problem, *, start: object, tolerance: float, most_tries: int = 100_000
) -> float:
    """Return how many tries a rule needs from ``start``; ∞ if it never gets there.

    ``rule(weights, gradient, turn)`` returns the weights to try next.

    >>> circle = Problem([[1, 0], [0, 1]], [5, 5])
    >>> half_way = lambda weights, gradient, turn: weights - 0.5 * gradient
    >>> tries_needed(half_way, circle, start=[9, 1], tolerance=1)
    2
    """
    function_of(rule, "The rule", "(weights, gradient, turn)")
    whole_number(most_tries, "The number of tries", least=1, most=MOST_UPDATES)
    weights, tolerance = start_for(problem, start), checked_tolerance(tolerance)
    with np.errstate():  # puts back what an interrupt, inside one of the many calls, leaves behind
        for turn in range(most_tries + 1):
            if root_of_loss(problem, weights) <= tolerance:
                return turn
            handed = weights.copy(), problem.gradient(weights), turn
            weights = numbers_from(rule, handed, count=len(weights), what="the next weights")
    return math.inf
