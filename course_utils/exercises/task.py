"""A task: what a learner's function should do, and how an attempt at it is judged.

An attempt is compared with the solution on random arguments. If it is wrong, the sentences say what
was expected and what came, and name the mistake where there is evidence for one.
"""

import ast
import functools
import inspect
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from course_utils.copies import TooManyLinesError, tries_in_a_copy
from course_utils.exercises import faults
from course_utils.exercises.answer import Kind
from course_utils.exercises.comparing import among, as_if_returned, in_common, rows, where_they_part
from course_utils.exercises.diagnosis import Search
from course_utils.exercises.endings import falls_through, never_ends, waiting
from course_utils.exercises.on_the_way import OnTheWay
from course_utils.exercises.python_words import stopped
from course_utils.exercises.results import as_numbers, both_shown, form, same, shown
from course_utils.exercises.source import code_of, is_placeholder, names_in, of_kind
from course_utils.exercises.trial import Trial, try_out
from course_utils.exercises.variants import Mistake, compiled, function_in
from course_utils.validation import quote
from course_utils.words import count_of

CASES = 8

Verdict = tuple[Kind, tuple[str, ...], str]
"""The kind of an attempt, what to say about it, and the name of the mistake, if it has one."""


@dataclass(kw_only=True)
class Task:
    """One function for the learner to write.

    - ``written``: the function as a learner would write it. It reads other names as the notebook
      has them.
    - ``arguments``: ``arguments(rng, case)`` returns random arguments for one of the `CASES` cases.
      The number of the case lets it see to it that typical mistakes show: both signs, say.
    - ``mistakes``: what has a sentence of its own; the slips of the table are known for every
      exercise.
    - ``stands_for``: what the names mean that the solution reads from the notebook, where that is
      not what they mean in the solution's own module.
    - ``array``: whether an array must come back, since the lesson goes on with one; ``list`` where
      a list will do as well.
    - ``walk``: ``walk(function)`` returns what is called instead of the function: many steps of it,
      say.
    """

    written: Callable[..., Any]
    arguments: Callable[[np.random.Generator, int], tuple[Any, ...]]
    mistakes: Sequence[Mistake] = ()
    stands_for: Mapping[str, object] = field(default_factory=dict)
    array: bool | type[list[Any]] = False
    walk: Callable[[Callable[..., Any]], Callable[..., Any]] | None = None

    def __post_init__(self) -> None:
        self.name = self.written.__name__
        self.source = textwrap.dedent(inspect.getsource(self.written)).strip()
        around = inspect.getclosurevars(self.written).globals
        self.names: dict[str, object] = {**around, **self.stands_for}
        if isinstance(around.get("np"), type(np)) or "np" not in self.names:
            self.names["np"] = np
        self.reference = function_in(self.source, self.names)
        self.reference.__name__ = self.name
        self.parameters = list(inspect.signature(self.written).parameters)

    @functools.cached_property
    def on_the_way(self) -> OnTheWay:
        """The solution, ready to have any of its values changed on the way."""
        return OnTheWay(self.source, self.names)

    @property
    def signature(self) -> str:
        """The function's name with its parameters, as in ``error(x, y)``."""
        return f"{self.name}({', '.join(self.parameters)})"

    @property
    def placeholder(self) -> str:
        """The cell that waits for the learner's code."""
        return f"def {self.signature}:\n    return None  # replace None"

    def made_mistakes(self) -> list[tuple[Mistake, Callable[..., Any]]]:
        """Return the written mistakes, each with the function that makes it."""
        return [
            (mistake, function_in(code, self.names))
            for mistake in self.mistakes
            if (code := compiled(mistake.code(self.source))) is not None
        ]

    def run_as(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return what is called to try a function."""
        return self.walk(function) if self.walk is not None else function

    def is_own(self, attempt: object) -> bool:
        """Tell whether an attempt is the course's own function, handed out by a check."""
        return attempt is self.reference

    def judge(self, attempt: object) -> Verdict:
        """Return the kind of an attempt and what to say about it; never raises."""
        if attempt is None or attempt is ...:
            said = f"Write the function {self.signature}, then run this cell."
            return Kind.NOT_ATTEMPTED, (said,), ""
        if self.is_own(attempt):
            # An earlier cell has put it in the place of an attempt that was not right.
            said = f"This is the course's own {self.name}. Run your own cell first, then this."
            return Kind.NOT_ATTEMPTED, (said,), ""
        if complaint := self._no_such_function(attempt):
            return Kind.NOT_YET, (complaint,), "no such function"
        assert callable(attempt)  # noqa: S101 (seen above; this tells type checkers)
        tree = code_of(attempt)
        if is_placeholder(attempt):
            if said := waiting(tree):
                return Kind.NOT_YET, (said,), "return None is still there"
        trials = [] if is_placeholder(attempt) else self._trials(attempt)
        if all(trial.value is ... for trial in trials):
            said = f"The function {self.signature} still waits for your code."
            return Kind.NOT_ATTEMPTED, (said,), ""
        return self._verdict(attempt, tree, trials)

    def _no_such_function(self, attempt: object) -> str:
        if not callable(attempt):
            return (
                f"A function {self.signature} is asked for, but {self.name} is {quote(attempt)}. "
                "Run the cell with your function again."
            )
        if inspect.iscoroutinefunction(attempt):
            return f"Begin with def {self.signature}: alone, without async."
        count = len(self.parameters)
        try:
            signature = inspect.signature(attempt)
        except Exception:  # whatever a learner's object does when it is asked
            return ""
        try:
            signature.bind(*range(count))
        except TypeError:
            return (
                f"It should take {count_of(count, 'parameter')}, {self.signature}, but it is "
                f"written as {self.name}{signature}."
            )
        return ""

    def _cases(self) -> list[tuple[Any, ...]]:
        rng = np.random.default_rng()
        return [self.arguments(rng, case) for case in range(CASES)]

    def _trials(self, attempt: Callable[..., Any]) -> list[Trial]:
        """Run the cases that a copy of the process has seen to end; the first other is last."""
        cases, run = self._cases(), self.run_as(attempt)
        calls: list[Callable[[], object]] = [
            functools.partial(_to_its_end, run, case) for case in cases
        ]
        ended = tries_in_a_copy(calls) if inspect.isfunction(attempt) else len(calls)
        trials: list[Trial] = []
        for case in cases[:ended]:
            trials.append(try_out(run, case, tried=True))
            if trials[-1].endless:
                return trials
        if ended < len(calls):
            trials.append(Trial(cases[ended], endless=True))
        return trials

    def _verdict(
        self, attempt: Callable[..., Any], tree: ast.FunctionDef | None, trials: list[Any]
    ) -> Verdict:
        trials = self._without_those_that_stopped(trials)
        if found := self._did_not_come_back(attempt, tree, trials):
            return Kind.NOT_YET, *found
        told: list[str] = []
        if all(trial.value is None for trial in trials) and (said := waiting(tree)):
            return Kind.NOT_YET, (said,), "return None is still there"
        trials, how, did = as_if_returned(trials)
        told += how
        nothing = next((trial for trial in trials if trial.value is None), None)
        if nothing is not None:
            where = falls_through(tree) if tree is not None else ""
            said = f"{self._call(nothing)} returned nothing: end the function with return."
            grave = list(faults.faults(tree, set())) if tree is not None else []
            if grave:
                said = f"{self._call(nothing)} returned nothing. {grave[0]}"
            elif where and any(trial.value is not None for trial in trials):
                said = f"{self._call(nothing)} returned nothing. {where}."
            if any(trial.printed for trial in trials) and not told:
                told.append("It prints its result; printing only shows it.")
            return Kind.NOT_YET, (said, *told), "returns nothing"
        if any(trial.changed_its_arguments for trial in trials):
            told.append(
                "It changes what it was handed. Work on a copy, or make new numbers, so that the "
                "caller's values stay as they are."
            )
        wanted = [try_out(self.run_as(self.reference), t.arguments, tried=True) for t in trials]
        wrong = [
            (trial, right.value)
            for trial, right in zip(trials, wanted, strict=True)
            if not same(trial.value, right.value)
        ]
        if not wrong:
            return self._right_so_far(attempt, trials, told)
        trial, value = wrong[0]
        unchanged = [replace(each, changed_its_arguments=False) for each in trials]
        if said := self._for_some_sizes(trials, wrong):
            return Kind.ALMOST, (self._expected(trial, value), *told, said), _name_of([said])
        search, pairs = Search(self, attempt, unchanged), [(t.value, right) for t, right in wrong]
        values = [right.value for right in wanted]
        named = search.names(among(pairs, self.asked()), values)
        compared = "" if named else in_common(pairs)
        named = named or ([] if compared or told else search.weaker())
        if not named and not how and not self._repeats(attempt, trial):
            first, second = (try_out(self.run_as(attempt), trial.arguments) for _ in range(2))
            said = (
                f"{self._call(trial)} gave two different results for the very same input, "
                f"{' and '.join(both_shown(first.value, second.value))}. It must depend on its "
                "parameters alone."
            )
            return Kind.NOT_YET, (said,), "depends on more than its parameters"
        fixed = any(each.startswith("The parameter") for each in named)
        one = len(named) == 1 and not told and not fixed
        if not (named or told or compared) and any(trial.printed for trial in trials):
            told.append("What it prints does not come back: printing only shows it. Return it.")
        sentences = (self._expected(trial, value, did), *told, *named)
        if named or told:
            return Kind.ALMOST if one else Kind.NOT_YET, sentences, _name_of([*told, *named])
        sentences += tuple(self._hints_at(trials, wrong, compared, search.where))
        return Kind.ALMOST if len(wrong) < len(trials) / 2 else Kind.NOT_YET, sentences, ""

    def _right_so_far(
        self, attempt: Callable[..., Any], trials: list[Trial], told: list[str]
    ) -> Verdict:
        kinds = (np.ndarray, list) if self.array is list else np.ndarray
        if self.array and not isinstance(trials[0].value, kinds):
            told.append(
                f"It returns a {type(trials[0].value).__name__}. The lesson goes on with an array: "
                "return np.array(…)."
            )
        told += [each for each in self.unused(attempt) if "from the notebook" in each][:1]
        if told:
            return Kind.ALMOST, tuple(told), _name_of(told)
        said = f"{self.name} gives the right result for all {CASES} random inputs."
        return Kind.RIGHT, (said,), ""

    def _without_those_that_stopped(self, trials: list[Trial]) -> list[Trial]:
        """Return the trials that came back, where one of them is wrong already."""
        back = [each for each in trials if each.raised is None]
        if 2 * len(back) < len(trials) or any(each.endless for each in trials):
            return trials
        right = (try_out(self.run_as(self.reference), t.arguments, tried=True) for t in back)
        wrong = any(
            t.value is not None and not same(t.value, each.value)
            for t, each in zip(back, right, strict=True)
        )
        return back if wrong else trials

    def _did_not_come_back(
        self, attempt: Callable[..., Any], tree: ast.FunctionDef | None, trials: list[Trial]
    ) -> tuple[tuple[str, ...], str] | None:
        for trial in trials:
            called = self._call(trial)
            if trial.endless:
                around = getattr(attempt, "__globals__", {})
                why = never_ends(tree, around) if tree is not None else ""
                grave = list(faults.faults(tree, set())) if tree is not None else []
                named = self.unused(attempt)[:1] or [why] if why else grave[:1]
                named = named or self.unused(attempt)[:1]
                search = Search(self, attempt, trials, list(map(Trial, self._cases())))
                named = named or search.names()[:1] or search.weaker()[:1]
                why = (
                    named[0] if named else "Look at what should stop its loop: can it ever happen?"
                )
                return (f"{called} did not end.", why), "does not end"
            if trial.raised is not None:
                outside = [each for each in self.unused(attempt) if "from the notebook" in each][:1]
                why = stopped(trial.raised, attempt)
                if tree is not None:
                    outside = outside or list(faults.misused(tree, trial.arguments))[:1]
                if outside:
                    return (f"{called} stopped.", *outside), _name_of(outside)
                mended = Search(self, attempt, trials).mended()
                name = _name_of(mended) or f"stops with {type(trial.raised).__name__}"
                return (f"{called} stopped: {why}.", *mended), name
        return None

    def unused(self, attempt: Callable[..., Any]) -> list[str]:
        """Return what an attempt does not use, although the solution does."""
        tree, own = code_of(attempt), code_of(self.written)
        if tree is None or own is None:
            return []
        around = getattr(attempt, "__globals__", {})
        return list(faults.unused(tree, names_in(own), around))

    def _repeats(self, attempt: Callable[..., Any], trial: Trial) -> bool:
        again = try_out(self.run_as(attempt), trial.arguments)
        return as_numbers(trial.value) is None or same(again.value, trial.value)

    def _expected(self, trial: Trial, value: object, did: str = "returned") -> str:
        call = self._call(trial)
        if form(trial.value) != form(value) and not rows(trial.value, value):
            return (
                f"{call} should return {form(value)}, {shown(value)}, but it {did} "
                f"{form(trial.value)}: {shown(trial.value)}."
            )
        if did == "returned" and (where := where_they_part(trial.value, value)):
            return f"{call}: {where[0].lower()}{where[1:]}"
        one, other = both_shown(value, trial.value)
        return f"{call} should return {one}, but it {did} {other}."

    def _for_some_sizes(self, trials: list[Trial], wrong: list[tuple[Trial, object]]) -> str:
        """Return the sentence for what is right for two weights, say, and wrong for three."""
        failed = [trial for trial, _ in wrong]
        known = {id(trial) for trial in failed}
        right = {_size(trial) for trial in trials if id(trial) not in known}
        sizes = {_size(trial) for trial in failed}
        if not right or sizes & right or None in sizes | right:
            return ""
        first = self.parameters[0]
        if np.ndim(failed[0].arguments[0]) == 1 and first != "weights":
            return ""  # the first of them are rows, of which no two cases have as many
        noun = first if np.ndim(failed[0].arguments[0]) == 1 else "columns"
        return (
            f"It is right for {min(filter(None, right))} {noun}, but not for "
            f"{min(filter(None, sizes))}: it must work for any "
            "number of them."
        )

    def asked(self) -> list[str]:
        """Return what the solution returns, item by item."""
        values = [each.value for each in of_kind(ast.Return, ast.parse(self.source))]
        return [ast.unparse(x) for x in values[0].elts] if isinstance(values[0], ast.Tuple) else []

    def _hints_at(
        self, trials: list[Trial], wrong: list[tuple[Trial, object]], compared: str, where: str
    ) -> list[str]:
        """Return what can be said where no mistake explains the results."""
        trial, _value = wrong[0]
        if len(trials) > 1 and all(same(other.value, trial.value) for other in trials):
            return ["It returns the same for every input."]
        found = [compared] if compared else []
        if len(wrong) < len(trials):
            right = len(trials) - len(wrong)
            found.append(
                f"It goes wrong only where {where}."
                if where
                else f"{right} of {len(trials)} random inputs came out right."
            )
        return found

    def _call(self, trial: Trial) -> str:
        return f"{self.name}({', '.join(map(shown, trial.arguments))})"


def _to_its_end(function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    if try_out(function, arguments, tried=True).endless:
        raise TooManyLinesError


def _size(trial: Trial) -> int | None:
    shape = np.shape(trial.arguments[0])
    return shape[-1] if shape else None


def _name_of(named: list[str]) -> str:
    """Return a short name for mistakes: the first clause of each sentence."""
    clauses = (re.sub(r"^(Line \d+|In \d+ places): ", "", sentence) for sentence in named)
    return "; ".join(clause.split(": ")[0].split(". ")[0].rstrip(".") for clause in clauses)
