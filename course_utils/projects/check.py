"""Whether a step of a project does what it should; each answer says what was seen."""

import numpy as np

from course_utils import words
from course_utils.arguments import of_kind
from course_utils.exercises.answer import Answer, Kind
from course_utils.projects.question import Question
from course_utils.validation import finite_array, row_numbers

_CLOSE = 1e-6
_LEVEL = 0.01
"""A loss has settled if less than this share of its fall came in the last tenth of the steps."""
_MADE_BY = "what choose_question returns"


def split(question: Question, training: object, test: object) -> Answer:
    """Say whether every row is either a training row or a test row, and whether both will do."""
    of_kind(question, Question, "The question", _MADE_BY)
    for name, rows in (("training", training), ("test", test)):
        if isinstance(rows, np.ndarray | list) and len(rows) == 0:
            return _not_yet(f"No {name} row is left: change how many rows are put aside.")
    try:
        learn, judge = (row_numbers(rows, len(question)) for rows in (training, test))
    except ValueError as error:
        return _not_yet(str(error))
    lines = question.lines
    both = np.intersect1d(learn, judge)
    if len(both):
        return _not_yet(
            f"The row of line {lines[both[0]]} is a training row and a test row: a neuron that has "
            "learned from a row can't be tested with it."
        )
    for name, rows in (("training", learn), ("test", judge)):
        if len(np.unique(rows)) < len(rows):
            return _not_yet(f"One row is among the {name} rows twice.")
        if question.is_yes_no and len(set(question.targets[rows])) == 1:
            only = "yes" if question.targets[rows[0]] else "no"
            return _not_yet(
                f"The answer is {only} in all {name} rows: shuffle with another number in "
                "default_rng, or change how many are put aside."
            )
    if len(learn) <= question.inputs.shape[1] + 1:
        return _not_yet(
            f"{words.count_of(len(learn), 'training row')} are too few for "
            f"{question.inputs.shape[1] + 1} weights: they could be learned by heart."
        )
    missing = len(question) - len(learn) - len(judge)
    if missing:
        return _almost(f"{words.count_of(missing, 'row')} of the table are in neither of the two.")
    if (np.diff(learn) > 0).all():
        return _almost(
            "The training rows are in the order of the file. If the file is sorted by anything, "
            "the test rows are of another kind: shuffle first."
        )
    said = f"{len(learn)} rows to learn from, {len(judge)} to test with, and no row in both."
    if question.is_yes_no:
        shares = [words.percent(question.targets[rows].mean()) for rows in (learn, judge)]
        return _right(
            said, f"The answer is yes in {shares[0]} of the one, {shares[1]} of the other."
        )
    return _right(said)


def inputs(question: Question, table: object, training: object) -> Answer:
    """Say whether inputs are standardised by their training rows, with a last column of 1s."""
    of_kind(question, Question, "The question", _MADE_BY)
    count = question.inputs.shape[1]
    try:
        numbers = finite_array(table, "The inputs", 2)
        learn = row_numbers(training, len(question))
    except ValueError as error:
        return _not_yet(str(error))
    if numbers.shape != (len(question), count + 1):
        return _not_yet(
            f"There should be {len(question)} rows with {count + 1} numbers, one for each input "
            f"and a 1 for the bias; what came has the shape {numbers.shape}."
        )
    if not (numbers[:, -1] == 1).all():
        return _not_yet("The last column should be 1 in every row: it carries the bias.")
    standard = numbers[:, :-1]
    if np.allclose(standard, question.inputs):
        return _not_yet("The inputs are still in the units of the file: standardise them.")
    if not _is_standard(standard[learn]):
        if _is_standard(standard):
            return _not_yet(
                "Mean and spread were measured on all rows. Take those of the training rows: the "
                "test rows stand for rows that you do not know yet."
            )
        return _not_yet("In the training rows, each input should have the mean 0 and the spread 1.")
    return _right("In the training rows, each input has the mean 0 and the spread 1.")


def _is_standard(columns: np.ndarray) -> bool:
    return np.allclose(columns.mean(axis=0), 0, atol=_CLOSE) and np.allclose(
        columns.std(axis=0), 1, atol=_CLOSE
    )


def losses(history: object) -> Answer:
    """Say what the training losses, (steps + 1,), tell about the learning rate and the steps."""
    try:
        curve = np.asarray(history, dtype=float)
    except (TypeError, ValueError, OverflowError):
        curve = np.empty(0)
    if curve.ndim != 1 or len(curve) < 2:
        return _not_yet("The losses should be a list of numbers: one at the start, one per step.")
    first, last, steps = curve[0], curve[-1], len(curve) - 1
    moved = (
        f"In {words.count_of(steps, 'step')}, the training loss went from {words.number(first)} to "
        f"{words.reached(last)}."
    )
    if not np.isfinite(curve).all() or last > first:
        return _not_yet(
            moved, "It grew: the learning rate is above the limit. Try one ten times smaller."
        )
    if last == first:
        return _not_yet(moved, "It did not change: are the weights updated in each step?")
    rises = int((np.diff(curve) > 0).sum())
    if rises > steps / 10:
        return _almost(
            moved, f"It rose in {rises} of the steps: try a learning rate half as large."
        )
    fell = (curve[-1 - max(1, steps // 10)] - last) / (first - last)
    if fell > _LEVEL:
        return _almost(
            moved,
            f"{words.percent(fell)} of this fall came in the last tenth of the steps: more steps "
            "or a larger learning rate would bring more.",
        )
    little = f"Less than {words.percent(_LEVEL)} of this fall came in the last tenth of the steps."
    return _right(moved, little)


def _right(*said: str) -> Answer:
    return Answer(Kind.RIGHT, said)


def _almost(*said: str) -> Answer:
    return Answer(Kind.ALMOST, said)


def _not_yet(*said: str) -> Answer:
    return Answer(Kind.NOT_YET, said)
