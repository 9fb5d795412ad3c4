"""Every number in the lessons' text is printed or given by a cell, or is a fact that is checked.

Whoever changes a number of the problem, or the code of a cell, is told here which words of the
lesson still speak of the old one. Numbers written as words are not looked at, and a number as
short as 3 finds a cell that prints or holds it too easily: whether it is the right one is for the
tests of the lesson (tests/notebooks) to say.
"""

import build
import nbformat
import pytest

from tests.checks.prose import (
    is_known,
    numbers_in,
    unexplained,
    worked_out,
)
from tests.prose.facts import FACTS, Fact

LESSONS = {source.stem[:2]: source for source in build.lessons()}


def built_from(source):
    return [nbformat.read(path, as_version=4) for path in build.targets(source).values()]


def facts_of(lesson: str) -> list[tuple[str, str]]:
    return [(fact.number, fact.words) for fact in FACTS if fact.lesson == lesson]


@pytest.mark.parametrize("lesson", LESSONS)
def test_something_vouches_for_every_number_in_the_text(lesson):
    source = LESSONS[lesson]
    assert unexplained(source, built_from(source), facts_of(lesson)) == []


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.lesson}-{fact.number}")
def test_a_fact_is_true(fact: Fact):
    assert fact.check(), f"{fact.number} is not true any more: …{fact.words}…"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.lesson}-{fact.number}")
def test_a_fact_is_still_in_its_lesson_and_needed(fact: Fact):
    source = LESSONS[fact.lesson]
    alone = unexplained(source, built_from(source))
    needs = any(f"for {fact.number} in: " in line and fact.words in line for line in alone)
    assert needs, "no line says so any more, or a cell prints it: take the fact out of facts.py"


def test_numbers_are_read_as_the_lessons_write_them():
    text = "From −212 kg, 6,270,032 and 4.5e-6 to 1.5, w1 and 3x are none, then 9."
    assert list(numbers_in(text)) == ["−212", "6,270,032", "4.5e-6", "1.5", "9"]


@pytest.mark.parametrize(
    ("written", "known"),
    [("212", -212.0), ("1.03", 1.0279), ("6,270,032", 6270032.0), ("4.53e-6", 4.5258e-6)],
)
def test_a_number_may_leave_its_sign_and_its_last_digits_to_the_cell(written, known):
    assert is_known(written, {known})


@pytest.mark.parametrize(("written", "known"), [("12", 12.2), ("2.52", 2.508), ("213", 212.0)])
def test_a_number_that_drifted_is_not_known(written, known):
    assert not is_known(written, {known})


def test_sums_in_a_line_are_worked_out():
    assert worked_out("They weigh 256 · 5 = 1280 kg, and 2 · 3 = 7.") == {1280.0}
