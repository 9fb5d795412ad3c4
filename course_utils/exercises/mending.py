"""The search for slips in a learner's own code: one, the same in several places, or two."""

import ast
import builtins
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from course_utils.exercises.counterparts import Translation, counterparts
from course_utils.exercises.likeness import distance, plain, signs
from course_utils.exercises.results import print_of
from course_utils.exercises.running import FIRST, Runs, quietly
from course_utils.exercises.slips import A_PART, A_TERM, HOLE, OF_STATEMENTS, Slip, slips
from course_utils.exercises.source import names_in, of_kind
from course_utils.exercises.trial import try_out
from course_utils.exercises.variants import (
    Variants,
    definition,
    function_in,
    is_small,
    numbers_in,
    terms,
    ticking,
)

SECONDS = 0.3
"""So long may the search for one slip take, and half as long that for two."""
_SAYS_LESS = 2
"""So many signs further off counts a mend that only says which term is meant."""
_FIRST_OF_TWO, _SECOND_OF_TWO = 18, 40
"""So many slips are tried where two are looked for."""
_OTHER_ORDER = -1
"""What the same signs in another order gain: more than one sign in the place of another."""
_NEARER = 2
"""So many signs nearer to the solution comes code with two slips mended, at least."""

Named = tuple[int, int, int, str]
"""How far off, the rank, the place among others, and what is said."""


