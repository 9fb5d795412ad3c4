"""Slips in sums, products, powers and comparisons."""

import ast
from collections.abc import Iterator

from course_utils.exercises.slips.slip import Change, in_pattern, instead, said

_UPRIGHT = ast.Tuple([ast.Slice(), ast.Constant(None)], ast.Load())
_PLUS_MINUS = {ast.Add: ("added", "add it"), ast.Sub: ("subtracted", "subtract it")}
_TIMES = {ast.Mult: ("multiplies", "multiply"), ast.Div: ("divides", "divide")}
_MISTAKEN = {
    ast.FloorDiv: ((ast.Div, ("//", "/")), (ast.Mod, ("//", "%"))),
    ast.MatMult: ((ast.Mult, ("@", "*")),),
    ast.Div: ((ast.Sub, ("/", "-")),),
    ast.Sub: ((ast.Mult, ("-", "*")),),
    ast.Add: ((ast.Mult, ("+", "*")),),
    ast.Mult: ((ast.Pow, ("*", "**")), (ast.Add, ("*", "+"))),
}


def of_size(node: ast.expr) -> Change:
    size = ast.Call(ast.Name("abs", ast.Load()), [node], [])
    return (
        size,
        f"The sign of {said(node)} is lost: keep it.",
        f"The sign of {said(node)} is in the way: its size is asked for, {said(size)}.",
    )


def of_minus(node: ast.expr, old_new: tuple[str, str]) -> Change:
    missing = f"A minus is missing before {said(node)}: the sign is turned round."
    extra = f"The minus before {said(node)} is too much: the sign is turned round."
    if old_new[0] == "wrong":  # the minus stands there now
        return node, missing, extra
    return ast.UnaryOp(ast.USub(), node), extra, missing


def of_binary(node: ast.BinOp) -> Iterator[Change]:
    left, right, kind = node.left, node.right, type(node.op)
    a, b = said(left), said(right)
    if kind in _PLUS_MINUS:
        other: type[ast.operator] = ast.Sub if kind is ast.Add else ast.Add
        now, then = _PLUS_MINUS[kind], _PLUS_MINUS[other]
        yield (
            ast.BinOp(left, other(), right),
            f"{b} is {then[0]}: {now[1]}.",
            f"{b} is {now[0]}: {then[1]}.",
        )
    if kind is ast.Sub and not _is_negative(left):
        turned = "The difference is the wrong way round: {} minus {} is asked for."
        yield ast.BinOp(right, ast.Sub(), left), turned.format(a, b), turned.format(b, a)
    if kind in _TIMES:
        other = ast.Div if kind is ast.Mult else ast.Mult
        now, then = _TIMES[kind], _TIMES[other]
        yield (
            ast.BinOp(left, other(), right),
            f"It {then[0]} by {b}: {now[1]} by it.",
            f"It {now[0]} by {b}: {then[1]} by it.",
        )
    if kind is ast.Div:
        turned = "The fraction is upside down: {} stands above the line, {} below it."
        yield ast.BinOp(right, ast.Div(), left), turned.format(a, b), turned.format(b, a)
    if kind is ast.Pow:
        twice = ast.BinOp(left, ast.Mult(), right)
        yield (
            twice,
            f"{said(twice)} is no power: {said(node)} is asked for.",
            f"{said(node)} is a power: {said(twice)} is asked for.",
        )
    if kind is ast.Mult:
        for one, table in ((left, right), (right, left)):
            if isinstance(table, ast.Name) and isinstance(one, ast.Name | ast.BinOp):
                upright = ast.Subscript(one, _UPRIGHT, ast.Load())
                new = ast.BinOp(upright, ast.Mult(), table)
                rows = f"{said(one)} has one number for each row, {said(table)} a row of them: "
                yield new, "", f"{rows}{said(upright)} stands it up, so that they go together."
    if kind is ast.MatMult:
        turned_over = ast.BinOp(ast.Attribute(left, "T", ast.Load()), ast.MatMult(), right)
        yield turned_over, "", f"A .T is missing: {said(turned_over)} is asked for."
    if not isinstance(right, ast.Constant) or kind is ast.FloorDiv:
        for other, sign in _MISTAKEN.get(kind, ()):
            new = ast.BinOp(left, other(), right)
            yield new, "", f"In {said(node)}, `{sign[0]}` stands where `{sign[1]}` is meant."
    if kind in (ast.Add, ast.Sub) and isinstance(left, ast.BinOp) and type(left.op) in _PLUS_MINUS:
        closer = ast.BinOp(left.right, ast.Mult(), right)
        typed = "+" if kind is ast.Add else "-"
        new = ast.BinOp(left.left, left.op, closer)
        yield new, "", f"`{typed}` stands before {b}, where `*` is meant: {said(closer)}."
        if isinstance(right, ast.BinOp) and isinstance(right.op, ast.Mult):
            inner = ast.BinOp(left.right, node.op, right.left)
            new = ast.BinOp(left.left, left.op, ast.BinOp(inner, ast.Mult(), right.right))
            yield new, "", f"Parentheses are missing around {said(inner)}."
    if kind is ast.Mult and any(_is_two(each) for each in (left, right)):
        base = right if _is_two(left) else left
        square = ast.BinOp(base, ast.Pow(), ast.Constant(2))
        yield (
            square,
            f"{said(square)} is a square: {said(node)} is asked for.",
            (f"{said(node)} doubles: the square is {said(square)}."),
        )
    yield from _parentheses(node)
    for call, first, second in ((right, left, None), (left, None, right)):
        if isinstance(call, ast.Call) and len(call.args) == 1 and said(call)[:5] != "`len(":
            inner = ast.BinOp(first or call.args[0], node.op, second or call.args[0])
            later = ast.Call(call.func, [inner], call.keywords)
            yield later, "", instead(node, later)


