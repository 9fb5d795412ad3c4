"""Slips in sums, products, powers and comparisons."""

import ast
from collections.abc import Iterator

from course_utils.exercises.slips.slip import Change, in_another_order, said

_SUMS = ast.Add, ast.Sub
_OTHER = {
    ast.Add: (ast.Sub, "{} is added: subtract it."),
    ast.Sub: (ast.Add, "{} is subtracted: add it."),
    ast.Mult: (ast.Div, "It multiplies by {}: divide by it."),
    ast.Div: (ast.Mult, "It divides by {}: multiply by it."),
}
_SIGNS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.MatMult: "@", ast.Pow: "**",
}  # fmt: skip
_BINDS = {kind: 1 if kind in (ast.Add, ast.Sub) else 3 if kind is ast.Pow else 2 for kind in _SIGNS}
_MISTAKEN: dict[type, tuple[type, ...]] = {
    ast.FloorDiv: (ast.Div, ast.Mod), ast.MatMult: (ast.Mult,), ast.Div: (ast.Sub, ast.Mod),
    ast.Sub: (ast.Mult,), ast.Add: (ast.Mult,), ast.Pow: (ast.Mult,),
    ast.Mult: (ast.Pow, ast.MatMult, ast.Sub, ast.Add),
}  # fmt: skip
_EXTRA = {
    ast.Add: "{} is added: leave that out.",
    ast.Sub: "{} is subtracted: leave that out.",
    ast.Mult: "The factor {} is not needed: leave it out.",
    ast.Div: "The division by {} is not needed: leave it out.",
}


def of_minus(node: ast.expr) -> Change:
    minus = ast.UnaryOp(ast.USub(), node)
    return minus, f"A minus is missing before {said(node)}: the sign is turned round."


def without_minus(node: ast.UnaryOp) -> Change:
    extra = f"The minus before {said(node.operand)} turns the sign round: leave it out."
    return node.operand, extra


def of_binary(node: ast.BinOp) -> Iterator[Change]:
    left, right, kind = node.left, node.right, type(node.op)
    a, b = said(left), said(right)
    if kind in _OTHER:
        other, sentence = _OTHER[kind]
        yield ast.BinOp(left, other(), right), sentence.format(b)
    if kind is ast.Sub and not _is_negative(left):
        turned = f"The difference is the wrong way round: {a} is to be subtracted."
        yield ast.BinOp(right, ast.Sub(), left), turned
    if kind is ast.Div:
        turned = f"The fraction is upside down: {a} belongs below the line."
        yield ast.BinOp(right, ast.Div(), left), turned
    if kind is ast.Pow:
        turned = f"Base and exponent have changed places in {said(node)}."
        yield ast.BinOp(right, ast.Pow(), left), turned
    if kind is ast.MatMult:
        turned = f"In {said(node)}, the two have changed places: {b} comes before the @."
        yield ast.BinOp(right, ast.MatMult(), left), turned
    if kind is ast.Mult and any(getattr(each, "value", 0) == 2 for each in (left, right)):
        base = right if getattr(left, "value", 0) == 2 else left
        square = ast.BinOp(base, ast.Pow(), ast.Constant(2))
        yield square, f"{said(node)} doubles: a square is written ** 2."
    if kind is ast.Pow and not isinstance(right, ast.Constant):
        exp = ast.Attribute(ast.Name("np", ast.Load()), "exp", ast.Load())
        powers = f"In {said(node)}, the base should be the number e: np.exp takes powers of e."
        yield ast.Call(exp, [right], []), powers
    if kind is ast.Mult and not isinstance(left, ast.Constant):
        upright = ast.Tuple([ast.Slice(), ast.Constant(None)], ast.Load())
        column = ast.Subscript(left, upright, ast.Load())
        rows = f"{a} holds one number for each row: as a column, {said(column)}, it multiplies the"
        yield ast.BinOp(column, ast.Mult(), right), f"{rows} rows of {b}."
    for name in (each for each in (left, right) if hasattr(each, "holds_a_list")):
        array = ast.Attribute(ast.Name("np", ast.Load()), "array", ast.Load())
        made = [ast.Call(array, [name], []) if each is name else each for each in (left, right)]
        repeats = "a number times a list repeats the list" if kind is ast.Mult else "it is a list"
        needs = f"to compute with all its numbers, make an array of {said(name)}, with np.array."
        yield ast.BinOp(made[0], node.op, made[1]), f"In {said(node)}, {repeats}: {needs}"
    yield from _as_typed(node)
    yield from ((new, in_another_order(node, new)) for new in _turned(node))


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
        first = f"`{ast.unparse(left)} {_SIGNS[kind]}`"
        too_much = f"{first} is not needed in {said(node)}: leave it out."
        yield right, too_much if kind in (ast.Sub, ast.Div) else _EXTRA[kind].format(said(left))


