"""Code with a mistake that is written down, and a learner's code with slips mended, made to run."""

import ast
import contextlib
import copy
import functools
import itertools
import sys
import textwrap
import types
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from course_utils.exercises.slips import Slip
from course_utils.exercises.source import definition

MOST_ROUNDS = 25_000
_MOST_BITS = 1_000


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


@functools.lru_cache(maxsize=2048)
def compiled(code: str) -> types.CodeType | None:
    """Return a function's code, with loops that count their rounds, or None where it is no code."""
    try:
        module = ast.Module([ticking(definition(code))], [])
        return compile(module, "<mistake>", "exec")
    except SyntaxError:
        return None


class Endless(BaseException):
    """Stops code that makes too many rounds."""


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
        held = sys._getframe(1).f_locals.values()  # noqa: SLF001 (a list may double in each round)
        if next(rounds) > most or any(map(_is_huge, held)):
            raise Endless

    return tick


def _is_huge(value: object) -> bool:
    """Tell whether a value that grows in each round has grown too much to go on with."""
    if isinstance(value, int):
        return value.bit_length() > _MOST_BITS
    return (len(value) if isinstance(value, list) else getattr(value, "size", 0)) > MOST_ROUNDS


def ticking(tree: ast.FunctionDef) -> ast.FunctionDef:
    """Return a copy whose loops count their rounds."""
    tree = copy.deepcopy(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.While):
            node.body.insert(0, ast.Expr(ast.Call(ast.Name("__tick__", ast.Load()), [], [])))
    return ast.fix_missing_locations(tree)


NOT_CODE = SyntaxError, ValueError, TypeError


class Variants:
    """A copy of a learner's function, and what it becomes with one slip mended, or several."""

    def __init__(self, tree: ast.FunctionDef, names: dict[str, object]):
        self.tree, self.names = tree, names
        self.tree.decorator_list = []
        self._made = dict[int, types.CodeType]()

    def mended(self, *slips: Slip) -> Callable[..., Any] | None:
        """Return the function with these slips mended, or None if that is no code."""
        if len(slips) == 1 and id(slips[0]) in self._made:
            return function_in(self._made[id(slips[0])], self.names)
        with contextlib.ExitStack() as made, warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            for slip in slips:
                made.enter_context(slip.mended())
            try:
                for slip in slips:
                    for new in slip.parts():
                        ast.fix_missing_locations(new)
                code = compile(ast.Module([self.tree], []), "<slip>", "exec")
                if len(slips) == 1:
                    self._made[id(slips[0])] = code
                return function_in(code, self.names)
            except NOT_CODE:
                return None

    def code(self, *slips: Slip) -> str:
        """Return the code with these slips mended."""
        with contextlib.ExitStack() as made:
            for slip in slips:
                made.enter_context(slip.mended())
            lines = ast.unparse(self.tree).splitlines()
        return "\n".join(line for line in lines if "__tick__" not in line)
