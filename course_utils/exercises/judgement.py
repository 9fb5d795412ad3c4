"""How an attempt is judged: what is said of it, and the name of its mistake.

An attempt is compared with the solution on random arguments. If it is wrong, the sentences say what
was expected and what came, and name the mistake where there is evidence for one.
"""

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from course_utils.copies import TooManyLinesError, tries_in_a_copy
from course_utils.exercises import faults, partly
from course_utils.exercises.answer import Kind
from course_utils.exercises.comparing import expected
from course_utils.exercises.diagnosis import Search
from course_utils.exercises.python_words import stopped
from course_utils.exercises.results import as_numbers, both_shown, same, shown
from course_utils.exercises.source import code_of, names_in
from course_utils.exercises.trial import Trial, try_out
from course_utils.exercises.whole_numbers import cuts, in_whole_numbers, is_cut

if TYPE_CHECKING:
    from course_utils.exercises.task import Task

Verdict = tuple[Kind, tuple[str, ...], str]
"""The kind of an attempt, what to say about it, and the name of the mistake, if it has one."""

_FROM_OUTSIDE = "of the notebook"


class Judgement:
    """One attempt at a task, tried on random arguments."""

    def __init__(self, task: "Task", attempt: Callable[..., Any]):
        self.task, self.attempt, self.tree = task, attempt, code_of(attempt)
        self.trials = self._tried()

    def only_dots(self) -> bool:
        """Tell whether the attempt hands back what stands for code to be written."""
        return all(trial.value is ... for trial in self.trials)

    def _tried(self) -> list[Trial]:
        """Run the cases that a copy of the process has seen to end; the first other is last."""
        cases, run = self.task.cases(), self.task.run_as(self.attempt)
        calls: list[Callable[[], object]] = [
            functools.partial(_to_its_end, run, case) for case in cases
        ]
        ended = tries_in_a_copy(calls) if inspect.isfunction(self.attempt) else len(calls)
        trials: list[Trial] = []
        for case in cases[:ended]:
            trials.append(try_out(run, case, tried=True))
            if trials[-1].endless:
                return trials
        if ended < len(calls):
            trials.append(Trial(cases[ended], endless=True))
        return trials

    def verdict(self) -> Verdict:
        """Return the kind of the attempt, what to say about it, and the mistake's name."""
        came_back = [each for each in self.trials if each.raised is None and not each.endless]
        if len(came_back) < len(self.trials):
            # Where half of the calls came back, and wrong ones among them, these say more.
            some_wrong = 2 * len(came_back) >= len(self.trials) and any(
                trial.printed.strip()
                if trial.value is None
                else not same(trial.value, self._right(trial))
                for trial in came_back
            )
            if not some_wrong or self.trials[-1].endless:
                return self._did_not_come_back()
        if none := self._no_result(came_back):
            return none
        told = list[str]()
        if any(trial.changed_its_arguments for trial in came_back):
            told.append(
                "It changes what it was handed. Work on a copy, made with .copy(), so that the "
                "caller's values stay as they are."
            )
        pairs = [(trial, self._right(trial)) for trial in came_back]
        if all(same(trial.value, right) for trial, right in pairs):
            return self._right_so_far(came_back[0].value, told)
        return self._wrong(pairs, told)

    def _no_result(self, trials: list[Trial]) -> Verdict | None:
        """Return what is said where nothing, or a text, came back."""
        if all(trial.value is None and trial.printed.strip() for trial in trials):
            said = "It prints the result, which only shows it: "
            said += "end the function with return."
            return Kind.NOT_YET, (said,), _name_of([said])
        text = next((each.value for each in trials if isinstance(each.value, str)), None)
        if text is not None:
            said = f"It returns a text, {shown(text)}: return the number itself."
            return Kind.NOT_YET, (said,), "It returns a text"
        nothing = next((trial for trial in trials if trial.value is None), None)
        if nothing is None:
            return None
        said, tree = f"{self._call(nothing)} returned nothing.", self.tree
        why = "End the function with return."
        if tree is None or all(trial.value is None for trial in trials):
            if waiting := faults.waiting(tree):
                return Kind.NOT_YET, (waiting,), "return None is still there"
        else:
            where = partly.where_only(
                [at for at, trial in enumerate(trials) if trial.value is None],
                self.task.told_by(trials),
                "It comes to its end without a return",
            )
            why = where or faults.no_way_out(tree)
        grave = list[str]()
        if tree is not None:
            grave = list(faults.faults(tree, set()))
        return Kind.NOT_YET, (said, next(iter(grave), why)), "returns nothing"

    def _wrong(self, pairs: list[tuple[Trial, object]], told: list[str]) -> Verdict:
        is_right = [same(trial.value, right) for trial, right in pairs]
        first, wanted = pairs[is_right.index(False)]
        beside = f"{self._call(first)}{expected(first.value, wanted)}"
        trials = [trial for trial, _ in pairs]
        met, missed = (
            [each.arguments[0] for each, one in zip(trials, is_right, strict=True) if one is right]
            for right in (True, False)
        )
        if said := partly.for_some_sizes(self.task.parameters[0], met, missed):
            return Kind.ALMOST, (beside, *told, said), _name_of([said])
        wrong = [(each.value, right) for each, right in pairs if not same(each.value, right)]
        asked_for = self.tree is not None and "int" in names_in(self.tree)
        if not asked_for and all(is_cut(*each) for each in wrong):
            missed_at = [at for at, one in enumerate(is_right) if not one]
            said = cuts(*(each for at in missed_at for each in trials[at].arguments))
            return Kind.ALMOST, (beside, *told, said), _name_of([said])
        search = Search(self.task, self.attempt, trials)
        wanted_of_all = [right for _, right in pairs]
        named = search.names(wanted_of_all)
        if not named and (said := self._changes_its_mind(first)):
            return Kind.NOT_YET, (said,), "depends on more than its parameters"
        cases = [(trial.value, right) for trial, right in pairs]
        if not named and (said := partly.at_least(cases, self.task.asked())):
            named = [said]
        if not (named or told) and any(trial.printed for trial in trials):
            told.append("What it prints does not come back: printing only shows it. Return it.")
        if named or told:
            one = len(named) == 1 and not told and not named[0].startswith("The parameter")
            kind = Kind.ALMOST if one else Kind.NOT_YET
            return kind, (beside, *told, *named), _name_of([*told, *named])
        count = f"{len(met)} of {len(pairs)} random inputs came out right."
        where = search.where(wanted_of_all) if met else ""
        if met and not where and self.tree is not None:
            where = faults.first_of_equal(self.tree)
        hints = [where or count] if met else []
        return Kind.ALMOST if len(missed) < len(met) else Kind.NOT_YET, (beside, *hints), ""

    def _right(self, trial: Trial) -> object:
        run = self.task.run_as(self.task.reference)
        return try_out(run, trial.arguments, tried=True).value

    def _right_so_far(self, value: object, told: list[str]) -> Verdict:
        if not self.task.is_form(value):
            told.append(
                f"It returns a {type(value).__name__}. The lesson goes on with an array: "
                "return np.array(…)."
            )
        told += [each for each in self.task.unused(self.attempt) if _FROM_OUTSIDE in each][:1]
        if not told and self.task.array and any(map(self._cuts_decimals_off, self.trials)):
            told.append(cuts())
        if told:
            return Kind.ALMOST, tuple(told), _name_of(told)
        count = len(self.trials)
        said = f"{self.task.name} gives the right result for all {count} random inputs."
        return Kind.RIGHT, (said,), ""

    def _cuts_decimals_off(self, trial: Trial) -> bool:
        """Tell whether whole numbers in the place of decimals lead to a wrong result of these."""
        whole = replace(trial, arguments=in_whole_numbers(trial.arguments))
        came = try_out(self.task.run_as(self.attempt), whole.arguments, tried=True).value
        right = self._right(whole)
        return not same(came, right) and is_cut(came, right)

    def _did_not_come_back(self) -> Verdict:
        trial = next(each for each in self.trials if each.endless or each.raised is not None)
        unused, tree = self.task.unused(self.attempt), self.tree
        if trial.endless:
            read = (
                [*faults.faults(tree, set()), *faults.never_ends(tree)] if tree is not None else []
            )
            named = [*unused, *read][:1]
            if not named:
                search = Search(self.task, self.attempt, self.trials, self.task.cases())
                named = search.names()
            ask = "Look at what should stop its loop: can it ever happen?"
            said = next(iter(named), ask)
            return Kind.NOT_YET, (f"{self._call(trial)} did not end.", said), "does not end"
        assert trial.raised is not None  # noqa: S101 (seen above; this tells type checkers)
        sure = [each for each in unused if _FROM_OUTSIDE in each]
        sure += faults.called(tree) if tree is not None else []
        if sure:
            said = f"{self._call(trial)} stopped."
            return Kind.NOT_YET, (said, sure[0]), _name_of(sure[:1])
        mended = Search(self.task, self.attempt, self.trials).mended()
        mended = mended or self.task.of_the_notebook(self.attempt)[:1]
        why = stopped(trial.raised, self.attempt)
        if mended:
            why = re.sub(r" \(did you mean .*?\)", "", why)  # another name, or the same again
        said = f"{self._call(trial)} stopped{why}."
        name = _name_of(mended) or f"stops with {type(trial.raised).__name__}"
        return Kind.NOT_YET, (said, *mended), name

    def _changes_its_mind(self, trial: Trial) -> str:
        """Return what to say where the same input gives something else each time, or nothing."""
        run = self.task.run_as(self.attempt)
        first, second = (try_out(run, trial.arguments).value for _ in range(2))
        shown_so = both_shown(first, second)
        if as_numbers(trial.value) is None or same(first, trial.value) or len({*shown_so}) == 1:
            return ""
        return (
            f"{self._call(trial)} gave two different results for the very same input, "
            f"{' and '.join(shown_so)}. It must depend on its parameters alone."
        )

    def _call(self, trial: Trial) -> str:
        return f"{self.task.name}({', '.join(map(shown, trial.arguments))})"


def _to_its_end(function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    if try_out(function, arguments, tried=True).endless:
        raise TooManyLinesError


def _name_of(named: list[str]) -> str:
    """Return a short name for mistakes: the first clause of each sentence."""
    clauses = (re.sub(r"^(Line \d+|In \d+ places[^:]*): ", "", sentence) for sentence in named)
    return "; ".join(clause.split(": ")[0].split(". ")[0].rstrip(".") for clause in clauses)
