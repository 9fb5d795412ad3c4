"""The exercises of the course: ``exercises.error.check()``, ``.hint()``, ``.solution()``.

A folder for each lesson holds a file for each exercise, with all that there is to it: the solution,
which is also what the notebooks are built from, the inputs it is tried on, the mistakes that have
sentences of their own, and the hints. The modules beside the folders are one judge for all:

- ``answer``: what a check says; ``results``, ``trial``: what a call did, and whether it is right;
- ``notebook``, ``python_words``: cells that did not run, and Python's own complaints, explained;
- ``slips``: the table of typical slips; ``source``: what a learner's code shows by itself;
- ``diagnosis``: the search for the name of a mistake;
- ``task``, ``exercise``, ``equation``: what is asked for, the help there is, other numbers.
"""

from course_utils.exercises.lesson_01.error import exercise as error
from course_utils.exercises.lesson_01.guess_until import exercise as guess_until
from course_utils.exercises.lesson_01.random_guess import exercise as random_guess
from course_utils.exercises.lesson_02.correct import exercise as correct
from course_utils.exercises.lesson_02.correct_by_size import exercise as correct_by_size
from course_utils.exercises.lesson_02.correct_in_turn import exercise as correct_in_turn
from course_utils.exercises.lesson_03.mean_squared_error import exercise as mean_squared_error
from course_utils.exercises.lesson_03.predict import exercise as predict
from course_utils.exercises.lesson_03.sigmoid import exercise as sigmoid
from course_utils.exercises.lesson_04.descend import exercise as descend
from course_utils.exercises.lesson_04.gradient import exercise as gradient
from course_utils.exercises.lesson_04.update import exercise as update
from course_utils.exercises.lesson_05.repaired import exercise as repaired
from course_utils.exercises.lesson_06.log_loss import exercise as log_loss
from course_utils.exercises.lesson_06.log_loss_gradient import exercise as log_loss_gradient
from course_utils.exercises.lesson_06.standardise import exercise as standardise
from course_utils.exercises.lesson_07.gradient_of_two_layers import (
    exercise as gradient_of_two_layers,
)
from course_utils.exercises.lesson_07.one_at_a_time import exercise as one_at_a_time
from course_utils.exercises.lesson_07.tries_until import exercise as tries_until
from course_utils.exercises.lesson_08.momentum import exercise as momentum

__all__ = [
    "correct",
    "correct_by_size",
    "correct_in_turn",
    "descend",
    "error",
    "gradient",
    "gradient_of_two_layers",
    "guess_until",
    "log_loss",
    "log_loss_gradient",
    "mean_squared_error",
    "momentum",
    "one_at_a_time",
    "predict",
    "random_guess",
    "repaired",
    "sigmoid",
    "standardise",
    "tries_until",
    "update",
]
