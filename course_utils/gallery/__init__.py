"""The pictures that a lesson calls by name, each with the sentence that says what it shows."""

from course_utils.gallery.runs import (
    picture_of_diagnoses,
    picture_of_loss_curves,
    picture_of_moves,
)

__all__ = [
    "picture_of_diagnoses",
    "picture_of_loss_curves",
    "picture_of_moves",
]
