"""A learner's own code, read: its tree, and what is found in it."""

import ast
import inspect
import textwrap
import types
from collections.abc import Callable
from typing import Any


def code_of(function: object) -> ast.FunctionDef | None:
    """Return the syntax tree of a learner's function, or None where there is none to read."""
    if not isinstance(function, types.FunctionType):
        return None
    try:
        code = textwrap.dedent(inspect.getsource(function))
        tree = ast.parse(code)
    except (OSError, TypeError, SyntaxError, ValueError):
        return None
    first = tree.body[0] if tree.body else None
    if not isinstance(first, ast.FunctionDef) or first.name != function.__code__.co_name:
        return None
    lines = [line.encode() for line in code.splitlines()]
    for node in of_kind(ast.expr, first):
        if node.lineno == node.end_lineno:
            part = lines[node.lineno - 1][node.col_offset : node.end_col_offset]
            node.written = part.decode(errors="replace")
    return first


def written(node: ast.AST) -> str:
    """Return code as the learner has written it, with their brackets, where that is known."""
    return getattr(node, "written", "") or ast.unparse(node)


def definition(code: str) -> ast.FunctionDef:
    """Return the tree of a function's code."""
    tree = ast.parse(code).body[0]
    assert isinstance(tree, ast.FunctionDef)  # noqa: S101 (solutions are written so)
    return tree


def names_in(tree: ast.AST) -> set[str]:
    """Return every name that a tree reads or stores."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def is_placeholder(function: Callable[..., Any]) -> bool:
    """Tell whether a function does nothing but return None, as the cell did that waited."""
    code, empty = getattr(function, "__code__", None), (lambda: None).__code__
    return code is not None and code.co_code == empty.co_code and None in code.co_consts


def of_kind(kind: Any, tree: ast.AST) -> list[Any]:
    """Return the nodes of a kind in a tree, the outer ones first."""
    return [node for node in ast.walk(tree) if isinstance(node, kind)]


def stored_in(tree: ast.AST) -> set[str]:
    """Return every name that a tree stores."""
    return {node.id for node in of_kind(ast.Name, tree) if isinstance(node.ctx, ast.Store)}


def is_none(node: ast.AST | None) -> bool:
    """Tell whether what a return hands back is None."""
    return node is None or (isinstance(node, ast.Constant) and node.value is None)
