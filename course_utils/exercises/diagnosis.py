"""Finds the mistake in an attempt: what is written down and does the same, or what mends it.

Two kinds of code are run on the same inputs as the attempt: the solution with a mistake that was
written down for this exercise, and the attempt itself with one slip mended, or two. What does the
same as the attempt names its mistake; what makes it right names the place.
"""

import ast
import builtins
import contextlib
import copy
import io
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.copies import TooManyLinesError
from course_utils.exercises.counterparts import Translation, counterparts
from course_utils.exercises.faults import beside, faults, never_read, repeats, stays_the_same
from course_utils.exercises.likeness import distance, plain, signs
from course_utils.exercises.results import print_of
from course_utils.exercises.slips import A_TERM, A_WHOLE_TERM, HOLE, OF_STATEMENTS, Slip, slips
from course_utils.exercises.source import code_of, names_in
from course_utils.exercises.trial import Trial, is_changed, try_out
from course_utils.exercises.variants import (
    MOST_ROUNDS,
    Endless,
    Mistake,
    Variants,
    definition,
    is_small,
    numbers_in,
    terms,
    ticker,
    ticking,
    words,
)
from course_utils.limits import time_limit

if TYPE_CHECKING:
    from course_utils.exercises.task import Task

SECONDS = 0.3
"""So long may the search for one slip take, and half as long that for two."""
_FEWER_ROUNDS = 1_000
"""The first cases of a loop need no more than these."""
_MOST_WAITED = 20.0
"""Seconds; on a busy machine the same search takes longer."""
_FIRST = 3
"""So many cases tell whether it is worth while to try the others."""
_SAYS_LESS = 2
"""So many signs further off counts a mend that only says which term is meant."""
_FIRST_OF_TWO, _SECOND_OF_TWO = 12, 40
"""So many slips are tried where two are looked for."""
_NEARER = 2
"""So many signs nearer to the solution comes code with two slips mended, at least."""
_BRACKETS = "()[],:"

Named = tuple[int, int, int, str]
"""How far off, the rank, the place among others, and what is said."""


