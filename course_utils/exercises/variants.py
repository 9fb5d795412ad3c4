"""Code with a mistake in it, made from what is written down or from slips."""

import ast
import contextlib
import copy
import functools
import itertools
import re
import textwrap
import types
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from course_utils.exercises.slips import Slip, slips

MOST_ROUNDS = 25_000
_LARGE_TERM = 12
"""So many nodes of a tree are too much for a term that may be meant as a whole."""


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
    """Return the small terms of a solution, and the lengths of what it is handed."""
    tree = _definition(code)
    found = {
        ast.unparse(node): node
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp | ast.Call) and len(list(ast.walk(node))) < _LARGE_TERM
    }
    lengths = [
        ast.Call(ast.Name("len", ast.Load()), [ast.Name(each.arg, ast.Load())], [])
        for each in sorted(tree.args.args, key=lambda each: each.arg != "targets")
    ]
    return (*found.values(), *lengths)
