"""The exercises of the course: ``exercises.error.check(error)``, ``.hint()``, ``.solution()``."""

from course_utils.exercises.lesson_01 import error, random_guess
from course_utils.exercises.lesson_01_search import guess_until
from course_utils.exercises.lesson_02 import correct, correct_by_size
from course_utils.exercises.lesson_02_loop import correct_in_turn
from course_utils.exercises.lesson_03 import predict, sigmoid
from course_utils.exercises.lesson_03_loss import mean_squared_error
from course_utils.exercises.lesson_04 import gradient, update
from course_utils.exercises.lesson_04_loop import descend
from course_utils.exercises.lesson_05 import repaired
from course_utils.exercises.lesson_06 import log_loss, log_loss_gradient
from course_utils.exercises.lesson_06_inputs import standardise
from course_utils.exercises.lesson_07 import one_at_a_time, tries_until
from course_utils.exercises.lesson_08 import momentum_exercise as momentum

__all__ = [
    "correct",
    "correct_by_size",
    "correct_in_turn",
    "descend",
    "error",
    "gradient",
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
