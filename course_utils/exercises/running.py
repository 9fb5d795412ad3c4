"""Runs other functions on the inputs of an attempt, quietly and not too many of them."""

import contextlib
import copy
import functools
import io
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.copies import TooManyLinesError
from course_utils.exercises import partly, relations
from course_utils.exercises.results import print_of
from course_utils.exercises.trial import Trial, is_changed
from course_utils.exercises.variants import MOST_ROUNDS, Endless, ticker
from course_utils.limits import time_limit

if TYPE_CHECKING:
    from course_utils.exercises.task import Task

_FEWER_ROUNDS = 1_000
"""The first cases of a right loop need no more than these."""
SECONDS = 0.75
"""So long may a search take, where its candidates are too slow to try as many as are allowed."""
_MOST_WAITED = 20.0
"""Seconds; on a busy machine the same search takes longer."""
Did = tuple[str, object]
"""How a call ended, and a print of what came back."""
Case = tuple[Trial, Did]
"""What is handed over, and what should come of it."""

FIRST = 3
"""So many cases tell whether it is worth while to try the others."""
CHANGED = "changed"
_TIMES_AS_MANY = 4
"""In so many times as many other cases, too, two functions must do the same: among a thousand, one
may well do so by chance in the first cases."""


def quietly(search: Callable[[], Any]) -> Any:
    """Return what a search returns, without a word of what it runs; nothing if it has no end."""
    try:
        with warnings.catch_warnings(), time_limit(_MOST_WAITED):
            warnings.simplefilter("ignore")
            with contextlib.redirect_stdout(io.StringIO()):
                return search()
    except TooManyLinesError:
        return ()


