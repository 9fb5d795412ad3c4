"""The exercises of the course: ``exercises.error.check(error)``, ``.hint()``, ``.solution()``."""

from course_utils.exercises.lesson_01 import error

__all__ = ["error"]
