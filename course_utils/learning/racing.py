"""Guess, correct and descend in one race, in closed form: how many tries each of them needs.

Thousands of tries cost nothing so; tests compare them with the same rules run try by try.
"""

import numpy as np

from course_utils.arguments import (
    one_equation,
    positive_number,
    random_generator,
    real_numbers,
    whole_number,
)
from course_utils.learning.descending import MOST_UPDATES, start_for
from course_utils.learning.guessing import HIGHEST, LOWEST, checked_tolerance
from course_utils.learning.rules import Rule, gradient_step
from course_utils.learning.run import Outcome, Run, errors_along
from course_utils.problem import Problem
from course_utils.validation import LARGEST, SMALLEST, finite_array

SHARE = 1e-6 * (256**2 + 212**2)
"""Of a rule's middle rate: about a ninth, which for our shipment makes 1e-6."""
FARTHEST = 1e100
"""A contestant whose error is larger than this has exploded."""
_NO_RULE = Rule("", lambda weights: weights)
"""The rule of a contestant that takes no steps, or whose steps have a formula of their own."""
ROUNDING = 1e-12
"""An error of at most this share of the weights of all boxes counts as 0: floats are rounded."""


def tries_until(errors: object, tolerance: float) -> float:
    """Return how many tries it took until |error| ≤ tolerance; ∞ if it never was.

    ``errors`` holds the error at the start, then one for each try.

    >>> tries_until([2508, -300, 40, -7, 3], 10), tries_until([2508, -300], 10)
    (3, inf)
    """
    within = np.abs(real_numbers(errors, "The errors")) <= checked_tolerance(tolerance)
    if within.ndim != 1:
        raise ValueError(f"The errors must be a list; what came has the shape {within.shape}.")
    return int(np.argmax(within)) if within.any() else np.inf


def exact_error(problem: Problem, start: np.ndarray) -> float:
    """Return the size of an error that counts as 0 for runs from this start, in target units.

    >>> exact_error(Problem([[256, 212]], [1492]), np.array([9, 8]))
    5.492e-09
    """
    (inputs,), (target,) = problem.inputs, problem.targets
    return ROUNDING * float(np.abs(inputs * start).sum() + abs(target))


def modest_rate(problem: Problem, rule: Rule = gradient_step) -> float:
    """Return a modest learning rate for a rule that is to make about a hundred steps.

    >>> f"{modest_rate(Problem([[256, 212]], [1492])):.3g}"
    '1e-06'
    """
    return SHARE * rule.middle(problem, 100)


def step_for(problem: Problem, tolerance: float) -> float:
    """Return the largest step with which corrections cannot jump over the hits: in weight units.

    A move of one weight changes the error by input · step. The hits are 2 · tolerance wide, so the
    largest input may move the error by no more than that.

    >>> step_for(Problem([[256, 212]], [1492]), 128)
    1.0
    """
    tolerance = positive_number(tolerance, "The tolerance")
    if not SMALLEST <= tolerance <= LARGEST:
        raise ValueError(f"A tolerance of {tolerance:g} is of extreme size: choose another one.")
    return 2 * (tolerance / float(np.abs(one_equation(problem).inputs[0]).max()))


def guessed(problem: Problem, *, start: object, tries: int, rng: np.random.Generator) -> Run:
    """Return the start and then ``tries`` even guesses.

    >>> shipment, rng = Problem([[256, 212]], [1492]), np.random.default_rng(1)
    >>> guessed(shipment, start=[9, 8], tries=2, rng=rng).errors.round().tolist()
    [2508.0, 1833.0, 888.0]
    """
    first = start_for(one_equation(problem), start)
    whole_number(tries, "The number of tries", least=1, most=MOST_UPDATES)
    guesses = random_generator(rng).uniform(LOWEST, HIGHEST, size=(tries, len(first)))
    return entry_of(problem, np.vstack([first, guesses]))


def corrected(problem: Problem, *, start: object, step: float, turns: np.ndarray) -> np.ndarray:
    """Return the weights after ``turns`` corrections of fixed size, in turn: (turns, weights).

    As long as the error keeps its sign, each correction of a weight moves it by the same step, so
    no loop is needed. The moves are against the sign of error · input.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> corrected(shipment, start=[9, 8], step=0.5, turns=np.array([0, 1, 2, 3])).tolist()
    [[9.0, 8.0], [8.5, 8.0], [8.5, 7.5], [8.0, 7.5]]
    """
    first, inputs = start_for(problem, start), problem.inputs[0]
    error = inputs @ first - problem.targets[0]
    count = len(first)
    moves = (np.asarray(turns)[:, None] + count - 1 - np.arange(count)) // count
    weights: np.ndarray = first - step * np.sign(error * inputs) * moves
    return weights


def turns_to_correct(problem: Problem, starts: object, tolerance: float) -> np.ndarray:
    """Return how many corrections each start needs, with the step of `step_for`: (starts,).

    A round moves every weight once, and takes the same from the size of the error each time.
    Whole rounds are counted first, then the moves of the last one.

    >>> turns_to_correct(Problem([[256, 212]], [1492]), [[9, 8]], 10).tolist()
    [137]
    """
    inputs, target = one_equation(problem).inputs[0], problem.targets[0]
    starts, step = finite_array(starts, "The starts", 2), step_for(problem, tolerance)
    if starts.shape[1] != len(inputs):
        raise ValueError(f"Each start needs {len(inputs)} numbers, not {starts.shape[1]}.")
    left = np.abs(starts @ inputs - target)
    moves = step * np.abs(inputs)
    slack = ROUNDING * np.maximum(left, tolerance)  # a last move may miss the edge by a rounding
    rounds = np.maximum(np.floor((left - tolerance - slack) / moves.sum()), 0)
    left = left - rounds * moves.sum()
    turns = len(moves) * rounds
    for move in moves:
        still = left > tolerance + slack
        turns, left = turns + still, np.where(still, left - move, left)
    return np.asarray(turns, dtype=int)


def descended(problem: Problem, *, start: object, tries: int) -> Run:
    """Return the start and then ``tries`` modest steps of gradient descent on one equation.

    >>> shipment = Problem([[256, 212]], [1492])
    >>> descended(shipment, start=[9, 8], tries=2).errors.round(1).tolist()
    [2508.0, 1953.8, 1522.1]
    """
    first, inputs = start_for(one_equation(problem), start), problem.inputs[0]
    whole_number(tries, "The number of tries", least=1, most=MOST_UPDATES)
    error = inputs @ first - problem.targets[0]
    factor = 1 - 2 * modest_rate(problem) * (inputs @ inputs)
    share = 1 - factor ** np.arange(tries + 1)
    weights = first - np.outer(share, error * inputs / (inputs @ inputs))
    return entry_of(problem, weights, rule=gradient_step)


def entry_of(
    problem: Problem, weights: np.ndarray, *, rule: Rule = _NO_RULE, tolerance: float = 0
) -> Run:
    """Return what a contestant tried, (tries + 1, weights), as a run, and how it ended."""
    errors = errors_along(problem, weights)
    last, enough = abs(errors[-1]), max(tolerance, exact_error(problem, weights[0]))
    outcome = Outcome.FOUND if last <= enough else Outcome.GAVE_UP
    if not last < FARTHEST:
        outcome = Outcome.EXPLODING
    with np.errstate(over="ignore"):
        losses = errors**2
    return Run(problem, rule, np.nan, weights, losses, losses, outcome)