class Mending:
    """An attempt whose code can be read, and what it becomes with slips mended."""

    def __init__(self, runs: Runs, attempt: Callable[..., Any], tree: ast.FunctionDef | None):
        self.runs, self.task, self.tree = runs, runs.task, tree
        self.slips = list[Slip]()
        self.stand_for: tuple[tuple[str, str], ...] = ()
        outside: dict[str, object] = getattr(attempt, "__globals__", {})
        theirs = dict[str, str]()
        if tree is not None and not attempt.__closure__:
            reference = self.task.reference
            theirs = dict(quietly(lambda: counterparts(reference, attempt, self.run_first)))
        self.stand_for = tuple((theirs[name], name) for name in theirs)
        own = names_in(tree) if tree is not None else set()
        known = {*theirs.values(), *own, *outside, *self.task.names, *dir(builtins), HOLE}
        self.translation = Translation(definition(self.task.source), theirs, known)
        if tree is None or attempt.__closure__:
            return
        held = {k: v for k, v in self.task.names.items() if isinstance(v, int | float)}
        translated = map(self.translation.of, terms(self.task.source))
        self.terms = [each for each in translated if each is not None and is_small(each)]
        self.numbers = (*numbers_in(self.task.source), *held.values())
        self.held, self.outside = tuple(held), outside
        self.variants = Variants(ticking(tree), outside)
        self.slips = self._slips_in(self.variants)

    def run_first(self, function: Callable[..., Any]) -> None:
        """Run a function on the first inputs."""
        for trial in self.runs.trials[:FIRST]:
            if not trial.endless:
                try_out(self.task.run_as(function), trial.arguments, tried=True)

    def _slips_in(self, variants: Variants) -> list[Slip]:
        return slips(variants.tree, self.numbers, self.held, self.terms, self.outside)

    def _beside_the_solution(self, variants: Variants) -> tuple[Counter[str], Counter[str]]:
        """Return the signs that code has less often than the solution, and those more often."""
        theirs, ours = plain(variants.code(), self.stand_for), plain(self.task.source)
        return Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)

    def distance_from(self, code: str) -> int:
        """Return how far the attempt's code is from another."""
        if self.tree is None:
            return 0
        return distance(ast.unparse(self.tree), code, self.stand_for)

    def _off_with(self, *mended: Slip, of: Variants | None = None) -> int:
        """Return how far the attempt is from the solution with slips mended."""
        return distance((of or self.variants).code(*mended), self.task.source, self.stand_for)

    def one_slip(self) -> list[Named]:
        """Return what is said of each slip that makes the attempt right if it is mended."""
        right: list[Named] = []
        for slip in self.slips:
            if self.runs.is_over():
                break
            if self._is_right(slip):
                off = self._off_with(slip) + (_SAYS_LESS if slip.rank == A_TERM else 0)
                right.append((off, slip.rank, len(right), self._with_line(slip)))
                self.runs.has_at_most(SECONDS / 2)
        return right or [(2, 0, 0, each) for each in self._same_slip_in_several_places()]

    def _same_slip_in_several_places(self) -> list[str]:
        """Return what makes the attempt right where the same is mended in each of its lines."""
        alike: dict[str, list[Slip]] = {}
        if not self.slips:
            return []
        self.runs.has_at_least(SECONDS / 3)
        for slip in self.slips:
            sentence = re.sub(r"^In `.*?`, ", "", slip.sentence)
            alike.setdefault(sentence, []).append(slip)
            if " have changed places in the call" in sentence:
                for one in (r"^`[^`]*`", r"(?<=and )`[^`]*`"):
                    beside_it = re.sub(one, "what stands beside it", sentence)
                    alike.setdefault(beside_it, []).append(slip)
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
                if self._off_with(*group) < self.distance_from(self.task.source):
                    return [_in_places(len(group), sentence)]
        return []

    def two_slips(self) -> list[str]:
        """Return the two sentences for the two slips that make the attempt right together."""
        if not self.slips:
            return []
        self.runs.has_at_least(SECONDS / 3)
        found: list[tuple[int, int, list[str]]] = []
        own, before = self.variants.code(), self.distance_from(self.task.source)
        for first in self._nearest(self.variants, self.slips)[:_FIRST_OF_TWO]:
            mended = self.variants.with_one(first)
            for second in self._nearest(mended, self._slips_in(mended))[:_SECOND_OF_TWO]:
                if self.runs.is_over():
                    return min(found)[-1] if found else []
                if _stands_in(second, own) and self._is_right(second, of=mended):
                    off = self._off_with(second, of=mended)
                    if off <= before - _NEARER and not self._is_right_by_chance(mended, second):
                        both = [self._with_line(first), self._with_line(second)]
                        if first.sentence == second.sentence:
                            both = [_in_places(2, first.sentence)]
                        found.append((off, len(found), both))
        return min(found)[-1] if found else []

    def _is_right_by_chance(self, variants: Variants, slip: Slip) -> bool:
        """Tell whether a number of the learner's own fits only what the notebook holds."""
        numbers = [each.value for each in of_kind(ast.Constant, variants.tree)]
        if all(each in self.numbers for each in numbers if isinstance(each, int | float)):
            return False
        others = {name: 1.25 * self.task.names[name] + 3 for name in self.held}  # type: ignore[operator]
        functions = (
            Variants(variants.tree, {**self.outside, **others}).mended(slip),
            function_in(self.task.source, {**self.task.names, **others}),
        )
        one, other = (
            self.runs.once(each, self.runs.trials[0])[1] if each else None for each in functions
        )
        return print_of(one) != print_of(other)

    def _nearest(self, variants: Variants, found: list[Slip]) -> list[Slip]:
        """Return slips in expressions, first those whose mend has signs of the solution's."""
        lack, excess = self._beside_the_solution(variants)

        def gain(slip: Slip) -> int:
            old, new = (
                Counter(signs(each, self.stand_for)) for each in (slip.was(), slip.becomes())
            )
            changes = ((new - old, lack), (old - new, excess))
            if not any(changed for changed, _ in changes):
                return _OTHER_ORDER
            return sum(2 * (each & wanted).total() - each.total() for each, wanted in changes)

        single = [(gain(each), each) for each in found if each.rank < OF_STATEMENTS]
        likely = [pair for pair in single if pair[0] > 0 or pair[1].rank != A_PART]
        return [each for _, each in sorted(likely, key=lambda pair: pair[0], reverse=True)]

    def _with_line(self, slip: Slip) -> str:
        sentence = slip.sentence
        if self.tree is None or not slip.line:
            return sentence
        lines = (self.tree.end_lineno or 0) - self.tree.lineno + 1
        if lines < 4:
            return sentence
        return f"Line {slip.line - self.tree.lineno + 1}: {sentence[0].lower()}{sentence[1:]}"

    def _is_right(self, *mended: Slip, of: Variants | None = None) -> bool:
        function = (of or self.variants).mended(*mended)
        return function is not None and self.runs.are_right(function)


def _in_places(count: int, sentence: str) -> str:
    return f"In {count} places: {sentence[0].lower()}{sentence[1:]}"


def _stands_in(slip: Slip, code: str) -> bool:
    """Tell whether the place that a sentence speaks of stands in some code."""
    place = re.match(r"In `(.+?)`,", slip.sentence)
    return slip.field == "body" or all(
        each in code for each in (slip.was(), place[1] if place else "")
    )
