"""Finds the name of an attempt's mistake: the order of evidence, the surest first.

What the code surely does not mean; mistakes that are written down for the exercise and do the same,
or slips whose mend makes the attempt right; what all results are beside the right ones, or those of
the solution with another argument. No more is said than was seen.
"""

import ast
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.exercises import partly, relations
from course_utils.exercises.faults import faults, repeats
from course_utils.exercises.mending import Mending, once_mended
from course_utils.exercises.pairs import Pairs
from course_utils.exercises.results import as_numbers, is_plain, same
from course_utils.exercises.running import Runs, quietly
from course_utils.exercises.source import code_of, definition, names_in
from course_utils.exercises.trial import Trial
from course_utils.exercises.variants import ticker

if TYPE_CHECKING:
    from course_utils.exercises.task import Made, Task

_WRITTEN = 4
"""So many signs nearer counts a mistake that is written down: its sentence says more."""
_PAIRS = 500
"""So many pairs of written mistakes, or of arguments, are tried at most."""
_OTHER_ARGUMENTS: dict[str, Callable[[Any], Any]] = {
    "the sign of {} were turned round": lambda value: value if isinstance(value, int) else -value,
    "the sign of {} were lost": abs,
    "{} were always 1": lambda value: 1 if isinstance(value, int) else value,
    "only the sign of {} counted: its size must count, too": np.sign,
    "only the last item of {} were used": lambda value: value[-1:],
}
"""What the results are as if, and how an argument becomes what it would be then."""


