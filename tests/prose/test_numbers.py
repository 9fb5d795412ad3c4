"""Every number in the lessons' text is printed or given by a cell, or is a fact that is checked.

Whoever changes a number of the problem, or the code of a cell, is told here which words of the
lesson still speak of the old one. Numbers written as words are not looked at, and a number as
short as 3 finds a cell that prints or holds it too easily.
"""

import build
import nbformat
import pytest

from tests.checks.prose import unexplained
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
