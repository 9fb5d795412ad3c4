"""What may be missing in a place, or meant there instead, as the solution has it."""

import ast
import copy
from collections.abc import Iterable, Iterator

from course_utils.exercises.slips.calls import is_length
from course_utils.exercises.slips.slip import Change, place, said
from course_utils.exercises.source import names_in

A_PART = 7
"""The rank of a part of the solution that is missing in a place."""
A_TERM = 8
"""The rank of a call that is meant, where a name or a number stands."""
A_WHOLE_TERM = 80
"""The rank of a whole term that stands where another one is meant: it says little."""
HOLE = "_"
"""The name of the place that a term is to be put around."""
_LARGE = 12
"""So many nodes of a tree are too much to be read as a slip for a whole term."""
_MISSING = {
    ast.Add: "add it",
    ast.Sub: "subtract it",
    ast.Mult: "multiply {} by it",
    ast.Div: "divide by it",
    ast.MatMult: "multiply by it, with @",
    ast.Mod: "take what is left over, with %",
}


def of_terms(
    node: ast.expr, parent: ast.AST, field: str, terms: Iterable[ast.expr]
) -> Iterator[tuple[int, Change]]:
    """Yield a rank and a change for each of the solution's terms, in the learner's names."""
    if isinstance(parent, ast.Attribute) or is_length(parent) or not _is_read(node):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.zeros", "np.ones"):
        return  # numbers to begin with are no term
    number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
    for term in terms:
        if _of_same_function(parent, term) or (field == "slice" and not _is_remainder(term)):
            continue
        if HOLE in names_in(term):
            yield from ((A_PART, change) for change in _filled(node, parent, term) if not number)
            continue
        meant = f"{place(parent)}{said(term)} is meant, where {said(node)} stands."
        endless = isinstance(parent, ast.expr) and "float" in names_in(term)
        if endless:
            continue
        if number and isinstance(term, ast.Call) and (_divides(parent) or not is_length(term)):
            yield A_TERM, (term, meant)
        elif isinstance(node, ast.Name | ast.Subscript) and isinstance(term, ast.Call):
            if isinstance(parent, ast.Call):
                yield A_TERM, (term, meant)
        elif _of_same_names(node, term):
            yield A_WHOLE_TERM, (term, meant)


def _filled(node: ast.expr, parent: ast.AST, term: ast.expr) -> Iterator[Change]:
    """Yield what becomes of a place with a term's operator, or its function, around it."""
    new, first = copy.copy(term), HOLE in names_in(getattr(term, "right", term))
    places = {ast.BinOp: "right" if first else "left", ast.Subscript: "value", ast.Call: "args"}
    filled = [node, *term.args[1:]] if isinstance(term, ast.Call) else node
    setattr(new, places[type(term)], filled)
    asked = f"{said(new)} is asked for."
    if isinstance(term, ast.Subscript):
        yield new, f"All of {said(node)} is taken: {asked}"
    elif isinstance(term, ast.Call):
        name = ast.unparse(term.func).split(".")[-1]
        lost = "The size is asked for, whatever the sign" if name == "abs" else f"{name} is missing"
        yield new, f"{lost}: {asked if name != 'abs' else said(new) + '.'}"
    elif isinstance(term, ast.BinOp):
        part = term.left if first else term.right
        if ast.dump(part) == ast.dump(node):
            return  # nothing is meant to go with itself
        if isinstance(term.op, ast.Pow):
            if not first:
                yield new, f"The square is missing: {said(new)}."
        elif _is_mean(node) and is_length(part):
            mean = ast.BinOp(node.args[0], term.op, part)  # type: ignore[attr-defined]
            yield mean, f"{said(mean)} is meant, where {said(node)} stands."
        elif isinstance(node, ast.Name) and isinstance(parent, ast.expr):
            yield new, f"{place(parent)}{said(new)} is meant, where {said(node)} stands."
        elif first and isinstance(term.op, ast.Sub | ast.Div):
            yield new, f"{said(part)} is missing: {asked}"
        elif type(term.op) in _MISSING:
            yield new, f"{said(part)} is missing: {_MISSING[type(term.op)].format(said(node))}."


def _is_read(node: ast.expr) -> bool:
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and not isinstance(
        node, ast.Tuple | ast.List | ast.Slice | ast.Compare
    )


def _of_same_names(node: ast.AST, term: ast.AST) -> bool:
    """Tell whether a whole term may be meant, where an operation on the same names stands."""
    if not isinstance(node, ast.BinOp | ast.Call) or len(list(ast.walk(node))) > _LARGE:
        return False
    one, other = (names_in(each) - {"np", "math"} for each in (node, term))
    return bool(one) and one == other and ast.dump(node) != ast.dump(term)


def _is_mean(node: ast.AST) -> bool:
    mean = isinstance(node, ast.Call) and ast.unparse(node.func) == "np.mean"
    return mean and len(node.args) == 1 and not node.keywords  # type: ignore[attr-defined]


def _is_remainder(term: ast.AST) -> bool:
    return isinstance(term, ast.BinOp) and isinstance(term.op, ast.Mod)


def _divides(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def _of_same_function(one: ast.AST, other: ast.AST) -> bool:
    calls = isinstance(one, ast.Call) and isinstance(other, ast.Call)
    return calls and ast.dump(one.func) == ast.dump(other.func)  # type: ignore[attr-defined]
