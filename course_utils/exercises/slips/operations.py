"""Slips in sums, products, powers and comparisons."""

import ast
from collections.abc import Iterator

from course_utils.exercises.slips.slip import Change, instead, said

_UPRIGHT = ast.Tuple([ast.Slice(), ast.Constant(None)], ast.Load())
_SUMS, _PRODUCTS = (ast.Add, ast.Sub), (ast.Mult, ast.Div, ast.MatMult)
_OTHER = {
    ast.Add: (ast.Sub, "{} is added: subtract it."),
    ast.Sub: (ast.Add, "{} is subtracted: add it."),
    ast.Mult: (ast.Div, "It multiplies by {}: divide by it."),
    ast.Div: (ast.Mult, "It divides by {}: multiply by it."),
}
_SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.MatMult: "@", ast.Pow: "**",
}  # fmt: skip
_MISTAKEN = {
    ast.FloorDiv: (ast.Div, ast.Mod), ast.MatMult: (ast.Mult,), ast.Div: (ast.Sub, ast.Mod),
    ast.Sub: (ast.Mult,), ast.Add: (ast.Mult,), ast.Mult: (ast.Pow, ast.Add),
}  # fmt: skip
_EXTRA = {
    ast.Add: "{} is added: leave that out.",
    ast.Sub: "{} is subtracted: leave that out.",
    ast.Mult: "It is multiplied by {}: leave that out.",
    ast.Div: "It is divided by {}: leave that out.",
    ast.MatMult: "It is multiplied by {} with @: leave that out.",
}


def of_minus(node: ast.expr) -> Change:
    minus = ast.UnaryOp(ast.USub(), node)
    return minus, f"A minus is missing before {said(node)}: the sign is turned round."


def without_minus(node: ast.UnaryOp) -> Change:
    extra = f"The minus before {said(node.operand)} is too much: the sign is turned round."
    return node.operand, extra


def of_binary(node: ast.BinOp) -> Iterator[Change]:
    left, right, kind = node.left, node.right, type(node.op)
    a, b = said(left), said(right)
    if kind in _OTHER:
        other, sentence = _OTHER[kind]
        yield ast.BinOp(left, other(), right), sentence.format(b)
    if kind is ast.Sub and not _is_negative(left):
        turned = f"The difference is the wrong way round: {b} minus {a} is asked for."
        yield ast.BinOp(right, ast.Sub(), left), turned
    if kind is ast.Div:
        turned = f"The fraction is upside down: {b} stands above the line, {a} below it."
        yield ast.BinOp(right, ast.Div(), left), turned
    if kind is ast.Pow:
        twice = ast.BinOp(left, ast.Mult(), right)
        yield twice, f"{said(node)} is a power: {said(twice)} is asked for."
    if kind is ast.Mult:
        for one, table in ((left, right), (right, left)):
            if isinstance(table, ast.Name) and isinstance(one, ast.Name | ast.BinOp):
                upright = ast.Subscript(one, _UPRIGHT, ast.Load())
                rows = f"{said(one)} has one number for each row, {said(table)} a row of them: "
                new = ast.BinOp(upright, ast.Mult(), table)
                yield new, f"{rows}{said(upright)} stands it up, so that they go together."
    for meant in _MISTAKEN.get(kind, ()):
        if not isinstance(right, ast.Constant) or meant in (ast.Div, ast.Mod):
            signs = f"`{_SIGNS[kind]}` stands where `{_SIGNS[meant]}` is meant"
            yield ast.BinOp(left, meant(), right), f"In {said(node)}, {signs}."
    if kind is ast.Mult and any(getattr(each, "value", 0) == 2 for each in (left, right)):
        base = right if getattr(left, "value", 0) == 2 else left
        square = ast.BinOp(base, ast.Pow(), ast.Constant(2))
        yield square, f"{said(node)} doubles: the square is {said(square)}."
    yield from _parentheses(node)
    for call, first, second in ((right, left, None), (left, None, right)):
        if isinstance(call, ast.Call) and len(call.args) == 1 and said(call)[:5] != "`len(":
            inner = ast.BinOp(first or call.args[0], node.op, second or call.args[0])
            later = ast.Call(call.func, [inner], call.keywords)
            yield later, instead(node, later)


def _is_negative(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) or (
        isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)
    )


def of_parts(node: ast.BinOp) -> Iterator[Change]:
    """Yield what is left without one side of an operation."""
    left, right, kind = node.left, node.right, type(node.op)
    if kind is ast.Pow and isinstance(right, ast.Constant):
        yield left, f"{said(left)} is squared: leave that out."
    if kind in _EXTRA:
        yield left, _EXTRA[kind].format(said(right))
        too_much = f"{said(left)} is too much in {said(node)}."
        yield right, too_much if kind in (ast.Sub, ast.Div) else _EXTRA[kind].format(said(left))


