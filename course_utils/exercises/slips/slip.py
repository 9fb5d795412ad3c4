"""A slip: one small change to a syntax tree, with a sentence on the place as it stood."""

import ast
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from course_utils.exercises.source import written

Change = tuple[ast.expr, str]
"""What may be meant in the place of a node, and what to say if it is."""
_QUIET = ("__tick__",)
OF_STATEMENTS = 40
"""The rank from which on a slip changes whole statements."""
OF_NUMBERS = 4
"""The rank from which on a slip is about more than an operation or a call."""
BEFORE_NAMES = OF_NUMBERS - OF_STATEMENTS
"""The rank of a statement whose = may be meant as a +=: one sign, as in an expression."""


@dataclass(frozen=True)
class Slip:
    """One change: ``field`` of ``node`` becomes ``value``, or only its item at ``index``."""

    node: ast.AST
    field: str
    value: object
    sentence: str
    line: int = 0
    rank: int = 0
    index: int | None = None

    def parts(self) -> list[ast.AST]:
        """Return the nodes that are meant."""
        each = self.value if isinstance(self.value, list) else [self.value]
        return [node for node in each if isinstance(node, ast.AST)]

    def held(self) -> Any:
        """Return what stands in the place of the change."""
        held = getattr(self.node, self.field)
        return held if self.index is None else held[self.index]

    def after(self, other: "Slip") -> "Slip":
        """Return this change for code in which another has put something around its place."""
        if self.node is not other.held() or not isinstance(other.value, ast.AST):
            return self
        own = self.held()
        if other.value is own:
            return replace(self, node=other.node, field=other.field, index=other.index)
        for parent in ast.walk(other.value):
            for field, value in ast.iter_fields(parent):
                if value is own:
                    return replace(self, node=parent, field=field, index=None)
                if isinstance(value, list) and any(each is own for each in value):
                    at = next(at for at, each in enumerate(value) if each is own)
                    return replace(self, node=parent, field=field, index=at)
        return self

    @contextlib.contextmanager
    def mended(self) -> Iterator[None]:
        """Make the change for as long as the context lasts."""
        held = getattr(self.node, self.field)
        new = self.value
        if self.index is not None:
            new = [*held[: self.index], self.value, *held[self.index + 1 :]]
        setattr(self.node, self.field, new)
        try:
            yield
        finally:
            setattr(self.node, self.field, held)


class Swapped(ast.NodeTransformer):
    """Other names in the place of some."""

    def __init__(self, names: dict[str, str]):
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:  # noqa: D102 (a visitor)
        return ast.Name(self.names.get(node.id, node.id), node.ctx)


def said(node: ast.AST) -> str:
    """Return code as it is quoted in a sentence.

    >>> said(ast.parse("2*errors", mode="eval").body)
    '`2 * errors`'
    """
    return f"`{written(node)}`"


def in_another_order(now: ast.AST, meant: ast.expr) -> str:
    """Return the sentence for the right steps in a wrong order: of two, which comes first."""
    inner = meant.args[0] if isinstance(meant, ast.Call) else getattr(meant, "left", meant)
    order = f"first {_step(inner)}, then {_step(meant)}"
    return f"The right steps stand in a wrong order in {said(now)}: {order}."


def _step(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        return said(node.func)
    return _STEPS.get(type(getattr(node, "op", None)), said(node))


_STEPS: dict[type, str] = {
    ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide",
    ast.Pow: "take the power",
}  # fmt: skip


def is_quiet(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _QUIET


def place(parent: ast.AST) -> str:
    kinds = ast.expr | ast.Assign | ast.Return | ast.keyword
    sliced = isinstance(parent, ast.Tuple) and any(isinstance(x, ast.Slice) for x in parent.elts)
    text = written(parent) if isinstance(parent, kinds) and not sliced else ""
    return f"In `{text}`, " if text and len(text) < 60 and "\n" not in text else ""
