"""What is asked of a table: one column is to be predicted from others."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_utils import words
from course_utils.arguments import of_kind
from course_utils.projects import shown
from course_utils.projects.column import Column
from course_utils.projects.table import FEWEST_ROWS, Table
from course_utils.validation import finite_array, quote

_FEWEST_OF_EACH = 4
"""So many rows of each answer there must be: some to learn from, and some to test with."""


@dataclass(frozen=True, eq=False)
class Question:
    """The rows of a table that have a value in every column that is used.

    - ``table``: where they are from.
    - ``answer``: the column that is to be predicted.
    - ``yes``: which value of it means yes; None if a number is to be predicted.
    - ``input_names``: the columns that it is predicted from.
    - ``inputs``: (rows, inputs), in the units of the file.
    - ``targets``: (rows,): the numbers, or 1 for yes and 0 for no.
    - ``lines``: the line of the file for each row: (rows,).
    """

    table: Table
    answer: str
    yes: str | None
    input_names: tuple[str, ...]
    inputs: np.ndarray
    targets: np.ndarray
    lines: np.ndarray

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def is_yes_no(self) -> bool:
        """Whether the answer is yes or no; if not, it is a number."""
        return self.yes is not None

    @property
    def asked(self) -> str:
        """The question in words."""
        inputs = " and ".join(
            filter(None, (", ".join(self.input_names[:-1]), self.input_names[-1]))
        )
        if self.is_yes_no:
            return f"Is {self.answer} {self.yes}? Judge by {inputs}."
        return f"How large is {self.answer}? Judge by {inputs}."

    def __repr__(self) -> str:
        if self.is_yes_no:
            yes = int(self.targets.sum())
            answers = f"yes in {yes}, no in {len(self) - yes}"
        else:
            low, high = words.in_full(self.targets.min()), words.in_full(self.targets.max())
            answers = f"the answers go from {low} to {high}"
        left_out = len(self.table) - len(self)
        gaps = f" {words.count_of(left_out, 'row')} with a gap left out." if left_out else ""
        return f"{self.asked} {len(self)} rows: {answers}.{gaps}"

    def _repr_html_(self) -> str:
        return shown.paragraph(repr(self))


def choose_question(
    table: Table, answer: str, *, inputs: Sequence[str], yes: object = None
) -> Question:
    """Return a question about a table; rows with a gap in one of its columns are left out.

    - ``table``: what `read_table` returns.
    - ``answer``: the name of the column to predict.
    - ``inputs``: the names of the columns to predict it from. They hold numbers.
    - ``yes``: which value of the answer means yes; every other means no. Without it a number is
      asked for.

    Raises a ValueError if a column is not there or can't be used so.

    >>> from course_utils.projects.table import read_table
    >>> choose_question(read_table("penguins"), "sex", yes="male", inputs=["bill_depth_mm"])
    Is sex male? Judge by bill_depth_mm. 333 rows: yes in 168, no in 165. 11 rows with...
    """
    of_kind(table, Table, "The table", "what read_table returns")
    if isinstance(inputs, str):
        inputs = [inputs]
    if not isinstance(inputs, list | tuple) or not inputs:
        raise ValueError(f"The inputs must be a list of names of columns, not {quote(inputs)}.")
    names = [_column(table, name).name for name in inputs]
    target = _column(table, answer)
    if target.name in names:
        raise ValueError(f"{target.name} is the answer: it can't be an input as well.")
    if len(set(names)) < len(names):
        raise ValueError(f"Each input can be used once only, not {quote(names)}.")
    columns = [_numbers_of(table.columns[name]) for name in names]
    targets, chosen = (_numbers_of(target), None) if yes is None else _yes_no(target, yes)
    whole = ~np.isnan(np.column_stack([*columns, targets])).any(axis=1)
    if whole.sum() < FEWEST_ROWS:
        raise ValueError(
            f"Only {words.count_of(int(whole.sum()), 'row')} of {len(table)} have no gap in these "
            f"columns, and at least {FEWEST_ROWS} are needed: choose other columns."
        )
    kept = np.column_stack(columns)[whole]
    for name, column in zip(names, kept.T, strict=True):
        if column.min() == column.max():
            raise ValueError(
                f"{name} is {words.in_full(column[0])} in every row, so it can't tell rows apart: "
                "leave it out."
            )
    _has_both(target, targets[whole], chosen)
    lines = np.array(table.lines)[whole]
    return Question(table, target.name, chosen, tuple(names), kept, targets[whole], lines)


def _column(table: Table, name: object) -> Column:
    if isinstance(name, str) and name in table.columns:
        return table.columns[name]
    near = difflib.get_close_matches(str(name), table.columns, 1)
    there = f"do you mean {near[0]}?" if near else f"they are {', '.join(table.columns)}."
    raise ValueError(f"{table.name} has no column {quote(name)}: {there}")


def _numbers_of(column: Column) -> np.ndarray:
    if not column.kinds:
        raise ValueError(f"{column.name} holds nothing but gaps: choose another column.")
    if not column.is_number:
        some = ", ".join(list(column.kinds)[:3])
        raise ValueError(
            f"{column.name} holds words, such as {some}, and a neuron can only add up numbers: as "
            f"the answer, say which of them means yes; as an input, 0 and 1 must stand in the file."
        )
    return column.numbers


def _yes_no(column: Column, yes: object) -> tuple[np.ndarray, str]:
    """Return 1 for yes, 0 for no, not-a-number for a gap, and the value that means yes."""
    found = next((text for text in column.kinds if text == str(yes)), None)
    if found is None:
        found = next((text for text in column.kinds if text.lower() == str(yes).lower()), None)
    if found is None:
        some = ", ".join(list(column.kinds)[:4])
        raise ValueError(f"No {column.name} is {quote(yes)}: choose one of the values, {some}.")
    said = np.array([text == found for text in column.texts], dtype=float)
    return np.where(column.gaps, np.nan, said), found


def _has_both(column: Column, targets: np.ndarray, yes: str | None) -> None:
    if yes is None:
        if targets.min() == targets.max():
            raise ValueError(
                f"{column.name} is {words.in_full(targets[0])} in every row: there is nothing to "
                "predict."
            )
        return
    for kind, count in (("yes", int(targets.sum())), ("no", int((1 - targets).sum()))):
        if count < _FEWEST_OF_EACH:
            raise ValueError(
                f"The answer is {kind} in {words.count_of(count, 'row')} only, of {len(targets)}: "
                f"at least {_FEWEST_OF_EACH} are needed to learn from some and test with others."
            )


def standardise(inputs: np.ndarray, training_inputs: np.ndarray) -> np.ndarray:
    """Return inputs minus the mean of the training inputs, divided by their spread.

    Both are tables, (rows, inputs); mean and spread are taken for each column.

    Raises a ValueError if a shape does not fit, or a column of the training inputs has no spread.

    >>> standardise(np.array([[3.0], [5.0]]), np.array([[1.0], [3.0]]))
    array([[1.],
           [3.]])
    """
    inputs = finite_array(inputs, "The inputs", 2)
    training_inputs = finite_array(training_inputs, "The training inputs", 2)
    if inputs.shape[1] != training_inputs.shape[1]:
        raise ValueError(
            f"Inputs and training inputs must have the same columns, not {inputs.shape[1]} and "
            f"{training_inputs.shape[1]}."
        )
    mean, spread = training_inputs.mean(axis=0), training_inputs.std(axis=0)
    if (spread == 0).any():
        place = int(np.argmin(spread)) + 1
        raise ValueError(
            f"Column {place} is the same in all training rows, so it has no spread to divide by: "
            "shuffle the rows anew, or leave it out."
        )
    standard: np.ndarray = (inputs - mean) / spread
    return standard
