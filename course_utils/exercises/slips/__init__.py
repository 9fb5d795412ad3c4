"""Typical slips, looked for in a learner's own code: each is a change that may mend it.

A slip is a small change to the function's syntax tree, with a sentence on the place as it stood. It
is said only of code that the change makes right. No sentence holds a whole line of the solution.
"""

import ast
import builtins
import copy
import inspect
import itertools
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from course_utils.exercises.slips.calls import is_length, not_called, of_call
from course_utils.exercises.slips.operations import (
    of_binary,
    of_both,
    of_comparison,
    of_minus,
    of_parts,
    of_test,
    without_minus,
)
from course_utils.exercises.slips.slip import OF_NUMBERS, Change, Slip, Swapped, is_quiet
from course_utils.exercises.slips.statements import of_block
from course_utils.exercises.slips.terms import A_PART, A_TERM, HOLE, of_terms
from course_utils.exercises.slips.values import of_list, of_name, of_number, of_subscript
from course_utils.exercises.source import of_kind, stored_in

__all__ = ["A_PART", "A_TERM", "HOLE", "OF_NUMBERS", "Slip", "Swapped", "slips"]


def slips(
    function: ast.FunctionDef,
    constants: Iterable[float] = (),
    data: Mapping[str, float] = MappingProxyType({}),
    terms: Iterable[ast.expr] = (),
    outside: Mapping[str, object] = MappingProxyType({}),
) -> list[Slip]:
    """Return all slips that the table knows for a function, the likeliest kinds first.

    ``constants`` may stand in the place of the numbers in the code: those of the solution, say.
    ``data`` are names of the notebook that may stand in the place of others, and what they hold,
    for which only numbers may stand. ``terms`` are those of the solution, in the learner's names,
    and ``outside`` is what the notebook holds.
    """
    parameters = [each.arg for each in function.args.args]
    own = list(dict.fromkeys([*parameters, *sorted(stored_in(function))]))
    names = list(dict.fromkeys([*own, *data]))
    _mark(function, {*names, *outside, *dir(builtins), "__tick__"}, outside)
    found = [(6, slip) for slip in _swapped(function, parameters)]
    found += [(OF_NUMBERS, slip) for slip in _of_copies(function, parameters)]
    for parent in ast.walk(function):
        for field, value in ast.iter_fields(parent):
            if field in ("args", "decorator_list", "returns") and parent is function:
                continue
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                found += of_block(parent, field, value)
                continue
            for index, node in enumerate(value if isinstance(value, list) else [value]):
                truth = getattr(node, "truth", False)  # yes or no: no number is meant there
                if not isinstance(node, ast.expr) or is_quiet(node) or truth:
                    continue
                number = isinstance(node, ast.Constant)
                meant = (*constants, *data.values()) if number else constants
                changes = [*_of_expression(node, parent, field, names, own, parameters, meant)]
                if field != "func":
                    changes += of_terms(node, parent, field, terms)
                at = index if isinstance(value, list) else None
                for rank, (new, sentence) in changes:
                    if _with_itself(parent, field, new):
                        continue
                    placed = ast.copy_location(new, node)
                    found.append(
                        (rank, Slip(parent, field, placed, sentence, node.lineno, index=at))
                    )
    if not any(isinstance(each, ast.MatMult) for each in ast.walk(function)):  # not known yet
        found = [each for each in found if not isinstance(_operator(each[1]), ast.MatMult)]
    return [replace(slip, rank=rank) for rank, slip in sorted(found, key=lambda each: each[0])]


def _operator(slip: Slip) -> object:
    return getattr(slip.value, "op", None)


def _mark(function: ast.FunctionDef, known: set[str], outside: Mapping[str, object]) -> None:
    """Mark unknown names, those in their place or for yes and no, and what others are made of."""
    truths = {
        ast.unparse(each.targets[0])
        for each in ast.walk(function)
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Compare)
    }
    lists = {
        getattr(one.targets[0], "id", "")
        for one in of_kind(ast.Assign, function)
        if isinstance(one.value, ast.List | ast.ListComp)
    }
    for one in ast.walk(function):
        if isinstance(one, ast.Name) and one.id in lists:
            one.holds_a_list = True  # type: ignore[attr-defined]
        for side in [one.left, *one.comparators] if isinstance(one, ast.Compare) else []:
            side.truth = getattr(side, "id", "") in truths  # type: ignore[attr-defined]
        number = isinstance(getattr(one, "ctx", None), ast.Load) and isinstance(
            outside.get(getattr(one, "id", "")), int | float
        )
        if isinstance(one, ast.Name) and (one.id not in known or number):
            one.unknown = True  # type: ignore[attr-defined]
        called = outside.get(getattr(getattr(one, "func", None), "id", ""))
        if isinstance(one, ast.Call) and isinstance(called, types.FunctionType):
            for name, node in zip(inspect.signature(called).parameters, one.args, strict=False):
                node.placed = getattr(node, "id", "") == name  # type: ignore[attr-defined]
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call):
            if isinstance(one.value.func, ast.Attribute) or ast.unparse(one.value.func) == "list":
                for node in one.value.args[:1]:
                    node.makes = getattr(one.targets[0], "id", "")  # type: ignore[attr-defined]


