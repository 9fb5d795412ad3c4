"""Typical slips: small changes to a function's syntax tree, each with a sentence about it.

The same table serves twice. On the solution, a slip makes what a learner may have written instead.
On a learner's own code, it makes what may have been meant. So each knows two sentences: one for
where the changed place is wrong, and one for where the place as it stood is.
"""

import ast
import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

Change = tuple[ast.AST | None, str, str]
"""What stands in the place of a node, and what to say where it, or where the node, is wrong."""

_PLUS_MINUS = {ast.Add: ("added", "add it"), ast.Sub: ("subtracted", "subtract it")}
_TIMES = {ast.Mult: ("multiplies", "multiply"), ast.Div: ("divides", "divide")}
_MISTAKEN = {
    ast.FloorDiv: ((ast.Div, ("//", "/")), (ast.Mod, ("//", "%"))),
    ast.MatMult: ((ast.Mult, ("@", "*")),),
    ast.Add: ((ast.Mult, ("+", "*")),),
    ast.Mult: ((ast.Pow, ("*", "**")),),
}
_TURNED = {ast.LtE: ast.Gt, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE}
_EQUAL_TOO = {ast.LtE: ast.Lt, ast.Lt: ast.LtE, ast.GtE: ast.Gt, ast.Gt: ast.GtE}
_MEANT = {
    "mean": "the mean", "sum": "the sum", "median": "the median", "std": "the spread",
    "var": "the variance", "log": "the natural logarithm", "log10": "the logarithm to base 10",
    "log2": "the logarithm to base 2", "exp": "the exponential",
    "integers": "a whole number", "uniform": "a decimal number",
    "min": "the smallest", "max": "the largest",
}  # fmt: skip
_INSTEAD = {
    "mean": ("sum", "median", "std"), "sum": ("mean",), "median": ("mean",), "std": ("var", "mean"),
    "var": ("std",), "log": ("log10", "log2", "exp"), "log10": ("log",), "exp": ("log",),
    "log2": ("log",),
    "min": ("max",), "max": ("min", "mean", "std"),
    "integers": ("uniform",),
}  # fmt: skip
_WRAPS = {
    "abs", "absolute", "array", "clip", "copy", "cos", "exp", "float", "int", "len", "list", "log",
    "max", "mean", "median", "min", "round", "sigmoid", "sign", "sin", "sorted", "sqrt", "square",
    "std", "str", "sum", "tanh", "tuple", "var",
}  # fmt: skip
"""Functions of one value, which may stand around it too many times."""
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


def _in_pattern(text: str) -> str:
    """Return code as it may stand in a pattern: its own braces are no places to fill."""
    return text.replace("{", "{{").replace("}", "}}")


def slips(
    function: ast.FunctionDef,
    constants: Iterable[float] = (),
    data: Iterable[str] = (),
    terms: Iterable[ast.expr] = (),
) -> list[Slip]:
    """Return all slips that the table knows for a function, the likeliest kinds first.

    ``constants`` may stand in the place of the numbers in the code: those of the solution, say.
    ``data`` are names of the notebook that may stand in the place of others, and ``terms`` what
    may be meant where only one of their names stands, or a number.
    """
    names = list(dict.fromkeys([*_names(function), *data]))
    for one in ast.walk(function):
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call):
            for node in one.value.args[:1] if len(one.targets) == 1 else []:
                node.makes = getattr(one.targets[0], "id", "")  # type: ignore[attr-defined]
    found: list[tuple[int, Slip]] = []
    for parent in ast.walk(function):
        for field, value in ast.iter_fields(parent):
            if field in ("args", "decorator_list", "returns") and parent is function:
                continue
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                found += [
                    (OF_STATEMENTS + rank, slip) for rank, slip in _of_block(parent, field, value)
                ]
                continue
            nodes = value if isinstance(value, list) else [value]
            for index, node in enumerate(nodes):
                if not isinstance(node, ast.expr) or _is_quiet(node):
                    continue
                found += [
                    (1, Slip(parent, field, put, "", said_of, getattr(node, "lineno", 0)))
                    for put, said_of in _with_terms(node, parent, value, index, terms)
                ]
                for rank, (new, wrong, right) in _of_expression(
                    node, parent, field, names, constants
                ):
                    placed: Any = new
                    if isinstance(value, list):
                        news = [new] if new is not None else []
                        placed = [*value[:index], *news, *value[index + 1 :]]
                    line = getattr(node, "lineno", 0)
                    found.append((rank, Slip(parent, field, placed, wrong, right, line)))
    return [replace(slip, rank=rank) for rank, slip in sorted(found, key=lambda each: each[0])]


