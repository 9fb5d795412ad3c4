"""Typical slips: small changes to a function's syntax tree, each with a sentence about it.

The same table serves twice. On the solution, a slip makes what a learner may have written instead.
On a learner's own code, it makes what may have been meant. So each knows two sentences: one for
where the changed place is wrong, and one for where the place as it stood is.
"""

import ast
import copy
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from course_utils.exercises.slips.calls import is_length, of_call
from course_utils.exercises.slips.operations import (
    of_between,
    of_binary,
    of_comparison,
    of_minus,
    of_parts,
    of_size,
)
from course_utils.exercises.slips.slip import OF_STATEMENTS, Change, Slip, is_quiet, place, said
from course_utils.exercises.slips.statements import of_block
from course_utils.exercises.slips.values import of_list, of_name, of_number, of_subscript
from course_utils.exercises.source import names_in

A_TERM = 7
"""The rank of a term that is meant, where one of its names stands."""
A_WHOLE_TERM = 2 * OF_STATEMENTS
"""The rank of a whole term that stands where another one is meant: it says little."""
_LARGE_PART = 12
"""So many nodes of a tree are too much to be read as a slip for a whole term."""

__all__ = [
    "A_TERM",
    "A_WHOLE_TERM",
    "OF_STATEMENTS",
    "Change",
    "Slip",
    "is_complement",
    "said",
    "slips",
]


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
    own = _names(function)
    names = list(dict.fromkeys([*own, *data]))
    for one in ast.walk(function):
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call):
            for node in one.value.args[:1] if len(one.targets) == 1 else []:
                node.makes = getattr(one.targets[0], "id", "")  # type: ignore[attr-defined]
    found: list[tuple[int, Slip]] = []
    for first, second in itertools.combinations([each.arg for each in function.args.args], 2):
        swapped = _Swapped({first: second, second: first})
        body = [swapped.visit(copy.deepcopy(each)) for each in function.body]
        places = f"`{first}` and `{second}` have changed places."
        found.append((6, Slip(function, "body", body, places, places)))
    found += [(4, slip) for slip in _compared_with(function, constants)]
    found += [(5, slip) for slip in _other_name_in_a_line(function, own)]
    for parent in ast.walk(function):
        for field, value in ast.iter_fields(parent):
            if field in ("args", "decorator_list", "returns") and parent is function:
                continue
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                found += [
                    (OF_STATEMENTS + rank, slip) for rank, slip in of_block(parent, field, value)
                ]
                continue
            nodes = value if isinstance(value, list) else [value]
            for index, node in enumerate(nodes):
                if not isinstance(node, ast.expr) or is_quiet(node):
                    continue
                found += [
                    (rank, Slip(parent, field, put, "", said_of, getattr(node, "lineno", 0)))
                    for rank, put, said_of in _with_terms(node, parent, value, index, terms)
                ]
                for rank, (new, wrong, right) in _of_expression(
                    node, parent, field, names, own, constants
                ):
                    placed: Any = new
                    if isinstance(value, list):
                        news = [new] if new is not None else []
                        placed = [*value[:index], *news, *value[index + 1 :]]
                    line = getattr(node, "lineno", 0)
                    found.append((rank, Slip(parent, field, placed, wrong, right, line)))
    return [replace(slip, rank=rank) for rank, slip in sorted(found, key=lambda each: each[0])]


def _compared_with(function: ast.FunctionDef, numbers: Iterable[float]) -> Iterator[Slip]:
    """Yield what is done if all that is compared with a name, or minus it, is with a number."""
    compared = [each for each in ast.walk(function) if isinstance(each, ast.Compare)]
    ends = [each.comparators[0] for each in compared]
    for name in dict.fromkeys(each.id for each in ends if isinstance(each, ast.Name)):
        for number in numbers:
            swapped = _Compared(name, number)
            body = [swapped.visit(copy.deepcopy(each)) for each in function.body]
            said_of = f"It compares with `{name}`, where `{number}` is meant."
            if len(compared) > 1:
                yield Slip(function, "body", body, "", said_of)


class _Compared(ast.NodeTransformer):
    def __init__(self, name: str, number: float):
        self.ends, self.number = (name, f"-{name}"), number

    def visit_Compare(self, node: ast.Compare) -> ast.Compare:
        if ast.unparse(node.comparators[0]) in self.ends:
            return ast.Compare(node.left, node.ops, [ast.Constant(self.number)])
        return node


def _other_name_in_a_line(function: ast.FunctionDef, names: list[str]) -> Iterator[Slip]:
    """Yield lines that have another name in the place of one that they read more than once."""
    for line in ast.walk(function):
        if not isinstance(line, ast.Assign | ast.Return) or line.value is None:
            continue
        read = [each.id for each in ast.walk(line.value) if isinstance(each, ast.Name)]
        for name in dict.fromkeys(each for each in read if each in names and read.count(each) > 1):
            for other in names:
                if other != name:
                    value = _Swapped({name: other}).visit(copy.deepcopy(line.value))
                    said_of = f"In {said(line)}, `{name}` stands where `{other}` is meant."
                    yield Slip(line, "value", value, "", said_of, line.lineno)


class _Swapped(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]):
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)


