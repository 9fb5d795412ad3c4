"""What a learner's code shows by itself: faults that explain a result, or why there is none."""

import ast
import itertools
import re
from collections.abc import Iterator

from course_utils.exercises.source import is_none, names_in, of_kind, stored_in


def faults(tree: ast.FunctionDef, pure: set[str]) -> Iterator[str]:
    """Yield what is surely not meant, the gravest first; ``pure`` are functions without effects."""
    parameters = [each.arg for each in tree.args.args]
    for node in ast.walk(tree):
        for block in (getattr(node, name, None) for name in ("body", "orelse")):
            for one, below in itertools.pairwise(block if isinstance(block, list) else ()):
                if isinstance(one, ast.Return):
                    text = ast.unparse(below).splitlines()[0]
                    yield f"`{text}` stands below a return, so it is never reached."
        if isinstance(node, ast.Global):
            yield from _kept_from_call_to_call(node, tree)
        if isinstance(node, ast.Compare):
            yield from (
                f"No number is ever equal to a text, {ast.unparse(each)}: compare with a number."
                for each in node.comparators
                if isinstance(node.left, ast.Name) and _is_text(each)
            )
        if isinstance(node, ast.For):
            yield from _changes_nothing(node, tree)
        if isinstance(node, ast.For | ast.While):
            yield from _leaves_at_once(node)
        if isinstance(node, ast.For) and (name := getattr(node.target, "id", "")) in parameters:
            read = [each for each in of_kind(ast.Name, tree) if each.id == name]
            first = min(each.lineno for each in read)
            if first == node.lineno and name not in names_in(node.iter):
                yield (
                    f"`for {name} in` throws away the `{name}` that was handed over: choose "
                    "another name."
                )
        if isinstance(node, ast.Expr):
            yield from _without_effect(node.value, pure)
        if isinstance(node, ast.Assign):
            name, value = getattr(node.targets[0], "id", ""), node.value
            if name in parameters and isinstance(value, ast.Dict):
                yield (
                    f"`{ast.unparse(node)}` makes a new dictionary, and the one that was handed "
                    f"over stays as it was: store in that one, with {name}[…] = …"
                )
            always = node in tree.body or name == "rng"
            if always and name in parameters and not names_in(value) - {"np", "numpy", "random"}:
                yield (
                    f"`{ast.unparse(node)}` throws away the `{name}` that was handed over: leave "
                    "that line out."
                )


def called(tree: ast.FunctionDef) -> Iterator[str]:
    """Yield calls that surely fail: of parameters that are no functions, or of an append lost."""
    parameters = [each.arg for each in tree.args.args]
    for one in of_kind(ast.Assign, tree):
        name, text = ast.unparse(one.targets[0]), ast.unparse(one.value)
        if way := re.match(r"(\w+)\.(append|extend|insert|reverse|sort)\(", text):
            if way[1] == name:
                yield f"{way[2]} changes the list and hands back nothing: leave out `{name} =`."
        if name == "rng" and text.startswith("rng."):
            yield f"`rng = {text}` puts a number in the place of rng: choose another name for it."
    for node in of_kind(ast.Call, tree):
        name = getattr(node.func, "id", "")
        if name in parameters and name != "rng":  # of which a method is meant
            yield (
                f"Inside the function, `{name}` is what was handed over, not a function: write "
                f"`{name}` in the place of `{ast.unparse(node)}`."
            )


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def first_of_equal(tree: ast.FunctionDef) -> str:
    """Return what goes wrong where a list holds equal numbers, if places are looked up in it."""
    for node in of_kind(ast.Call, tree):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "index":
            return f"Of equal numbers, `{ast.unparse(node)}` finds the first one each time."
    return ""


