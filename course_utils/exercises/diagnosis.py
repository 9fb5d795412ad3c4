"""Finds the name of an attempt's mistake: the order of evidence, the surest first.

What the code surely does not mean; mistakes that are written down for the exercise and do the same,
or slips whose mend makes the attempt right; what all results are beside the right ones; and at last
what the code shows beside the solution's. No more is said than was seen.
"""

import ast
import inspect
import types
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.exercises import on_the_way, relations
from course_utils.exercises.counterparts import values_of
from course_utils.exercises.faults import beside, faults, repeats, stays_the_same
from course_utils.exercises.likeness import definitions
from course_utils.exercises.mending import SECONDS, Mending, Named
from course_utils.exercises.results import as_numbers, same
from course_utils.exercises.running import Runs, quietly
from course_utils.exercises.slips import A_WHOLE_TERM
from course_utils.exercises.source import code_of, names_in
from course_utils.exercises.trial import Trial, try_out
from course_utils.exercises.variants import Mistake, definition

if TYPE_CHECKING:
    from course_utils.exercises.task import Task


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
        self.runs = Runs(task, trials, SECONDS, list(map(Trial, further)))
        self.mending = Mending(self.runs, attempt, self.tree)
        self.parameters = (
            [each.arg for each in self.tree.args.args] if self.tree else task.parameters
        )
        self.whole = list[Named]()
        self.where, self.changes = "", list[str]()

    def names(self, compared: str = "", right: list[Any] | None = None) -> list[str]:
        """Return the sentence that names what is wrong, or none.

        ``compared`` is what the results show by themselves; ``right`` are the right ones.
        """
        return list(quietly(lambda: next(self._names(compared, right), [])))[:1]

    def weaker(self) -> list[str]:
        """Return what is said where nothing else is known: two mistakes, or what the code shows."""
        if self.whole:
            return [min(self.whole)[-1]]
        self.runs.has_at_least(SECONDS)
        return list(quietly(self.mending.two_slips)) or self.changes[:1]

    def mended(self) -> list[str]:
        """Return the sentence for the one place that makes the attempt right, if there is one."""
        return list(quietly(lambda: [min(each)[-1] for each in [self.mending.one_slip()] if each]))

    def _names(self, compared: str, right: list[Any] | None) -> Iterator[list[str]]:
        """Yield the sentences of the evidence that there is, the surest first."""
        pure = {self.task.name, "abs", "round", "sum", "len", "float", "int"} | {
            name for name, value in self.task.names.items() if callable(value)
        }
        if self.tree is not None and (grave := list(faults(self.tree, pure))):
            yield grave
        numbers = any(_is_finite(trial.value) for trial in self.trials)
        near = [
            (self.mending.distance_from(mistake.code(self.task.source)), -1, 0, mistake.sentence)
            for mistake, function in self.task.made_mistakes()
            if self.runs.do_the_same(function) and (numbers or self._is_nearer_to(mistake))
        ]
        if compared:
            yield [min(near)[-1] if near else compared]
        mends = self.mending.one_slip()
        self.whole = [each for each in mends if each[1] == A_WHOLE_TERM]
        if near := [*near, *(each for each in mends if each not in self.whole)]:
            yield [min(near)[-1]]
        if self.tree is not None:
            if said := [*stays_the_same(self.tree), *self.task.unused(self.attempt)]:
                yield said
        quantities = self._quantities() if right is not None else {}
        if right is not None:
            values = [trial.value for trial in self.trials]
            cases = list(zip(values, right, strict=True))
            if said_of := relations.of_results(cases, quantities, self.task.asked()):
                yield [said_of]
        if self.tree is None:
            yield self.task.unused(self.attempt)
            return
        own = definition(self.task.source)
        outside = getattr(self.attempt, "__globals__", {})
        numbers_only = all(np.ndim(each) == 0 for each in self.trials[0].arguments)
        again = repeats(self.tree, own) if numbers_only else ()
        if found := [*again, *beside(self.tree, own, outside)]:
            yield found
        if right is not None:
            self.runs.has_at_least(SECONDS / 2)
            if said := self._with_a_change_on_the_way(quantities):
                yield said
            places = [at for at, each in enumerate(cases) if not same(*each)]
            told_by = self._what_decides(quantities)
            if all(isinstance(each, int | float | np.number) for each in right):
                told_by["what is asked for"] = right
            where = relations.where_only(places, len(cases), told_by)
            if said_of := relations.in_two_halves(cases, quantities, told_by):
                yield [said_of]
            self.where = where

    def _is_nearer_to(self, mistake: Mistake) -> bool:
        """Tell whether code is much more like a mistake's than like the solution's."""
        own = self.task.source
        from_mistake = self.mending.distance_from(mistake.code(own))
        return 2 * from_mistake < self.mending.distance_from(own)

    def _what_decides(self, quantities: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """Return the numbers whose sign, or evenness, the solution asks for or follows."""
        found = dict[str, list[Any]]()
        for name, ours in zip(self.parameters, self.task.parameters, strict=False):
            held, tested = quantities.get(name, [[]]), self.task.on_the_way.tested
            even = f"{ours} % 2" in self.task.source
            if not all(map(np.ndim, held)) and (even or ours in tested or not tested):
                found[f"`{name}`"] = held if even else [each * 1.0 for each in held]
        return found

    def _quantities(self) -> dict[str, list[Any]]:
        """Return the numbers that the function has to do with, in the learner's words."""
        found: dict[str, list[Any]] = {}
        for place, name in enumerate(self.parameters if self.task.walk is None else ()):
            values = [trial.arguments[place] for trial in self.trials]
            if all(as_numbers(value) is not None for value in values):
                found[name] = values
                if all(np.ndim(value) for value in values):
                    found[f"len({name})"] = list(map(len, values))
        read = names_in(self.tree) if self.tree is not None else set()
        for name, held in self.task.names.items():
            if isinstance(held, int | float):
                found[name] = [held] * len(self.trials)
        for name, function in getattr(self.attempt, "__globals__", {}).items():
            if name in read and isinstance(function, types.FunctionType):
                wanted = inspect.signature(function).parameters
                if wanted and set(wanted) <= set(found):
                    found[f"{name}({', '.join(wanted)})"] = [
                        self._computed(function, [found[each][at] for each in wanted])
                        for at in range(len(self.trials))
                    ]
        made = definitions(definition(self.task.source))
        if made and self.task.walk is None:
            ends = values_of(self.task.reference, self._run_all)
            for name in [each for each in made if each in ends]:
                if len(ends[name]) == len(self.trials):
                    found[ast.unparse(self._theirs(ast.Name(name, ast.Load())))] = ends[name]
        return found

    def _computed(self, function: Callable[..., Any], arguments: list[Any]) -> object:
        return try_out(function, tuple(arguments), tried=True).value

    def _run_all(self, function: Callable[..., Any]) -> None:
        for trial in self.trials:
            try_out(self.task.run_as(function), trial.arguments, tried=True)

    def _with_a_change_on_the_way(self, quantities: dict[str, list[Any]]) -> list[str]:
        """Return the change with which the solution does the same, the least one first."""
        counts = {name: values for name, values in quantities.items() if name.startswith("len(")}

        def alike(function: Callable[..., Any]) -> str | None:
            found: set[str] | None = None
            for place, trial in enumerate(self.trials):
                self.task.on_the_way.case = place
                did, value = self.runs.once(function, trial)
                here = {name: float(values[place]) for name, values in counts.items()}
                ways = set() if did else on_the_way.times(trial.value, value, here)
                found = ways if found is None else found & ways
                if not found:
                    return None
            return min(found, key=len) if found else None

        exact = list[str]()
        if any(isinstance(trial.value, bool | np.bool_) for trial in self.trials):
            return exact
        for changes, how in self.task.on_the_way.found(alike, quantities, self.runs):
            theirs = [(self._theirs(node), each) for node, each in changes]
            least = not how and len({change for _, change in changes}) == 1
            (exact if least else self.changes).append(on_the_way.sentence(theirs, how))
            if exact or len(changes) > 1:
                break
        self.changes.sort(key=len)
        return exact

    def _theirs(self, node: ast.expr) -> ast.expr:
        """Return an expression of the solution in the learner's words, as far as they have any."""
        around = getattr(node, "around", None)
        new = self.mending.translation.of(node) or node
        new.around = around and self.mending.translation.of(around)  # type: ignore[attr-defined]
        return new


def _is_finite(value: object) -> bool:
    """Tell whether a result says more than that something went to infinity."""
    numbers = as_numbers(value)
    return numbers is None or bool(np.isfinite(numbers).any())