class Search:
    """The search for the name of one attempt's mistake."""

    def __init__(self, task: "Task", attempt: Callable[..., Any], trials: list[Trial]):
        self.task, self.attempt, self.trials = task, attempt, trials
        self.tree = code_of(attempt)
        self.until = time.thread_time() + SECONDS
        self.wanted = self._all_done_by(task.reference)
        self.came = tuple(map(_done, trials))
        self.whole = list[Named]()
        self.slips = list[Slip]()
        self.outside: dict[str, object] = getattr(attempt, "__globals__", {})
        self.stand_for: tuple[tuple[str, str], ...] = ()
        if self.tree is None or attempt.__closure__:
            return
        theirs = dict(self._quietly(lambda: counterparts(task.reference, attempt, self._run_first)))
        self.stand_for = tuple((theirs[name], name) for name in theirs)
        known = {*theirs.values(), *names_in(self.tree), *self.outside, *task.names, *dir(builtins)}
        translation = Translation(definition(task.source), theirs, {*known, HOLE})
        held = {k: v for k, v in task.names.items() if isinstance(v, int | float)}
        translated = map(translation.of, terms(task.source))
        self.terms = [each for each in translated if each is not None and is_small(each)]
        self.numbers, self.held = (*numbers_in(task.source), *held.values()), tuple(held)
        self.variants = Variants(ticking(self.tree), self.outside)
        self.slips = self._slips_in(self.variants)

    def _slips_in(self, variants: Variants) -> list[Slip]:
        lack, _ = self._beside_the_solution(variants)
        may_be_missing = [
            each
            for each in self.terms
            if HOLE not in names_in(each)
            or "len" in names_in(each)
            or lack.keys() & signs(ast.unparse(each), self.stand_for)
        ]
        return slips(variants.tree, self.numbers, self.held, may_be_missing)

    def _beside_the_solution(self, variants: Variants) -> tuple[Counter[str], Counter[str]]:
        """Return the signs that code has less often than the solution, and those more often."""
        theirs, ours = plain(variants.code(), self.stand_for), plain(self.task.source)
        return Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)

    def names(self, compared: str = "") -> list[str]:
        """Return the sentence that names what is wrong, or none.

        ``compared`` is what the results show by themselves.
        """
        return list(self._quietly(lambda: self._names(compared)))[:1]

    def weaker(self) -> list[str]:
        """Return what is said where nothing else is known: two mistakes, or what the code shows."""
        if self.whole:
            return [min(self.whole)[-1]]
        self.until = max(self.until, time.thread_time() + SECONDS / 2)
        both: list[str] = list(self._quietly(self._two_slips))
        return both or list(never_read(self.tree) if self.tree is not None else [])[:1]

    def mended(self) -> list[str]:
        """Return the sentence for the one place that makes the attempt right, if there is one."""
        return list(self._quietly(lambda: [min(each)[-1] for each in [self._one_slip()] if each]))

    def _run_first(self, function: Callable[..., Any]) -> None:
        for trial in self.trials[:_FIRST]:
            if not trial.endless:
                try_out(self.task.run_as(function), trial.arguments, tried=True)

    def _quietly(self, search: Callable[[], Any]) -> Any:
        try:
            with warnings.catch_warnings(), time_limit(_MOST_WAITED):
                warnings.simplefilter("ignore")
                with contextlib.redirect_stdout(io.StringIO()):
                    return search()
        except TooManyLinesError:
            return ()

    def _names(self, compared: str) -> list[str]:
        """Return the sentences of the surest evidence that there is."""
        pure = {self.task.name, "abs", "round", "sum", "len", "float", "int"} | {
            name for name, value in self.task.names.items() if callable(value)
        }
        if self.tree is not None and (grave := list(faults(self.tree, pure))):
            return grave
        near = [
            (self._from(mistake.code(self.task.source)), -1, 0, mistake.sentence)
            for mistake, function in self.task.made_mistakes()
            if self._does(function, self.came) and self._may_say(mistake)
        ]
        if compared:
            return [min(near)[-1] if near else compared]
        right = self._one_slip()
        self.whole = [each for each in right if each[1] == A_WHOLE_TERM]
        if near := [*near, *(each for each in right if each not in self.whole)]:
            return [min(near)[-1]]
        if self.tree is None:
            return self.task.unused(self.attempt)
        own = definition(self.task.source)
        plain_numbers = all(np.ndim(each) == 0 for each in self.trials[0].arguments)
        return [
            *stays_the_same(self.tree),
            *self.task.unused(self.attempt),
            *(repeats(self.tree, own) if plain_numbers else ()),
            *beside(self.tree, own, self.outside),
        ]

    def _may_say(self, mistake: Mistake) -> bool:
        """Tell whether a sentence speaks of nothing that the attempt's code does not have."""
        if self.tree is None:
            return True
        code = ast.unparse(self.tree)
        if missing := re.match(r"The (\w+) is missing", mistake.sentence):
            if callable(self.task.names.get(missing[1])) and missing[1] in words(code):
                return False
        if left := re.search(
            r"(\w+) (?:is|are) not used|without looking at the (\w+)", mistake.sentence
        ):
            if set(filter(None, left.groups())) & words(
                ast.unparse(ast.Module(self.tree.body, []))
            ):
                return False
        solution, changed = plain(self.task.source), plain(mistake.code(self.task.source))
        if "missing" in mistake.sentence:
            if self._has_all(Counter(solution) - Counter(changed), code):
                return False
        made = words(mistake.code(self.task.source)) - words(self.task.source)
        return not (made - words(code)) & words(mistake.sentence)

    def _has_all(self, lost: Iterable[str], attempt: str) -> bool:
        """Tell whether code has all signs that a mistake has lost, as often as the solution."""
        theirs, solution = plain(attempt, self.stand_for), plain(self.task.source)
        lost = [each for each in lost if each not in _BRACKETS]
        return bool(lost) and all(theirs.count(each) >= solution.count(each) for each in lost)

    def _from(self, code: str) -> int:
        """Return how far the attempt's code is from another."""
        if self.tree is None:
            return 0
        return distance(ast.unparse(self.tree), code, self.stand_for)

    def _off_with(self, *mended: Slip, of: Variants | None = None) -> int:
        """Return how far the attempt is from the solution with slips mended."""
        return distance((of or self.variants).code(*mended), self.task.source, self.stand_for)

    def _one_slip(self) -> list[Named]:
        """Return what is said of each slip that makes the attempt right if it is mended."""
        right: list[Named] = []
        for slip in self.slips:
            if self._too_late():
                break
            if self._is_right(slip):
                off = self._off_with(slip) + (_SAYS_LESS if slip.rank == A_TERM else 0)
                right.append((off, slip.rank, len(right), self._with_line(slip)))
                self.until = min(self.until, time.thread_time() + SECONDS / 2)
        return right or [(2, 0, 0, each) for each in self._same_slip_in_several_places()]

    def _same_slip_in_several_places(self) -> list[str]:
        """Return what makes the attempt right where the same is mended in each of its lines."""
        alike: dict[str, list[Slip]] = {}
        for slip in self.slips:
            sentence = re.sub(r"^In `.*?`, ", "", slip.sentence)
            alike.setdefault(sentence, []).append(slip)
            if " have changed places in the call" in sentence:
                for one in (r"^`[^`]*`", r"(?<=and )`[^`]*`"):
                    beside_it = re.sub(one, "what stands beside it", sentence)
                    alike.setdefault(beside_it, []).append(slip)
        for sentence, group in alike.items():
            if self._too_late():
                break
            places = {(id(slip.node), slip.field) for slip in group}
            if 1 < len(group) == len(places) and self._is_right(*group):
                if self._off_with(*group) < self._from(self.task.source):
                    return [f"In {len(group)} places: {sentence[0].lower()}{sentence[1:]}"]
        return []

    def _two_slips(self) -> list[str]:
        """Return the two sentences for the two slips that make the attempt right together."""
        if not self.slips:
            return []
        found: list[tuple[int, int, list[str]]] = []
        own, before = self.variants.code(), self._from(self.task.source)
        for first in self._nearest(self.variants, self.slips)[:_FIRST_OF_TWO]:
            mended = self.variants.with_one(first)
            for second in self._nearest(mended, self._slips_in(mended))[:_SECOND_OF_TWO]:
                if self._too_late():
                    return min(found)[-1] if found else []
                if _stands_in(second, own) and self._is_right(second, of=mended):
                    off = self._off_with(second, of=mended)
                    if off <= before - _NEARER:
                        both = [self._with_line(first), self._with_line(second)]
                        found.append((off, len(found), both))
        return min(found)[-1] if found else []

    def _nearest(self, variants: Variants, found: list[Slip]) -> list[Slip]:
        """Return slips in expressions, first those whose mend has signs of the solution's."""
        lack, excess = self._beside_the_solution(variants)

        def gain(slip: Slip) -> int:
            old, new = (
                Counter(signs(each, self.stand_for)) for each in (slip.was(), slip.becomes())
            )
            return sum(
                2 * (changed & wanted).total() - changed.total()
                for changed, wanted in ((new - old, lack), (old - new, excess))
            )

        single = [each for each in found if each.rank < OF_STATEMENTS]
        return sorted(single, key=gain, reverse=True)

    def _with_line(self, slip: Slip) -> str:
        sentence = slip.sentence
        if self.tree is None or not slip.line:
            return sentence
        lines = (self.tree.end_lineno or 0) - self.tree.lineno + 1
        if lines < 4:
            return sentence
        return f"Line {slip.line - self.tree.lineno + 1}: {sentence[0].lower()}{sentence[1:]}"

    def _too_late(self) -> bool:
        return time.thread_time() > self.until

    def _is_right(self, *mended: Slip, of: Variants | None = None) -> bool:
        function = (of or self.variants).mended(*mended)
        return function is not None and self._does(function, self.wanted)

    def _does(self, function: Callable[..., Any], target: tuple[Any, ...]) -> bool:
        """Tell whether a function does this, case by case."""
        each = zip(self.trials, target, strict=True)
        return all(self._once(function, trial) == done for trial, done in each)

    def _all_done_by(self, function: Callable[..., Any]) -> tuple[Any, ...]:
        return tuple(self._once(function, trial) for trial in self.trials)

    def _once(self, function: Callable[..., Any], trial: Trial) -> object:
        handed = copy.deepcopy(trial.arguments)
        run = self.task.run_as(function)
        if "__tick__" in getattr(function, "__globals__", {}):
            first = any(trial is each for each in self.trials[:_FIRST])
            most = _FEWER_ROUNDS if first else MOST_ROUNDS
            function.__globals__["__tick__"] = ticker(most)
        try:
            with np.errstate(all="ignore"):
                value = run(*handed)
        except Endless:
            return "endless"
        except (Exception, SystemExit) as error:
            return "raised", type(error).__name__
        return "changed" if is_changed(handed, trial.arguments) else "", print_of(value)


def _stands_in(slip: Slip, code: str) -> bool:
    """Tell whether the place that a sentence speaks of stands in some code."""
    place = re.match(r"In `(.+?)`,", slip.sentence)
    return slip.field == "body" or all(
        each in code for each in (slip.was(), place[1] if place else "")
    )


def _done(trial: Trial) -> object:
    if trial.endless:
        return "endless"
    if trial.raised is not None:
        return "raised", type(trial.raised).__name__
    return "changed" if trial.changed_its_arguments else "", print_of(trial.value)