def _with_terms(
    node: ast.expr, parent: ast.AST, value: object, index: int, terms: Iterable[ast.expr]
) -> Iterator[tuple[object, str]]:
    """Yield what a place holds if a whole term is meant, where one of its names stands."""
    for term in terms:
        if (
            isinstance(parent, ast.Attribute)
            or _is_length(parent)
            or _of_same_function(parent, term)
        ):
            continue
        of_name = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        of_name = of_name and any(ast.dump(node) == ast.dump(each) for each in _operands(term))
        number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        if number and node.value in (0, 1, 0.9) and ast.unparse(term).startswith("len("):  # type: ignore
            continue
        if of_name or (number and isinstance(term, ast.Call)):
            new = [*value[:index], term, *value[index + 1 :]] if isinstance(value, list) else term
            yield new, f"{_place(parent)}{said(term)} is meant, where {said(node)} stands."


def _is_length(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("len", "range")


def _of_same_function(one: ast.AST, other: ast.AST) -> bool:
    calls = isinstance(one, ast.Call) and isinstance(other, ast.Call)
    return calls and ast.dump(one.func) == ast.dump(other.func)  # type: ignore[attr-defined]


def _operands(term: ast.expr) -> list[ast.expr]:
    if isinstance(term, ast.BinOp):
        return [term.left, term.right]
    return term.args if isinstance(term, ast.Call) else []


def _is_quiet(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _QUIET


def _names(function: ast.FunctionDef) -> list[str]:
    """Return the parameters of a function and the names that it stores."""
    own = [each.arg for each in function.args.args]
    stored = [
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    return list(dict.fromkeys(own + stored))


def _of_expression(
    node: ast.expr, parent: ast.AST, field: str, names: list[str], constants: Iterable[float]
) -> Iterator[tuple[int, Change]]:
    """Yield a rank, the likeliest first, and a change to an expression."""
    if isinstance(node, ast.BinOp):
        yield from ((0, change) for change in _binary(node))
        yield from ((2, change) for change in _parts(node))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield 0, _minus(node.operand, ("wrong", "right"))
    elif isinstance(node, ast.Call):
        yield from ((1, change) for change in _call(node))
    elif isinstance(node, ast.Compare):
        single = len(node.ops) == 1
        yield from ((0, change) for change in (_comparison if single else _between)(node))
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield from ((3, change) for change in _subscript(node))
    elif isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Load):
        yield from ((2, change) for change in _several(node, parent))
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield from ((4, change) for change in _number(node, parent, constants, names))
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and field != "func":
        yield from ((5, change) for change in _name(node, parent, names, constants))
    if isinstance(parent, ast.Return) or (isinstance(parent, ast.Call) and field == "args"):
        if not isinstance(node, ast.Tuple | ast.List | ast.Constant | ast.UnaryOp) and not (
            _is_length(parent)
        ):
            yield 0 if field == "args" else 3, _minus(node, ("right", "wrong"))
    if isinstance(parent, ast.Return) or (isinstance(parent, ast.Compare) and field == "left"):
        if not isinstance(node, ast.Tuple | ast.List | ast.Constant):
            yield 3, _size(node)
    if isinstance(parent, ast.Return) and isinstance(node, ast.BinOp):
        for name in ("round", "int"):
            new = ast.Call(ast.Name(name, ast.Load()), [node], [])
            yield 6, (new, "Something is rounded: leave that out.", "")


def _size(node: ast.expr) -> Change:
    size = ast.Call(ast.Name("abs", ast.Load()), [node], [])
    return (
        size,
        f"The sign of {said(node)} is lost: keep it.",
        f"The sign of {said(node)} is in the way: its size is asked for, {said(size)}.",
    )


def _minus(node: ast.expr, old_new: tuple[str, str]) -> Change:
    missing = f"A minus is missing before {said(node)}: the sign is turned round."
    extra = f"The minus before {said(node)} is too much: the sign is turned round."
    if old_new[0] == "wrong":  # the minus stands there now
        return node, missing, extra
    return ast.UnaryOp(ast.USub(), node), extra, missing


def _binary(node: ast.BinOp) -> Iterator[Change]:
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


def _is_negative(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) or (
        isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)
    )


def _is_two(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value == 2


def _parts(node: ast.BinOp) -> Iterator[Change]:
    """Yield what is left where one side of an operation is forgotten."""
    left, right, kind = node.left, node.right, type(node.op)
    a, b = said(left), said(right)
    missing = {
        ast.Add: "{} is missing: add it.",
        ast.Sub: "{} is missing: subtract it.",
        ast.Mult: "{} is missing: multiply by it.",
        ast.Div: "{} is missing: divide by it.",
        ast.MatMult: "{} is missing.",
        ast.Pow: f"{_in_pattern(a)} is not squared.",
    }
    extra = {
        ast.Add: "{} is added: leave that out.",
        ast.Sub: "{} is subtracted: leave that out.",
        ast.Mult: "It is multiplied by {}: leave that out.",
        ast.Div: "It is divided by {}: leave that out.",
        ast.Pow: f"{_in_pattern(a)} is squared: leave that out.",
        ast.MatMult: "It is multiplied by {} with @: leave that out.",
    }
    if kind in missing:
        yield left, missing[kind].format(b), extra.get(kind, "").format(b)
    if kind in (ast.Add, ast.Mult, ast.MatMult):
        yield right, missing[kind].format(a), extra.get(kind, "").format(a)
    if kind in (ast.Sub, ast.Div):
        alone = f"It is {b} alone: {a} is missing."
        yield right, alone, f"{a} is too much here."
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
    if isinstance(node.op, sums):
        if isinstance(left, ast.BinOp) and isinstance(left.op, products):
            inner = ast.BinOp(left.right, node.op, right)
            new = ast.BinOp(left.left, left.op, inner)
            yield new, misplaced.format(said(inner)), missing.format(said(inner))
        if isinstance(right, ast.BinOp) and isinstance(right.op, products):
            inner = ast.BinOp(left, node.op, right.left)
            new = ast.BinOp(inner, right.op, right.right)
            yield new, misplaced.format(said(inner)), missing.format(said(inner))


def _call(node: ast.Call) -> Iterator[Change]:
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name == "range":
        yield from _rounds(node)
        return
    inside = node.args[0] if node.args else None
    if isinstance(function, ast.Attribute) and not _is_module(function.value):
        inside = function.value
    if inside is not None:
        lost = f"{name} is missing: {said(node)} is asked for."
        if name == "abs":
            lost = f"The size is asked for, whatever the sign: {said(node)}."
        if name == "copy":
            lost = f"A copy is missing: {said(node)}."
        extra = f"{name} is too much in {said(node)}: leave it out." if name in _WRAPS else ""
        yield inside, lost, extra
    if name in ("min", "max") and len(node.args) == 2:
        yield node.args[1], "", f"{name} is too much in {said(node)}: leave it out."
    if len(node.args) == 1 and not node.keywords and isinstance(function, ast.Name | ast.Attribute):
        yield from _bracket(function, name, node)
    for other in _INSTEAD.get(name, ()):
        new = ast.Call(_renamed(function, other), node.args, node.keywords)
        asked = "It takes {}; {} is asked for."
        yield (
            new,
            asked.format(_MEANT[other], _MEANT[name]),
            asked.format(_MEANT[name], _MEANT[other]),
        )
    if node.keywords:
        left_out = ", ".join(ast.unparse(keyword) for keyword in node.keywords)
        new = ast.Call(function, node.args, [])
        yield new, f"`{left_out}` is missing in {said(new)}.", ""
    for place in range(len(node.args) - 1):
        one, next_one = node.args[place : place + 2]
        swapped = [*node.args[:place], next_one, one, *node.args[place + 2 :]]
        places = f"{said(one)} and {said(next_one)} have changed places in the call of {name}."
        yield ast.Call(function, swapped, node.keywords), places, places


def _bracket(function: ast.expr, name: str, node: ast.Call) -> Iterator[Change]:
    """Yield a call that ends where the first part of what it is given ends."""
    inside = node.args[0]
    if isinstance(inside, ast.BinOp) and type(inside.op) in _PLUS_MINUS:
        new: ast.expr = ast.BinOp(ast.Call(function, [inside.left], []), inside.op, inside.right)
    elif isinstance(inside, ast.Compare):
        first = ast.Call(function, [inside.left], [])
        new = ast.Compare(first, inside.ops, inside.comparators)
    else:
        return
    bracket = "The bracket of {} closes too {}: {} is asked for."
    soon, late = bracket.format(name, "soon", said(node)), bracket.format(name, "late", said(new))
    yield new, soon, late


def _is_module(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "numpy", "math")


def _renamed(function: ast.expr, name: str) -> ast.expr:
    if isinstance(function, ast.Attribute):
        return ast.Attribute(function.value, name, ast.Load())
    return ast.Name(name, ast.Load())


def _rounds(node: ast.Call) -> Iterator[Change]:
    """Yield loops that begin or end one round off."""
    end = node.args[-1]
    start = node.args[0] if len(node.args) == 2 else None
    few, many = "The loop makes one round too few.", "The loop makes one round too many."
    one = ast.Constant(1)
    for step, wrong, right in ((ast.Sub(), few, many), (ast.Add(), many, few)):
        new_end = ast.BinOp(end, step, one)
        yield ast.Call(node.func, [*node.args[:-1], new_end], []), wrong, right
    if start is None:
        late = "The loop begins with 1: the round with 0 is missing."
        yield ast.Call(node.func, [one, end], []), late, ""
        shifted = ast.Call(node.func, [one, ast.BinOp(end, ast.Add(), one)], [])
        yield (
            shifted,
            "The loop counts from 1: count from 0.",
            "The loop counts from 0: count from 1.",
        )
    elif isinstance(start, ast.Constant) and start.value:
        late = f"The loop begins with {start.value!r}: the round with 0 is missing."
        yield ast.Call(node.func, [end], []), "", late


def _comparison(node: ast.Compare) -> Iterator[Change]:
    kind, left, right = type(node.ops[0]), said(node.left), said(node.comparators[0])

    def with_(other: type) -> ast.Compare:
        return ast.Compare(node.left, [other()], node.comparators)

    if kind in _TURNED:
        turned = f"The comparison of {left} with {right} is the wrong way round."
        yield with_(_TURNED[kind]), turned, turned
        facing = {ast.LtE: ast.GtE, ast.GtE: ast.LtE, ast.Lt: ast.Gt, ast.Gt: ast.Lt}[kind]
        yield with_(facing), turned, turned
        new = with_(_EQUAL_TOO[kind])
        left, right = _in_pattern(left), _in_pattern(right)
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


def _between(node: ast.Compare) -> Iterator[Change]:
    """Yield the same row of comparisons, with its ends or without them."""
    ops = [_EQUAL_TOO[type(op)]() for op in node.ops if type(op) in _EQUAL_TOO]
    if len(ops) == len(node.ops):
        new = ast.Compare(node.left, ops, node.comparators)
        ends = "The two ends themselves decide: {} is asked for."
        yield new, ends.format(said(node)), ends.format(said(new))


def _subscript(node: ast.Subscript) -> Iterator[Change]:
    whole = said(node.value)
    last, first = ast.UnaryOp(ast.USub(), ast.Constant(1)), ast.Constant(0)
    now = ast.unparse(node.slice)
    ends = {"-1": "the last", "0": "the first"}
    for index in (last, first):
        other = ast.unparse(index)
        if now != other:
            has, wants = ends.get(other, other), ends.get(now, f"the one at {said(node.slice)}")
            pattern = "It takes {} of {}, where {} is asked for."
            new = ast.Subscript(node.value, index, ast.Load())
            yield new, pattern.format(has, whole, wants), pattern.format(wants, whole, has)
    yield (
        node.value,
        f"All of {whole} is taken: {said(node)} is asked for.",
        (f"Only {said(node)} is taken: all of {whole} is asked for."),
    )


def _several(node: ast.Tuple | ast.List, parent: ast.AST) -> Iterator[Change]:
    kind, items = type(node), node.elts
    if isinstance(node, ast.List) and items:
        texts = ", ".join(map(said, items))
        yield ast.List([], ast.Load()), f"The list begins empty: {texts} is missing in it.", ""
    if not isinstance(parent, ast.Return) or len(items) < 2:
        for place, item in enumerate(items if len(items) > 1 and kind is ast.List else []):
            new = kind([*items[:place], *items[place + 1 :]], ast.Load())
            yield new, "", f"{said(item)} is too much in {said(node)}."
        return
    asked = said(node)
    for place in range(len(items) - 1):
        swapped = list(items)
        swapped[place : place + 2] = items[place + 1], items[place]
        new = kind(swapped, ast.Load())
        order = "The results are in another order: {} is asked for."
        yield new, order.format(asked), order.format(said(new))
    if len(items) == 3:
        for turned in ([items[2], *items[:2]], [*items[1:], items[0]]):
            yield kind(turned, ast.Load()), f"The results are in another order: {asked}.", ""
    for place, item in enumerate(items):
        rest = [*items[:place], *items[place + 1 :]]
        fewer = kind(rest, ast.Load()) if len(rest) > 1 else rest[0]
        yield (
            fewer,
            f"{said(item)} is missing in what is returned: {asked} is asked for.",
            (f"{said(item)} is too much in what is returned."),
        )
        if len(items) > 2:
            yield item, f"It returns {said(item)} alone: {asked} is asked for.", ""


def _number(
    node: ast.Constant, parent: ast.AST, constants: Iterable[float], names: list[str]
) -> Iterator[Change]:
    value = node.value
    if not isinstance(value, int | float):
        return
    near = {value + 1, value - 1, 0, 1} if isinstance(value, int) else {1.0, round(1 - value, 9)}
    near |= {value * 10, value / 10} if isinstance(value, float) else set()
    where = _in_pattern(_place(parent))
    for other in [*constants, *sorted(near, key=lambda each: (each < 0, each))]:
        if other != value:
            pattern = f"{where}{{}} stands where {{}} is meant."
            yield (
                ast.Constant(other),
                pattern.format(f"`{other}`", f"`{value}`"),
                pattern.format(f"`{value}`", f"`{other}`"),
            )
    for name in names:
        fixed = f"{_place(parent)}`{value}` is a fixed number: the parameter `{name}` is meant."
        yield ast.Name(name, ast.Load()), "", fixed


def _name(
    node: ast.Name, parent: ast.AST, names: list[str], constants: Iterable[float]
) -> Iterator[Change]:
    if node.id not in names:
        return
    where = _place(parent)
    for other in names:
        if other != node.id and not _begins(node, other):
            yield (
                ast.Name(other, ast.Load()),
                f"{where}`{other}` stands where `{node.id}` is meant.",
                f"{where}`{node.id}` stands where `{other}` is meant.",
            )
    for number in constants:
        yield ast.Constant(number), "", f"{where}`{node.id}` stands where `{number}` is meant."
    yield ast.Constant(1), f"{where}a fixed number stands where `{node.id}` is meant.", ""


def _begins(node: ast.Name, other: str) -> bool:
    """Tell whether a name is all that another one is made from: `weights = np.array(start)`."""
    return other == getattr(node, "makes", "")


def _place(parent: ast.AST) -> str:
    kinds = ast.expr | ast.Assign | ast.Return | ast.keyword
    text = ast.unparse(parent) if isinstance(parent, kinds) else ""
    return f"In `{text}`, " if text and len(text) < 60 and "\n" not in text else ""


Make = Callable[[list[ast.stmt], str, str, int], Slip]
"""Makes a slip of a block's new statements, what is said of it either way, and its line."""


def _of_block(parent: ast.AST, field: str, body: list[ast.stmt]) -> Iterator[tuple[int, Slip]]:
    """Yield changes to the order and the number of statements in a block."""

    def slip(new: list[ast.stmt], wrong: str, right: str, line: int) -> Slip:
        return Slip(parent, field, new or [ast.Pass()], wrong, right, line)

    for place, one in enumerate(body):
        before, after = body[:place], body[place + 1 :]
        if isinstance(one, ast.Expr) and _is_quiet(one.value):
            continue
        short = _short(one)
        line = getattr(one, "lineno", 0)
        if not isinstance(one, ast.Return | ast.Pass):
            lost = f"{short} is missing." if not _is_stop(one) else _stop_missing(one)
            yield 0, slip([*before, *after], lost, f"{short} is too much.", line)
        if after and not _is_quiet(getattr(after[0], "value", one)):
            swapped = [*before, after[0], one, *after[1:]]
            late = "{} comes too late: it must be done before {}."
            other = _short(after[0])
            yield 1, slip(swapped, late.format(short, other), late.format(other, short), line)
        if isinstance(one, ast.If):
            always, *others = _branches(one, slip, before, after)
            yield -OF_STATEMENTS, replace(always, if_changed_is_wrong="")
            yield from ((2, each) for each in (always, *others))
            yield from ((1, each) for each in _out_of_a_branch(one, slip, before, after))
        if isinstance(one, ast.For | ast.While):
            yield from ((1, each) for each in _into_and_out_of(one, slip, before, after))
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Tuple):
            names = one.targets[0].elts
            turned = ast.Assign([ast.Tuple(names[::-1], ast.Store())], one.value)
            order = f"In {short} the names on the left are in the wrong order."
            yield 1, slip([*before, turned, *after], order, order, line)
        if isinstance(one, ast.AugAssign):
            target = ast.copy_location(ast.Assign([one.target], one.value), one)
            adds = f"{short} adds to what was there before: write = alone."
            yield BEFORE_NAMES, slip([*before, target, *after], "", adds, line)
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            more = ast.copy_location(ast.AugAssign(one.targets[0], ast.Add(), one.value), one)
            lost = f"{short} forgets what was there before: add to it, with +=."
            yield BEFORE_NAMES, slip([*before, more, *after], "", lost, line)
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call):
            thrown = f"The result of {said(one.value)} is thrown away: store it."
            yield 2, slip([*before, ast.Expr(one.value), *after], thrown, "", line)


