"""Numbers in the lessons that no cell prints, each with the sum that makes it true.

An entry holds the lesson, the number as it is written, words of its line, and a check. The checks
compute with the numbers of the problem alone wherever they can.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from build import LESSONS

from course_utils import words
from course_utils.learning.contestants import MOST_TRIES
from course_utils.neuron import step
from course_utils.people import load_people
from course_utils.problem import Problem

RED, BLUE, TOTAL = 256, 212, 1492
ERROR = RED * 9 + BLUE * 8 - TOTAL
DATA_CARD = (LESSONS / "data_card.md").read_text(encoding="utf-8")
LIMIT = 1 / (RED**2 + BLUE**2)


class Fact(NamedTuple):
    lesson: str
    number: str
    words: str
    check: Callable[[], bool]


def factor_of_two_turns(rate: float) -> float:
    """Return by what two moves in turn multiply the error, with a rate in lesson 02."""
    return (1 - RED * rate) * (1 - BLUE * rate)


def half_steps_end_at_5_1() -> bool:
    weights, turn = [9.0, 8.0], 0
    while (error := RED * weights[0] + BLUE * weights[1] - TOTAL) != 0:
        weights[turn % 2] -= 0.5 * math.copysign(1, error)
        turn += 1
    return (turn, weights) == (28, [5, 1])


def red_after_60_turns(rate: float) -> float:
    weights = [9.0, 8.0]
    for turn in range(60):
        error = RED * weights[0] + BLUE * weights[1] - TOTAL
        weights[turn % 2] -= rate * error
    return weights[0]


def map_is_14_wide() -> bool:
    low, high = Problem([[RED, BLUE]], [TOTAL]).weight_range
    return high - low == 14


def falls_by_108() -> bool:
    return round((RED * 5 - TOTAL) ** 2 - (RED * 5.001 - TOTAL) ** 2) == 108


def ages() -> tuple[float, float]:
    return min(load_people().ages), max(load_people().ages)


def border_is_at_30() -> bool:
    """Tell whether all people with an index from 29.9 to 30.1 get their answer from the rule."""
    index = load_people().body_mass_index
    near = index[(index >= 29.9) & (index < 30.1)]
    return set(near >= 30) == {False, True}


FACTS = [
    Fact("00", "2000", "too much you pushed hard", lambda: ERROR > 2000),
    Fact("00", "20", "too much you moved only a little", lambda: 20 < BLUE / 10 < 22),
    Fact("00", "10", "every pair from 0 to 10", lambda: max(range(11)) == 10),
    Fact("00", "10", "what has stayed, a week later", (LESSONS / "10_in_a_week.md").is_file),
    Fact("01", "5.83", "the square cuts the pieces off", lambda: f"{TOTAL / RED:.2f}" == "5.83"),
    Fact("02", "7", "2040 kg", lambda: RED * 8 + BLUE * 7 - TOTAL == 2040),
    Fact("02", "0.5", "Where does the error end", half_steps_end_at_5_1),
    Fact("02", "2.508", "moved $x$ by 2.508 kg", lambda: ERROR * 0.001 == 2.508),
    Fact("02", "0.0005", "writes 0.0005 as", lambda: words.number(0.0005) == "5.00e-4"),
    Fact("02", "5.00e-4", "writes 0.0005 as", lambda: words.number(0.0005) == "5.00e-4"),
    Fact("02", "0.0085", "just below the limit", lambda: factor_of_two_turns(0.0085) < 1),
    Fact("02", "−300", "less than −300 kg", lambda: red_after_60_turns(0.0085) < -300),
    Fact("03", "0.001", "give the same firm yes", lambda: step(0.001) == step(1000) == 1),
    Fact("03", "2.718", "about 2.718", lambda: f"{math.e:.3f}" == "2.718"),
    Fact("06", "2.718", "about 2.718", lambda: f"{math.e:.3f}" == "2.718"),
    Fact("04", "108", "the loss falls by about 108 kg²", falls_by_108),
    Fact("04", "14", "the map is 14 kg wide", map_is_14_wide),
    Fact("05", "0.0000002", "is short for", lambda: 2e-7 == 0.0000002),
    Fact("05", "4.5e-6", "a small number", lambda: f"{LIMIT / 2:.1e}" == "4.5e-06"),
    Fact("05", "2.56", "hundred red ones", lambda: RED / 100 == 2.56),
    Fact("05", "2.12", "hundred blue ones", lambda: BLUE / 100 == 2.12),
    Fact("05", "1,629", "real people", lambda: len(load_people()) == 1629),
    Fact("06", "1975", "doctors in the United", lambda: "1971 to 1975" in DATA_CARD),
    Fact("06", "25", "years old", lambda: ages()[0] == 25),
    Fact("06", "74", "years old", lambda: ages()[1] == 74),
    Fact("06", "70", "body masses around", lambda: abs(load_people().body_masses.mean() - 70) < 5),
    Fact(
        "06",
        "29.9",
        "are as good as the same",
        border_is_at_30,
    ),
    Fact("07", "0.74", "Each turn leaves", lambda: f"{1 - RED * 0.001:.2f}" == "0.74"),
    Fact("07", "0.79", "Each turn leaves", lambda: f"{1 - BLUE * 0.001:.2f}" == "0.79"),
    Fact("07", "20,000", "tries all give up", lambda: MOST_TRIES == 20_000),
]
