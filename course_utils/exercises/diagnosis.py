"""Finds the mistake in an attempt: by what it does, compared with mistakes made on purpose.

Three kinds of code are run on the same inputs as the attempt: the solution with a mistake that was
written down for this exercise, the solution with a slip from the table, and the attempt itself with
one place mended. What does the same as the attempt names its mistake; what becomes right names the
place. An attempt that, with one place mended, does what the solution does with one slip has both.
"""

import ast
import contextlib
import copy
import io
import re
import time
import types
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.exercises import source
from course_utils.exercises.results import print_of
from course_utils.exercises.slips import OF_STATEMENTS, Slip
from course_utils.exercises.trial import Trial, is_changed
from course_utils.exercises.variants import (
    MOST_ROUNDS,
    NOT_CODE,
    Endless,
    Mistake,
    function_in,
    likeness,
    of_solution,
    terms,
    ticker,
    unticked,
    variants,
    words,
)
from course_utils.limits import TooManyLinesError, time_limit

if TYPE_CHECKING:
    from course_utils.exercises.task import Task

SECONDS = 0.45
"""So long may the search for a name take."""
_FEWER_ROUNDS = 5_000
"""The first cases of a loop need no more than these."""
_MOST_WAITED = 20.0
"""Seconds; on a busy machine the same search takes longer."""
_FIRST = 3
"""So many cases tell whether it is worth while to try the others."""


Mend = tuple[Slip, str, tuple[Any, ...], Callable[..., Any]]
"""A slip, what is said of it, and what the function does that has it mended."""