def _short(node: ast.stmt) -> str:
    text = ast.unparse(node).splitlines()[0]
    return f"`{text}`"


def _is_stop(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and any(isinstance(each, ast.Break) for each in node.body)


def _stop_missing(node: ast.stmt) -> str:
    return f"The loop does not stop where {said(node.test)}: leave it there."  # type: ignore[attr-defined]


def _branches(
    one: ast.If, slip: Make, before: list[ast.stmt], after: list[ast.stmt]
) -> Iterator[Slip]:
    line, test = one.lineno, said(one.test)
    always = f"It does not look at {test}: what stands below it is done always."
    yield slip([*before, *one.body, *after], always, f"The condition {test} is too much.", line)
    if one.orelse:
        turned = f"The two branches of {test} have changed places."
        yield slip([*before, ast.If(one.test, one.orelse, one.body), *after], turned, turned, line)
        only = f"Where {test} is not met, nothing is done."
        yield slip([*before, ast.If(one.test, one.body, []), *after], only, "", line)
        other = f"Whatever {test} says, the same is done."
        yield slip([*before, *one.orelse, *after], other, "", line)


def _out_of_a_branch(
    one: ast.If, slip: Make, before: list[ast.stmt], after: list[ast.stmt]
) -> Iterator[Slip]:
    """Yield what happens where the last line of a branch is meant for all cases."""
    for name in ("body", "orelse"):
        body = getattr(one, name)
        if len(body) > 1 and not isinstance(body[-1], ast.Return | ast.Break | ast.Continue):
            parts = {"test": one.test, "body": one.body, "orelse": one.orelse, name: body[:-1]}
            new = ast.copy_location(ast.If(**parts), one)
            said_of = f"{_short(body[-1])} stands inside the if, so it is done in some rounds only."
            line = body[-1].lineno
            yield slip(
                [*before, new, body[-1], *after], "", f"{said_of} Move it to the left.", line
            )


def _into_and_out_of(
    loop: ast.For | ast.While, slip: Make, before: list[ast.stmt], after: list[ast.stmt]
) -> Iterator[Slip]:
    """Yield what happens where a statement stands on the wrong side of a loop's edge."""
    inside = [
        each for each in loop.body if not (isinstance(each, ast.Expr) and _is_quiet(each.value))
    ]
    ticks = [each for each in loop.body if each not in inside]

    def with_body(body: list[ast.stmt]) -> ast.stmt:
        new = ast.copy_location(type(loop)(**dict(ast.iter_fields(loop))), loop)
        new.body = [*ticks, *(body or [ast.Pass()])]
        return new

    for place, one in enumerate(inside):
        rest = [*inside[:place], *inside[place + 1 :]]
        text = _in_pattern(_short(one))
        once = f"{text} is done only once, {{}} the loop: do it in every round."
        often = f"{text} is done in every round: do it once, {{}} the loop."
        line = one.lineno
        looped = with_body(rest)
        if not isinstance(one, ast.Return | ast.Break):
            yield slip(
                [*before, one, looped, *after], once.format("before"), often.format("before"), line
            )
        yield slip(
            [*before, looped, one, *after], once.format("after"), often.format("after"), line
        )
    if before and not isinstance(before[-1], ast.Expr):
        one, text = before[-1], _short(before[-1])
        often = f"{text} is done in every round: do it once, before the loop."
        once = f"{text} is done only once, before the loop: do it in every round."
        yield slip([*before[:-1], with_body([one, *inside]), *after], often, once, one.lineno)
    if after:
        one, text = after[0], _short(after[0])
        often = f"{text} stands inside the loop: do it once, after the loop."
        if isinstance(one, ast.Return):
            often = f"{text} stands inside the loop, so it leaves at once: put it after the loop."
        once = f"{text} is done only once, after the loop: do it in every round."
        once = "" if isinstance(one, ast.Return) else once
        new = [*before, with_body([*inside, one]), *after[1:]]
        yield slip(new, often, once, one.lineno)
