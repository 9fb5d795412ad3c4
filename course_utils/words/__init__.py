"""Sentences about what was computed: captions, alt texts, and what tests compare."""

from course_utils.words.curves import shape_of
from course_utils.words.numbers import count_of, multiple, number
from course_utils.words.runs import label, sentence

__all__ = ["count_of", "label", "multiple", "number", "sentence", "shape_of"]
