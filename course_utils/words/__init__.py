"""Sentences about what was computed: captions, alt texts, and what tests compare."""

from course_utils.words.curves import shape_of
from course_utils.words.numbers import (
    axis_label,
    count_of,
    factor,
    in_full,
    measured,
    multiple,
    number,
    percent,
    reached,
    with_unit,
)
from course_utils.words.runs import label, sentence

__all__ = [
    "axis_label",
    "count_of",
    "factor",
    "in_full",
    "label",
    "measured",
    "multiple",
    "number",
    "percent",
    "reached",
    "sentence",
    "shape_of",
    "with_unit",
]
