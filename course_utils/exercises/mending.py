"""The search for a slip in a learner's own code: in one place, or the same in several."""

import ast
import builtins
import re
from collections.abc import Callable
from typing import Any

from course_utils.exercises.nearness import distance
from course_utils.exercises.running import Runs
from course_utils.exercises.slips import A_PART, A_TERM, HOLE, Slip, slips
from course_utils.exercises.source import names_in, of_kind
from course_utils.exercises.unnatural import (
    hands_back_less,
    leaves_idle,
    lines_as_in,
    takes_back,
)
from course_utils.exercises.variants import Variants, ticking
from course_utils.exercises.vocabulary import in_their_words, numbers_in

_ONE, _SEVERAL = 2_500, 500
"""So many changes are tried in the search for one slip, and for the same in several places."""
MORE = 600
"""So many changes are tried at most when one is found that mends all."""
_SAYS_LESS = 8
"""So many signs further off counts a mend that only says which term is meant, or that goes on to
change what was handed over."""
_SHORT = 3
"""A function with fewer lines below its def needs no number of a line."""
ROUNDABOUT = 2
"""So many signs further off, at most, comes code that is mended in several places."""

LOOPS = ast.For | ast.While

Named = tuple[int, int, int, str]
"""How far off, the rank, the place among others, and what is said."""


class Mending:
    """An attempt whose code can be read, and what it becomes with slips mended."""

    def __init__(self, runs: Runs, attempt: Callable[..., Any], tree: ast.FunctionDef | None):
        self.runs, self.task, self.attempt, self.tree = runs, runs.task, attempt, tree
        self.slips = list[Slip]()
        self.as_it_is: Callable[..., Any] | None = None
        if tree is None or attempt.__closure__:
            return
        outside: dict[str, object] = getattr(attempt, "__globals__", {})
        held = {k: v for k, v in self.task.names.items() if isinstance(v, int | float)}
        known = {*names_in(tree), *outside, *self.task.names, *dir(builtins), HOLE}
        self.variants = Variants(ticking(tree), outside)
        self.as_it_is = self.variants.mended()
        found = slips(
            self.variants.tree,
            numbers_in(self.task.source),
            held,
            in_their_words(self.task.source, tree, known),
            outside,
        )
        code, asked = ast.unparse(tree), len(self.task.asked())
        fine = lines_as_in(self.task.source, tree)
        self.slips = [
            slip
            for slip in found
            if not takes_back(slip, code)
            and not hands_back_less(slip, asked)
            and (slip.line not in fine or isinstance(slip.value, list))
            # Two arrays that change places are right by luck: the other kind is changed then.
            and not (runs.changes and " have changed places" in slip.sentence)
        ]

    def distance_from(self, code: str) -> int:
        """Return how far the attempt's code is from another."""
        return distance(ast.unparse(self.tree), code) if self.tree is not None else 0

    def one_slip(self) -> list[Named]:
        """Return what is said of each slip that makes the attempt right if it is mended."""
        self.runs.may_try(_ONE)
        return self._in_one_place() or self._same_slip_in_several_places()

    def _in_one_place(self) -> list[Named]:
        right: list[Named] = []
        for slip in self.slips:
            if self.runs.is_over():
                break
            if self.is_right(slip):
                off, mended = self.off_with(slip), self.variants.mended(slip)
                changes = mended is not None and self.runs.still_changes(mended)
                if " stands where " in slip.sentence:
                    off += _SAYS_LESS if changes or slip.rank in (A_PART, A_TERM) else 0
                # What is missing may be put in early or late: where the result is made is best.
                at = len(right) - (1_000 * slip.line if " is missing: " in slip.sentence else 0)
                right.append((off, slip.rank, at, self.sentence(slip)))
                self.runs.has_found(MORE)
        return right

    def off_with(self, *mended: Slip) -> int:
        """Return how far the attempt is from the solution with slips mended."""
        return distance(self.variants.code(*mended), self.task.source)

    def _same_slip_in_several_places(self) -> list[Named]:
        """Return what makes the attempt right where the same is mended in each of its lines."""
        alike: dict[str, list[Slip]] = {}
        if not self.slips:
            return []
        self.runs.may_try(_SEVERAL)
        for slip in self.slips:
            sentence = re.sub(r"^In `.*?`, ", "", slip.sentence)
            for said in dict.fromkeys((sentence, slip.sentence)):
                alike.setdefault(said, []).append(slip)
        loops = [each.lineno for each in of_kind(LOOPS, self.variants.tree)]
        inside = [
            (sentence, [slip for slip in group if slip.line > loops[0]] if loops else [])
            for sentence, group in alike.items()
        ]
        for sentence, group in [*alike.items(), *inside]:
            if self.runs.is_over():
                break
            places = {(id(slip.node), slip.field, slip.index) for slip in group}
            if 1 < len(group) == len(places) and self.is_right(*group):
                off = self.off_with(*group)
                before = self.distance_from(self.task.source)
                idle = leaves_idle(self.variants.tree, self.variants.code(*group))
                if off <= before + ROUNDABOUT and (off < before or not idle):
                    return [(off, 0, 0, self._with_lines(group, sentence))]
        return []

    def sentence(self, slip: Slip) -> str:
        """Return what is said of a slip, with its line."""
        return self._with_lines([slip], slip.sentence)

    def _with_lines(self, slips: list[Slip], sentence: str) -> str:
        """Return a sentence with the lines that it is about, where the function is not short."""
        first = self.variants.tree.lineno
        lines = sorted({slip.line - first + 1 for slip in slips if slip.line})
        where = [f"In {len(slips)} places"] if len(slips) > 1 else []
        if lines and (self.variants.tree.end_lineno or 0) - first >= _SHORT:
            *others, last = map(str, lines)
            several = f"lines {', '.join(others)} and {last}"
            where.append(several if others else f"line {last}")
        said = ", ".join(where)
        return f"{_begun(said, str.upper)}: {_begun(sentence, str.lower)}" if where else sentence

    def is_right(self, *mended: Slip) -> bool:
        """Tell whether the attempt does what is asked for with slips mended."""
        function = self.variants.mended(*mended)
        return function is not None and self.runs.are_right(function)


def _begun(text: str, letter: Callable[[str], str]) -> str:
    return letter(text[0]) + text[1:]


def once_mended(sentence: str) -> str:
    """Return what is said of what is left when another mistake is mended."""
    return f"And once that is mended, {_begun(sentence, str.lower)}"
