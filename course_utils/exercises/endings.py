"""Why a learner's function hands back nothing, or never comes back, as its code says."""

import ast

from course_utils.exercises.source import is_none, leaves, names_in, stored_in


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
            if place and not any(isinstance(each, ast.Return) for each in ast.walk(_before(tree))):
                return (
                    "The last line is still `return None`: put what you have computed in the place "
                    "of None."
                )
    return ""


def _before(tree: ast.FunctionDef) -> ast.Module:
    return ast.Module(tree.body[:-1], [])


def never_ends(tree: ast.FunctionDef) -> str:
    """Return why a loop of a function cannot end, as far as its code says so, or nothing."""
    for loop in ast.walk(tree):
        if not isinstance(loop, ast.While):
            continue
        inside = [node for each in loop.body for node in ast.walk(each)]
        is_left = any(isinstance(node, ast.Break | ast.Return) for node in inside)
        stored = set().union(*map(stored_in, loop.body))
        stored |= {name for node in inside if (name := _changed_in_place(node))}
        looked_at = names_in(loop.test)
        test = ast.unparse(loop.test)
        own = {each.arg for each in tree.args.args}
        if not is_left and looked_at and looked_at <= own - stored:
            return (
                f"{' and '.join(sorted(looked_at))} stays the same inside `while {test}`, so it "
                "never ends. If one step is asked for, an if is enough."
            )
        if not is_left and looked_at and not looked_at & stored:
            return (
                f"Inside the loop nothing changes what `while {test}` looks at, so it never ends: "
                f"{_listed(looked_at, tree)} must change in every round."
            )
        if not is_left and not looked_at:
            return f"`while {test}` has no end: return or break must leave the loop."
        if _is_exact_zero(loop.test):
            return (
                f"`while {test}` waits for exactly 0. With decimal numbers that may never be met: "
                "ask for a small size instead."
            )
    return ""


def _listed(names: set[str], tree: ast.FunctionDef) -> str:
    return " or ".join(sorted(names & stored_in(tree))) or "something in it"


def _changed_in_place(node: ast.AST) -> str:
    """Return the list or array that a node changes, by an item stored or a method, or nothing."""
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Store):
        return ""
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.value, ast.Name):
        return node.value.id
    return ""


def _is_exact_zero(node: ast.expr) -> bool:
    if not isinstance(node, ast.Compare) or "%" in ast.unparse(node):
        return False
    kinds = isinstance(node.ops[0], ast.Eq | ast.NotEq)
    return kinds and any(
        isinstance(each, ast.Constant) and each.value == 0 for each in node.comparators
    )


def falls_through(tree: ast.FunctionDef) -> str:
    """Return where a function can end without a return, as its code says."""
    last = tree.body[-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Return) and is_none(node.value):
            return f"`{ast.unparse(node)}` hands back nothing: put a value behind return"
    if isinstance(last, ast.For):
        return (
            f"After the last round of `for {ast.unparse(last.target)} in "
            f"{ast.unparse(last.iter)}` nothing is returned"
        )
    if isinstance(last, ast.If):
        tests = [
            ast.unparse(each.test)
            for each in tree.body
            if isinstance(each, ast.If) and leaves(each)
        ]
        tests = tests if leaves(last) else [ast.unparse(last.test)]
        while len(last.orelse) == 1 and isinstance(last.orelse[0], ast.If):
            last = last.orelse[0]
            tests.append(ast.unparse(last.test))
        listed = " nor ".join(f"`{test}`" for test in tests)
        unmet = f"neither {listed}" if len(tests) > 1 else f"{listed} is not met"
        return f"Where {unmet} is met, nothing is returned".replace("not met is met", "not met")
    if isinstance(last, ast.While):
        return "After the loop nothing is returned"
    return ""
