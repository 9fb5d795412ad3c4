"""Slips in names, numbers, items and what is returned together."""

import ast
from collections.abc import Iterable, Iterator

from course_utils.exercises.slips.calls import is_length
from course_utils.exercises.slips.slip import Change, place, said

_BOUNDS = ("maximum", "minimum", "clip", "max", "min")


def of_subscript(node: ast.Subscript) -> Iterator[Change]:
    whole = said(node.value)
    if isinstance(node.slice, ast.Slice):
        taken = f"Only {said(node)} is taken: all of {whole} is asked for."
        if ast.unparse(node.slice) == "::-1":
            taken = f"{said(node)} turns the order round: leave that out."
        yield node.value, taken
        return
    if isinstance(node.slice, ast.Name):
        places = ast.Tuple([ast.Slice(), node.slice], ast.Load())
        column = ast.Subscript(node.value, places, ast.Load())
        yield column, f"{said(node)} is one row: {said(column)} is the column."
    if not isinstance(node.slice, ast.Name):
        yield node.value, f"Only {said(node)} is taken: all of {whole} is asked for."


def of_list(node: ast.List | ast.Tuple) -> Iterator[Change]:
    for at, item in enumerate(node.elts if len(node.elts) > 1 else ()):
        others = [*node.elts[:at], *node.elts[at + 1 :]]
        new = others[0] if isinstance(node, ast.Tuple) and len(others) == 1 else None
        whole = said(node).replace("`(", "`").replace(")`", "`") if new else said(node)
        extra = f"{said(item)} is not needed in {whole}: leave it out."
        yield new or type(node)(others, ast.Load()), extra


def of_number(
    node: ast.Constant,
    parent: ast.AST,
    constants: Iterable[float],
    names: list[str],
    parameters: list[str],
) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    if value == 100 and isinstance(parent, ast.BinOp):
        return  # it makes percent of what it stands beside: no other number is meant there
    near = {value + 1, value - 1, 0, 1} if isinstance(value, int) else {1.0, round(1 - value, 9)}
    near |= {value * 10, value / 10} if isinstance(value, float) else set()
    if isinstance(parent, ast.Assign):  # where a number is stored, it is meant, but for its size
        constants = constants if isinstance(value, int) and value not in (0, 1) else ()
        near -= {1.0} if isinstance(value, float) else set()
    if isinstance(parent, ast.Call) and ast.unparse(parent.func).removeprefix("np.") in _BOUNDS:
        near, names = set(), []  # a bound out of reach of these inputs would only seem to be right
    for other in dict.fromkeys([*constants, *sorted(near, key=lambda each: (each < 0, each))]):
        if other != value:
            stands = f"{place(parent)}`{value}` stands where `{other}` is meant."
            yield ast.Constant(other), stands
    for name in names:
        kind = "the parameter " if name in parameters else ""
        fixed = f"{place(parent)}`{value}` is a fixed number: {kind}`{name}` is meant."
        yield ast.Name(name, ast.Load()), fixed


def of_name(
    node: ast.Name, parent: ast.AST, names: list[str], constants: Iterable[float]
) -> Iterator[Change]:
    # A name may be all that another one is made from: `weights = np.array(start)`.
    others = [each for each in names if each not in (node.id, getattr(node, "makes", ""))]
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
        into = ast.unparse(parent.func.value)  # no list is meant to hold itself
        others = [each for each in others if each != into]
    if isinstance(parent, ast.For) and isinstance(parent.target, ast.Name):
        length = ast.Call(ast.Name("len", ast.Load()), [node], [])
        places = ast.Call(ast.Name("range", ast.Load()), [length], [])
        what = f"`{parent.target.id}` goes through the items of {said(node)}, not their places"
        yield places, f"{what}: write {said(places)}."
    meant: list[ast.expr] = [ast.Name(each, ast.Load()) for each in others]
    scales = isinstance(parent, ast.BinOp) and not isinstance(parent.op, ast.Add | ast.Sub)
    never = scales or is_length(parent)  # 0 times something, and no round at all
    meant += [ast.Constant(each) for each in constants if each or not never]
    mends = node.id in names or hasattr(node, "unknown")
    for new in meant if mends and not getattr(node, "placed", False) else ():
        yield new, f"{place(parent)}`{node.id}` stands where {said(new)} is meant."