def _kept_from_call_to_call(node: ast.Global, tree: ast.FunctionDef) -> Iterator[str]:
    """Yield names of the notebook that are read before they get a value in this call."""
    for name in node.names:
        stores = [each for each in of_kind(ast.Assign | ast.AugAssign, tree) if _stores(each, name)]
        if stores and (isinstance(stores[0], ast.AugAssign) or name in names_in(stores[0].value)):
            yield (
                f"`global {name}` keeps its value from the calls before, so what comes out depends "
                "on more than what is handed over."
            )


def _stores(node: ast.Assign | ast.AugAssign, name: str) -> bool:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return getattr(target, "id", "") == name


def _changes_nothing(loop: ast.For, tree: ast.FunctionDef) -> Iterator[str]:
    """Yield that a new value for the name of an item, at the end of a round, is lost."""
    last, items = loop.body[-1], not ast.unparse(loop.iter).startswith("range(")
    later = {each.id for each in of_kind(ast.Name, tree) if each.lineno > (loop.end_lineno or 0)}
    for name in sorted(names_in(loop.target) - later) if isinstance(last, ast.Assign) else ():
        if items and _stores(last, name):  # type: ignore[arg-type]
            yield (
                f"`{name}` is only the loop's name for an item: a new value for it changes nothing "
                "in the list. Collect the new values in a list of their own."
            )


def _leaves_at_once(loop: ast.For | ast.While) -> Iterator[str]:
    for one in loop.body:
        if isinstance(one, ast.Return) or (isinstance(one, ast.If) and _both_return(one)):
            last = one if isinstance(one, ast.Return) else one.orelse[-1]
            text = re.sub(r"^return \((.*)\)$", r"return \1", ast.unparse(last))
            yield (
                f"`{text}` ends the function in the first round of the loop: "
                "there is no second one."
            )
        if isinstance(one, ast.Return | ast.Break | ast.Continue):
            return


def _both_return(one: ast.If) -> bool:
    sides = one.body, one.orelse
    return all(side and isinstance(side[-1], ast.Return) for side in sides)


def _without_effect(value: ast.expr, pure: set[str]) -> Iterator[str]:
    text = ast.unparse(value)
    if isinstance(value, ast.BinOp | ast.Compare) or (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in pure
    ):
        yield (
            f"The result of `{text}` is thrown away: store it under a name, or return it if it is "
            "what is asked for."
        )


def repeats(tree: ast.FunctionDef, solution: ast.FunctionDef) -> Iterator[str]:
    """Yield that a while stands where the solution, which has no loop, has an if."""
    asked = {ast.unparse(each.test) for each in of_kind(ast.If, solution)}
    for each in of_kind(ast.While, tree):
        test = ast.unparse(each.test)
        if test in asked and not of_kind(ast.For | ast.While, solution):
            yield f"`while {test}` repeats what stands below it: once is asked for, so write `if`."


def no_way_out(tree: ast.FunctionDef) -> str:
    """Return why a function may return nothing."""
    last = tree.body[-1]
    if isinstance(last, ast.For) and of_kind(ast.Return, last):
        text = ast.unparse(last).splitlines()[0]
        return f"Where `{text}` comes to its end without a return, nothing comes back."
    empty = any(is_none(each.value) for each in of_kind(ast.Return, tree))
    return f"One way through it ends {'with an empty' if empty else 'without a'} return."


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


def never_ends(tree: ast.FunctionDef) -> Iterator[str]:
    """Yield why a loop of a function cannot end, as far as its code says so."""
    for loop in of_kind(ast.While, tree):
        inside = ast.Module(loop.body, [])
        if of_kind(ast.Break | ast.Return, inside):
            continue
        test, looked_at = ast.unparse(loop.test), names_in(loop.test)
        changed = stored_in(inside) | {
            getattr(each.value, "id", "") for each in of_kind(ast.Subscript | ast.Attribute, inside)
        }
        if not looked_at:
            yield f"`while {test}` has no end: return or break must leave the loop."
        elif not looked_at & changed:
            yield f"Inside the loop nothing changes what `while {test}` looks at."
