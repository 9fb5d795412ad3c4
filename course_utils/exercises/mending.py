"""The search for slips in a learner's own code: one, the same in several places, or two."""

import ast
import builtins
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from course_utils.exercises.nearness import distance
from course_utils.exercises.running import CHANGED, Did, Runs
from course_utils.exercises.slips import A_PART, A_TERM, HOLE, OF_NUMBERS, Slip, slips
from course_utils.exercises.source import definition, names_in, of_kind
from course_utils.exercises.unnatural import (
    hands_back_less,
    leaves_idle,
    lines_as_in,
    takes_back,
    undo_each_other,
    undoes,
)
from course_utils.exercises.variants import Variants, ticking
from course_utils.exercises.vocabulary import in_their_words, numbers_in

_ONE, _MORE, _SEVERAL, _FIRST, _TWO = 2_500, 600, 500, 1_500, 3_000
"""So many changes are tried in the search for one slip, for a better one after that, for the same
slip in several places, and for two slips."""
_SAYS_LESS = 8
"""So many signs further off counts a mend that only says which term is meant, or that goes on to
change what was handed over."""
_ALIKE = 20
"""So many slips of the same effect are looked at for the one that says most."""
_IN_PART = 3
"""The place of a mend that is right in most cases only, behind all that are right in each."""
_SHORT = 3
"""A function with fewer lines below its def needs no number of a line."""
_ROUNDABOUT = 2
"""So many signs further off, at most, comes code that is mended in several places."""

