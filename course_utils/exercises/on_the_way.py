"""Results that are those of the solution with one value changed on its way, or two."""

import ast
import copy
import itertools
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course_utils.exercises.relations import CLOSE, Way
from course_utils.exercises.results import as_numbers, same
from course_utils.exercises.running import Runs
from course_utils.exercises.source import names_in, of_kind, stored_in
from course_utils.exercises.variants import definition, function_in, ticking

_ON_THE_WAY: dict[str, tuple[Way, str]] = {
    "0": (lambda value: value * 0, ""),
    "1": (lambda value: value * 0 + 1, ""),
    "-_": (lambda value: -value, "its sign is turned round"),
    "abs(_)": (abs, "its sign is lost"),
    "np.sign(_)": (np.sign, "only its sign counts, not its size"),
    "_ ** 2": (lambda value: value * (1.0 * value), "it is squared"),
    "np.mean(_)": (np.mean, "one mean stands for all"),
    "np.sum(_)": (np.sum, "one sum stands for all"),
    "_[0]": (lambda value: value[0], "only the first is used"),
    "_[-1]": (lambda value: value[-1], "only the last is used"),
    "_[:1]": (lambda value: value[:1], "only the first is used"),
    "_[-1:]": (lambda value: value[-1:], "only the last is used"),
    "_[1:]": (lambda value: value[1:], "the first is left out"),
    "_[:-1]": (lambda value: value[:-1], "the last is left out"),
    "_[::-1]": (lambda value: value[::-1], "it is taken in the opposite order"),
    "_ + 1": (lambda value: value + 1, "that is one more"),
    "_ - 1": (lambda value: value - 1, "that is one less"),
    "2 * _": (lambda value: 2 * value, "it is doubled"),
    "_ / 2": (lambda value: value / 2, "it is halved"),
    "1 / _": (lambda value: 1 / value, "it stands on the other side of the fraction"),
    "1 - _": (lambda value: 1 - value, "it is the other share"),
    "np.sqrt(_)": (np.sqrt, "a root is taken"),
    "np.max(_)": (np.max, "the largest stands for all"),
    "np.cumsum(_)": (
        lambda value: np.cumsum(value) if np.ndim(value) else None,
        "each adds up those before",
    ),
}


class OnTheWay:
    """The solution with a value changed on its way to the result: one place, one change.

    Its code is compiled once, with each of its values passed through a function of this object.
    """

    def __init__(self, source: str, names: dict[str, object]):
        tree, self.places = definition(source), list[ast.expr]()
        parameters = [each.arg for each in tree.args.args]
        first = [
            ast.Assign([ast.Name(name, ast.Store())], self._passed(ast.Name(name, ast.Load())))
            for name in parameters
        ]
        hooked = _Hooked(self._passed, names).visit(copy.deepcopy(tree))
        hooked.body = [*first, *hooked.body]
        module = ast.fix_missing_locations(ast.Module([ticking(hooked)], []))
        self.function = function_in(
            compile(module, "<solution>", "exec"), {**names, "__at__": self._at}
        )
        self.active: dict[int, Way] = {}
        self.case = 0
        self.parameters = len(parameters)
        self.stored = stored_in(tree)
        self.tested = set[str]().union(*map(names_in, _tests(tree)))

    def _passed(
        self, node: ast.expr, before: ast.expr | None = None, around: ast.expr | None = None
    ) -> ast.expr:
        self.places.append(before or copy.deepcopy(node))
        self.places[-1].around = around  # type: ignore[attr-defined]
        place = ast.Constant(len(self.places) - 1)
        return ast.Call(ast.Name("__at__", ast.Load()), [place, node], [])

    def _at(self, place: int, value: Any) -> Any:
        return self.active[place](value) if place in self.active else value

    def found(
        self,
        alike: Callable[[Callable[..., Any]], str | None],
        quantities: dict[str, list[Any]],
        runs: Runs,
    ) -> Iterator[tuple[list[tuple[ast.expr, str]], str]]:
        """Yield the changes with which the solution does the same, and how exactly: one or two.

        ``alike(function)`` returns how results are those of a function, or None; it sets ``case``
        to the number of each case. What a value is changed to may be one of the ``quantities``.
        """
        ways = {said: way for said, (way, _) in _ON_THE_WAY.items()}
        for name, held in quantities.items():
            ways[name] = lambda value, held=held: value * 0 + held[self.case]  # type: ignore[misc]
        for name in sorted(self.stored):
            ways[name] = lambda value, name=name: value * 0 + _local(name)  # type: ignore[misc]
        single = [((at, said),) for said in ways for at in range(len(self.places))]
        of_arguments = [((at, said),) for said in _ON_THE_WAY for at in range(self.parameters)]
        both = [
            (*one, *other)
            for one, other in itertools.combinations(of_arguments, 2)
            if one[0][0] != other[0][0]
        ]
        both.sort(key=lambda each: each[0][1] != each[1][1])  # first the same for both
        for changes in [*single, *both]:
            if runs.is_over():
                return
            if all(self._tells(at, said) for at, said in changes):
                self.active = {at: ways[said] for at, said in changes}
                if (how := alike(self.function)) is not None:
                    yield [(self.places[at], said) for at, said in changes], how

    def _tells(self, place: int, said: str) -> bool:
        """Tell whether a change of a value shows in more than the way that conditions take."""
        text = ast.unparse(self.places[place])
        around = getattr(self.places[place], "around", None)
        factor = isinstance(around, ast.BinOp) and not isinstance(around.op, ast.Add | ast.Sub)
        if said == ("0" if factor else "1"):
            return False  # a factor is left out as a 1, anything else as a 0
        return said != text and (text not in self.tested or said in ("-_", "abs(_)"))


