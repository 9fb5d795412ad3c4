"""What a neuron is worth on rows it has not seen, beside a lazy one that ignores all inputs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from course_utils import words
from course_utils.arguments import of_kind
from course_utils.projects import shown
from course_utils.projects.question import Question
from course_utils.validation import finite_array, row_numbers

_FEW = 20
"""A result on fewer test rows says little: one row is more than 5 % of them."""


@dataclass(frozen=True, eq=False)
class Judgement:
    """The answers of a neuron on the test rows, and those of a lazy one.

    - ``question``: what was asked.
    - ``test``: the test rows, counted from 0: (test rows,).
    - ``answers``: (test rows,): what the neuron answered.
    - ``lazy``: what the lazy one answers to all: the answer that most training rows have, or their
      mean.
    """

    question: Question
    test: np.ndarray
    answers: np.ndarray
    lazy: float

    @cached_property
    def targets(self) -> np.ndarray:
        """The right answers: (test rows,)."""
        right: np.ndarray = self.question.targets[self.test]
        return right

    @cached_property
    def mistakes(self) -> tuple[float, float]:
        """The mean size of the errors, of the neuron and of the lazy one.

        Where the answer is yes or no, it is the share of wrong answers.
        """
        own, lazy = (np.abs(given - self.targets).mean() for given in (self.answers, self.lazy))
        return float(own), float(lazy)

    @cached_property
    def share(self) -> float:
        """What part of the lazy one's mistakes is left; ∞ if it makes none."""
        own, lazy = self.mistakes
        return own / lazy if lazy else np.inf

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the neuron does, the lazy one, how they compare, and whether rows are few."""
        own, lazy = self.mistakes
        rows = words.count_of(len(self.test), "test row")
        if self.question.is_yes_no:
            right = [round((1 - wrong) * len(self.test)) for wrong in (own, lazy)]
            usual = "yes" if self.lazy else "no"
            part = f" ({words.percent(1 - own)})" if own else ""
            first = f"The neuron is right on {right[0]} of {rows}{part}."
            second = (
                f"A lazy one that always says {usual}, the answer of at least half of the training "
                f"rows, is right on {right[1]} ({words.percent(1 - lazy)})."
            )
        else:
            name = self.question.answer
            first = f"On {rows} the neuron is off by {words.number(own)} in {name} on average."
            second = (
                f"A lazy one that always says {words.number(self.lazy)}, the mean of the training "
                f"rows, is off by {words.number(lazy)}."
            )
        if len(self.test) >= _FEW:
            return first, second, self._compared()
        few = f"With only {rows}, much of this is chance: other rows might say something else."
        return first, second, self._compared(), few

    def _compared(self) -> str:
        own, lazy = self.mistakes
        if own == lazy:
            return "Both are equally good: on these rows the neuron has found nothing of use."
        if own > lazy:
            return "The lazy one is better: on these rows the neuron has found nothing of use."
        if own == 0:
            return "The neuron makes no mistake at all."
        if self.question.is_yes_no:
            many = words.number(float(f"{100 * self.share:.2g}"))
            return f"For 100 mistakes of the lazy one, the neuron makes {many}."
        return f"Its errors are {words.percent(self.share)} as large as those of the lazy one."

    def counts(self) -> tuple[tuple[str, int, int], ...]:
        """Return how many of each answer are yes and how many are no; for yes-no questions."""
        return tuple(
            (
                name,
                int(((self.answers == answer) & (self.targets == 1)).sum()),
                int(((self.answers == answer) & (self.targets == 0)).sum()),
            )
            for name, answer in (("says yes", 1), ("says no", 0))
        )

    def __repr__(self) -> str:
        counted = ""
        if self.question.is_yes_no:
            each = (f"{name}: {yes} are yes, {no} are no" for name, yes, no in self.counts())
            counted = f" {'; '.join(each)}."
        return " ".join(self.sentences) + counted

    def _repr_html_(self) -> str:
        said = "".join(map(shown.paragraph, self.sentences))
        if not self.question.is_yes_no:
            return said
        return said + shown.table(("", "are yes", "are no"), self.counts())


def judge(question: Question, answers: object, training: object, test: object) -> Judgement:
    """Return what a neuron is worth beside a lazy one, on the test rows.

    - ``question``: what `choose_question` returns.
    - ``answers``: (test rows,): what the neuron answers, 1 for yes and 0 for no, or a number.
    - ``training``, ``test``: the rows to learn from and to test with, counted from 0.

    Raises a ValueError if there is not one answer for each test row, or one is neither yes nor no.
    """
    of_kind(question, Question, "The question", "what choose_question returns")
    learn, rows = (row_numbers(which, len(question)) for which in (training, test))
    if isinstance(answers, np.ndarray) and answers.dtype == bool:
        answers = answers.astype(float)
    given = finite_array(answers, "The answers", 1)
    if len(given) != len(rows):
        raise ValueError(
            f"There should be one answer for each of {len(rows)} test rows, not {len(given)}."
        )
    if question.is_yes_no and not np.isin(given, (0, 1)).all():
        strange = given[~np.isin(given, (0, 1))][0]
        raise ValueError(
            f"An answer should be 1 for yes or 0 for no, not {words.number(strange)}: yes is where "
            "the sum is above 0."
        )
    mean = question.targets[learn].mean()
    lazy = float(mean > 0.5) if question.is_yes_no else float(mean)
    return Judgement(question, rows, given, lazy)
