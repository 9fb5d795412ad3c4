"""The button of an answer helps a little more each time, and hides the solution in the end."""

import pytest

from course_utils import exercises
from course_utils.show import help as help_
from tests.exercises.written import attempt_at, definition


@pytest.fixture
def panel(monkeypatch):
    monkeypatch.setattr(help_, "_given", {})
    monkeypatch.setattr(help_, "_orderings", {})
    wrong = definition(exercises.descend.signature, "return start")
    return lambda: help_.AnswerPanel(exercises.descend.check(attempt_at(exercises.descend, wrong)))


def test_it_goes_from_hints_to_the_solution_hides_it_and_shows_it_again(panel):
    answer, names = panel(), []
    for _ in range(6):
        names.append(answer.button.description)
        answer.button.click()
    hide = "Hide the solution"
    order = "Put the lines in order"
    assert names == ["Hint", "Stronger hint", order, "Solution", hide, "Solution"]
    assert exercises.descend.source.splitlines()[2].strip() in answer.told.children[-1].value
    answer.button.click()
    assert len(answer.told.children) == 3
    assert len(panel().told.children) == 3  # hidden it stays when the cell is run again
