"""Keeps what a learner did in a lesson, over a second run of a cell and over a restart.

A widget asks for its key where it is made, recalls what was kept under it, and keeps each change::

    key = progress.widget_key("race")
    state = progress.recall(key) or {"step": 0}
    progress.keep(key, state)

All of it stays in the kernel, and in one file for each lesson beside the notebooks, such as
``progress/01.json``. Nothing is kept where no notebook asks: in a script, a build, or nbval, which
say nothing about the cell that is being run. Where the environment variable ``COURSE_PROGRESS`` is
``off``, no file is read or written.
"""

from course_utils.progress.lesson import (
    flush,
    forget,
    keep,
    kept_in,
    named_key,
    open_lesson,
    recall,
    widget_key,
)

__all__ = [
    "flush",
    "forget",
    "keep",
    "kept_in",
    "named_key",
    "open_lesson",
    "recall",
    "widget_key",
]