class Search:
    """The search for the name of one attempt's mistake."""

    def __init__(self, task: "Task", attempt: Callable[..., Any], trials: list[Trial]):
        self.task, self.attempt, self.trials = task, attempt, trials
        self.tree = source.code_of(attempt)
        self.until = time.thread_time() + SECONDS
        self.wanted = self._all_done_by(task.reference)
        self.came = tuple(map(_done, trials))
        own = names_of(attempt)
        self.outside = own if own is not None else {}

    def names(self) -> list[str]:
        """Return the sentences that name what is wrong: one, or two, or none."""
        return self._quietly(self._names)

    def mended(self) -> list[str]:
        """Return the sentence for the one place that makes the attempt right, if there is one."""
        return self._quietly(lambda: self._mends()[1][:1])

    def _quietly(self, search: Callable[[], list[str]]) -> list[str]:
        try:
            with warnings.catch_warnings(), time_limit(_MOST_WAITED):
                warnings.simplefilter("ignore")
                with contextlib.redirect_stdout(io.StringIO()):
                    return search()
        except TooManyLinesError:
            return []

    def _names(self) -> list[str]:
        """Return the sentences of the surest evidence that there is."""
        pure = {self.task.name, "abs", "round", "sum", "len", "float", "int"} | {
            name for name, value in self.task.names.items() if callable(value)
        }
        grave = list(source.faults(self.tree, pure)) if self.tree is not None else []
        if grave:
            return grave[:1]
        made = self.task.made_mistakes()
        written = [(m.sentence, self._done_by(function), m, function) for m, function in made]
        alike = [m for _, done, m, f in written if self._is(self.came, done, f)]
        alike = [mistake for mistake in alike if self._may_say(mistake)]
        borne_out = [mistake for mistake in alike if self._is_borne_out(mistake)]
        if borne_out:
            return [max(borne_out, key=self._likeness).sentence]
        mends, mended = self._mends()
        if mended:
            return mended[:1]
        if alike:
            return [max(alike, key=self._likeness).sentence]
        slipped = []
        _, solution, _ = of_solution(self.task.source)
        for slip, code in solution:
            if self._too_late():
                break
            if sentence := slip.if_changed_is_wrong:
                function = function_in(code, self.task.names)
                done = self._done_by(function)
                if self._is(self.came, done, function) and self._nearer(slip):
                    return [sentence]
                slipped.append((sentence, done, slip, function))
        return (
            self.task.unused(self.attempt)[:1]
            or self._both(written + slipped, mends)
            or self._seen()[:1]
            or self._never_read()
        )

    def _seen(self) -> list[str]:
        """Return what the attempt's own code shows, beside the solution's."""
        own = of_solution(self.task.source)[0]
        return list(source.beside(self.tree, own, self.outside)) if self.tree else []

    def _never_read(self) -> list[str]:
        """Return what the code alone shows, where nothing that was tried does the same."""
        if self.tree is None:
            return []
        found = [*source.never_read(self.tree), *source.stays_the_same(self.tree)]
        return found[:1]

    def _nearer(self, slip: Slip) -> bool:
        """Tell whether a slip brings the solution nearer to the attempt's own code."""
        if self.tree is None:
            return "stands where" not in slip.if_changed_is_wrong
        tree, _, _ = of_solution(self.task.source)
        stands = re.search(r"`([^`]+)` stands where", slip.if_changed_is_wrong)
        if stands and stands[1] not in ast.unparse(self.tree):
            return False  # what is said to stand there does not
        with slip.made():
            changed = self._alike(unticked(tree))
        return changed > self._alike(self.task.source)

    def _is_borne_out(self, mistake: Mistake) -> bool:
        """Tell whether an attempt has what only the mistake has, and lacks what it has lost."""
        lost = mistake.right.strip()
        if self.tree is not None and lost and lost not in mistake.wrong:
            if lost in ast.unparse(self.tree):
                return False
        if self.tree is not None and "[0]" in mistake.wrong and "[0]" not in mistake.right:
            code = ast.unparse(self.tree)
            if "[0" not in code and "for " not in code:
                return False  # nothing in it takes the first alone
        return not self._lacks(mistake)

    def _may_say(self, mistake: Mistake) -> bool:
        """Tell whether a sentence speaks of nothing that the attempt's code does not have."""
        missing = re.match(r"The (\w+) is missing", mistake.sentence)
        name = missing[1] if missing else ""
        if callable(self.task.names.get(name)) and name in words(
            ast.unparse(self.tree or ast.Pass())
        ):
            return False
        return not self._lacks(mistake) & words(mistake.sentence)

    def _lacks(self, mistake: Mistake) -> set[str]:
        if self.tree is None:
            return set()
        made = words(mistake.code(self.task.source)) - words(self.task.source)
        return made - words(ast.unparse(self.tree))

    def _likeness(self, mistake: Mistake) -> float:
        return self._alike(mistake.code(self.task.source))

    def _alike(self, code: str) -> float:
        """Return how much code is like the attempt's, from 0 to 1."""
        return likeness(code, ast.unparse(self.tree)) if self.tree is not None else 0.0

    def _mends(self) -> tuple[list[Mend], list[str]]:
        """Return what the attempt does with one place mended, and what makes it right."""
        if self.tree is None or self.attempt.__closure__:
            return [], []
        _, _, constants = of_solution(self.task.source)
        held = {k: v for k, v in self.task.names.items() if isinstance(v, int | float)}
        constants = (*constants, *held.values())
        tried: list[Mend] = []
        self.ticking, made = variants(self.tree, constants, tuple(held), terms(self.task.source))
        for slip, code in made:
            if self._too_late():
                break
            if sentence := slip.if_unchanged_is_wrong:
                function = function_in(code, self.outside)
                done = self._done_by(function)
                sentence = self._with_line(slip, sentence)
                if self._is(self.wanted, done, function):
                    return tried, [sentence]
                tried.append((slip, sentence, done, function))
        return tried, self._mend_of_several_places(made)

    def _mend_of_several_places(self, variants: list[tuple[Slip, types.CodeType]]) -> list[str]:
        """Return what makes the attempt right where the same is mended in each of its lines."""
        alike: dict[str, list[Slip]] = {}
        for slip, _ in variants:
            sentence = re.sub(r"^In `.*?`, ", "", slip.if_unchanged_is_wrong)
            alike.setdefault(sentence, []).append(slip)
        for sentence, group in alike.items():
            if self._too_late():
                break
            places = {(id(slip.node), slip.field) for slip in group}
            if not sentence or not 1 < len(group) == len(places):
                continue
            with contextlib.ExitStack() as made, contextlib.suppress(*NOT_CODE):
                for slip in group:
                    made.enter_context(slip.made())
                code = compile(
                    ast.Module([ast.fix_missing_locations(self.ticking)], []), "<slip>", "exec"
                )
                if self._all_done_by(function_in(code, self.outside)) == self.wanted:
                    return [f"In {len(group)} places: {sentence[0].lower()}{sentence[1:]}"]
        return []

    def _with_line(self, slip: Slip, sentence: str) -> str:
        if self.tree is None or not slip.line:
            return sentence
        lines = (self.tree.end_lineno or 0) - self.tree.lineno + 1
        if lines < 4:
            return sentence
        return f"Line {slip.line - self.tree.lineno + 1}: {sentence[0].lower()}{sentence[1:]}"

    def _both(self, slipped: list[Any], mends: list[Any]) -> list[str]:
        """Return two sentences where a slip and a mend meet that bring the codes nearer."""
        known: dict[tuple[Any, ...], list[Any]] = {}
        for place, (sentence, done, *origin) in enumerate(slipped):
            if _says_something(done) and done != self.wanted[:_FIRST]:
                known.setdefault(done, []).append((place, sentence, *origin))
        before, meet = self._alike(self.task.source), []
        for slip, sentence, done, function in mends:
            if done == self.came[:_FIRST] or done not in known or slip.rank >= OF_STATEMENTS:
                continue
            if likeness(self._code_with(slip), self.task.source) < before:
                continue
            for place, other, origin, made in known[done]:
                if slip.rank > 3 and "stands where" not in other:
                    continue
                if " is missing" in other and self._has_all_names_of(other):
                    continue
                if _undo_each_other(f"{self.task.source} {other}", sentence):
                    continue
                written = isinstance(origin, Mistake)
                if self._likeness(origin) > before if written else self._nearer(origin):
                    meet.append((slip.rank, place, [other, sentence], (made, function)))
        for *_, sentences, (made, function) in sorted(meet, key=lambda each: each[:2]):
            if self._all_done_by(made) == self._all_done_by(function):
                return list(dict.fromkeys(sentences))
        return []

    def _has_all_names_of(self, sentence: str) -> bool:
        """Tell whether what is said to be missing is made of names that the attempt has."""
        quoted = re.search(r"`([^`]+)`", sentence)
        names = words(quoted[1]) & words(self.task.source) if quoted else set()
        names -= {"get", "np"}
        return bool(names) and self.tree is not None and names <= words(ast.unparse(self.tree))

    def _code_with(self, slip: Slip) -> str:
        with slip.made():
            return unticked(self.ticking)

    def _too_late(self) -> bool:
        return time.thread_time() > self.until

    def _is(
        self, target: tuple[Any, ...], done: tuple[Any, ...], function: Callable[..., Any]
    ) -> bool:
        """Tell whether a function that has ``done`` this does the same in all cases."""
        return done == target[:_FIRST] and self._all_done_by(function) == target

    def _done_by(self, function: Callable[..., Any]) -> tuple[Any, ...]:
        return tuple(self._once(function, trial) for trial in self.trials[:_FIRST])

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


def _undo_each_other(of_solution: str, of_attempt: str) -> bool:
    """Tell whether two sentences only say that one whole part stands where another is meant."""
    code, others = (re.findall(r"`(.*?)`", each) for each in (of_attempt, of_solution))
    gone = re.search(r"leave that out|(\w+) is too much|is too much here", of_attempt)
    parts = gone is not None and bool(
        words(of_solution) & {gone[1]} if gone[1] else words(f"{code[:1]}")
    )
    alike = any(each in others and not each.isidentifier() for each in code)
    bold = "nly ", "return ", "changed places", "in the way"
    return parts or alike or any(each in of_attempt for each in bold)


def _done(trial: Trial) -> object:
    if trial.endless:
        return "endless"
    if trial.raised is not None:
        return "raised", type(trial.raised).__name__
    return "changed" if trial.changed_its_arguments else "", print_of(trial.value)


def _says_something(done: tuple[Any, ...]) -> bool:
    """Tell whether results are numbers that depend on the input."""
    return len(set(done)) > 1 and all(isinstance(each, tuple) and each[0] == "" for each in done)


def names_of(attempt: object) -> dict[str, object] | None:
    """Return the names around a learner's function."""
    return getattr(attempt, "__globals__", None)
