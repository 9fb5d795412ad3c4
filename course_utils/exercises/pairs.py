"""The search for two mistakes in a learner's own code: two slips, or one and what is left then."""

import ast
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from course_utils.exercises.mending import LOOPS, MORE, ROUNDABOUT, Mending, once_mended
from course_utils.exercises.running import CHANGED, Did
from course_utils.exercises.slips import A_PART, OF_NUMBERS, Slip
from course_utils.exercises.source import definition, of_kind
from course_utils.exercises.unnatural import leaves_idle, undo_each_other, undoes
from course_utils.exercises.vocabulary import numbers_in

_FIRST, _TWO = 1_500, 3_000
"""So many changes are tried for one slip and what is left then, and for two slips."""
_ALIKE = 20
"""So many slips of the same effect are looked at for the one that says most."""
_IN_PART = 3
"""The place of a mend that is right in most cases only, behind all that are right in each."""

Two = tuple[int, int, list[str]]
"""How many of the two say less, how far off the mended code is, and what is said."""
Alike = dict[tuple[Did, ...], list[Slip]]
"""Slips by what comes back when one of them is mended."""
Function = Callable[..., Any]


class Pairs:
    """Two mistakes of an attempt that make it right together."""

    def __init__(self, mending: Mending, tree: ast.FunctionDef):
        self.mending, self.runs, self.task = mending, mending.runs, mending.task
        solution = definition(self.task.source)
        self.before = mending.distance_from(self.task.source)
        if of_kind(LOOPS, tree) and not of_kind(LOOPS, solution):
            self.before += ROUNDABOUT  # how far off two ways to do the same are says less
        self._meant = tuple(f"The factor `{x:g}` is not" for x in numbers_in(self.task.source))

    def sentences(self, as_if: Iterable[tuple[str, Function]]) -> list[str]:
        """Return two sentences, or none.

        They are for two slips that lead nearer to the solution, or for one slip and for what all
        results still are beside the right ones, or where alone they are still wrong. ``as_if`` is
        the solution with other arguments.
        """
        self.runs.may_try(_FIRST)
        alike = self._by_result()
        found = list(self._beside_the_right(alike)) or list(self._as_if(alike, as_if))
        firsts = [
            (self.mending.off_with(group[0]), group)
            for group in alike.values()
            if not self.runs.is_over()
        ]
        found = found or list(self._in_few_cases(firsts))
        self.runs.may_try(MORE if found else _TWO)
        found += self._of_slips(firsts)
        return min(found)[-1] if found else []

    def _by_result(self) -> Alike:
        """Return the slips by what comes back, those together that do the same.

        Some that change nothing are among them, each alone: another slip may hide what they do.
        """
        alike: Alike = {}
        for slip in self.mending.slips:
            function = self.mending.variants.mended(slip)
            if function is not None and not self.runs.is_over():
                did = self.runs.at_first(function)
                if did[0][0] in ("", CHANGED):
                    alike.setdefault(did, []).append(slip)
        as_it_is = self.mending.as_it_is
        as_before = alike.pop(self.runs.at_first(as_it_is), []) if as_it_is else []
        nearest = sorted(as_before[: 5 * _ALIKE], key=self.mending.off_with)[:_ALIKE]
        return alike | {(("as before", at),): [slip] for at, slip in enumerate(nearest)}

    def _beside_the_right(self, alike: Alike) -> Iterator[Two]:
        """Yield a slip with what the results are beside the right ones when it is mended."""
        for slip, *_ in alike.values():
            if not self.runs.is_over():
                for said in self._said_once(slip, self._between):
                    yield 1 + _says_less(slip), self.mending.off_with(slip), said

    def _as_if(self, alike: Alike, as_if: Iterable[tuple[str, Function]]) -> Iterator[Two]:
        """Yield a slip with what else does the same when it is mended."""
        for left, function in as_if if alike else ():
            did = self.runs.at_first(function)
            if did not in alike or len(set(did)) == 1:
                continue  # always the same says nothing of the arguments
            slip = alike[did][0]
            mended = self.mending.variants.mended(slip)
            if mended and self._is_sure(slip, left) and self.runs.agree(mended, function):
                both = [self.mending.sentence(slip), once_mended(left)]
                yield 1, self.mending.off_with(slip), both

    def _is_sure(self, slip: Slip, left: str) -> bool:
        """Tell whether it is more than chance that a slip and what is left come together."""
        if undoes(slip, left) or slip.sentence.startswith(self._meant):
            return False
        if left.startswith("The results are as if"):
            return (" turned round" in left or " and of " in left) and not _says_less(slip)
        # A line left out, say, or a comparison turned round, may make a mistake, and mend nothing.
        risky = " stands where " in slip.sentence or isinstance(slip.value, ast.Compare)
        return not risky and slip.rank <= A_PART and self.mending.off_with(slip) < self.before

    def _in_few_cases(self, firsts: list[tuple[int, list[Slip]]]) -> Iterator[Two]:
        """Yield a slip with where alone the attempt is still wrong when it is mended."""
        for off, (slip, *_) in firsts:
            if slip.rank == 0:
                for said in self._said_once(slip, self.runs.wrong_only):
                    yield _IN_PART, off, said

    def _said_once(self, slip: Slip, of: Callable[[Function], str]) -> Iterator[list[str]]:
        """Yield what is said of a slip, and of what is left when it is mended."""
        function = self.mending.variants.mended(slip)
        said = of(function) if function is not None else ""
        lost = any(each in said for each in (" alone: ", " missing in ", "only the last of"))
        if said and not undoes(slip, said) and not (lost and isinstance(slip.node, ast.Return)):
            yield [self.mending.sentence(slip), once_mended(said)]

    def _between(self, function: Function) -> str:
        return self.runs.between(function, self.task.reference)

    def _of_slips(self, firsts: list[tuple[int, list[Slip]]]) -> Iterator[Two]:
        """Yield two slips that make the attempt right."""
        slips = self.mending.slips
        pairs = itertools.combinations(firsts, 2)
        for (_, ones), (_, others) in sorted(pairs, key=lambda pair: pair[0][0] + pair[1][0]):
            if self.runs.is_over():
                return
            if self.mending.is_right(*_both(ones[0], others[0])):
                *_, one = min(self._right_with(others[0], ones))
                less, off, other = min(self._right_with(slips[one], others))
                two = sorted((slips[at] for at in (one, other)), key=lambda slip: slip.line)
                tree, nearer = self.mending.variants.tree, self._leads_nearer(two, off)
                if nearer and not undo_each_other(two[0], two[1], tree):
                    yield less, off, list(map(self.mending.sentence, two))
                    self.runs.has_found(MORE)

    def _right_with(self, other: Slip, ones: list[Slip]) -> Iterator[tuple[int, ...]]:
        """Yield each slip that is right with another: how many say less, how far off, its place."""
        for one in ones[:_ALIKE]:
            two = _both(one, other)
            if one is ones[0] or self.mending.is_right(*two):
                less = _says_less(one) + _says_less(other)
                yield less, self.mending.off_with(*two), self.mending.slips.index(one)

    def _leads_nearer(self, two: list[Slip], off: int) -> bool:
        """Tell whether neither a name nor a term of the two leads away, or leaves a line idle."""
        tree, code = self.mending.variants.tree, self.mending.variants.code
        for one, other in zip(two, reversed(two), strict=True):
            away = one.rank > OF_NUMBERS and off > self.mending.off_with(other)
            named = isinstance(one.value, ast.Name) and isinstance(one.held(), ast.Name)
            if away or (named and leaves_idle(tree, code(one))):
                return False
        return off < self.before


def _both(one: Slip, other: Slip) -> tuple[Slip, Slip]:
    """Return two slips in the order in which both can be mended: the one inside the other last."""
    inside = one.after(other)
    return (other, inside) if inside is not one else (one, other.after(one))


def _says_less(slip: Slip) -> bool:
    """Tell whether a slip is about more than an operation or a call."""
    return slip.rank >= OF_NUMBERS