class Runs:
    """The inputs of an attempt, and what it did with them.

    ``further`` are inputs that it was not tried on, since it did not end before. A search ends by
    a count of the functions that it tries: on a busy machine, too, it finds the same each time.
    If the attempt changes what it is handed, any function may: that is said beside all else.
    ``attempt`` is the attempt with loops that count their rounds, where its code can be read.
    """

    def __init__(self, task: "Task", trials: list[Trial], further: list[Trial]):
        self.task, self.trials = task, trials
        self._until, self._left = time.process_time() + SECONDS, 0
        self.changes = any(trial.changed_its_arguments for trial in trials)
        self.came = tuple(_did(replace(each, changed_its_arguments=False)) for each in trials)
        self.attempt: Callable[..., Any] | None = None
        asked = [*trials, *further]
        cases = [(trial, self.once(task.reference, trial)) for trial in asked]
        # Where the attempt itself is wrong, most changes are soon seen to be of no use.
        wrong = [at for at, came in enumerate(self.came[:FIRST]) if came != cases[at][1]]
        self._cases = [
            cases[at] for at in sorted(range(len(cases)), key=lambda at: at not in wrong)
        ]
        came = dict(zip(map(id, trials), self.came, strict=True))
        # Where the attempt is wrong, it is seen what a change does.
        self._telling = sorted(self._cases, key=lambda case: came.get(id(case[0])) == case[1])[:4]

    def may_try(self, count: int) -> None:
        """Let so many functions be tried from now on."""
        self._left = count

    def has_found(self, more: int) -> None:
        """Let no more functions than this be tried from now on."""
        self._left = min(self._left, more)

    def is_over(self) -> bool:
        """Tell whether the search is over."""
        return self._left <= 0 or time.process_time() > self._until

    def do_the_same(self, function: Callable[..., Any]) -> bool:
        """Tell whether a function does what the attempt did, case by case."""
        self._left -= 1
        came = list(zip(self.trials, self.came, strict=True))
        return self._agree(function, came, MOST_ROUNDS) and self._agree(function, self._came_later)

    def are_right(self, function: Callable[..., Any]) -> bool:
        """Tell whether a function does what is asked for, in all cases."""
        self._left -= 1
        return self._agree(function, self._cases) and self._agree(function, self._others)

    def _agree(
        self, function: Callable[..., Any], cases: list[Case], rounds: int = _FEWER_ROUNDS
    ) -> bool:
        return all(self.once(function, trial, rounds) == done for trial, done in cases)

    @functools.cached_property
    def _others(self) -> list[Case]:
        """Other cases, with what the solution does in them."""
        trials = [Trial(case) for _ in range(_TIMES_AS_MANY) for case in self.task.cases()]
        return [(trial, self.once(self.task.reference, trial)) for trial in trials]

    @functools.cached_property
    def _came_later(self) -> list[Case]:
        """The other cases, with what the attempt does in them, where it comes to an end."""
        if (attempt := self.attempt) is None:
            return []
        came = [(trial, self.once(attempt, trial)) for trial, _ in self._others]
        return [(trial, (how, value)) for trial, (how, value) in came if how in ("", CHANGED)]

    def at_first(self, function: Callable[..., Any]) -> tuple[Did, ...]:
        """Return what a function does in the first cases, as long as it comes back."""
        self._left -= 1
        did = list[Did]()
        for trial, _ in self._telling:
            did.append(self.once(function, trial))
            if did[-1][0] not in ("", CHANGED):
                break
        return tuple(did)

    def agree(self, one: Callable[..., Any], other: Callable[..., Any]) -> bool:
        """Tell whether two functions do the same, in all cases."""
        cases = [trial for trial, _ in (*self._cases, *self._others)]
        return all(self.once(one, trial) == self.once(other, trial) for trial in cases)

    def between(self, one: Callable[..., Any], other: Callable[..., Any]) -> str:
        """Return what all results of one function are beside those of another, or nothing."""
        said = ""
        for cases in (self._cases[:FIRST], self._cases, self._others):
            pairs = [(self._called(one, x), self._called(other, x)) for x, _ in cases]
            if any(x.endless or x.raised or x.value is None for pair in pairs for x in pair):
                return ""
            said = relations.between(
                [(x.value, y.value) for x, y in pairs], self.task.asked(), rows=self.task.has_rows
            )
            if not said:
                return ""
        return said

    def still_changes(self, function: Callable[..., Any]) -> bool:
        """Tell whether a function changes what it is handed, as the attempt does."""
        called = (self._called(function, trial) for trial in self.trials[:FIRST])
        return self.changes and any(each.changed_its_arguments for each in called)

    def wrong_only(self, function: Callable[..., Any]) -> str:
        """Return where alone a function is wrong, if it is so in fewer cases than the attempt."""
        if self.attempt is None or self.is_over():
            return ""
        wrong, before = (
            [at for at, (trial, done) in enumerate(self._cases) if self.once(each, trial) != done]
            for each in (function, self.attempt)
        )
        if not wrong or not set(wrong) < set(before) or 2 * len(wrong) > len(self._cases):
            return ""
        trials = [trial for trial, _ in self._cases]
        first = [trial.arguments[0] for trial in trials]
        met = [each for at, each in enumerate(first) if at not in wrong]
        missed = [first[at] for at in wrong]
        where = partly.where_only(wrong, self.task.told_by(trials))
        return where or partly.for_some_sizes(self.task.parameters[0], met, missed)

    def once(self, function: Callable[..., Any], trial: Trial, rounds: int = _FEWER_ROUNDS) -> Did:
        """Return what a function does in one case, and a print of what it returns.

        In the first cases its loops may make so many ``rounds``; a wrong one may need more.
        """
        done = self._called(function, trial, rounds)
        return _did(replace(done, changed_its_arguments=False) if self.changes else done)

    def _called(
        self, function: Callable[..., Any], trial: Trial, rounds: int = _FEWER_ROUNDS
    ) -> Trial:
        handed = copy.deepcopy(trial.arguments)
        run = self.task.run_as(function)
        if "__tick__" in getattr(function, "__globals__", {}):
            first = any(trial is each for each in self.trials[:FIRST])
            function.__globals__["__tick__"] = ticker(rounds if first else MOST_ROUNDS)
        try:
            with np.errstate(all="ignore"):
                value = run(*handed)
        except Endless:
            return Trial(trial.arguments, endless=True)
        except (Exception, SystemExit) as error:
            return Trial(trial.arguments, raised=error)
        changed = is_changed(handed, trial.arguments)
        return Trial(trial.arguments, value, changed_its_arguments=changed)


def _did(trial: Trial) -> Did:
    if trial.endless:
        return "endless", None
    if trial.raised is not None:
        return type(trial.raised).__name__, None
    return CHANGED if trial.changed_its_arguments else "", print_of(trial.value)