_LOOPS = ast.For | ast.While

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
            if self._is_right(slip):
                off, mended = self._off_with(slip), self.variants.mended(slip)
                changes = mended is not None and self.runs.still_changes(mended)
                if " stands where " in slip.sentence:
                    off += _SAYS_LESS if changes or slip.rank in (A_PART, A_TERM) else 0
                # What is missing may be put in early or late: where the result is made is best.
                at = len(right) - (1_000 * slip.line if " is missing: " in slip.sentence else 0)
                right.append((off, slip.rank, at, self._sentence(slip)))
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
        loops = [each.lineno for each in of_kind(_LOOPS, self.variants.tree)]
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
                before = self.distance_from(self.task.source)
                idle = leaves_idle(self.variants.tree, self.variants.code(*group))
                if off <= before + _ROUNDABOUT and (off < before or not idle):
                    return [(off, 0, 0, self._with_lines(group, sentence))]
        return []

    def two_mistakes(self, as_if: Iterable[tuple[str, Callable[..., Any]]]) -> list[str]:
        """Return two sentences that make the attempt right together.

        They are for two slips that lead nearer to the solution, or for one slip and for what all
        results still are beside the right ones, or where alone they are still wrong. ``as_if`` is
        the solution with other arguments.
        """
        if self.tree is None:
            return []
        before, found = self.distance_from(self.task.source), list[tuple[int, int, list[str]]]()
        if of_kind(_LOOPS, self.tree) and not of_kind(_LOOPS, definition(self.task.source)):
            before += _ROUNDABOUT  # how far off two ways to do the same are says less
        self.runs.may_try(_FIRST)
        by_result = self._by_result()
        groups = list(by_result.values())
        for slip, *_ in groups:
            if not self.runs.is_over() and (said := self._said_once(slip, self._between)):
                less = 1 + _says_less(slip.rank)
                found.append((less, self._off_with(slip), said))
        meant = tuple(f"The factor `{x:g}` is not" for x in numbers_in(self.task.source))
        for left, function in as_if if groups and not found else ():
            did = self.runs.at_first(function)
            slip = by_result.get(did, [self.slips[-1]])[0]
            mended = self.variants.mended(slip)
            sure = " turned round" in left or " and of " in left  # others may be so by chance
            sure = sure and not _says_less(slip.rank)
            if not left.startswith("The results are as if"):  # a mistake that is written down
                # A line left out, say, or a comparison turned round, may make it, and mend nothing.
                risky = " stands where " in slip.sentence or isinstance(slip.value, ast.Compare)
                risky = risky or slip.rank > A_PART
                sure = not risky and self._off_with(slip) < before
            sure = sure and not undoes(slip, left) and not slip.sentence.startswith(meant)
            varied = len(set(did)) > 1  # always the same says nothing of the arguments
            if sure and varied and mended and self.runs.agree(mended, function):
                both = [self._sentence(slip), once_mended(left)]
                found.append((1, self._off_with(slip), both))
        firsts = [(self._off_with(alike[0]), alike) for alike in groups if not self.runs.is_over()]
        for off, (slip, *_) in [] if found else firsts:
            if slip.rank == 0 and (said := self._said_once(slip, self.runs.wrong_only)):
                found.append((_IN_PART, off, said))
        self.runs.may_try(_MORE if found else _TWO)
        pairs = itertools.combinations(firsts, 2)
        for (_, ones), (_, others) in sorted(pairs, key=lambda pair: pair[0][0] + pair[1][0]):
            if self.runs.is_over():
                break
            if self._is_right(*_both(ones[0], others[0])):
                *_, one = min(self._right_with(others[0], ones))
                less, off, other = min(self._right_with(self.slips[one], others))
                two = sorted((self.slips[at] for at in (one, other)), key=_line)
                tree, nearer = self.variants.tree, off < before and self._leads_nearer(two, off)
                if nearer and not undo_each_other(two[0], two[1], tree):
                    both = list(map(self._sentence, two))
                    found.append((less, off, both))
                    self.runs.has_found(_MORE)
        return min(found)[-1] if found else []

    def _leads_nearer(self, two: list[Slip], off: int) -> bool:
        """Tell whether no name and no term of the two leads away, or leaves a line idle."""
        for one, other in zip(two, reversed(two), strict=True):
            away = one.rank > OF_NUMBERS and off > self._off_with(other)
            named = isinstance(one.value, ast.Name) and isinstance(one.held(), ast.Name)
            if away or (named and leaves_idle(self.variants.tree, self.variants.code(one))):
                return False
        return True

    def _by_result(self) -> dict[tuple[Did, ...], list[Slip]]:
        """Return the slips by what comes back, those together that do the same.

        Some that change nothing are among them, each alone: another slip may hide what they do.
        """
        alike = dict[tuple[Did, ...], list[Slip]]()
        for slip in self.slips:
            function = self.variants.mended(slip)
            if function is not None and not self.runs.is_over():
                did = self.runs.at_first(function)
                if did[0][0] in ("", CHANGED):
                    alike.setdefault(did, []).append(slip)
        as_before = alike.pop(self.runs.at_first(self.as_it_is), []) if self.as_it_is else []
        nearest = sorted(as_before[: 5 * _ALIKE], key=self._off_with)[:_ALIKE]
        return alike | {(("as before", at),): [slip] for at, slip in enumerate(nearest)}

    def _right_with(self, other: Slip, ones: list[Slip]) -> Iterator[tuple[int, ...]]:
        """Yield each slip that is right with another: how many say less, how far off, its place."""
        for one in ones[:_ALIKE]:
            two = _both(one, other)
            if one is ones[0] or self._is_right(*two):
                less = _says_less(one.rank) + _says_less(other.rank)
                yield less, self._off_with(*two), self.slips.index(one)

    def _said_once(self, slip: Slip, of: Callable[[Callable[..., Any]], str]) -> list[str]:
        """Return what is said of a slip, and of what is left when it is mended."""
        function = self.variants.mended(slip)
        said = of(function) if function is not None else ""
        lost = any(each in said for each in (" alone: ", " missing in ", "only the last of"))
        if not said or undoes(slip, said) or (lost and isinstance(slip.node, ast.Return)):
            return []
        return [self._sentence(slip), once_mended(said)]

    def _between(self, function: Callable[..., Any]) -> str:
        return self.runs.between(function, self.task.reference)

    def _sentence(self, slip: Slip) -> str:
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

    def _is_right(self, *mended: Slip) -> bool:
        function = self.variants.mended(*mended)
        return function is not None and self.runs.are_right(function)


def _begun(text: str, letter: Callable[[str], str]) -> str:
    return letter(text[0]) + text[1:]


def _line(slip: Slip) -> int:
    return slip.line


def _both(one: Slip, other: Slip) -> tuple[Slip, Slip]:
    """Return two slips in the order in which both can be mended: the one inside the other last."""
    inside = one.after(other)
    return (other, inside) if inside is not one else (one, other.after(one))


def once_mended(sentence: str) -> str:
    """Return what is said of what is left when another mistake is mended."""
    return f"And once that is mended, {_begun(sentence, str.lower)}"


def _says_less(rank: int) -> bool:
    """Tell whether a slip is about more than an operation or a call."""
    return rank >= OF_NUMBERS
