"""Code with a mistake in it, made from what is written down or from slips, and its likeness."""

import ast
import contextlib
import copy
import difflib
import functools
import itertools
import re
import textwrap
import types
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from course_utils.exercises import source
from course_utils.exercises.slips import Slip, slips

MOST_ROUNDS = 25_000


@dataclass(frozen=True)
class Mistake:
    """A mistake that is worth a sentence of its own.

    - ``right``, ``wrong``: a part of the solution's code, and what stands there instead. Where
      ``right`` is empty, ``wrong`` is the whole body of the function.
    - ``sentence``: what to say to whoever makes it.
    """

    right: str
    wrong: str
    sentence: str

    def code(self, solution: str) -> str:
        """Return the solution with this mistake in it."""
        if self.right:
            return solution.replace(self.right, self.wrong)
        head = solution.split(":\n", 1)[0]
        return f"{head}:\n{textwrap.indent(self.wrong, '    ')}"


_WORD = r"[\w.]+|[^\w\s]"


def words(code: str) -> set[str]:
    return set(re.findall(r"[A-Za-z_]\w*", code))


@functools.lru_cache(maxsize=2048)
def compiled(code: str) -> types.CodeType | None:
    """Return a function's code, with loops that count their rounds, or None where it is no code."""
    try:
        module = ast.Module([_ticking(_definition(code))], [])
        return compile(module, "<mistake>", "exec")
    except SyntaxError:
        return None


def _definition(code: str) -> ast.FunctionDef:
    """Return the tree of a function's code."""
    tree = ast.parse(code).body[0]
    assert isinstance(tree, ast.FunctionDef)  # noqa: S101 (solutions are written so)
    return tree


class Endless(BaseException):
    """Stops a mistake that makes too many rounds."""


def function_in(code: str | types.CodeType, names: dict[str, object]) -> Callable[..., Any]:
    """Return the function that code defines, with these names around it."""
    found = {"__name__": "a notebook", **names, "__tick__": ticker()}
    exec(code, found)  # noqa: S102 (the course's own code, or the learner's with one place changed)
    return next(
        value for value in reversed(found.values()) if isinstance(value, types.FunctionType)
        and value.__globals__ is found and value.__module__ != __name__
    )  # fmt: skip


def ticker(most: int = MOST_ROUNDS) -> Callable[[], None]:
    rounds = itertools.count()

    def tick() -> None:
        if next(rounds) > most:
            raise Endless

    return tick


def _ticking(tree: ast.FunctionDef) -> ast.FunctionDef:
    """Return a copy whose loops count their rounds."""
    tree = copy.deepcopy(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.While):
            node.body.insert(0, ast.Expr(ast.Call(ast.Name("__tick__", ast.Load()), [], [])))
    return ast.fix_missing_locations(tree)


NOT_CODE = SyntaxError, ValueError, TypeError


def variants(
    tree: ast.FunctionDef,
    constants: tuple[Any, ...] = (),
    data: tuple[Any, ...] = (),
    terms: tuple[Any, ...] = (),
) -> tuple[ast.FunctionDef, list[tuple[Slip, types.CodeType]]]:
    """Return a copy of a function, and its slips with the code that each of them makes."""
    tree, made = _ticking(tree), []
    tree.decorator_list = []
    for slip in slips(tree, constants, data, terms):
        with slip.made(), warnings.catch_warnings(), contextlib.suppress(*NOT_CODE):
            warnings.simplefilter("ignore", SyntaxWarning)
            for new in slip.value if isinstance(slip.value, list) else [slip.value]:
                if isinstance(new, ast.AST):
                    ast.fix_missing_locations(new)
            made.append((slip, compile(ast.Module([tree], []), "<slip>", "exec")))
    return tree, made


def unticked(tree: ast.FunctionDef) -> str:
    return "\n".join(line for line in ast.unparse(tree).splitlines() if "__tick__" not in line)


def likeness(one: str, other: str) -> float:
    """Return how much two codes are alike, sign by sign, from 0 to 1."""
    signs, others = (re.findall(_WORD, _unparsed(code)) for code in (one, other))
    return difflib.SequenceMatcher[str](None, signs, others, autojunk=False).ratio()


@functools.lru_cache(maxsize=2048)
def _unparsed(code: str) -> str:
    """Return code with the parts of its sums and products in one order."""
    try:
        return ast.unparse(_Sorted().visit(ast.parse(code)))
    except SyntaxError:  # a block that has lost its last line
        return code


class _Sorted(ast.NodeTransformer):
    def visit_BinOp(self, node: ast.BinOp) -> ast.BinOp:
        self.generic_visit(node)
        parts = node.left, node.right
        if isinstance(node.op, ast.Add | ast.Mult):
            parts = tuple(sorted(parts, key=ast.unparse))  # type: ignore[assignment]
        return ast.BinOp(parts[0], node.op, parts[1])


@functools.lru_cache(maxsize=64)
def of_solution(
    code: str,
) -> tuple[ast.FunctionDef, list[tuple[Slip, types.CodeType]], tuple[float, ...]]:
    """Return a solution's tree, its variants, and the numbers in it."""
    tree = _definition(code)
    found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    numbers = [n for n in found if isinstance(n, int | float) and not isinstance(n, bool)]
    return *variants(tree), tuple(dict.fromkeys(numbers))


@functools.lru_cache(maxsize=64)
def terms(code: str) -> tuple[ast.expr, ...]:
    """Return the small terms of a solution that are made of its parameters alone."""
    tree = _definition(code)
    parameters = {each.arg for each in tree.args.args}
    known = parameters | {"len", "float"}
    found = {
        ast.unparse(node): node
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp | ast.Call)
        and ((source.names_in(node) <= known and len(list(ast.walk(node))) < 9) or _of_names(node))
    }
    lengths = [
        ast.Call(ast.Name("len", ast.Load()), [ast.Name(each, ast.Load())], [])
        for each in sorted(parameters, key="targets".__ne__)
    ]
    return (*found.values(), *lengths)


def _of_names(node: ast.AST) -> bool:
    """Tell whether a node calls a function with names alone, and more than one of them."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and len(node.args) > 1
        and all(isinstance(each, ast.Name) for each in node.args)
    )
