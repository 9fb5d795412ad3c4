"""How far a learner's code is from another, whatever its names, temporaries and style."""

import ast
import copy
import difflib
import functools
import re
from collections.abc import Mapping
from typing import TypeGuard

_SIGN = re.compile(r"[\w.]+|\*\*|//|[<>=!]=|[^\w\s]")
_METHODS = {"abs", "mean", "sum", "std", "var", "min", "max", "median", "copy"}


def distance(one: str, other: str, names: tuple[tuple[str, str], ...] = ()) -> int:
    r"""Return how many signs two codes do not share; ``names``: what those of the first stand for.

    >>> solution = "def f(a):\n    errors = a - 1\n    return np.mean(abs(errors))"
    >>> distance("def f(b):\n    return np.abs(b - 1).mean()", solution, (("b", "a"),))
    0
    """
    signs, others = plain(one, names), plain(other)
    matcher = difflib.SequenceMatcher[str](None, signs, others, autojunk=False)
    alike = sum(block.size for block in matcher.get_matching_blocks())
    return len(signs) + len(others) - 2 * alike


@functools.lru_cache(maxsize=4096)
def plain(code: str, names: tuple[tuple[str, str], ...] = ()) -> tuple[str, ...]:
    """Return the signs of a function's body in one style, without names that are stored once."""
    try:
        tree = ast.parse(code)
    except SyntaxError:  # a block that has lost its last line
        return tuple(_signs_in(code))
    tree = _OneStyle(dict(names)).visit(tree)
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)  # noqa: S101 (functions are compared)
    values: dict[str, ast.expr] = {}
    across = _across_loops(function)
    for name, value in definitions(function).items():
        if name not in across:
            values[name] = _Inlined(values).visit(copy.deepcopy(value))
    body = [_Inlined(values).visit(each) for each in function.body]
    text = ast.unparse(_Sorted().visit(ast.Module([each for each in body if each], [])))
    return tuple(_signs_in(text))


def _signs_in(code: str) -> list[str]:
    return [each.removeprefix("np.") for each in _SIGN.findall(code)]


def signs(text: str, names: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """Return the signs of a part of some code, without brackets."""
    stand_for = dict(names)
    return [stand_for.get(each, each) for each in _signs_in(text) if each not in "()[],:"]


def definitions(function: ast.FunctionDef) -> dict[str, ast.expr]:
    """Return what stands behind each name that is stored once, in a line of its own."""
    stored = [each.arg for each in function.args.args] + [
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    changed = {ast.unparse(node.value) for node in ast.walk(function) if _may_change(node)}
    found: dict[str, ast.expr] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
            both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            pairs = zip(target.elts, value.elts, strict=False) if both else [(target, value)]  # type: ignore[attr-defined]
            for name, put in pairs:
                if (
                    isinstance(name, ast.Name)
                    and name.id not in changed
                    and stored.count(name.id) == 1
                ):
                    found[name.id] = put
    return found


def _may_change(node: ast.AST) -> TypeGuard[ast.Subscript | ast.Attribute]:
    """Tell whether a node may change a list or an array in place."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Store)
    return isinstance(node, ast.Attribute) and node.attr == "append"


def _across_loops(function: ast.FunctionDef) -> set[str]:
    """Return the names that are not stored and read in one loop, or outside all of them."""
    loops = dict[str, set[int]]()

    def look(node: ast.AST, loop: int) -> None:
        if isinstance(node, ast.For | ast.While):
            loop = id(node)
        if isinstance(node, ast.Name):
            loops.setdefault(node.id, set()).add(loop)
        for each in ast.iter_child_nodes(node):
            look(each, loop)

    look(function, 0)
    return {name for name, places in loops.items() if len(places) > 1}


class _Inlined(ast.NodeTransformer):
    def __init__(self, values: Mapping[str, ast.expr]):
        self.values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return copy.deepcopy(self.values.get(node.id, node))

    def visit_Assign(self, node: ast.Assign) -> ast.Assign | None:
        targets = node.targets[0]
        each = targets.elts if isinstance(targets, ast.Tuple) else [targets]
        if all(isinstance(one, ast.Name) and one.id in self.values for one in each):
            return None
        node.value = self.visit(node.value)
        node.targets = [one if isinstance(one, ast.Name) else self.visit(one) for one in [targets]]
        return node


class _OneStyle(ast.NodeTransformer):
    """Names of the other code; += written out; np.mean(x) for x.mean(), abs for np.abs."""

    def __init__(self, names: Mapping[str, str]):
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(self.names.get(node.arg, node.arg))

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.Assign:
        self.generic_visit(node)
        old = copy.deepcopy(node.target)
        old.ctx = ast.Load()
        return ast.copy_location(
            ast.Assign([node.target], ast.BinOp(old, node.op, node.value)), node
        )

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr in {*_METHODS, "absolute"}:
            name = ast.Name("abs" if function.attr == "absolute" else function.attr, ast.Load())
            module = isinstance(function.value, ast.Name) and function.value.id == "np"
            return ast.Call(
                name, node.args if module else [function.value, *node.args], node.keywords
            )
        return node


class _Sorted(ast.NodeTransformer):
    """The parts of sums and products in one order."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.BinOp:
        self.generic_visit(node)
        parts = node.left, node.right
        if isinstance(node.op, ast.Add | ast.Mult):
            parts = tuple(sorted(parts, key=ast.unparse))  # type: ignore[assignment]
        return ast.BinOp(parts[0], node.op, parts[1])
