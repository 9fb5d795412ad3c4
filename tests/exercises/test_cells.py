"""What a check says of the cell that should define the function: in a real IPython."""

# ruff: noqa: E501 (a table: what is in a cell, and what is said of it)

import pytest
from IPython.core.interactiveshell import InteractiveShell

from course_utils import exercises
from course_utils.exercises.answer import Kind

SETUP = """
import numpy as np
from course_utils import exercises
from course_utils.problem import Problem
red, blue, total = 256, 212, 1492
shipment = Problem(inputs=[[red, blue]], targets=[total], symbols=("x", "y"))
"""
RIGHT = "def error(x, y):\n    return red * x + blue * y - total"
CHECK = "answer = exercises.error.check()"


@pytest.fixture
def shell():
    InteractiveShell.clear_instance()
    made = InteractiveShell.instance(colors="nocolor")
    exercises.error._function = None
    made.history_manager.enabled = False
    made.run_cell(SETUP, store_history=True)
    yield made
    made.history_manager.end_session()
    InteractiveShell.clear_instance()


def answer_after(shell, *cells):
    for cell in (*cells, CHECK):
        shell.run_cell(cell, store_history=True)
    return shell.user_ns["answer"]


def test_the_newest_cell_is_checked(shell, capsys):
    assert answer_after(shell, RIGHT).kind is Kind.RIGHT
    answer = answer_after(shell, RIGHT.replace("- total", "+ total"))
    assert (answer.kind, answer.exercise) == (Kind.ALMOST, "error")
    assert answer_after(shell, RIGHT).function is shell.user_ns["error"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("def error(x, y):\n    return 256x + 212y - 1492", "Line 2, `return 256x + 212y - 1492`: Python wants a * between 256 and x."),
        ("def error(x, y)\n    return red * x", "Line 1, `def error(x, y)`: at its end a colon is missing."),
        ("def error(x, y):\nreturn red * x", "it must begin further to the right"),
        ("def error(x, y):\n    return (red * x", "the bracket ( is never closed"),
        ("def error(x, y):\n    return red · x", "Python does not know the sign ·: write *"),
        ("def error(x, y):\n    return red x", "Line 2"),
        ("def error(x, y):\n    return red * x =< total", "<="),
        ("import numppy\n" + RIGHT + " + 0", "stopped before it came to error"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [(), (RIGHT,)])
def test_a_cell_that_failed_is_told_and_nothing_older_is_checked(
    shell, capsys, before, cell, words
):
    answer = answer_after(shell, *before, cell)
    assert answer.kind is Kind.NOT_YET
    assert words in str(answer)
    assert answer.exercise == "error"
    assert answer.function(9, 8) == 2508


def test_what_was_not_run_or_misspelt_is_told(shell, capsys):
    assert "run the cell above" in str(answer_after(shell))
    answer = answer_after(shell, RIGHT.replace("error", "eror"))
    assert "There is a function eror: is its name misspelt?" in str(answer)


def test_a_name_that_is_no_function_any_more_is_told(shell, capsys):
    assert "error is 5" in str(answer_after(shell, RIGHT, "error = 5"))


def test_numbers_that_were_changed_without_their_shipment_are_told(shell, capsys):
    answer = answer_after(shell, "red = 250", RIGHT)
    assert "run the cell with shipment again" in str(answer)


def test_the_answer_before_does_not_stay(shell, capsys):
    answer_after(shell, RIGHT)
    shell.run_cell("def random_guess(rng)\n    return 1, 2", store_history=True)
    shell.run_cell("answer = exercises.random_guess.check()", store_history=True)
    assert shell.user_ns["answer"].exercise == "random_guess"
    assert exercises.random_guess.function is exercises.random_guess.reference
    assert exercises.error.function is shell.user_ns["error"]


def test_the_lesson_goes_on_with_what_the_newest_check_took(shell, capsys):
    taken = "error = exercises.error.function"
    answer_after(shell, RIGHT, taken)  # checked by the cell that takes it
    assert exercises.error.function is shell.user_ns["error"]
    answer_after(shell, RIGHT.replace("- total", "+ total"))
    shell.run_cell(taken, store_history=True)
    assert shell.user_ns["error"] is exercises.error.reference
