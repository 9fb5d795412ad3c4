"""A slip: one small change to a syntax tree, with a sentence for either side of it."""

import ast
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

Change = tuple[ast.AST | None, str, str]
"""What stands in the place of a node, and what to say where it, or where the node, is wrong."""
_QUIET = ("__tick__",)
OF_STATEMENTS = 40
"""The rank from which on a slip changes whole statements."""
BEFORE_NAMES = 4 - OF_STATEMENTS
"""The rank of a statement whose = may be meant as a +=: one sign, as in an expression."""


@dataclass(frozen=True)
class Slip:
    """One change: ``field`` of ``node`` becomes ``value``."""

    node: ast.AST
    field: str
    value: object
    if_changed_is_wrong: str
    if_unchanged_is_wrong: str
    line: int = 0
    rank: int = 0

    @contextlib.contextmanager
    def made(self) -> Iterator[None]:
        """Make the change for as long as the context lasts."""
        before = getattr(self.node, self.field)
        setattr(self.node, self.field, self.value)
        try:
            yield
        finally:
            setattr(self.node, self.field, before)


def said(node: ast.AST) -> str:
    """Return code as it is quoted in a sentence.

    >>> said(ast.parse("2*errors", mode="eval").body)
    '`2 * errors`'
    """
    return f"`{ast.unparse(node)}`"


def instead(now: ast.AST, meant: ast.AST) -> str:
    """Return the sentence for the same steps in another order."""
    return f"The order is wrong: {said(now)} stands where {said(meant)} is meant."


def in_pattern(text: str) -> str:
    """Return code as it may stand in a pattern: its own braces are no places to fill."""
    return text.replace("{", "{{").replace("}", "}}")


def is_quiet(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _QUIET


def place(parent: ast.AST) -> str:
    kinds = ast.expr | ast.Assign | ast.Return | ast.keyword
    sliced = isinstance(parent, ast.Tuple) and any(isinstance(x, ast.Slice) for x in parent.elts)
    text = ast.unparse(parent) if isinstance(parent, kinds) and not sliced else ""
    return f"In `{text}`, " if text and len(text) < 60 and "\n" not in text else ""
