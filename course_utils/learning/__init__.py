"""The ways to learn: guess, correct, descend. Each returns what it tried, and changes nothing."""

from course_utils.learning.descending import MOST_UPDATES, Run, Sweep, descend, start_for, sweep
from course_utils.learning.outcomes import CONVERGED_SHARE, Outcome
from course_utils.learning.own_rule import MODERATE, one_run_at_a_time
from course_utils.learning.rules import Rule, adam, gradient_step, keeps_state, momentum

__all__ = [
    "CONVERGED_SHARE",
    "MODERATE",
    "MOST_UPDATES",
    "Outcome",
    "Rule",
    "Run",
    "Sweep",
    "adam",
    "descend",
    "gradient_step",
    "keeps_state",
    "momentum",
    "one_run_at_a_time",
    "start_for",
    "sweep",
]