def _swapped(function: ast.FunctionDef, parameters: list[str]) -> Iterator[Slip]:
    """Yield functions in which two parameters have changed places."""
    in_place = {each.id for each in ast.walk(function) if getattr(each, "placed", False)}  # type: ignore[attr-defined]
    free = [name for name in parameters if name not in in_place]
    for first, second in itertools.combinations(free, 2):
        swapped = Swapped({first: second, second: first})
        body = [swapped.visit(copy.deepcopy(each)) for each in function.body]
        yield Slip(function, "body", body, f"`{first}` and `{second}` have changed places.")


def _of_copies(function: ast.FunctionDef, parameters: list[str]) -> Iterator[Slip]:
    """Yield functions that change the copy of what they were handed, where they leave it alone."""
    for one in of_kind(ast.Assign, function):
        name, code = getattr(one.targets[0], "id", ""), ast.unparse(one.value)
        for of in parameters:
            ways = f"{of}.copy(", f"np.copy({of}", f"np.array({of}", f"list({of})"
            body = copy.deepcopy(function.body)
            items = of_kind(ast.Subscript, ast.Module(body, []))
            stores = [each for each in items if getattr(each.value, "id", "") == of]
            stores = [each for each in stores if isinstance(each.ctx, ast.Store)]
            for each in stores:
                each.value = ast.Name(name, ast.Load())
            if stores and name and code.startswith(ways):
                is_left = f"`{of}` is changed, and its copy `{name}` stays as it is"
                line = stores[0].lineno
                yield Slip(function, "body", body, f"{is_left}: change `{name}`.", line)


def _with_itself(parent: ast.AST, field: str, new: ast.expr) -> bool:
    """Tell whether a change brings a thing together with itself, which seems right by chance.

    That is so where it is subtracted from itself, say, or where it multiplies what it divides, or
    where two fixed numbers are compared.
    """
    if isinstance(parent, ast.Compare):
        other = parent.comparators[0] if field == "left" else parent.left
        fixed = isinstance(new, ast.Constant) and isinstance(other, ast.Constant)
        return fixed or isinstance(new, ast.Tuple) or ast.unparse(new) == ast.unparse(other)
    if isinstance(parent, ast.Call) and len(parent.args) == 1 and isinstance(new, ast.Constant):
        return isinstance(parent.args[0], ast.BinOp)  # the logarithm of a fixed number, say
    if not isinstance(parent, ast.BinOp):
        return False
    thing, other = ast.unparse(new), parent.right if field == "left" else parent.left
    if isinstance(parent.op, ast.Add) and isinstance(new, ast.Name) and thing == ast.unparse(other):
        return True
    if isinstance(parent.op, ast.Add | ast.Mult):
        return f"{'-' if isinstance(parent.op, ast.Add) else '/'} {thing}" in ast.unparse(other)
    return thing == ast.unparse(other)


def _of_expression(
    node: ast.expr,
    parent: ast.AST,
    field: str,
    names: list[str],
    own: list[str],
    parameters: list[str],
    constants: Iterable[float],
) -> Iterator[tuple[int, Change]]:
    """Yield a rank, the likeliest first, and a change to an expression."""
    reads = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
    if isinstance(node, ast.BinOp):
        yield from ((0, change) for change in of_binary(node))
        yield from ((2, change) for change in of_parts(node))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield 0, without_minus(node)
    elif isinstance(node, ast.Call):
        yield from ((1, change) for change in of_call(node))
    elif isinstance(node, ast.Attribute) and reads and field != "func":
        yield from ((1, change) for change in not_called(node))
    elif isinstance(node, ast.Compare):
        yield from ((0, change) for change in of_comparison(node))
    elif isinstance(node, ast.BoolOp):
        yield 0, of_both(node)
    elif isinstance(node, ast.Subscript) and reads:
        yield from ((3, change) for change in of_subscript(node))
    elif isinstance(node, ast.List | ast.Tuple) and reads:
        yield from ((2, change) for change in of_list(node))
    elif isinstance(node, ast.Constant) and not _rounds(parent):
        yield from (
            (OF_NUMBERS, change) for change in of_number(node, parent, constants, own, parameters)
        )
    elif isinstance(node, ast.Name) and reads and field != "func":
        yield from ((5, change) for change in of_name(node, parent, names, constants))
    if isinstance(parent, ast.If | ast.IfExp) and field == "test" and isinstance(node, ast.Name):
        yield from ((0, change) for change in of_test(node))
    if isinstance(parent, ast.Return) or (isinstance(parent, ast.Call) and field == "args"):
        kinds = ast.Tuple | ast.List | ast.Constant | ast.UnaryOp
        signed = ast.unparse(node).startswith("-")
        if not (isinstance(node, kinds) or signed or is_length(parent)):
            yield 0 if field == "args" else 3, of_minus(node)


def _rounds(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("round", "np.round")
