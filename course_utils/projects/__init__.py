"""A project on a table: read it, choose a question, and have each step checked (lesson 09).

- ``column``, ``table``: a CSV file, with a sentence about whatever is wrong with it;
- ``question``: what is asked of the table, as inputs and targets;
- ``check``: whether a step of the project does what it should;
- ``judgement``: what the neuron is worth beside a lazy one;
- ``page``: the result, to keep or to hand in.
"""

from course_utils.projects.judgement import judge
from course_utils.projects.page import page, rows_shown
from course_utils.projects.question import choose_question, standardise
from course_utils.projects.table import read_table

__all__ = ["choose_question", "judge", "page", "read_table", "rows_shown", "standardise"]
