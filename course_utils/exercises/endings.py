"""Why a learner's function hands back nothing, or never comes back, as its code says."""

import ast

from course_utils.exercises.source import is_none, names_in, of_kind, stored_in


def waiting(tree: ast.FunctionDef | None) -> str:
    """Return what is wrong where code was written around ``return None``, or nothing."""
    if tree is None:
        return ""
    for place, one in enumerate(tree.body):
        if isinstance(one, ast.Return) and is_none(one.value):
            if tree.body[place + 1 :]:
                return (
                    "The line `return None` comes first, so what stands below it is never reached: "
                    "delete that line."
                )
            if place and len(of_kind(ast.Return, tree)) == 1:
                return (
                    "The last line is still `return None`: put what you have computed in the place "
                    "of None."
                )
    return ""


def never_ends(tree: ast.FunctionDef) -> str:
    """Return why a loop of a function cannot end, as far as its code says so, or nothing."""
    for loop in of_kind(ast.While, tree):
        inside = ast.Module(loop.body, [])
        if of_kind(ast.Break | ast.Return, inside):
            continue
        test, looked_at = ast.unparse(loop.test), names_in(loop.test)
        changed = stored_in(inside) | {
            getattr(each.value, "id", "") for each in of_kind(ast.Subscript | ast.Attribute, inside)
        }
        if not looked_at:
            return f"`while {test}` has no end: return or break must leave the loop."
        if not looked_at & changed:
            return f"Inside the loop nothing changes what `while {test}` looks at."
    return ""
