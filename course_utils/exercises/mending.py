"""The search for slips in a learner's own code: one, or the same in several places."""

import ast
import builtins
import difflib
import re
from collections.abc import Callable
from typing import Any

from course_utils.exercises.running import Runs
from course_utils.exercises.slips import A_PART, A_TERM, HOLE, OF_STATEMENTS, Slip, slips
from course_utils.exercises.source import names_in, of_kind
from course_utils.exercises.variants import Variants, ticking
from course_utils.exercises.vocabulary import in_their_words, numbers_in

_ONE, _MORE, _SEVERAL, _TWO = 2_500, 600, 500, 1_500
"""So many changes are tried in the search for one slip, for a better one after that, for the same
slip in several places, and for two slips."""
_SAYS_LESS = 8
"""So many signs further off counts a mend that only says which term is meant."""
_SHORT = 3
"""A function with fewer lines below its def needs no number of a line."""
_ROUNDABOUT = 2
"""So many signs further off, at most, comes code that is mended in several places."""
_GIVES = re.compile(" stands where | is missing around ")
_SIGN = re.compile(r"[\w.]+|\*\*|//|[<>=!]=|[^\w\s]")

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
        self.slips = slips(
            self.variants.tree,
            (*numbers_in(self.task.source), *held.values()),
            tuple(held),
            in_their_words(self.task.source, tree, known),
            outside,
        )

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
            if self._is_right(slip):
                off = self._off_with(slip) + (_SAYS_LESS if slip.rank == A_TERM else 0)
                right.append((off, slip.rank, len(right), self._with_lines([slip], slip.sentence)))
                self.runs.has_found(_MORE)
        return right

    def _off_with(self, *mended: Slip) -> int:
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
        loops = [each.lineno for each in of_kind(ast.For | ast.While, self.variants.tree)]
        inside = [
            (sentence, [slip for slip in group if slip.line > loops[0]] if loops else [])
            for sentence, group in alike.items()
        ]
        for sentence, group in [*alike.items(), *inside]:
            if self.runs.is_over():
                break
            places = {(id(slip.node), slip.field, slip.index) for slip in group}
            if 1 < len(group) == len(places) and self._is_right(*group):
                off = self._off_with(*group)
                if off <= self.distance_from(self.task.source) + _ROUNDABOUT:
                    return [(off, 0, 0, self._with_lines(group, sentence))]
        return []

    def two_slips(self) -> list[str]:
        """Return the two sentences for the two slips that make the attempt right together.

        Neither leads away from the solution; those that say most come first.
        """
        before, found = (
            self.distance_from(self.task.source),
            list[tuple[int, int, int, list[str]]](),
        )
        firsts = [
            (_says_less(one.rank), self._off_with(one), n) for n, one in enumerate(self.slips)
        ]
        self.runs.may_try(_TWO)
        for less, off, at in sorted(firsts):
            if off > before or self.runs.is_over():
                continue
            with self.slips[at].mended():
                mended = Mending(self.runs, self.attempt, self.variants.tree)
            for then, rank, _, sentence in mended._in_one_place():
                places = re.findall("`(.*?)`", sentence)
                first = self.slips[at]
                if _says_less(rank) and " stands where " in sentence:
                    continue
                if places and f"`{places[0]}`" in first.sentence and _GIVES.search(first.sentence):
                    continue  # what the first puts there, the second changes: neither is right
                if then <= off and then < before and places and places[0] in self.variants.code():
                    said = [self._with_lines([first], first.sentence), sentence]
                    found.append((less + _says_less(rank), then, len(found), said))
        return min(found)[-1] if found else []

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

    def _is_right(self, *mended: Slip) -> bool:
        function = self.variants.mended(*mended)
        return function is not None and self.runs.are_right(function)


def _begun(text: str, letter: Callable[[str], str]) -> str:
    return letter(text[0]) + text[1:]


def _says_less(rank: int) -> bool:
    """Tell whether a slip is about a term that is missing, or about whole statements."""
    return rank in (A_PART, A_TERM) or rank >= OF_STATEMENTS


def distance(one: str, other: str) -> int:
    """Return how many signs two codes do not share.

    >>> distance("np.mean(errors)", "sum(errors)")
    2
    """
    signs, others = (
        [each.removeprefix("np.") for each in _SIGN.findall(code)] for code in (one, other)
    )
    matcher = difflib.SequenceMatcher[str](None, signs, others, autojunk=False)
    alike = sum(block.size for block in matcher.get_matching_blocks())
    return len(signs) + len(others) - 2 * alike
