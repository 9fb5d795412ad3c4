"""Finds the mistake in an attempt: by what it does, compared with mistakes made on purpose.

Three kinds of code are run on the same inputs as the attempt: the solution with a mistake that was
written down for this exercise, the solution with a slip from the table, and the attempt itself with
one place mended. What does the same as the attempt names its mistake; what becomes right names the
place. An attempt that, with one place mended, does what the solution does with one slip has both.
"""

import ast
import builtins
import contextlib
import copy
import io
import re
import time
import types
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.exercises.counterparts import Translation, counterparts
from course_utils.exercises.faults import beside, faults, never_read, repeats, stays_the_same
from course_utils.exercises.likeness import distance, plain
from course_utils.exercises.results import print_of
from course_utils.exercises.slips import (
    A_TERM,
    A_WHOLE_TERM,
    OF_STATEMENTS,
    Slip,
    is_complement,
)
from course_utils.exercises.source import code_of, names_in
from course_utils.exercises.trial import Trial, is_changed, try_out
from course_utils.exercises.variants import (
    MOST_ROUNDS,
    NOT_CODE,
    Endless,
    Mistake,
    function_in,
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


_SAYS_LESS = 2
"""So many signs further off counts a mend that only says which term is meant."""
_NEARLY = 4
"""So few signs off, code is a mistake that is written down, beside another one."""
_BESIDE = "what stands beside it"
_BRACKETS = "()[],:"
_NAMES = 12
"""In so few letters is no place for a name to stand in."""

Named = tuple[int, int, int, str]
"""How far off, the rank, the place among others, and what is said."""
Slipped = tuple[Slip, tuple[Any, ...], Callable[..., Any]]
"""A slip, what is done by the code that has it made or mended, and this code's function."""


class Search:
    """The search for the name of one attempt's mistake."""

    def __init__(self, task: "Task", attempt: Callable[..., Any], trials: list[Trial]):
        self.task, self.attempt, self.trials = task, attempt, trials
        self.tree = code_of(attempt)
        self.until = time.thread_time() + SECONDS
        self.wanted = self._all_done_by(task.reference)
        self.came = tuple(map(_done, trials))
        self.slipped, self.mends = list[Slipped](), list[Slipped]()
        self.whole = list[Named]()
        self.made = list[tuple[Mistake, tuple[Any, ...], Callable[..., Any]]]()
        self.outside: dict[str, object] = getattr(attempt, "__globals__", {})
        theirs: dict[str, str] = {}
        if self.tree is not None:
            theirs |= self._quietly(lambda: counterparts(task.reference, attempt, self._run_first))
        self.stand_for = tuple((theirs[name], name) for name in theirs)
        own = names_in(self.tree) if self.tree is not None else set()
        known = {*theirs.values(), *own, *self.outside, *task.names, *dir(builtins)}
        self.translation = Translation(of_solution(task.source)[0], theirs, known)

    def names(self, compared: str = "") -> list[str]:
        """Return the sentence that names what is wrong, or none.

        ``compared`` is what the results show by themselves.
        """
        return list(self._quietly(lambda: self._names(compared)))

    def weaker(self) -> list[str]:
        """Return what is said where nothing else is known: two mistakes, or what the code shows."""
        if self.whole:
            return [min(self.whole)[-1]]
        both: list[str] = self._quietly(lambda: self._both(self.slipped, self.mends))
        return both or list(never_read(self.tree) if self.tree is not None else [])[:1]

    def mended(self) -> list[str]:
        """Return the sentence for the one place that makes the attempt right, if there is one."""
        return list(self._quietly(lambda: [min(each)[-1] for each in [self._mends()[1]] if each]))

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
        grave = list(faults(self.tree, pure)) if self.tree is not None else []
        if grave:
            return grave[:1]
        self.made = [
            (mistake, self._done_by(function), function)
            for mistake, function in self.task.made_mistakes()
        ]
        written = [
            (self._from(mistake.code(self.task.source)), -1, 0, mistake.sentence)
            for mistake, done, function in self.made
            if self._is(self.came, done, function) and self._may_say(mistake)
        ]
        if compared:
            return [min(written)[-1] if written else compared]
        self.mends, right = self._mends()
        self.whole = [each for each in right if each[1] == A_WHOLE_TERM]
        if near := [*written, *(each for each in right if each not in self.whole)]:
            return [min(near)[-1]]
        if self.tree is not None and (stays := list(stays_the_same(self.tree))):
            return stays[:1]
        self.slipped, named = self._slips()
        return named[:1] or self.task.unused(self.attempt)[:1] or self._seen()[:1]

    def _slips(self) -> tuple[list[Slipped], list[str]]:
        """Return what the solution does with each slip, and the names of those that do the same."""
        slipped: list[Slipped] = []
        alike: list[tuple[int, str]] = []
        _, solution, _ = of_solution(self.task.source)
        self.until = max(self.until, time.thread_time() + SECONDS / 2)
        for slip, code in solution:
            if self._too_late():
                break
            if slip.if_changed_is_wrong:
                function = function_in(code, self.task.names)
                done = self._done_by(function)
                slipped.append((slip, done, function))
                if self._is(self.came, done, function):
                    if sentence := self._slip_said(slip):
                        alike.append((self._from(self._solution_with(slip)), sentence))
        if len({sentence for off, sentence in alike if off == min(alike)[0]}) > 1:
            return slipped, []  # equally near, so none of them has been seen
        return slipped, [sentence for _, sentence in sorted(alike)]

    def _slip_said(self, slip: Slip, attempt: str = "") -> str:
        """Return what is said of a slip of the solution, if an attempt's code bears it out."""
        sentence = slip.if_changed_is_wrong
        if self.tree is None:
            return "" if "stands where" in sentence else sentence
        attempt = attempt or ast.unparse(self.tree)
        solution, changed = plain(self.task.source), plain(self._solution_with(slip))
        theirs = plain(attempt, self.stand_for)
        added, lost = (Counter(changed) - Counter(solution), Counter(solution) - Counter(changed))
        if any(each not in theirs for each in added if each not in _BRACKETS):
            return ""
        if self._has_all([each for each in lost if each[0].isalnum()], attempt):
            return ""
        if (place := self._place_is_in(slip, attempt)) is None:
            return ""
        if place:
            sentence = re.sub(r"^In `.*?`, ", "", sentence)
            sentence = f"In `{place}`, {sentence}" if len(place) > _NAMES else sentence
        if distance(attempt, self._solution_with(slip), self.stand_for) >= distance(
            attempt, self.task.source, self.stand_for
        ):
            return ""
        sentence = self.translation.of_sentence(sentence)
        unseen = re.match(r"It does not look at `(.+?)`", sentence)
        if unseen and words(unseen[1]) & words(attempt.split(":", 1)[1]):
            return ""
        missing = re.match(r"Parentheses are missing around `(.+?)`", sentence)
        if missing and f"({missing[1]})" in f"{attempt} {ast.unparse(self.tree)}":
            return ""
        around = re.match(r"Leave out the parentheses around `(.+?)`", sentence)
        return "" if around and around[1] not in attempt else sentence

    def _place_is_in(self, slip: Slip, attempt: str) -> str | None:
        """Return where something is said to stand that is not meant, or None if it does not."""
        if "stands where" not in slip.if_changed_is_wrong or not isinstance(slip.node, ast.expr):
            return ""
        with slip.made():
            place = self.translation.of(slip.node)
        text = ast.unparse(place) if place is not None else ""
        return text if text and text in attempt else None

    def _seen(self) -> list[str]:
        """Return what the attempt's own code shows, beside the solution's or by itself."""
        if self.tree is None:
            return []
        own = of_solution(self.task.source)[0]
        plain_numbers = all(np.ndim(each) == 0 for each in self.trials[0].arguments)
        once = repeats(self.tree, own) if plain_numbers else []
        return [*once, *beside(self.tree, own, self.outside)]

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
        signs = [each for each in lost if each not in _BRACKETS]
        return bool(signs) and all(theirs.count(each) >= solution.count(each) for each in signs)

    def _from(self, code: str) -> int:
        """Return how far the attempt's code is from another."""
        if self.tree is None:
            return 0
        return distance(ast.unparse(self.tree), code, self.stand_for)

    def _mends(self) -> tuple[list[Slipped], list[Named]]:
        """Return what the attempt does with one place mended, and what makes it right."""
        if self.tree is None or self.attempt.__closure__:
            return [], []
        _, _, constants = of_solution(self.task.source)
        held = {k: v for k, v in self.task.names.items() if isinstance(v, int | float)}
        constants = (*constants, *held.values())
        meant = [
            self.translation.of(each) or (each if is_complement(each) else None)
            for each in terms(self.task.source)
        ]
        self.ticking, made = variants(
            self.tree, constants, tuple(held), tuple(each for each in meant if each is not None)
        )
        tried: list[Slipped] = []
        right: list[Named] = []
        for slip, code in made:
            if self._too_late():
                break
            if slip.if_unchanged_is_wrong:
                function = function_in(code, self.outside)
                done = self._done_by(function)
                if self._is(self.wanted, done, function):
                    off = self._off_with(slip) + (_SAYS_LESS if slip.rank == A_TERM else 0)
                    right.append((off, slip.rank, len(right), self._with_line(slip)))
                    self.until = min(self.until, time.thread_time() + SECONDS / 4)
                tried.append((slip, done, function))
        if not right:
            right = [(2, 0, 0, each) for each in self._mend_of_several_places(made)]
        return tried, right

    def _off_with(self, slip: Slip) -> int:
        """Return how far the attempt is from the solution with one place mended."""
        return distance(self._code_with(slip), self.task.source, self.stand_for)

    def _mend_of_several_places(self, variants: list[tuple[Slip, types.CodeType]]) -> list[str]:
        """Return what makes the attempt right where the same is mended in each of its lines."""
        alike: dict[str, list[Slip]] = {}
        before = self._from(self.task.source)
        for slip, _ in variants:
            sentence = re.sub(r"^In `.*?`, ", "", slip.if_unchanged_is_wrong)
            alike.setdefault(sentence, []).append(slip)
            if " have changed places in the call" in sentence:
                for one in (r"^`[^`]*`", r"(?<=and )`[^`]*`"):
                    alike.setdefault(re.sub(one, _BESIDE, sentence), []).append(slip)
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
                off = distance(unticked(self.ticking), self.task.source, self.stand_for)
                if off >= before:
                    continue
                if self._all_done_by(function_in(code, self.outside)) == self.wanted:
                    return [f"In {len(group)} places: {sentence[0].lower()}{sentence[1:]}"]
        return []

    def _with_line(self, slip: Slip) -> str:
        sentence = slip.if_unchanged_is_wrong
        if self.tree is None or not slip.line:
            return sentence
        lines = (self.tree.end_lineno or 0) - self.tree.lineno + 1
        if lines < 4:
            return sentence
        return f"Line {slip.line - self.tree.lineno + 1}: {sentence[0].lower()}{sentence[1:]}"

    def _both(self, slipped: list[Slipped], mends: list[Slipped]) -> list[str]:
        """Return two sentences where a slip and a mend meet that bring the codes nearer."""
        known: dict[tuple[Any, ...], list[tuple[Slip | Mistake, Callable[..., Any]]]] = {}
        candidates: list[tuple[Slip | Mistake, tuple[Any, ...], Callable[..., Any]]]
        candidates = [*self.made, *slipped]
        for other, done, function in candidates:
            if _says_something(done) and done != self.wanted[:_FIRST]:
                known.setdefault(done, []).append((other, function))
        before = self._from(self.task.source)
        meet = []
        for slip, done, function in mends:
            if done == self.came[:_FIRST] or done not in known or slip.rank >= OF_STATEMENTS:
                continue
            if (off := self._off_with(slip)) >= before:
                continue
            attempt = self._code_with(slip)
            for other, made in known[done]:
                left, sentence = self._left(other, attempt, slip.if_unchanged_is_wrong)
                written = isinstance(other, Mistake)
                if left < off and sentence and not (written and slip.rank):
                    both = [sentence, self._with_line(slip)]
                    meet.append((written, left, slip.rank, both, made, function))
        for *_, sentences, made, function in sorted(meet, key=lambda each: each[:3]):
            if self._all_done_by(made) == self._all_done_by(function):
                return list(dict.fromkeys(sentences))
        return []

    def _left(self, other: Slip | Mistake, attempt: str, mend: str) -> tuple[int, str]:
        """Return how far a mended attempt is from the solution with a slip, and what it says."""
        if isinstance(other, Mistake):
            left = distance(attempt, other.code(self.task.source), self.stand_for)
            return left, other.sentence if left <= _NEARLY and self._may_say(other) else ""
        left = distance(attempt, self._solution_with(other), self.stand_for)
        lost = words(" ".join(re.findall(r"`([^`]+)`", other.if_changed_is_wrong)))
        if "leave that out" in mend and lost & words(mend):
            return left, ""  # what one says is missing, the other takes away
        meant = re.search(r"where `(\w+)` is meant", mend)
        if meant and meant[1] in lost:
            return left, ""  # one puts there what the other wraps
        if " alone: " in other.if_changed_is_wrong:
            return left, ""  # so it is with the mend only
        if self._place_is_in(other, ast.unparse(self.tree or ast.Pass())) is None:
            return left, ""  # only the mend has brought it there
        return left, self._slip_said(other, attempt)

    def _code_with(self, slip: Slip) -> str:
        with slip.made():
            return unticked(self.ticking)

    def _solution_with(self, slip: Slip) -> str:
        with slip.made():
            return unticked(of_solution(self.task.source)[0])

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


def _done(trial: Trial) -> object:
    if trial.endless:
        return "endless"
    if trial.raised is not None:
        return "raised", type(trial.raised).__name__
    return "changed" if trial.changed_its_arguments else "", print_of(trial.value)


def _says_something(done: tuple[Any, ...]) -> bool:
    """Tell whether results are numbers that depend on the input."""
    return len(set(done)) > 1 and all(isinstance(each, tuple) and each[0] == "" for each in done)
