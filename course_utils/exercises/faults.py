"""What a learner's code shows by itself, or beside the solution: faults that explain a result."""

import ast
import itertools
import re
import types
from collections.abc import Iterator, Mapping

import numpy as np

from course_utils.exercises.source import names_in, of_kind, stored_in


def faults(tree: ast.FunctionDef, pure: set[str]) -> Iterator[str]:
    """Yield what is surely not meant, the gravest first; ``pure`` are functions without effects."""
    parameters = [each.arg for each in tree.args.args]
    yield from _kept_elsewhere(tree)
    drawn = [ast.unparse(each.value) for each in of_kind(ast.Subscript, tree)]
    for call in dict.fromkeys(each for each in drawn if re.fullmatch(r"\w+\(rng\)", each)):
        if drawn.count(call) > 1:
            yield f"Each `{call}` draws anew: call it once, and keep what it gives."
    yield from _never_reached(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.While):
            yield from _leaves_at_once(node)
        if isinstance(node, ast.If | ast.While) and (draw := _draw_in(node.test)):
            yield (
                f"`{ast.unparse(draw)}` is drawn inside `{ast.unparse(node.test)}`, where nothing "
                "keeps it: store it first, test it, and return the same."
            )
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called = getattr(np, node.func.attr, None)
            if isinstance(called, np.ufunc) and len(node.args) == called.nargs == 2:
                yield (
                    f"{ast.unparse(node.func)} takes one thing; a second one says where the result "
                    "is written: a comma is no minus."
                )
        if isinstance(node, ast.Expr):
            yield from _without_effect(node.value, pure)
        if isinstance(node, ast.Assign) and len(node.targets) > 1:
            if isinstance(node.value, ast.List):
                yield f"`{ast.unparse(node)}` makes one list with two names: make two lists."
        if isinstance(node, ast.Assign):
            name, value = getattr(node.targets[0], "id", ""), node.value
            always = node in tree.body or name == "rng"
            if always and name in parameters and not names_in(value) - {"np", "numpy", "random"}:
                yield (
                    f"`{ast.unparse(node)}` throws away the {name} that was handed over: leave "
                    "that line out."
                )


def _draw_in(test: ast.expr) -> ast.Call | None:
    """Return the draw in a condition that keeps nothing of it."""
    if of_kind(ast.NamedExpr, test):
        return None
    calls = [each for each in of_kind(ast.Call, test) if "rng" in map(ast.unparse, each.args)]
    return calls[0] if calls else None