def _as_typed(node: ast.BinOp) -> Iterator[Change]:
    """Yield what an operation means with one sign changed, or with other brackets."""
    parts = _chain(node)
    texts = [_SIGNS[type(each)] if at % 2 else f"_{at}" for at, each in enumerate(parts)]
    for at, part in enumerate(parts):
        kind = type(part)
        for meant in _MISTAKEN.get(kind, ()):
            fixed = (
                isinstance(parts[at + 1], ast.Constant)
                and meant not in (ast.Div, ast.Mod)
                and kind is not ast.Pow
            )
            if not fixed:
                signs = f"`{_SIGNS[kind]}` stands where `{_SIGNS[meant]}` is meant"
                typed = [*texts[:at], _SIGNS[meant], *texts[at + 1 :]]
                yield _read(typed, parts), f"In {said(node)}, {signs}."
        if isinstance(part, ast.BinOp):
            typed = [*texts[:at], ast.unparse(part), *texts[at + 1 :]]
            yield _read(typed, parts), f"Leave out the brackets around {said(part)}."
    for first in range(0, len(parts), 2):
        for last in range(first + 3, len(parts) + 1, 2):
            inner = " ".join(texts[first:last])
            new = _read([*texts[:first], f"({inner})", *texts[last:]], parts)
            if ast.dump(new) != ast.dump(node):
                yield new, f"Brackets are missing around {said(_read([inner], parts))}."


def _turned(node: ast.BinOp) -> Iterator[ast.expr]:
    """Yield f(a + b) for f(a) + b, and the like: the same steps in another order."""
    left, right = node.left, node.right
    for call, first, second in ((right, left, None), (left, None, right)):
        if isinstance(call, ast.Call) and len(call.args) == 1 and said(call)[:5] != "`len(":
            inner = ast.BinOp(first or call.args[0], node.op, second or call.args[0])
            yield ast.Call(call.func, [inner], call.keywords)
    if isinstance(node.op, _SUMS):
        if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Pow):
            yield ast.BinOp(ast.BinOp(left.left, node.op, right), left.op, left.right)
        if (both := _together(left, node.op, right)) is not None:
            yield both


def _chain(node: ast.expr, binds: int = 0) -> list[ast.AST]:
    """Return operands and operators as they are typed, without those inside brackets."""
    if not isinstance(node, ast.BinOp) or _BINDS.get(type(node.op), -1) < binds:
        return [node]
    own = _BINDS[type(node.op)]
    return [*_chain(node.left, own), node.op, *_chain(node.right, own + 1)]


def _read(typed: list[str], parts: list[ast.AST]) -> ast.expr:
    """Return what is typed, with each of the parts in the place of its number."""
    new = ast.parse(" ".join(typed), mode="eval").body
    for each in ast.walk(new):
        ast.copy_location(each, parts[0])
        for field, value in ast.iter_fields(each):
            if (at := getattr(value, "id", "")).startswith("_") and at[1:].isdigit():
                setattr(each, field, parts[int(at[1:])])
    return new


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


def of_both(node: ast.BoolOp) -> Change:
    """Return a condition with `or` in the place of `and`, or the other way round."""
    now, other = ("and", ast.Or()) if isinstance(node.op, ast.And) else ("or", ast.And())
    meant = "or" if now == "and" else "and"
    return ast.BoolOp(other, node.values), f"`{now}` stands where `{meant}` is meant."


def of_test(node: ast.Name) -> Iterator[Change]:
    asks = f"`if {node.id}` asks only whether it is not 0: compare {said(node)} with 0."
    for kind in (ast.Gt(), ast.Lt()):
        yield ast.Compare(node, [kind], [ast.Constant(0)]), asks


_TURNED = {ast.LtE: ast.Gt, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE}
_FACING = {ast.LtE: ast.GtE, ast.GtE: ast.LtE, ast.Lt: ast.Gt, ast.Gt: ast.Lt}
_COMPARED = {ast.LtE: "<=", ast.Lt: "<", ast.GtE: ">=", ast.Gt: ">"}
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
        must = "must count, too" if kind in (ast.Lt, ast.Gt) else "must not count"
        where = f"Where {left} is exactly {right}, it {must}"
        yield new, f"{where}: write `{_COMPARED[type(new.ops[0])]}`."
    elif kind in (ast.Eq, ast.NotEq):
        yield with_(ast.NotEq if kind is ast.Eq else ast.Eq), turned
        if kind is ast.Eq:
            yield with_(ast.LtE), f"{left} need not be exactly {right}: write `<=`."