def _tests(tree: ast.AST) -> list[ast.expr]:
    """Return the conditions: of what stands in them, only the sign may show in a result."""
    return [each.test for each in of_kind(ast.If | ast.While | ast.IfExp, tree)]


def _local(name: str) -> Any:
    """Return what the solution holds under a name: it called `_at`, which called a way."""
    return sys._getframe(3).f_locals[name]  # noqa: SLF001 (no other way to a frame)


def times(came: object, value: object, counts: dict[str, float]) -> set[str]:
    """Return how a result may be another one: the same, turned round, times a count; or nothing."""
    one, other = as_numbers(came), as_numbers(value)
    if one is None or other is None or one.shape != other.shape:
        return {""} if same(came, value) else set()
    factors = {"": 1.0, "minus": -1.0, "2 times": 2.0, "half": 0.5}
    for name, count in counts.items():
        factors |= {f"`{name}` times": count, f"minus `{name}` times": -count}
        if count:
            factors[f"1/`{name}` of"] = 1 / count
    return {said for said, factor in factors.items() if same(one, other * factor, CLOSE)}


def sentence(changes: list[tuple[ast.expr, str]], how: str = "") -> str:
    """Return what is said where results are those with other values in their places.

    >>> sentence([(ast.parse("a - b", mode="eval").body, "abs(_)")])
    'The results are those with `abs(a - b)` in the place of `a - b`: its sign is lost.'
    >>> sentence([(ast.parse("n", mode="eval").body, "_ + 1")], "minus")
    'The results are minus those with `n + 1` in the place of `n`: that is one more.'
    """
    parts = [_without(*each) or _in_its_place(*each) for each in changes]
    whys = [_ON_THE_WAY.get(template, ("", ""))[1] for _, template in changes]
    why = f": {', and '.join(dict.fromkeys(whys))}" if all(whys) else ""
    return f"The results are {f'{how} ' if how else ''}those {' and '.join(parts)}{why}."


def _without(node: ast.expr, template: str) -> str:
    return f"without `{ast.unparse(node)}`" if template in ("0", "1") else ""


def _in_its_place(node: ast.expr, template: str) -> str:
    changed = _Filled(node).visit(ast.parse(template, mode="eval").body)
    around = getattr(node, "around", None) if isinstance(node, ast.Name) else None
    where = f" in `{ast.unparse(around)}`" if around else ""
    return f"with `{ast.unparse(changed)}` in the place of `{ast.unparse(node)}`{where}"


class _Filled(ast.NodeTransformer):
    def __init__(self, node: ast.expr):
        self.node = node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.node if node.id == "_" else node


_VALUES = ast.Name | ast.BinOp | ast.Subscript | ast.Call


class _Hooked(ast.NodeTransformer):
    """Passes each value that code reads through a function, but for those in conditions."""

    def __init__(self, passed: Callable[..., ast.expr], names: dict[str, object]):
        self.passed, self.names = passed, names
        self.around: ast.expr | None = None

    def visit(self, node: ast.AST) -> Any:
        before, around = copy.deepcopy(node), self.around
        self.around = before if isinstance(before, ast.BinOp) else None
        test = node.test if isinstance(node, ast.If | ast.While | ast.IfExp) else None
        if isinstance(node, ast.Call):
            node.args = [self.visit(each) for each in node.args]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            node.value.args = [self.visit(each) for each in node.value.args]
        elif not isinstance(node, ast.Attribute | ast.arguments):
            self.generic_visit(node)
        if test is not None:
            node.test = before.test  # type: ignore[attr-defined]
        self.around = around
        if not isinstance(node, _VALUES) or isinstance(getattr(node, "ctx", None), ast.Store):
            return node
        known = isinstance(node, ast.Name) and callable(self.names.get(node.id))
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if known or called in ("range", "enumerate", "float"):
            return node
        return self.passed(node, before, around)
