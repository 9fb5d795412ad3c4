"""The numbers and terms of a solution, in a learner's names: what may be meant in their code."""

import ast
import copy
import functools
from collections.abc import Container

from course_utils.exercises.slips import HOLE
from course_utils.exercises.source import definition, of_kind

_LARGE_TERM = 12
"""So many nodes of a tree are too much for a term that may be meant as a whole."""


@functools.lru_cache(maxsize=64)
def numbers_in(code: str) -> tuple[float, ...]:
    """Return the numbers in a solution."""
    found = [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)]
    numbers = [n for n in found if isinstance(n, int | float) and not isinstance(n, bool)]
    return tuple(dict.fromkeys(numbers))


@functools.lru_cache(maxsize=64)
def terms(code: str) -> tuple[ast.expr, ...]:
    """Return what may be missing in the place of a hole, and the small terms of a solution.

    None of them goes through a list: a list that is made longer by itself would never end.
    """
    tree, found = definition(code), list[ast.expr]()
    hole, lengths = ast.Name(HOLE, ast.Load()), list[ast.expr]()
    for each in sorted(tree.args.args, key=lambda each: each.arg != "targets"):
        name = ast.Name(each.arg, ast.Load())
        lengths.append(ast.Call(ast.Name("len", ast.Load()), [name], []))
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp):
            found.append(ast.BinOp(hole, node.op, node.right))
            found.append(ast.BinOp(node.left, node.op, hole))
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            found.append(ast.Subscript(hole, node.slice, ast.Load()))
        elif isinstance(node, ast.Call) and node.args:
            found.append(ast.Call(node.func, [hole, *node.args[1:]], node.keywords))
        if isinstance(node, ast.BinOp | ast.Call):
            found.append(node)
    found += [ast.BinOp(hole, ast.Div(), each) for each in lengths]
    kept = {ast.unparse(each): each for each in [*found, *lengths] if _is_small(each)}
    return tuple(
        each for text, each in kept.items() if "enumerate" not in text and ".append" not in text
    )


def _is_small(term: ast.expr) -> bool:
    return len(list(ast.walk(term))) < _LARGE_TERM


def in_their_words(code: str, theirs: ast.FunctionDef, known: Container[str]) -> list[ast.expr]:
    """Return the terms of a solution whose names all stand in a learner's function.

    Parameters are the same by their places. Any other name that the learner has not is written
    out as it is made in the solution. ``known`` are the names around both.
    """
    solution = definition(code)
    pairs = zip(solution.args.args, theirs.args.args, strict=False)
    renamed = _Renamed({one.arg: other.arg for one, other in pairs}, _made(solution), known)
    found = list[ast.expr]()
    for term in terms(code):
        renamed.unknown = False
        new = renamed.visit(copy.deepcopy(term))
        if not renamed.unknown and _is_small(new):
            found.append(new)
    return found


def written_out(value: ast.expr, function: ast.FunctionDef, names: dict[str, str]) -> str:
    """Return an expression with other names for the parameters, and with all others written out."""
    renamed = _Renamed(names, _made(function), ())
    return ast.unparse(renamed.visit(copy.deepcopy(value)))


def _made(solution: ast.FunctionDef) -> dict[str, ast.expr]:
    """Return what stands behind each name that is stored once, in a line of its own."""
    stored = [each.arg for each in solution.args.args]
    stored += [each.id for each in of_kind(ast.Name, solution) if isinstance(each.ctx, ast.Store)]
    found = dict[str, ast.expr]()
    for node in of_kind(ast.Assign, solution):
        target, value = node.targets[0], node.value
        both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
        for name, put in zip(target.elts, value.elts, strict=False) if both else [(target, value)]:
            grows = isinstance(put, ast.List | ast.Constant)
            if isinstance(name, ast.Name) and stored.count(name.id) == 1 and not grows:
                found[name.id] = put
    return found


class _Renamed(ast.NodeTransformer):
    def __init__(
        self, parameters: dict[str, str], made: dict[str, ast.expr], known: Container[str]
    ):
        self.parameters, self.made, self.known = parameters, made, known
        self.unknown = False

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.parameters:
            return ast.Name(self.parameters[node.id], node.ctx)
        if node.id in self.known:
            return node
        if node.id in self.made:
            held, self.made = self.made, {k: v for k, v in self.made.items() if k != node.id}
            made: ast.expr = self.visit(copy.deepcopy(held[node.id]))
            self.made = held
            return made
        self.unknown = True
        return node
