"""What a learner expected before a result was shown, and how the two compare."""

from collections.abc import Sequence

import traitlets

from course_utils import validation, words

NO_IDEA = "no idea yet"


class Prediction(traitlets.HasTraits):
    """A question asked before the answer can be seen.

    Parameters
    ----------
    question
        What the learner is asked.
    options
        What there is to choose from; none means that a number is asked for.
    unit
        What stands behind a number.

    Attributes
    ----------
    answer
        None until there is one; then the number, the option, or ``NO_IDEA``. It never changes.
    happened
        What happened, in words, once it was compared; empty before.
    refusal
        Why the last attempt to answer was not taken, or empty.
    """

    answer = traitlets.Any(None, allow_none=True)
    happened = traitlets.Unicode()
    refusal = traitlets.Unicode()

    def __init__(self, question: str, options: Sequence[str] = (), unit: str = ""):
        super().__init__()
        self.question, self.options, self.unit = question, tuple(options), unit

    def commit(self, value: object) -> None:
        """Record the answer once; a number may be given as text."""
        if self.answer is not None:
            return
        try:
            self.answer = self._checked(value)
        except ValueError as error:
            self.refusal = str(error)
        else:
            self.refusal = ""

    def said(self) -> str:
        """Return the answer in words."""
        return self._in_words(self.answer)

    def compared_with(self, happened: object) -> str:
        """Return the answer beside what happened, in a sentence that never punishes.

        ``happened`` is a number where one was asked for; else an option, or its place among the
        options from 1, which does not give it away to those who read the lesson's code.

        Raises
        ------
        ValueError
            If ``happened`` is not one of the options, or not a number where one was asked for.
        """
        if self.options and happened in range(1, len(self.options) + 1):
            happened = self.options[happened - 1]
        checked = self._checked(happened)
        self.happened = truth = self._in_words(checked)
        if self.answer is None:
            return f"You have not predicted this yet. What happened: {truth}."
        if self.answer == NO_IDEA:
            return f"You had no idea yet, and now you know: {truth}."
        return f"You predicted: {self.said()}. What happened: {truth}. {self._verdict(checked)}"

    def _verdict(self, happened: object) -> str:
        if self.options:
            right = self.answer == happened
        else:
            predicted, actual = self.answer, happened
            right = abs(predicted - actual) <= 0.02 * abs(actual)
            if not right and predicted * actual > 0:
                larger = abs(predicted) > abs(actual)
                compared = "larger" if larger else "smaller"
                times = words.number(predicted / actual if larger else actual / predicted)
                return f"Your number was {times} times {compared}: read on to see why."
        return "You saw it coming." if right else "A surprise: read on to see why."

    def _checked(self, value: object) -> object:
        if value == NO_IDEA:
            return value
        if not self.options:
            return validation.finite_number(value, "A prediction")
        if value not in self.options:
            raise ValueError("Choose one of the answers first.")
        return value

    def _in_words(self, value: object) -> str:
        if isinstance(value, str):
            return value
        return f"{words.number(value)} {self.unit}".strip()