def _parentheses(node: ast.BinOp) -> Iterator[Change]:
    """Yield what an operation means with other parentheses."""
    left, right = node.left, node.right
    to_left = isinstance(left, ast.BinOp) and ast.BinOp(
        left.left, left.op, ast.BinOp(left.right, node.op, right)
    )
    to_right = isinstance(right, ast.BinOp) and ast.BinOp(
        ast.BinOp(left, node.op, right.left), right.op, right.right
    )
    for side, new in ((left, to_left), (right, to_right)):
        if not new:
            continue
        inner = new.right if side is left else new.left
        if isinstance(node.op, _SUMS) and isinstance(side.op, _PRODUCTS):  # type: ignore[attr-defined]
            yield new, f"Parentheses are missing around {said(inner)}."
        powers = isinstance(node.op, ast.Pow) and side is left
        if (isinstance(node.op, _PRODUCTS) or powers) and isinstance(side.op, _SUMS):  # type: ignore[attr-defined]
            yield new, f"Leave out the parentheses around {said(side)}."
    if isinstance(node.op, _SUMS):
        if isinstance(right, ast.BinOp) and isinstance(right.op, ast.Pow):
            inner = ast.BinOp(left, node.op, right.left)
            new = ast.BinOp(inner, right.op, right.right)
            yield new, f"Parentheses are missing around {said(inner)}."
        if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Pow):
            whole = ast.BinOp(ast.BinOp(left.left, node.op, right), left.op, left.right)
            yield whole, instead(node, whole)
        if isinstance(left, ast.BinOp) and isinstance(left.op, _SUMS):
            closer = ast.BinOp(left.right, ast.Mult(), right)
            typed = f"`{_SIGNS[type(node.op)]}` stands before {said(right)}"
            new = ast.BinOp(left.left, left.op, closer)
            yield new, f"{typed}, where `*` is meant: {said(closer)}."
            if isinstance(right, ast.BinOp) and isinstance(right.op, ast.Mult):
                inner = ast.BinOp(left.right, node.op, right.left)
                new = ast.BinOp(left.left, left.op, ast.BinOp(inner, ast.Mult(), right.right))
                yield new, f"Parentheses are missing around {said(inner)}."
        if (both := _together(left, node.op, right)) is not None:
            yield both, instead(node, both)


def _together(left: ast.expr, op: ast.operator, right: ast.expr) -> ast.expr | None:
    """Return f(a - b) for f(a) - f(b), and (a - b)² for a² - b²."""
    parts = left, right
    if all(isinstance(each, ast.BinOp) and isinstance(each.op, ast.Pow) for each in parts):
        return ast.BinOp(ast.BinOp(left.left, op, right.left), ast.Pow(), right.right)  # type: ignore[attr-defined]
    if all(isinstance(each, ast.Call) and len(each.args) == 1 for each in parts):
        if ast.dump(left.func) == ast.dump(right.func):  # type: ignore[attr-defined]
            inner = ast.BinOp(left.args[0], op, right.args[0])  # type: ignore[attr-defined]
            return ast.Call(left.func, [inner], left.keywords)  # type: ignore[attr-defined]
    return None


_TURNED = {ast.LtE: ast.Gt, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE}
_FACING = {ast.LtE: ast.GtE, ast.GtE: ast.LtE, ast.Lt: ast.Gt, ast.Gt: ast.Lt}
_EQUAL_TOO = {ast.LtE: ast.Lt, ast.Lt: ast.LtE, ast.GtE: ast.Gt, ast.Gt: ast.GtE}


def of_comparison(node: ast.Compare) -> Iterator[Change]:
    if len(node.ops) > 1:
        return
    kind, left, right = type(node.ops[0]), said(node.left), said(node.comparators[0])

    def with_(other: type) -> ast.Compare:
        return ast.Compare(node.left, [other()], node.comparators)

    turned = f"The comparison of {left} with {right} is the wrong way round."
    if kind in _TURNED:
        yield with_(_TURNED[kind]), turned
        yield with_(_FACING[kind]), turned
        new = with_(_EQUAL_TOO[kind])
        well = "well" if kind in (ast.Lt, ast.Gt) else "not met"
        where = f"Where {left} is exactly {right}, it must count as {well}"
        yield new, f"{where}: {said(new)} is asked for."
    elif kind in (ast.Eq, ast.NotEq):
        yield with_(ast.NotEq if kind is ast.Eq else ast.Eq), turned
        # Of what is left over, more or less is never meant.
        for other in (ast.LtE, ast.GtE, ast.Lt, ast.Gt) if "%" not in left else ():
            new = with_(other)
            yield new, f"{said(node)} stands where {said(new)} is asked for."
