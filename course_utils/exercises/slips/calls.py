"""Slips in calls: what is called, with what, and how far its bracket goes."""

import ast
from collections.abc import Iterator

from course_utils.exercises.slips.slip import Change, in_another_order, said

_MEANT = {
    "mean": "the mean", "sum": "the sum", "median": "the median", "std": "the spread",
    "var": "the variance", "log": "the natural logarithm", "log10": "the logarithm to base 10",
    "exp": "the exponential",
    "min": "the smallest", "max": "the largest",
}  # fmt: skip
_INSTEAD = {
    "mean": ("sum",), "sum": ("mean",), "median": ("mean",), "std": ("var", "mean"),
    "var": ("std",), "log10": ("log",), "exp": ("log",), "min": ("max", "mean"),
    "max": ("min", "mean", "std"),
}  # fmt: skip
_OF_MORE = {"clip", "max", "maximum", "min", "minimum", "round"}
"""Functions of several values, of which the first one goes through."""


def is_length(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("len", "range")


def of_call(node: ast.Call) -> Iterator[Change]:
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name == "range":
        yield from _rounds(node)
        return
    if name == "extend" and isinstance(function, ast.Attribute):
        item = "extend takes apart what it is given: append puts it into the list as one item."
        yield ast.Call(_renamed(function, "append"), node.args, []), item
    if name in ("append", "extend"):
        return  # without it, nothing would be done
    inside, told = node.args[0] if node.args else None, name
    if isinstance(function, ast.Attribute):
        if _is_module(function.value):
            told = ast.unparse(function)  # the learner may have a variable called mean
        else:
            inside = function.value
    loses = "loses the sign" if name == "abs" else "is not needed"
    extra = f"{told} {loses} in {said(node)}: leave it out."
    if inside is not None and (len(node.args) < 2 or name in _OF_MORE):
        yield inside, extra
    elif isinstance(function, ast.Name) and len(node.args) > 1 and not node.keywords:
        yield ast.Tuple(node.args, ast.Load()), extra
    if name in ("sum", "mean", "std") and not node.keywords and isinstance(function, ast.Attribute):
        for axis, each in enumerate(("column", "row")):
            along = ast.keyword("axis", ast.Constant(axis))
            alone = f"{said(node)} takes all numbers together: with axis={axis}, each {each} alone."
            yield ast.Call(function, node.args, [along]), alone
    if name == "sum" and isinstance(function, ast.Name) and len(node.args) == 1:
        along = ast.keyword("axis", ast.Constant(1))
        rows = f"{said(node)} adds the rows to each other: np.sum with axis=1 adds up each row."
        yield ast.Call(_renamed(function, "np.sum"), node.args, [along]), rows
    for keyword in node.keywords:
        others = [each for each in node.keywords if each is not keyword]
        too_much = f"`{ast.unparse(keyword)}` is not needed in {said(node)}: leave it out."
        yield ast.Call(function, node.args, others), too_much
    if name in ("min", "max") and len(node.args) == 2:
        yield node.args[1], extra
    if len(node.args) == 1 and not node.keywords and isinstance(function, ast.Name | ast.Attribute):
        yield from _bracket(function, told, node)
    yield from ((new, in_another_order(node, new)) for new in _turned(node))
    for other in _INSTEAD.get(name, ()):
        new = ast.Call(_renamed(function, other), node.args, node.keywords)
        yield new, f"It takes {_MEANT[name]}; {_MEANT[other]} is asked for."
    if len(node.args) == 3 and not node.keywords:
        for first in (1, 2):
            args = [*node.args[first:], *node.args[:first]]
            order = f"In {said(node)}, the order is wrong: {said(args[0])} comes first."
            yield ast.Call(function, args, []), order


def not_called(node: ast.Attribute) -> Iterator[Change]:
    """Yield the call of a method that stands without brackets."""
    if not _is_module(node.value):
        missing = f"The brackets after {said(node)} are missing: without them it is not called."
        yield ast.Call(node, [], []), missing


def _turned(node: ast.Call) -> Iterator[ast.expr]:
    """Yield g(f(x)) for f(g(x)), and f(x)² for f(x²)."""
    inside = node.args[0] if len(node.args) == 1 else None
    if isinstance(inside, ast.Call) and len(inside.args) == 1:
        inner = ast.Call(node.func, inside.args, node.keywords)
        yield ast.Call(inside.func, [inner], inside.keywords)
    if isinstance(inside, ast.BinOp) and isinstance(inside.op, ast.Pow):
        yield ast.BinOp(ast.Call(node.func, [inside.left], node.keywords), inside.op, inside.right)


def _bracket(function: ast.expr, name: str, node: ast.Call) -> Iterator[Change]:
    """Yield a call that is given only a part of what it is given."""
    inside = node.args[0]
    late = f"The bracket of {name} closes too late: it should close after {{}}."
    if isinstance(inside, ast.BinOp) and isinstance(inside.op, ast.Add | ast.Sub | ast.Mult):
        new: ast.expr = ast.BinOp(ast.Call(function, [inside.left], []), inside.op, inside.right)
        yield new, late.format(said(inside.left))
        part = "factor" if isinstance(inside.op, ast.Mult) else "first part"
        new = ast.BinOp(inside.left, inside.op, ast.Call(function, [inside.right], []))
        yield new, f"The bracket of {name} opens too early: the {part} belongs in front of {name}."
    elif isinstance(inside, ast.Compare):
        first = ast.Call(function, [inside.left], [])
        new = ast.Compare(first, inside.ops, inside.comparators)
        yield new, late.format(said(inside.left))


def _is_module(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "numpy", "math")


def _renamed(function: ast.expr, name: str) -> ast.expr:
    if isinstance(function, ast.Attribute):
        return ast.Attribute(function.value, name, ast.Load())
    own = ast.Name(name, ast.Load())
    numpy = ast.Attribute(ast.Name("np", ast.Load()), name.removeprefix("np."), ast.Load())
    return own if name in ("sum", "min", "max") else numpy


def _rounds(node: ast.Call) -> Iterator[Change]:
    """Yield loops that begin or end one round off."""
    end, one = node.args[-1], ast.Constant(1)
    start = node.args[0] if len(node.args) == 2 else None
    for step, sentence in (
        (ast.Sub(), "The loop makes one round too many."),
        (ast.Add(), "The loop makes one round too few."),
    ):
        new_end: ast.expr = ast.BinOp(end, step, one)
        if isinstance(end, ast.BinOp) and type(end.op) is not type(step):
            if getattr(end.right, "value", None) == 1:
                new_end = end.left
        yield ast.Call(node.func, [*node.args[:-1], new_end], []), sentence
    if isinstance(start, ast.Constant) and start.value:
        late = f"The loop begins with {start.value!r}: the round with 0 is missing."
        yield ast.Call(node.func, [end], []), late