class Search:
    """The search for the name of one attempt's mistake."""

    def __init__(
        self,
        task: "Task",
        attempt: Callable[..., Any],
        trials: list[Trial],
        further: Sequence[tuple[Any, ...]] = (),
    ):
        self.task, self.attempt, self.trials = task, attempt, trials
        self.tree = code_of(attempt)
        self.runs = Runs(task, trials, list(map(Trial, further)))
        self.mending = Mending(self.runs, attempt, self.tree)
        self.runs.attempt = self.mending.as_it_is

    def names(self, right: list[Any] | None = None) -> list[str]:
        """Return what names the mistake, or nothing; ``right`` are the right results."""
        return list(quietly(lambda: next(self._names(right), [])))

    def mended(self) -> list[str]:
        """Return the sentence for the one place that makes the attempt right, if there is one."""
        return list(quietly(lambda: [min(each)[-1] for each in [self.mending.one_slip()] if each]))

    def where(self, right: list[Any]) -> str:
        """Return what holds where the attempt goes wrong, and nowhere else, or nothing."""
        values = [trial.value for trial in self.trials]
        wrong = [at for at, each in enumerate(zip(values, right, strict=True)) if not same(*each)]
        told_by = self.task.told_by(self.trials)
        if all(isinstance(each, int | float | np.number) for each in right):
            told_by["the right result"] = list(map(float, right))
        return partly.where_only(wrong, told_by)

    def _names(self, right: list[Any] | None) -> Iterator[list[str]]:
        """Yield the sentences of the evidence that there is, the surest first."""
        theirs = [each.arg for each in self.tree.args.args] if self.tree is not None else []
        if theirs != self.task.parameters and {*theirs} == {*self.task.parameters}:
            yield [f"The parameters stand in another order than in {self.task.signature}."]
        if self.tree is not None and (grave := list(faults(self.tree, self._without_effects()))):
            yield grave[:1]
        numbers = any(_is_finite(trial.value) for trial in self.trials)
        near = [
            (self.mending.distance_from(code) - _WRITTEN, -1, 0, sentence)
            for ([sentence], code), function in self.task.made_mistakes()
            if self.runs.do_the_same(function) and (numbers or self._is_nearer_to(code))
        ]
        values = [trial.value for trial in self.trials]
        cases = list(zip(values, right, strict=True)) if right is not None else []
        own = ast.unparse(self.tree) if self.tree is not None else ""
        if said := relations.among(cases, self.task.asked(), own):
            yield [min(near)[-1] if near else said]
        if near := [*near, *self.mending.one_slip()]:
            yield [min(near)[-1]]
        yield from ([each] for each in self.task.unused(self.attempt))
        if not any(as_numbers(value) is not None or is_plain(value) for value in values):
            return  # no search will make numbers of what is none
        if numbers and (two := list(self._two_written())):
            yield min(two)[-1]
        if cases and (said := relations.of_results(cases, rows=self.task.has_rows)):
            yield [said]
        if cases and (said := self._with_other_arguments()):
            yield [said]
        if self.tree is not None:
            yield from ([each] for each in repeats(self.tree, definition(self.task.source)))
        yield from ([each] for each in self._as_handed_over())
        yield from ([each] for each in self.task.of_the_notebook(self.attempt))
        yield from ([each[0][0], once_mended(said)] for each, said in self._written_and_another())
        if self.mending.slips and self.tree is not None:
            yield from [Pairs(self.mending, self.tree).sentences(self._left_over())]

    def _as_handed_over(self) -> Iterator[str]:
        """Yield which argument comes back as it is."""
        read = names_in(self.tree) if self.tree is not None and not self.task.walk else set()
        for at, name in enumerate(self.task.parameters):
            if name in read and all(
                same(trial.value, trial.arguments[at]) for trial in self.trials
            ):
                yield f"What comes back is `{name}` as it was handed over: nothing has changed it."

    def _without_effects(self) -> set[str]:
        """Return the names of functions whose results are all that they do."""
        own = {name for name, value in self.task.names.items() if callable(value)}
        return {self.task.name, "abs", "round", "sum", "len", "float", "int", *own}

    def _is_nearer_to(self, code: str) -> bool:
        """Tell whether the attempt is more like a mistake's code than like the solution's."""
        own = self.mending.distance_from(self.task.source)
        return self.mending.distance_from(code) + _WRITTEN < own

    def _two_written(self) -> Iterator[tuple[int, list[str]]]:
        """Yield how far off two written mistakes are that do the same, and their sentences."""
        self.runs.may_try(_PAIRS)
        alone = dict[str, int]()
        for ([sentence], code), _ in self.task.made_mistakes():
            alone[sentence] = self.mending.distance_from(code)
        for (sentences, code), function in self.task.made_mistakes(2):
            if self.runs.is_over():
                return
            off = self.mending.distance_from(code)
            # A sign may be turned in many places: this one must show in the code.
            shows = [
                off <= alone[other] + 2
                for one, other in (sentences, sentences[::-1])
                if re.search("way round|sign|minus|uphill", one)
            ]
            if all(shows) and self.runs.do_the_same(function):
                yield off, sentences

    def _written_and_another(self) -> Iterator[tuple["Made", str]]:
        """Yield a written mistake with what the attempt's results are beside those of it."""
        if self.runs.attempt is not None:
            for made, function in self.task.made_mistakes():
                said = self.runs.between(self.runs.attempt, function)
                if said and " sum " not in said:  # of what is right, and of much else
                    yield made, said

    def _with_other_arguments(self) -> str:
        """Return the change to one argument, or to two, with which the solution does the same."""
        self.runs.may_try(_PAIRS)
        each = (said for said, way in self._as_if() if self.runs.do_the_same(way))
        return next(itertools.takewhile(lambda _: not self.runs.is_over(), each), "")

    def _is_signed(self, at: int) -> bool:
        """Tell whether numbers below 0 are handed over in a place."""
        held = [as_numbers(each.arguments[at]) for each in self.trials if at < len(each.arguments)]
        return any(each is not None and bool(np.any(each < 0)) for each in held)

    def _left_over(self) -> Iterator[tuple[str, Callable[..., Any]]]:
        """Yield what may be left when one slip is mended, and what does the same."""
        for ([sentence], _), function in self.task.made_mistakes():
            yield sentence, function
        yield from self._as_if()

    def _as_if(self) -> Iterator[tuple[str, Callable[..., Any]]]:
        """Yield the solution with one argument changed, or two, and what the results are then."""
        solution = self.task.ticking
        places = range(len(self.task.parameters))
        for count, (said, way) in itertools.product((1, 2), _OTHER_ARGUMENTS.items()):
            if count == 2 and (" sign " in said or " 1" in said):
                continue  # two signs that are lost may have the same result by chance
            for changed in itertools.combinations(places, count):
                if " size " in said and not all(map(self._is_signed, changed)):
                    continue

                def otherwise(*handed: Any, way: Any = way, changed: Any = changed) -> Any:
                    new = [way(a) if at in changed else a for at, a in enumerate(handed)]
                    solution.__globals__["__tick__"] = ticker()
                    return solution(*new)

                names = " and of ".join(f"`{self.task.parameters[at]}`" for at in changed)
                yield f"The results are as if {said.format(names)}.", otherwise


def _is_finite(value: object) -> bool:
    """Tell whether a result says more than that something went to infinity."""
    numbers = as_numbers(value)
    return numbers is None or bool(np.isfinite(numbers).any())
