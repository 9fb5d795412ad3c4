"""A task: what a learner's function should do, and how an attempt at it is judged.

An attempt is compared with the reference on random arguments. Typical mistakes are functions too:
if an attempt does the same as one of them, that mistake is named.
"""

import inspect
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from course_utils.exercises.answer import Kind
from course_utils.exercises.results import form, same, shape, shown
from course_utils.exercises.trial import Trial, try_out
from course_utils.validation import quote
from course_utils.words import count_of

CASES = 8


@dataclass(frozen=True)
class Mistake:
    """A typical mistake: a function that makes it, and what to say about it.

    ``almost`` mistakes are a small step from the solution.
    """

    function: Callable
    sentence: str
    almost: bool = False


@dataclass(kw_only=True)
class Task:
    """One function for the learner to write.

    Parameters
    ----------
    name
        Of the function, as the lesson calls it.
    reference
        The course's own function, written as a learner would: it is shown as the solution.
    arguments
        ``arguments(rng, case)`` returns random arguments for one of the `CASES` cases. The number
        of the case lets it see to it that typical mistakes show: both signs, say.
    mistakes
        Typical mistakes, the likeliest first.
    not_from_outside
        Names that the function must take as parameters and not read from the notebook, each with
        the parameter that holds it.
    """

    name: str
    reference: Callable
    arguments: Callable[[np.random.Generator, int], tuple]
    mistakes: tuple[Mistake, ...]
    not_from_outside: Mapping[str, str] = field(default_factory=dict)

    @property
    def signature(self) -> str:
        """The function's name with its parameters, as in ``error(x, y)``."""
        return f"{self.name}({', '.join(inspect.signature(self.reference).parameters)})"

    @property
    def source(self) -> str:
        """The solution's code, as learners would write it."""
        return textwrap.dedent(inspect.getsource(self.reference)).strip()

    @property
    def placeholder(self) -> str:
        """The cell that waits for the learner's code."""
        return f"def {self.signature}:\n    return None  # replace None"

    def judge(self, attempt: object) -> tuple[Kind, tuple[str, ...]]:
        """Return the kind of an attempt and what to say about it; never raises."""
        if attempt is None or attempt is ...:
            return Kind.NOT_ATTEMPTED, (
                f"Write the function {self.signature}, then run this cell.",
            )
        if self.is_own(attempt):
            # An earlier cell has put it in the place of an attempt that was not right.
            said = f"This is the course's own {self.name}. Run your own cell first, then this."
            return Kind.NOT_ATTEMPTED, (said,)
        if not callable(attempt):
            return Kind.NOT_YET, (
                f"A function {self.signature} is asked for, but what came is {quote(attempt)}. "
                f"Hand over the function itself, without brackets: {self.name}.",
            )
        if complaint := self._complaint_about_parameters(attempt):
            return Kind.NOT_YET, (complaint,)
        trials = [self.run(attempt, arguments) for arguments in self._cases()]
        if _is_placeholder(attempt, trials):
            return Kind.NOT_ATTEMPTED, (
                f"The function {self.signature} still waits for your code.",
            )
        for complaint in (self._complaint_about_running, self._complaint_about_results):
            if found := complaint(attempt, trials):
                return found
        return Kind.RIGHT, (f"{self.name} gives the right result for all {CASES} random inputs.",)

    def is_own(self, attempt: object) -> bool:
        """Tell whether an attempt is the course's own function, handed out by a check."""
        return attempt is self.reference

    def run(self, function: Callable, arguments: tuple) -> Trial:
        """Return what a function does with the arguments; never raises."""
        return try_out(function, arguments)

    def _cases(self) -> list[tuple]:
        rng = np.random.default_rng()
        return [self.arguments(rng, case) for case in range(CASES)]

    def _complaint_about_parameters(self, attempt: Callable) -> str:
        try:
            signature = inspect.signature(attempt)
        except Exception:  # whatever a learner's object does when it is asked
            return ""
        count = len(inspect.signature(self.reference).parameters)
        try:
            signature.bind(*range(count))
        except TypeError:
            return (
                f"It should take {count_of(count, 'parameter')}, {self.signature}, but it is "
                f"written as {self.name}{signature}."
            )
        return ""

    def _complaint_about_running(
        self, attempt: Callable, trials: list[Trial]
    ) -> tuple[Kind, tuple[str, ...]] | None:
        for trial in trials:
            called = self._call(trial)
            if trial.endless:
                return Kind.NOT_YET, (
                    f"{called} did not end. Look at the condition of your loop: can it ever stop? "
                    "With decimal numbers, == 0 may never be met; ask for a small size instead.",
                )
            if trial.raised is not None:
                error = trial.raised
                said = f"{type(error).__name__}: {error}".rstrip(": ")
                return Kind.NOT_YET, (f"{called} stopped with {said}.",)
            if trial.value is None:
                prints = bool(trial.printed.strip())
                why = "It prints its result instead; printing only shows it." if prints else ""
                return Kind.NOT_YET, (
                    f"{called} returned nothing: end the function with return.",
                    *filter(None, [why]),
                )
            if trial.changed_its_arguments:
                return Kind.ALMOST, (
                    f"{called} changed what it was handed. Work on a copy, or make new numbers, so "
                    "that the caller's values stay as they are.",
                )
        return self._complaint_about_repeating(attempt)

    def _complaint_about_repeating(self, attempt: Callable) -> tuple[Kind, tuple[str, ...]] | None:
        arguments = self._cases()[0]
        first, second = self.run(attempt, arguments), self.run(attempt, arguments)
        if not same(first.value, second.value):
            return Kind.NOT_YET, (
                f"{self._call(first)} gave two different results for the very same input, "
                f"{shown(first.value)} and {shown(second.value)}. It must depend on its "
                "parameters alone.",
            )
        return None

    def _complaint_about_results(
        self, attempt: Callable, trials: list[Trial]
    ) -> tuple[Kind, tuple[str, ...]] | None:
        wanted = [self.run(self.reference, trial.arguments).value for trial in trials]
        wrong = [
            (trial, value)
            for trial, value in zip(trials, wanted, strict=True)
            if not same(trial.value, value)
        ]
        outside = _read_from_outside(attempt, self.not_from_outside)
        if not wrong and not outside:
            return None
        if outside:
            return Kind.ALMOST if not wrong else Kind.NOT_YET, (
                f"It reads {outside} from the notebook instead of its own parameter "
                f"{self.not_from_outside[outside]}: with other values it would go wrong.",
            )
        trial, value = wrong[0]
        expected = (
            f"{self._call(trial)} should return {shown(value)}, but it returned "
            f"{shown(trial.value)}."
        )
        mistake = self._mistake_that_does(trials)
        if mistake is not None:
            kind = Kind.ALMOST if mistake.almost else Kind.NOT_YET
            return kind, (expected, mistake.sentence)
        return self._unknown_mistake(trials, wrong, expected)

    def _unknown_mistake(
        self, trials: list[Trial], wrong: list[tuple], expected: str
    ) -> tuple[Kind, tuple[str, ...]]:
        trial, value = wrong[0]
        if shape(trial.value) != shape(value):
            return Kind.NOT_YET, (
                f"{self._call(trial)} should return {form(value)}, but it returned "
                f"{form(trial.value)}: {shown(trial.value)}.",
            )
        if len(trials) > 1 and all(same(other.value, trial.value) for other in trials):
            return Kind.NOT_YET, (
                expected,
                "It returns the same for every input: is it a fixed result?",
            )
        if len(wrong) < len(trials):
            return Kind.ALMOST, (
                expected,
                f"{len(trials) - len(wrong)} of {len(trials)} random inputs came out right.",
            )
        if all(same(trial.value, value, relative=0.02) for trial, value in wrong):
            return Kind.ALMOST, (expected, "It is within 2 %: is something rounded on the way?")
        return Kind.NOT_YET, (expected,)

    def _mistake_that_does(self, trials: list[Trial]) -> Mistake | None:
        for mistake in self.mistakes:
            made = [self.run(mistake.function, trial.arguments).value for trial in trials]
            if all(map(same, (trial.value for trial in trials), made)):
                return mistake
        return None

    def _call(self, trial: Trial) -> str:
        return f"{self.name}({', '.join(map(shown, trial.arguments))})"


def _is_placeholder(attempt: Callable, trials: list[Trial]) -> bool:
    if all(trial.value is ... for trial in trials):
        return True
    code, empty = getattr(attempt, "__code__", None), (lambda: None).__code__
    return code is not None and code.co_code == empty.co_code and None in code.co_consts


def _read_from_outside(attempt: Callable, forbidden: Mapping[str, str]) -> str:
    """Return the first forbidden name that a function reads from the notebook, or nothing."""
    code = getattr(attempt, "__code__", None)
    globals_ = getattr(attempt, "__globals__", {})
    read = code.co_names if code is not None else ()
    return next((name for name in forbidden if name in read and name in globals_), "")
