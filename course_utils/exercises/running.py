"""Runs other functions on the inputs of an attempt, quietly and not too many of them."""

import contextlib
import copy
import io
import time
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.copies import TooManyLinesError
from course_utils.exercises.results import print_of
from course_utils.exercises.trial import Trial, is_changed
from course_utils.exercises.variants import MOST_ROUNDS, Endless, ticker
from course_utils.limits import time_limit

if TYPE_CHECKING:
    from course_utils.exercises.task import Task

_FEWER_ROUNDS = 1_000
"""The first cases of a right loop need no more than these."""
SECONDS = 0.9
"""So long may a search take, where its candidates are too slow to try as many as are allowed."""
_MOST_WAITED = 20.0
"""Seconds; on a busy machine the same search takes longer."""
FIRST = 3
"""So many cases tell whether it is worth while to try the others."""


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
    """

    def __init__(self, task: "Task", trials: list[Trial], further: list[Trial]):
        self.task, self.trials = task, trials
        self._until, self._left = time.thread_time() + SECONDS, 0
        self.came = tuple(map(_done, trials))
        wanted = [_mark(*self.once(task.reference, trial)) for trial in (*trials, *further)]
        cases = list(zip((*trials, *further), wanted, strict=True))
        first = list(zip(self.came[:FIRST], cases, strict=False))
        # Where the attempt itself is wrong, most changes are soon seen to be of no use.
        wrong = [case for came, case in first if came != case[1]]
        right = [case for came, case in first if came == case[1]]
        self._cases = [*wrong, *right, *cases[len(first) :]]

    def may_try(self, count: int) -> None:
        """Let so many functions be tried from now on."""
        self._left = count

    def has_found(self, more: int) -> None:
        """Let no more functions than this be tried from now on."""
        self._left = min(self._left, more)

    def is_over(self) -> bool:
        """Tell whether the search is over."""
        return self._left <= 0 or time.thread_time() > self._until

    def do_the_same(self, function: Callable[..., Any]) -> bool:
        """Tell whether a function does what the attempt did, case by case."""
        self._left -= 1
        each = zip(self.trials, self.came, strict=True)
        return all(_mark(*self.once(function, trial, MOST_ROUNDS)) == done for trial, done in each)

    def are_right(self, function: Callable[..., Any]) -> bool:
        """Tell whether a function does what is asked for, in all cases."""
        self._left -= 1
        return all(_mark(*self.once(function, trial)) == wanted for trial, wanted in self._cases)

    def once(
        self, function: Callable[..., Any], trial: Trial, rounds: int = _FEWER_ROUNDS
    ) -> tuple[str, Any]:
        """Return what a function does in one case, and what it returns.

        In the first cases its loops may make so many ``rounds``; a wrong one may need more.
        """
        handed = copy.deepcopy(trial.arguments)
        run = self.task.run_as(function)
        if "__tick__" in getattr(function, "__globals__", {}):
            first = any(trial is each for each in self.trials[:FIRST])
            function.__globals__["__tick__"] = ticker(rounds if first else MOST_ROUNDS)
        try:
            with np.errstate(all="ignore"):
                value = run(*handed)
        except Endless:
            return "endless", None
        except (Exception, SystemExit) as error:
            return type(error).__name__, None
        return "changed" if is_changed(handed, trial.arguments) else "", value


def _done(trial: Trial) -> object:
    if trial.endless:
        return _mark("endless", None)
    if trial.raised is not None:
        return _mark(type(trial.raised).__name__, None)
    return _mark("changed" if trial.changed_its_arguments else "", trial.value)


def _mark(did: str, value: Any) -> object:
    return did, print_of(value)