def _kept_elsewhere(tree: ast.FunctionDef) -> Iterator[str]:
    """Yield what is read from a dictionary under another name than it is stored there."""
    stored: dict[tuple[str, object], ast.expr] = {}
    read: dict[tuple[str, object], ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            kept = stored if isinstance(node.ctx, ast.Store) else read
            kept[ast.unparse(node.value), node.slice.value] = node
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("setdefault", "update"):
                return
            if node.func.attr == "get" and node.args and isinstance(node.args[0], ast.Constant):
                read[ast.unparse(node.func.value), node.args[0].value] = node
    for name, key in read:
        if isinstance(key, str) and (name, key) not in stored:
            others = [other for place, other in stored if place == name and isinstance(other, str)]
            if others:
                yield (
                    f"It stores under {others[0]!r}, but reads under {key!r}: what is stored is "
                    "never found. Use one name."
                )
            elif name in [each.arg for each in tree.args.args]:
                yield f"It reads {key!r} from {name}, but nothing is ever stored there."


def _never_reached(tree: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(tree):
        for block in (getattr(node, name, None) for name in ("body", "orelse")):
            if isinstance(block, list):
                for one, below in itertools.pairwise(block):
                    if isinstance(one, ast.Return):
                        text = ast.unparse(below).splitlines()[0]
                        yield f"`{text}` stands below a return, so it is never reached."


def misused(tree: ast.FunctionDef, arguments: tuple[object, ...]) -> Iterator[str]:
    """Yield why a call stopped, where the code shows it better than Python's own words."""
    handed = dict(zip([each.arg for each in tree.args.args], arguments, strict=False))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            if name in handed and not callable(handed[name]) and name != "rng":
                yield (
                    f"Inside the function {name} is what was handed over, and no function: leave "
                    f"out the brackets in `{ast.unparse(node)}`."
                )
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            method = getattr(node.value.func, "attr", "")
            if method in ("append", "extend", "sort", "reverse"):
                yield (
                    f"{method} changes the list and hands back nothing: write "
                    f"`{ast.unparse(node.value)}` without `{ast.unparse(node.targets[0])} =`."
                )


def stays_the_same(tree: ast.FunctionDef) -> Iterator[str]:
    """Yield names that decide when a loop ends, or are returned, and are set once, to a number."""
    loops = of_kind(ast.For | ast.While, tree)
    stored = [each.id for each in of_kind(ast.Name, tree) if isinstance(each.ctx, ast.Store)]
    ends = [each.test for each in loops if isinstance(each, ast.While)]
    ends += [each.value for each in of_kind(ast.Return, tree) if each.value is not None]
    matter = set[str]().union(*map(names_in, ends))
    for one in of_kind(ast.Assign, tree) if loops else []:
        name = getattr(one.targets[0], "id", "")
        if name in matter and isinstance(one.value, ast.Constant) and stored.count(name) == 1:
            yield f"{name} stays {ast.unparse(one.value)}: nothing in the loop changes it."


def _leaves_at_once(loop: ast.For | ast.While) -> Iterator[str]:
    for one in loop.body:
        if isinstance(one, ast.Return) or (isinstance(one, ast.If) and _both_return(one)):
            last = one if isinstance(one, ast.Return) else one.orelse[-1]
            yield (
                f"`{ast.unparse(last)}` leaves in the first round of the loop, whatever came out: "
                "the other rounds are never made."
            )
        if isinstance(one, ast.Return | ast.Break | ast.Continue):
            return


def _both_return(one: ast.If) -> bool:
    sides = one.body, one.orelse
    return all(side and isinstance(side[-1], ast.Return) for side in sides)


def _without_effect(value: ast.expr, pure: set[str]) -> Iterator[str]:
    text = ast.unparse(value)
    if isinstance(value, ast.Compare) and isinstance(value.ops[0], ast.Eq):
        yield f"`{text}` compares, and changes nothing: one = gives a name a value."
    elif isinstance(value, ast.BinOp | ast.Compare) or (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in pure
    ):
        yield f"The result of `{text}` is thrown away: store it or return it."


def unused(tree: ast.FunctionDef, wanted: set[str], outside: Mapping[str, object]) -> Iterator[str]:
    """Yield parameters that a function does not use, though ``wanted``, and what it reads instead.

    ``outside`` are the names of the notebook with their values.
    """
    parameters = [each.arg for each in tree.args.args]
    read = _read_in(tree)
    data = [
        name
        for name in sorted(read - set(parameters) - stored_in(tree))
        if name in outside
        and not callable(outside[name])
        and not isinstance(outside[name], types.ModuleType)
        and name not in wanted
    ]
    left = [name for name in parameters if name not in read and name in wanted]
    for name in left:
        instead = f", and {data[0]} is read from the notebook" if data else ""
        yield f"The parameter {name} is not used{instead}: what comes out must depend on it."


def beside(
    tree: ast.FunctionDef, solution: ast.FunctionDef, outside: Mapping[str, object]
) -> Iterator[str]:
    """Yield what code that is wrong does, and the solution's does not, the surest first."""
    stored = stored_in(tree) | {each.arg for each in tree.args.args}
    for name in dict.fromkeys(each.id for each in of_kind(ast.Name, tree)):
        if name in stored or callable(outside.get(name, callable)) or name in ("np", "math"):
            continue
        if name not in names_in(solution) or name in stored_in(solution):
            yield f"It reads {name} from the notebook: nothing of it is needed here."
    for loop in of_kind(ast.For | ast.While, tree):
        changed = stored_in(loop)
        for line in tree.body[: tree.body.index(loop)] if loop in tree.body else []:
            if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call):
                name, read = ast.unparse(line.targets[0]), names_in(line.value)
                if name in names_in(loop) - changed and (stale := sorted(read & changed)):
                    yield (
                        f"`{ast.unparse(line)}` is done once, before the loop, but the loop "
                        f"changes {' and '.join(stale)}: it is not done anew."
                    )
    for one in of_kind(ast.Compare, tree) if not of_kind(ast.Compare, solution) else []:
        calls = [each for each in of_kind(ast.Call, tree) if "where" not in ast.unparse(each.func)]
        returns = of_kind(ast.Return, tree)
        if any(one in each.args for each in calls) or any(one is each.value for each in returns):
            yield f"`{ast.unparse(one)}` says only yes or no: a number is asked for."


def repeats(tree: ast.FunctionDef, solution: ast.FunctionDef) -> Iterator[str]:
    """Yield loops where one correction is asked for: for a function that is handed numbers only."""
    loops = of_kind(ast.For | ast.While, tree)
    if loops and not of_kind(ast.For | ast.While | ast.comprehension, solution):
        head = ast.unparse(loops[0]).splitlines()[0].rstrip(":")
        yield f"`{head}` does it again and again: once is asked for, without a loop."


def _read_in(tree: ast.AST) -> set[str]:
    return {node.id for node in of_kind(ast.Name, tree) if not isinstance(node.ctx, ast.Store)}