def _is_negative(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) or (
        isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)
    )


def _is_two(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value == 2


def of_parts(node: ast.BinOp) -> Iterator[Change]:
    """Yield what is left where one side of an operation is forgotten."""
    left, right, kind = node.left, node.right, type(node.op)
    a, b = said(left), said(right)
    missing = {
        ast.Add: "{} is missing: add it.",
        ast.Sub: "{} is missing: subtract it.",
        ast.Mult: "{} is missing: multiply by it.",
        ast.Div: "{} is missing: divide by it.",
        ast.MatMult: "{} is missing.",
        ast.Pow: f"{in_pattern(a)} is not squared.",
    }
    extra = {
        ast.Add: "{} is added: leave that out.",
        ast.Sub: "{} is subtracted: leave that out.",
        ast.Mult: "It is multiplied by {}: leave that out.",
        ast.Div: "It is divided by {}: leave that out.",
        ast.Pow: f"{in_pattern(a)} is squared: leave that out.",
        ast.MatMult: "It is multiplied by {} with @: leave that out.",
    }
    if kind in missing:
        yield left, missing[kind].format(b), extra.get(kind, "").format(b)
    if kind in (ast.Add, ast.Mult, ast.MatMult):
        yield right, missing[kind].format(a), extra.get(kind, "").format(a)
    if kind in (ast.Sub, ast.Div):
        alone = f"It is {b} alone: {a} is missing."
        yield right, alone, f"{a} is too much in {said(node)}."
        if kind is ast.Sub:
            yield ast.UnaryOp(ast.USub(), right), alone, ""
        else:
            yield ast.BinOp(ast.Constant(1), ast.Div(), right), alone, ""


def _parentheses(node: ast.BinOp) -> Iterator[Change]:
    """Yield what an operation means with other parentheses."""
    sums, products = (ast.Add, ast.Sub), (ast.Mult, ast.Div, ast.MatMult)
    left, right = node.left, node.right
    missing, misplaced = (
        "Parentheses are missing around {}.",
        "Leave out the parentheses around {}.",
    )
    if isinstance(node.op, products):
        if isinstance(left, ast.BinOp) and isinstance(left.op, sums):
            inner = ast.BinOp(left.right, node.op, right)
            new = ast.BinOp(left.left, left.op, inner)
            yield new, missing.format(said(left)), misplaced.format(said(left))
        if isinstance(right, ast.BinOp) and isinstance(right.op, sums):
            inner = ast.BinOp(left, node.op, right.left)
            new = ast.BinOp(inner, right.op, right.right)
            yield new, missing.format(said(right)), misplaced.format(said(right))
    if isinstance(node.op, ast.Pow) and isinstance(left, ast.BinOp) and isinstance(left.op, sums):
        new = ast.BinOp(left.left, left.op, ast.BinOp(left.right, node.op, right))
        yield new, missing.format(said(left)), misplaced.format(said(left))
    if isinstance(node.op, sums):
        if isinstance(left, ast.BinOp) and isinstance(left.op, products):
            inner = ast.BinOp(left.right, node.op, right)
            new = ast.BinOp(left.left, left.op, inner)
            yield new, misplaced.format(said(inner)), missing.format(said(inner))
        if isinstance(right, ast.BinOp) and isinstance(right.op, products):
            inner = ast.BinOp(left, node.op, right.left)
            new = ast.BinOp(inner, right.op, right.right)
            yield new, misplaced.format(said(inner)), missing.format(said(inner))
        if isinstance(right, ast.BinOp) and isinstance(right.op, ast.Pow):
            inner = ast.BinOp(left, node.op, right.left)
            yield ast.BinOp(inner, right.op, right.right), "", missing.format(said(inner))
        if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Pow):
            inner = ast.BinOp(left.left, node.op, right)
            whole = ast.BinOp(inner, left.op, left.right)
            yield whole, "", instead(node, whole)
        if (both := _together(left, node.op, right)) is not None:
            yield both, "", instead(node, both)


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
_EQUAL_TOO = {ast.LtE: ast.Lt, ast.Lt: ast.LtE, ast.GtE: ast.Gt, ast.Gt: ast.GtE}


