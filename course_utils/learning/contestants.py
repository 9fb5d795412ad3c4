"""A rule of the learner's in the race, run try by try, and what may be wrong with it."""

from typing import Any

import numpy as np

from course_utils.arguments import one_equation, random_generator, whole_number
from course_utils.learning.descending import MOST_UPDATES, start_for
from course_utils.learning.guessing import checked_tolerance
from course_utils.learning.own import rule_of, takes
from course_utils.learning.racing import FARTHEST, entry_of, exact_error, modest_rate
from course_utils.learning.rules import Memory, Rule, Step
from course_utils.learning.run import Run
from course_utils.patience import name_of, numbers_from
from course_utils.problem import Problem

MOST_TRIES = 20_000
"""After so many tries every contestant gives up."""
_OTHER_TARGET = 357.0
"""By how much the target of another shipment differs, to tell a rule from a remembered answer."""


def run(
    rule: Rule | Step,
    problem: Problem,
    *,
    start: object,
    rng: np.random.Generator,
    tolerance: float = 0,
    most_tries: int = MOST_TRIES,
) -> Run:
    """Return what a contestant tries until |error| ≤ tolerance, or until it gives up.

    - ``rule``: ``rule(weights, error, inputs, turn, rng)`` returns the weights to try next;
      ``turn`` counts its tries from 0. A rule of descent, ``rule(weights, gradient,
      learning_rate)`` with or without a ``state``, may take part as it is, with a modest learning
      rate.
    - ``problem``: one equation.
    - ``start``: (weights,): what it is handed first.
    - ``rng``: is handed on to the rule.
    - ``tolerance``: in target units. An error that is 0 up to rounding always ends the run.
    - ``most_tries``: after so many tries it gives up; a rule that explodes ends earlier.

    Raises a ValueError if the rule raises, does not end, returns anything but one number for each
    weight, changes what it was handed, or knows the answer by heart.

    >>> def halve(weights, error, inputs, turn, rng):
    ...     return weights - error * inputs / (2 * inputs @ inputs)
    >>> shipment = Problem([[256, 212]], [1492])
    >>> entry = run(halve, shipment, start=[9, 8], rng=np.random.default_rng(1), tolerance=700)
    >>> entry.errors.round(6).tolist()
    [2508.0, 1254.0, 627.0]
    """
    one_equation(problem)
    contestant = _Contestant(rule, problem)
    tolerance = checked_tolerance(tolerance)
    whole_number(most_tries, "The number of tries", least=1, most=MOST_UPDATES)
    random_generator(rng)
    weights, (inputs,), (target,) = start_for(problem, start), problem.inputs, problem.targets
    enough = max(tolerance, exact_error(problem, weights))
    tried, errors = [weights], [float(inputs @ weights - target)]
    with np.errstate(all="ignore"):
        while enough < abs(errors[-1]) < FARTHEST and len(tried) <= most_tries:
            tried.append(contestant.next(tried[-1], errors[-1], len(tried) - 1, rng))
            errors.append(float(inputs @ tried[-1] - target))
    if len(tried) == 2 and abs(errors[1]) <= max(1e-9 * abs(errors[0]), enough * 1e-3):
        _refuse_a_remembered_answer(_Contestant(rule, problem), tried, errors)
    return entry_of(problem, np.array(tried), rule=contestant.rule, tolerance=enough)


class _Contestant:
    """A rule of either kind, asked for its next try."""

    def __init__(self, rule: Rule | Step, problem: Problem):
        self._inputs, self.name = problem.inputs[0], name_of(rule, "Your rule")
        self._is_of_the_race = callable(rule) and takes(rule, 5) and not isinstance(rule, Rule)
        if self._is_of_the_race:
            self.rule = Rule(f"Your {self.name}", rule, many_runs=False)
        else:
            self.rule = rule_of(rule)
            self._state: tuple[Memory, ...] = ({},) if self.rule.remembers else ()
            self._rate = modest_rate(problem, self.rule)

    def next(self, weights: np.ndarray, error: float, turn: int, rng: object) -> np.ndarray:
        """Return what the rule makes of one try, checked."""
        handed: tuple[Any, ...]
        if self._is_of_the_race:
            handed = weights.copy(), error, self._inputs.copy(), turn, rng
        else:
            handed = weights.copy(), 2 * error * self._inputs, self._rate, *self._state
        moved = numbers_from(
            self.rule.step, handed, count=len(weights), what="the next weights", name=self.name
        )
        if self._is_of_the_race:
            self._refuse_changes((weights, self._inputs), handed[0:3:2])
        return moved

    def _refuse_changes(self, kept: tuple[Any, ...], handed: tuple[Any, ...]) -> None:
        for before, after, word in zip(kept, handed, ("weights", "inputs"), strict=True):
            if not np.array_equal(before, after):
                raise ValueError(
                    f"{self.name} changed the {word} it was handed: leave them as they are, and "
                    "return new weights."
                )


def _refuse_a_remembered_answer(
    contestant: _Contestant, tried: list[np.ndarray], errors: list[float]
) -> None:
    """Refuse a rule that gives the same exact answer, whatever error it is handed."""
    rng = np.random.default_rng(0)
    other = contestant.next(tried[0] + 1, errors[0] + _OTHER_TARGET, 0, rng)
    if np.array_equal(other, tried[1]):
        answer = ", ".join(f"{weight:g}" for weight in tried[1])
        raise ValueError(
            f"{contestant.name} returns ({answer}) whatever error it is handed: that is a "
            "remembered answer, and the race is about finding it."
        )
