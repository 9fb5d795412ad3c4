"""The ways to learn: guess, correct, descend. Each returns a `Run` of what it tried."""

from course_utils.learning.descending import MOST_UPDATES, descend, start_for, sweep
from course_utils.learning.outcomes import CONVERGED_SHARE
from course_utils.learning.own import rule_of
from course_utils.learning.rules import Rule, adam, gradient_step, momentum
from course_utils.learning.run import Outcome, Run, Sweep, errors_along

__all__ = [
    "CONVERGED_SHARE",
    "MOST_UPDATES",
    "Outcome",
    "Rule",
    "Run",
    "Sweep",
    "adam",
    "descend",
    "errors_along",
    "gradient_step",
    "momentum",
    "rule_of",
    "start_for",
    "sweep",
]
