"""Changes that give right results, and that nobody would call the mistake: they are not offered."""

import ast
import re

from course_utils.exercises.slips import Slip, Swapped
from course_utils.exercises.source import definition, of_kind


def lines_as_in(source: str, theirs: ast.FunctionDef) -> set[int]:
    """Return the lines that store what a line of the solution stores: nothing is wrong there."""
    own = definition(source)
    pairs = zip(own.args.args, theirs.args.args, strict=False)
    swapped = Swapped({one.arg: other.arg for one, other in pairs})
    right = {ast.unparse(swapped.visit(each.value)) for each in of_kind(ast.Assign, own)}
    return {
        each.lineno
        for each in of_kind(ast.Assign, theirs)
        if isinstance(each.value, ast.BinOp | ast.Call) and ast.unparse(each.value) in right
    }


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
    if "last item" in left and "division" in slip.sentence:
        return True
    if "sign" in left:
        sums = isinstance(operator, ast.Add | ast.Sub)
        return sums or bool(re.search("minus|sign|wrong way|subtract|added", slip.sentence))
    return False


def undo_each_other(*slips: Slip) -> bool:
    """Tell whether one of two slips leaves a thing out, and the other puts it in elsewhere."""
    of = {each for slip in slips for each in re.findall("^`[^`]*`", slip.sentence)}
    return len(of) == 1 and sum(" missing: " in slip.sentence for slip in slips) == 1