def of_comparison(node: ast.Compare) -> Iterator[Change]:
    kind, left, right = type(node.ops[0]), said(node.left), said(node.comparators[0])

    def with_(other: type) -> ast.Compare:
        return ast.Compare(node.left, [other()], node.comparators)

    if kind in _TURNED:
        turned = f"The comparison of {left} with {right} is the wrong way round."
        yield with_(_TURNED[kind]), turned, turned
        facing = {ast.LtE: ast.GtE, ast.GtE: ast.LtE, ast.Lt: ast.Gt, ast.Gt: ast.Lt}[kind]
        yield with_(facing), turned, turned
        new = with_(_EQUAL_TOO[kind])
        left, right = in_pattern(left), in_pattern(right)
        out = f"Where {left} is exactly {right}, it must count as {{}}: {{}} is asked for."
        yield (
            new,
            out.format("well" if kind in (ast.LtE, ast.GtE) else "not met", said(node)),
            out.format("well" if kind in (ast.Lt, ast.Gt) else "not met", said(new)),
        )
    elif kind in (ast.Eq, ast.NotEq):
        other: type[ast.cmpop] = ast.NotEq if kind is ast.Eq else ast.Eq
        turned = f"The comparison of {left} with {right} is the wrong way round."
        yield with_(other), turned, turned
        for other in (ast.LtE, ast.GtE, ast.Lt, ast.Gt):
            new = with_(other)
            if "%" in left:
                continue  # of what is left over, more or less is never meant
            meant = "{} stands where {} is asked for."
            yield new, meant.format(said(new), said(node)), meant.format(said(node), said(new))


def of_between(node: ast.Compare) -> Iterator[Change]:
    """Yield the same row of comparisons, with its ends or without them."""
    ops = [_EQUAL_TOO[type(op)]() for op in node.ops if type(op) in _EQUAL_TOO]
    if len(ops) == len(node.ops):
        new = ast.Compare(node.left, ops, node.comparators)
        ends = "The two ends themselves decide: {} is asked for."
        yield new, ends.format(said(node)), ends.format(said(new))
