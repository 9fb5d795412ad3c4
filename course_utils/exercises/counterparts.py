"""What a learner's names stand for: those whose values are the solution's, call after call."""

import ast
import copy
import sys
import types
from collections.abc import Callable
from typing import Any

from course_utils.exercises.likeness import definitions
from course_utils.exercises.results import print_of


def counterparts(
    solution: Callable[..., Any], attempt: Callable[..., Any], run: Callable[..., object]
) -> dict[str, str]:
    """Return the learner's name for each of the solution's, as far as there is one.

    ``run(function)`` calls a function, or what is made of it, a few times.
    """
    ours, theirs = (
        {name: list(map(print_of, held)) for name, held in values_of(function, run).items()}
        for function in (solution, attempt)
    )
    parameters = [
        function.__code__.co_varnames[: function.__code__.co_argcount]
        for function in (solution, attempt)
    ]
    found = dict(zip(*parameters, strict=False))
    for name, values in ours.items():
        alike = [each for each, other in theirs.items() if other == values]
        alike = [each for each in alike if each not in found.values()]
        if name not in found and alike:
            found[name] = name if name in alike else alike[0]
    return found


def values_of(function: Callable[..., Any], run: Callable[..., object]) -> dict[str, list[object]]:
    """Return what each local name holds at the end of each call."""
    code, seen = getattr(function, "__code__", None), list[dict[str, object]]()

    def look(frame: types.FrameType, event: str, _: object) -> None:
        if event == "return" and frame.f_code is code:
            seen.append(dict(frame.f_locals))

    earlier = sys.getprofile()
    try:
        sys.setprofile(look)
        run(function)
    finally:
        sys.setprofile(earlier)
    names = {name for each in seen for name in each}
    return {name: [each.get(name) for each in seen] for name in names}


class Translation(ast.NodeTransformer):
    """The solution's code in a learner's names; what has none is written out, as it was made."""

    def __init__(self, solution: ast.FunctionDef, theirs: dict[str, str], known: set[str]):
        self.theirs, self.known = theirs, known
        self.made_of, self.unknown = definitions(solution), set[str]()

    def visit_Name(self, node: ast.Name) -> ast.expr:  # noqa: D102 (a visitor)
        if node.id in self.theirs:
            return ast.Name(self.theirs[node.id], node.ctx)
        if node.id in self.made_of and isinstance(node.ctx, ast.Load):
            made: ast.expr = self.visit(copy.deepcopy(self.made_of[node.id]))
            return made
        if node.id not in self.known or isinstance(node.ctx, ast.Store):
            self.unknown.add(node.id)
        return node

    def of(self, node: ast.expr) -> ast.expr | None:
        """Return an expression in the learner's names, or None where one of its names has none."""
        self.unknown = set()
        new: ast.expr = self.visit(copy.deepcopy(node))
        return None if self.unknown else new
