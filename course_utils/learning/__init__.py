"""The ways to learn: guess, correct, descend. Each returns what it tried, and changes nothing."""

from course_utils.learning.descending import (
    CONVERGED_SHARE,
    MOST_UPDATES,
    Outcome,
    Run,
    Sweep,
    descend,
    gradient_step,
    start_for,
    sweep,
)
from course_utils.learning.own_rule import MODERATE, Rule, one_run_at_a_time

__all__ = [
    "CONVERGED_SHARE",
    "MODERATE",
    "MOST_UPDATES",
    "Outcome",
    "Rule",
    "Run",
    "Sweep",
    "descend",
    "gradient_step",
    "one_run_at_a_time",
    "start_for",
    "sweep",
]
