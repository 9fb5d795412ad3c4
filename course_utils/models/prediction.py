"""What a learner expected before a result was shown, and how the two compare."""

from collections.abc import Callable, Mapping, Sequence
from string import Formatter
from typing import Any

import traitlets

from course_utils import validation, words

NO_IDEA = "no idea yet"
SURES = ("guess", "fairly sure", "certain")
KEPT = ("answer", "draft", "sure", "happened", "surprised")
"""What is kept of a prediction, with its question."""
_FEW = 20
"""Up to this, counts are compared by how many, not by how many times."""
_ROUNDING = 1e-9
"""The share by which a computed number may miss the exact one."""


class Prediction(traitlets.HasTraits):
    """A question asked before the answer can be seen.

    - ``about``: what it is asked about, where that can change; or empty.
    - ``question``: what the learner is asked.
    - ``options``: what there is to choose from; none means that a number is asked for.
    - ``unit``: what stands behind a number.
    - ``above``, ``least``, ``most``: which numbers can be used: above one, at least one, at most
      one.
    - ``within``: within which share of what happened a number was foreseen; 0 for what can be
      worked out.
    - ``because``: why it happened, said whatever was predicted: one text, or one for each option;
      an empty one says nothing. A gap such as ``{red}`` is filled with a number.

    - ``answer``: None until there is one; then the number, the option, or ``NO_IDEA``. It can be
      changed until the result has been seen.
    - ``draft``: what is chosen or typed, whether or not it was recorded.
    - ``sure``: one of ``SURES``, or empty.
    - ``happened``: what happened, in words, once it was compared; empty before.
    - ``surprised``: whether something else had been predicted.
    - ``refusal``: why the last attempt to answer was not taken, or empty.
    """

    answer = traitlets.Any(None, allow_none=True)
    draft = traitlets.Unicode()
    sure = traitlets.Unicode()
    happened = traitlets.Unicode()
    surprised = traitlets.Bool()
    refusal = traitlets.Unicode()

    def __init__(
        self,
        question: str,
        options: Sequence[str] = (),
        unit: str = "",
        *,
        above: float | None = None,
        least: float | None = None,
        most: float | None = None,
        within: float = 0,
        about: str = "",
        because: str | Sequence[str] = "",
    ):
        super().__init__()
        self.about, self.question, self.options, self.unit = about, question, tuple(options), unit
        self._above, self._least, self._most, self.within = above, least, most, within
        texts = [because] * max(1, len(options)) if isinstance(because, str) else because
        self.because: tuple[str, ...] = tuple(texts)
        self.gaps = {gap for each in self.because for _, gap, *_ in Formatter().parse(each) if gap}

    @property
    def asked(self) -> str:
        """The question, with what it is about."""
        return f"{self.about} {self.question}".strip()

    def kept(self) -> dict[str, Any]:
        """Return what is to be kept of it."""
        return {"question": self.question, **{trait: getattr(self, trait) for trait in KEPT}}

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Take what was kept of it, if the same was asked."""
        if kept.get("question") == self.question:
            for trait in KEPT:
                setattr(self, trait, kept[trait])

    @property
    def seen(self) -> bool:
        """Whether the result was shown to somebody who had predicted it."""
        return bool(self.happened) and self.answer is not None

    def commit(self, value: object) -> None:
        """Record an answer, unless the result has been seen; a number may be given as text."""
        if self.seen:
            return
        try:
            answer = self._usable(value)
        except ValueError as error:
            self.refusal = str(error)
        else:
            self.refusal, self.answer = "", answer

    def said(self) -> str:
        """Return the answer in words."""
        return self._in_words(self.answer)

    def compared_with(self, *happened: object) -> str:
        """Return the answer beside what happened, in a sentence that never punishes.

        ``happened`` is a number where one was asked for. For options it is one condition for each,
        of which the first that is true happened; or one of the options.

        Raises a ValueError if ``happened`` is not one of the options, or not a number where one was
        asked for.
        """
        if self.options and len(happened) == len(self.options) > 1:
            if not any(happened):
                self.happened, self.surprised = "none of these", False
                return "With these numbers, none of the answers describes what happened."
            happened = (self.options[[bool(one) for one in happened].index(True)],)
        if len(happened) != 1:
            raise ValueError(f"{len(happened)} things happened: say one, or one for each answer.")
        checked = self._checked(happened[0], "What happened")
        truth = self._in_words(checked)
        verdict = ""
        if self.answer not in (None, NO_IDEA):
            verdict = self._verdict(checked)
        self.happened, self.surprised = truth, bool(verdict) and verdict != FORESEEN
        if self.answer is None:
            return f"You have not predicted this yet. What happened: {truth}."
        if self.answer == NO_IDEA:
            return f"You had no idea yet, and now you know: {truth}."
        return f"You predicted: {self.said()}. What happened: {truth}. {verdict}"

    def explained(self, **numbers: float) -> str:
        """Return why what happened did, with ``numbers`` in the gaps; empty if nothing is written.

        Raises a ValueError if other numbers come than there are gaps, whichever option happened.
        """
        if self.gaps != set(numbers):
            needed, came = (", ".join(sorted(names)) or "none" for names in (self.gaps, {*numbers}))
            raise ValueError(f"The explanation needs these numbers: {needed}; what came: {came}.")
        told = dict(zip(self.options or (self.happened,), self.because, strict=True))
        filled = {name: words.number(each) for name, each in numbers.items()}
        return told.get(self.happened, "").format(**filled)

    def _verdict(self, happened: Any) -> str:
        if self.options:
            return FORESEEN if self.answer == happened else SURPRISE
        predicted: Any = self.answer
        actual = happened
        off = predicted - actual
        if abs(off) <= max(self.within, _ROUNDING) * abs(actual):
            return FORESEEN
        if predicted * actual <= 0:
            return SURPRISE
        ratio = max(predicted / actual, actual / predicted)
        way = "large" if off > 0 else "small"
        few = max(abs(predicted), abs(actual)) <= _FEW and float(off).is_integer()
        if ratio < 2 or few or actual < 0:  # −0.6 is larger than −2, by 1.4
            # "5 % too large" could also mean 5 % of the number.
            by = words.number(abs(off)) if self.unit == "%" else self._in_words(abs(off))
            return f"Your number was {by} too {way}. Why?"
        return f"Your number was {words.number(float(f'{ratio:.2g}'))} times too {way}. Why?"

    def _usable(self, value: object) -> Any:
        checked = self._checked(value)
        if self.options or checked == NO_IDEA:
            return checked
        limits: tuple[tuple[float | None, str, Callable[[float], bool]], ...] = (
            (self._above, "above", lambda limit: checked > limit),
            (self._least, "at least", lambda limit: checked >= limit),
            (self._most, "at most", lambda limit: checked <= limit),
        )
        for limit, which, holds in limits:
            if limit is not None and not holds(limit):
                end, came = words.number(limit), self._in_words(checked)
                raise ValueError(f"Here only a number {which} {end} can happen, not {came}.")
        return checked

    def _checked(self, value: object, name: str = "A prediction") -> Any:
        if value == NO_IDEA:
            return value
        if not self.options:
            return validation.finite_number(value, name, unit=self.unit)
        if value not in self.options:
            raise ValueError("Choose one of the answers first.")
        return value

    def _in_words(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        return words.measured(value, self.unit)


FORESEEN = "You saw it coming."
SURPRISE = "A surprise. What did you not think of?"