def _with_terms(
    node: ast.expr, parent: ast.AST, value: object, index: int, terms: Iterable[ast.expr]
) -> Iterator[tuple[int, object, str]]:
    """Yield what a place holds if a whole term is meant, where one of its names stands."""
    for each in terms:
        term = each
        if is_complement(each) and isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            term = ast.BinOp(each.left, each.op, node)  # type: ignore[attr-defined]
        if (
            isinstance(parent, ast.Attribute)
            or is_length(parent)
            or _of_same_function(parent, term)
            or _of_same_operation(parent, term)
        ):
            continue
        if _is_mean(node) and said(term).startswith("`len("):
            mean = ast.BinOp(node.args[0], ast.Div(), term)  # type: ignore[attr-defined]
            put = [*value[:index], mean, *value[index + 1 :]] if isinstance(value, list) else mean
            yield 1, put, f"{said(node)} is one mean of all: {said(mean)} is asked for."
        if isinstance(parent, ast.Return) and said(term).startswith("`len("):
            yield 1, ast.BinOp(node, ast.Div(), term), f"{said(term)} is missing: divide by it."
        of_name = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        handed = isinstance(parent, ast.Call) and isinstance(term, ast.Call)
        of_name = of_name and (
            handed or any(ast.dump(node) == ast.dump(each) for each in _operands(term))
        )
        number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        if number and ast.unparse(term).startswith("len(") and not _is_quotient(parent):
            continue
        small = of_name or (number and isinstance(term, ast.Call))
        if small or _of_same_names(node, term):
            new = [*value[:index], term, *value[index + 1 :]] if isinstance(value, list) else term
            rank = A_TERM if small else A_WHOLE_TERM
            yield rank, new, f"{place(parent)}{said(term)} is meant, where {said(node)} stands."


def is_complement(term: ast.AST) -> bool:
    """Tell whether a term is one less a name."""
    return (
        isinstance(term, ast.BinOp)
        and isinstance(term.op, ast.Sub)
        and isinstance(term.left, ast.Constant)
        and isinstance(term.right, ast.Name)
    )


def _of_same_names(node: ast.AST, term: ast.AST) -> bool:
    """Tell whether a whole term may be meant, where an operation on the same names stands."""
    if not isinstance(node, ast.BinOp | ast.Call) or len(list(ast.walk(node))) > _LARGE_PART:
        return False
    one, other = (names_in(each) - {"np", "math"} for each in (node, term))
    return bool(one) and one == other and ast.dump(node) != ast.dump(term)


def _is_mean(node: ast.AST) -> bool:
    mean = isinstance(node, ast.Call) and ast.unparse(node.func) == "np.mean"
    return mean and len(node.args) == 1 and not node.keywords  # type: ignore[attr-defined]


def _rounds(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("round", "np.round")


def _of_same_operation(one: ast.AST, other: ast.AST) -> bool:
    both = isinstance(one, ast.BinOp) and isinstance(other, ast.BinOp)
    return both and type(one.op) is type(other.op)  # type: ignore[attr-defined]


def _is_quotient(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def _of_same_function(one: ast.AST, other: ast.AST) -> bool:
    calls = isinstance(one, ast.Call) and isinstance(other, ast.Call)
    return calls and ast.dump(one.func) == ast.dump(other.func)  # type: ignore[attr-defined]


def _operands(term: ast.expr) -> list[ast.expr]:
    if isinstance(term, ast.BinOp):
        return [term.left, term.right]
    return term.args if isinstance(term, ast.Call) else []


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
    node: ast.expr,
    parent: ast.AST,
    field: str,
    names: list[str],
    own: list[str],
    constants: Iterable[float],
) -> Iterator[tuple[int, Change]]:
    """Yield a rank, the likeliest first, and a change to an expression."""
    if isinstance(node, ast.BinOp):
        yield from ((0, change) for change in of_binary(node))
        yield from ((2, change) for change in of_parts(node))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield 0, of_minus(node.operand, ("wrong", "right"))
    elif isinstance(node, ast.Call):
        yield from ((1, change) for change in of_call(node))
        for factor in constants if not is_length(node) else ():
            if abs(factor) not in (0, 1):
                times = ast.BinOp(ast.Constant(factor), ast.Mult(), node)
                yield 6, (times, "", f"`{factor}` is missing: multiply {said(node)} by it.")
                if factor == 2:
                    square = ast.BinOp(node, ast.Pow(), ast.Constant(2))
                    yield 6, (square, "", f"The square is missing: {said(square)}.")
    elif isinstance(node, ast.Compare):
        single = len(node.ops) == 1
        yield from ((0, change) for change in (of_comparison if single else of_between)(node))
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield from ((3, change) for change in of_subscript(node))
    elif isinstance(node, ast.List) and isinstance(node.ctx, ast.Load):
        yield from ((2, change) for change in of_list(node))
    elif (
        isinstance(node, ast.Constant) and type(node.value) in (int, float) and not _rounds(parent)
    ):
        yield from ((4, change) for change in of_number(node, parent, constants, own))
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and field != "func":
        yield from ((5, change) for change in of_name(node, parent, names, constants))
    if isinstance(parent, ast.Return) or (isinstance(parent, ast.Call) and field == "args"):
        kinds = ast.Tuple | ast.List | ast.Constant | ast.UnaryOp
        signed = ast.unparse(node).startswith("-")
        if not (isinstance(node, kinds) or signed or is_length(parent)):
            yield 0 if field == "args" else 3, of_minus(node, ("right", "wrong"))
    if isinstance(parent, ast.Return) or (isinstance(parent, ast.Compare) and field == "left"):
        if not isinstance(node, ast.Tuple | ast.List | ast.Constant):
            yield 3, of_size(node)
    if isinstance(parent, ast.Return) and isinstance(node, ast.BinOp):
        for name in ("round", "int"):
            new = ast.Call(ast.Name(name, ast.Load()), [node], [])
            yield 6, (new, "Something is rounded: leave that out.", "")
