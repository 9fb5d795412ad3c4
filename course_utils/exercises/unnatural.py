"""Changes that give right results, and that nobody would call the mistake: they are not offered."""

import ast
import re

from course_utils.exercises.slips import Slip, Swapped
from course_utils.exercises.source import definition, names_in, of_kind, stored_in
from course_utils.exercises.vocabulary import written_out


def lines_as_in(source: str, theirs: ast.FunctionDef) -> set[int]:
    """Return the lines that store what a line of the solution stores: nothing is wrong there.

    That is so as the line stands, or with the names written out that are stored once.
    """
    own = definition(source)
    pairs = zip(own.args.args, theirs.args.args, strict=False)
    names = {one.arg: other.arg for one, other in pairs}
    right = {written_out(each, own, names) for each in _stored(own)}
    right |= {ast.unparse(Swapped(names).visit(each)) for each in _stored(own)}
    return {
        each.lineno
        for each in _stored(theirs)
        if ast.unparse(each) in right or written_out(each, theirs, {}) in right
    }


def _stored(function: ast.FunctionDef) -> list[ast.expr]:
    values = [each.value for each in of_kind(ast.Assign, function)]
    return [each for each in values if isinstance(each, ast.BinOp | ast.Call)]


def takes_back(slip: Slip, code: str) -> bool:
    """Tell whether a slip subtracts what was added in another place, or adds what was taken."""
    missing = re.search("`(.+)` is missing: (add|subtract) it", slip.sentence)
    return bool(missing and f"{'-' if missing[2] == 'add' else '+'} {missing[1]}\n" in f"{code}\n")


def hands_back_less(slip: Slip, asked: int) -> bool:
    """Tell whether a slip leaves out one of as many results as are asked for."""
    held = slip.held() if isinstance(slip.node, ast.Return) else None
    return isinstance(held, ast.Tuple) and len(held.elts) == asked and slip.value in held.elts


def undoes(slip: Slip, left: str) -> bool:
    """Tell whether what is left to do when a slip is mended is what the slip itself has done."""
    operator = getattr(slip.node, "op", None)
    if "times what is asked for" in left:
        scales = isinstance(operator, ast.Mult | ast.Div | ast.MatMult)
        return scales or bool(re.search("factor|divi|multiply|multiplied|doubles", slip.sentence))
    if re.search("last (item|row)", left) and "division" in slip.sentence:
        return True
    if "sign" in left:
        sums = isinstance(operator, ast.Add | ast.Sub)
        return sums or bool(re.search("minus|sign|wrong way|subtract|added", slip.sentence))
    return False


def leaves_idle(before: ast.AST, after: str) -> bool:
    """Tell whether something that a function stores is not read any more after a change."""
    return bool(stored_in(before) & _read(before) - _read(definition(after)))


def _read(tree: ast.AST) -> set[str]:
    return {each.id for each in of_kind(ast.Name, tree) if isinstance(each.ctx, ast.Load)}


def undo_each_other(one: Slip, other: Slip, function: ast.FunctionDef) -> bool:
    """Tell whether one of two slips leaves a thing out, and the other puts it in elsewhere.

    So it is, too, where an item is left out inside a loop, and all items are put in before it, or
    where a thing is left out of a list, and is put in with a factor.
    """
    if any(_out_of_a_list(x) & _put_in(y) for x, y in ((one, other), (other, one))):
        return True
    missing = [each for each in (one, other) if " missing: " in each.sentence]
    if len(missing) != 1:
        return False
    put_in, left_out = map(_quoted, (missing[0], other if missing[0] is one else one))
    loops = of_kind(ast.For, function)
    ends = {(ast.unparse(each.target), ast.unparse(each.iter)) for each in loops}
    return put_in == left_out or (left_out, put_in) in ends


def _quoted(slip: Slip) -> str:
    quoted = re.search("`(.*?)(?: [-/])?`", slip.sentence)
    return quoted[1] if quoted else ""


def _out_of_a_list(slip: Slip) -> set[str]:
    held, new = slip.held(), slip.value
    if isinstance(held, ast.List) and isinstance(new, ast.List):
        return names_in(held) - names_in(new)
    return set()


def _put_in(slip: Slip) -> set[str]:
    return names_in(slip.value) if isinstance(slip.value, ast.expr) else set()
