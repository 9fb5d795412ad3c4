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
"""The rank of a term that is meant where another one stands: that says less."""
HOLE = "_"
"""The name of the place that a term is to be put around."""
_LARGE = 12
"""So many nodes of a tree are too much to be read as a slip for a whole term."""
_MISSING = {
    ast.Add: "add it",
    ast.Sub: "subtract it",
    ast.Mult: "multiply {} by it",
    ast.Div: "divide by it",
    ast.MatMult: "multiply {} by it, with @",
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
        meant = f"{place(parent)}{said(node)} stands where {said(term)} is meant."
        if HOLE in names_in(term):
            yield from ((A_PART, change) for change in _filled(node, parent, term) if not number)
        elif is_length(term) if number and _divides(parent) else _of_same_names(node, term):
            if isinstance(parent, ast.expr) and not isinstance(parent, ast.Tuple):
                yield A_TERM, (term, meant)  # what stands alone would be a whole line


def _filled(node: ast.expr, parent: ast.AST, term: ast.expr) -> Iterator[Change]:
    """Yield what becomes of a place with a term's operator, or its function, around it."""
    new, first = copy.copy(term), HOLE in names_in(getattr(term, "right", term))
    places = {ast.BinOp: "right" if first else "left", ast.Subscript: "value", ast.Call: "args"}
    filled = [node, *term.args[1:]] if isinstance(term, ast.Call) else node
    setattr(new, places[type(term)], filled)
    if isinstance(term, ast.Subscript):
        yield new, f"All of {said(node)} is taken: `[{ast.unparse(term.slice)}]` is missing."
    elif isinstance(term, ast.Call) and len(term.args) == 1:
        name = ast.unparse(term.func)
        missing = f"{name} is missing around {said(node)}."
        yield new, f"The sign must not count: {missing}" if name == "abs" else missing
    elif isinstance(term, ast.BinOp):
        part = term.left if first else term.right
        divided = first and isinstance(term.op, ast.Div) and isinstance(part, ast.BinOp | ast.Call)
        if ast.dump(part) == ast.dump(node) or divided or (first and isinstance(term.op, ast.Mod)):
            return  # nothing goes with itself, nor is all that is asked for divided by a part
        if isinstance(term.op, ast.Pow):
            if not first:
                yield new, f"The square is missing: square {said(node)}."
        elif isinstance(node, ast.Name) and isinstance(parent, ast.expr):
            lacks = f"{said(node)} stands where {said(new)} is meant."
            if isinstance(term.op, ast.Mult) and isinstance(part, ast.Constant):
                lacks = f"the factor {said(part)} is missing: multiply {said(node)} by it."
            yield new, f"{place(parent)}{lacks}"
        elif first and isinstance(term.op, ast.Sub | ast.Div):
            way = "subtract {1} from it" if isinstance(term.op, ast.Sub) else "divide {0} by {1}"
            yield new, f"{said(part)} is missing: {way.format(said(part), said(node))}."
        elif type(term.op) in _MISSING and ".get(" not in ast.unparse(
            part
        ):  # 0 at first: by chance
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


def _is_remainder(term: ast.AST) -> bool:
    return isinstance(term, ast.BinOp) and isinstance(term.op, ast.Mod)


def _divides(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def _of_same_function(one: ast.AST, other: ast.AST) -> bool:
    calls = isinstance(one, ast.Call) and isinstance(other, ast.Call)
    return calls and ast.dump(one.func) == ast.dump(other.func)  # type: ignore[attr-defined]
