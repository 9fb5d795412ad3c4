"""An equation that no weights from 0 to 10 solve: no search goes on for ever, and all say why."""

import numpy as np
import pytest

from course_utils import exercises
from course_utils.exercises.answer import Kind
from course_utils.widgets import GuessExplorer, RaceExplorer
from tests.bad_input import assert_one_sentence, refused
from tests.exercises.test_any_equation import back_to_the_course_s_own_equation, problem_of

__all__ = ["back_to_the_course_s_own_equation"]  # a fixture that each test uses

OUT_OF_REACH = [
    (0.001, 0.002, 1492), (1, 2, 1e6), (256, 212, -10), (256, -212, -5000), (-20, -30, 250),
    (256, 212, 1e45), (1e-40, 1e-40, 1), (1e-3, 1e-3, 0.5),
]  # fmt: skip
HOPELESS = [
    (256, 212, 0), (256, 212, 4679.9),
]  # fmt: skip
FINE = [(256, 212, 1492), (3, 4, 60), (0.004, 0.001, 0.02), (1, 0, 0), (0, 212, 500)]
FINE += [(2_560_000, 2_120_000, 14_920_000), (1e40, 1e40, 1e41), (1e50, 1e-50, 1)]


def never_called(tolerance, rng):
    raise AssertionError("an equation that cannot be solved must be refused before any search")


@pytest.mark.parametrize("numbers", OUT_OF_REACH + HOPELESS, ids=str)
def test_the_exercise_refuses_the_equation_before_it_runs_any_loop(numbers):
    answer = exercises.guess_until.check(never_called, problem_of(*numbers))
    assert answer.kind is Kind.NOT_YET
    (sentence,) = answer.sentences
    assert_one_sentence(sentence)
    assert sentence.startswith("No weights from 0 to 10 ") is (numbers in OUT_OF_REACH)
    assert sentence.startswith("Guesses from 0 to 10 ") is (numbers in HOPELESS)


def test_the_refusal_says_how_far_the_weights_reach():
    answer = exercises.guess_until.check(None, problem_of(0.001, 0.002, 1492))
    assert "make 1492: together the boxes weigh from 0 to 0.03." in str(answer)


def test_cells_that_go_on_with_what_was_handed_out_are_told_the_same_sentence():
    answer = exercises.guess_until.check(never_called, problem_of(1, 2, 1e6))
    assert refused(answer.function, 100, np.random.default_rng(1)) == answer.sentences[0]


def test_an_equation_that_can_be_solved_is_taken_again_afterwards():
    handed = exercises.guess_until.check(None, problem_of(1, 2, 1e6)).function
    answer = exercises.guess_until.check(handed, problem_of(30, 70, 410))
    assert answer.kind is Kind.NOT_ATTEMPTED
    x, y, _ = answer.function(10, np.random.default_rng(1))
    assert abs(30 * x + 70 * y - 410) <= 10
    assert "410" not in str(exercises.guess_until.hint())


@pytest.mark.parametrize("numbers", FINE, ids=str)
def test_what_can_be_solved_is_not_refused(numbers):
    answer = exercises.guess_until.check(None, problem_of(*numbers))
    assert answer.kind is Kind.NOT_ATTEMPTED, str(answer)


def test_the_explorer_of_guesses_ends_and_says_that_no_guess_can_hit():
    explorer = GuessExplorer(problem_of(0.001, 0.002, 1492), rng=np.random.default_rng(1))
    assert explorer.still()[1].endswith("no guess can hit. In fact, none did.")


def test_the_race_ends_and_the_guesses_give_up():
    race = RaceExplorer(problem_of(0.001, 0.002, 1492), rng=np.random.default_rng(1))
    assert race.still()[1].endswith("guess gave up after 20,000 tries.")
