"""A learner's own code, read: what can be seen in it that explains a wrong result."""

import ast
import inspect
import itertools
import re
import textwrap
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any


def code_of(function: object) -> ast.FunctionDef | None:
    """Return the syntax tree of a learner's function, or None where there is none to read."""
    if not isinstance(function, types.FunctionType):
        return None
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return None
    first = tree.body[0] if tree.body else None
    if not isinstance(first, ast.FunctionDef) or first.name != function.__code__.co_name:
        return None
    return first


def names_in(tree: ast.AST) -> set[str]:
    """Return every name that a tree reads or stores."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def is_placeholder(function: Callable[..., Any]) -> bool:
    """Tell whether a function does nothing but return None, as the cell did that waited."""
    code, empty = getattr(function, "__code__", None), (lambda: None).__code__
    return code is not None and code.co_code == empty.co_code and None in code.co_consts


def waiting(tree: ast.FunctionDef | None) -> str:
    """Return what is wrong where code was written around ``return None``, or nothing."""
    if tree is None:
        return ""
    for place, one in enumerate(tree.body):
        if isinstance(one, ast.Return) and _is_none(one.value):
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


def _is_none(node: ast.AST | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and node.value is None)


def _before(tree: ast.FunctionDef) -> ast.Module:
    return ast.Module(tree.body[:-1], [])


def never_ends(tree: ast.FunctionDef, around: Mapping[str, object]) -> str:
    """Return why a loop of a function cannot end, as far as its code says so, or nothing."""
    for loop in ast.walk(tree):
        if not isinstance(loop, ast.While):
            continue
        inside = [node for each in loop.body for node in ast.walk(each)]
        leaves = any(isinstance(node, ast.Break | ast.Return) for node in inside)
        stored = {node.id for node in inside if isinstance(node, ast.Name) and _stores(node)}
        stored |= {name for node in inside if (name := _changed_in_place(node))}
        looked_at = names_in(loop.test)
        test = ast.unparse(loop.test)
        left = getattr(loop.test, "left", None)
        compared = [left.id] if isinstance(left, ast.Name) else []
        own = {each.arg for each in tree.args.args}
        if compared and compared[0] not in stored | own and callable(around.get(compared[0])):
            return (
                f"`while {test}` compares the function {compared[0]} itself: call it, with "
                "brackets and what it takes."
            )
        if not leaves and looked_at and looked_at <= own - stored:
            return (
                f"{' and '.join(sorted(looked_at))} stays the same inside `while {test}`, so it "
                "never ends. If one step is asked for, an if is enough."
            )
        if not leaves and looked_at and not looked_at & stored:
            return (
                f"Inside the loop nothing changes what `while {test}` looks at, so it never ends: "
                f"{_listed(looked_at, tree)} must change in every round."
            )
        if not leaves and not looked_at:
            return f"`while {test}` has no end: return or break must leave the loop."
        for node in inside:
            if isinstance(node, ast.If) and _is_exact_zero(node.test) and _leaves(node):
                return (
                    f"The loop waits for `{ast.unparse(node.test)}`. With decimal numbers that may "
                    "never be met: ask for a small size instead."
                )
        if _is_exact_zero(loop.test):
            return (
                f"`while {test}` waits for exactly 0. With decimal numbers that may never be met: "
                "ask for a small size instead."
            )
    return ""


def _listed(names: set[str], tree: ast.FunctionDef) -> str:
    own = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and _stores(node)}
    return " or ".join(sorted(names & own)) or "something in it"


def _stores(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _changed_in_place(node: ast.AST) -> str:
    """Return the list or array that a node changes, by an item stored or a method, or nothing."""
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Store):
        return ""
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.value, ast.Name):
        return node.value.id
    return ""


def _leaves(node: ast.If) -> bool:
    return any(isinstance(each, ast.Break | ast.Return) for each in node.body)


def _is_exact_zero(node: ast.expr) -> bool:
    if not isinstance(node, ast.Compare) or "%" in ast.unparse(node):
        return False
    kinds = isinstance(node.ops[0], ast.Eq | ast.NotEq)
    return kinds and any(
        isinstance(each, ast.Constant) and each.value == 0 for each in node.comparators
    )


def faults(tree: ast.FunctionDef, pure: set[str]) -> Iterator[str]:
    """Yield what is surely not meant, the gravest first; ``pure`` are functions without effects."""
    parameters = [each.arg for each in tree.args.args]
    yield from _kept_elsewhere(tree)
    drawn = [ast.unparse(each.value) for each in _of(ast.Subscript, tree)]
    for call in dict.fromkeys(each for each in drawn if re.fullmatch(r"\w+\(rng\)", each)):
        if drawn.count(call) > 1:
            yield f"Each `{call}` draws anew: call it once, and keep what it gives."
    yield from _never_reached(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name):
            if node.left.id in parameters and any(
                isinstance(getattr(each, "value", 0), str) for each in node.comparators
            ):
                yield f"`{ast.unparse(node)}` compares a number with a text, so it is never met."
        if isinstance(node, ast.For | ast.While):
            yield from _leaves_at_once(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor):
            yield f"In Python `^` is no power: write `{ast.unparse(node.left)} ** …`."
        if isinstance(node, ast.Expr):
            yield from _without_effect(node.value, pure)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, node.value
            if name in parameters and not names_in(value) - {"np", "numpy", "random"}:
                yield (
                    f"`{ast.unparse(node)}` throws away the {name} that was handed over: leave "
                    "that line out."
                )


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
    """Yield names that a loop reads, or what is returned, and that are set once, to a number."""
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For | ast.While)]
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    for one in ast.walk(tree):
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant) and loops:
            name = getattr(one.targets[0], "id", "")
            if [each.id for each in names if _stores(each)].count(name) == 1:
                yield f"{name} stays {ast.unparse(one.value)}: nothing in the loop changes it."


def never_read(tree: ast.FunctionDef) -> Iterator[str]:
    """Yield what gets a value that nothing uses: beside a mistake, or the mistake itself."""
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    read = {node.id for node in names if not _stores(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name not in read:
                yield f"{name} gets a value, `{ast.unparse(node)}`, but is never used."


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
        yield f"`{text}` compares and stores nothing: to store, write one =."
    elif isinstance(value, ast.BinOp | ast.Compare) or (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in pure
    ):
        yield f"The result of `{text}` is thrown away: store it or return it."


def unused(tree: ast.FunctionDef, wanted: set[str], outside: Mapping[str, object]) -> Iterator[str]:
    """Yield parameters that a function does not use, though ``wanted``, and what it reads instead.

    ``outside`` are the names of the notebook with their values.
    """
    parameters = [each.arg for each in tree.args.args]
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not _stores(node)}
    stored = {each.id for each in _names(tree) if _stores(each)}
    data = [
        name
        for name in sorted(read - set(parameters) - stored)
        if name in outside
        and not callable(outside[name])
        and not isinstance(outside[name], types.ModuleType)
        and name not in wanted
    ]
    left = [name for name in parameters if name not in read and name in wanted]
    for name in left:
        if data:
            yield (
                f"It reads {data[0]} from the notebook instead of its own parameter {name}: with "
                "other values it would go wrong."
            )
        else:
            yield f"The parameter {name} is not used: what comes out must depend on it."


def beside(
    tree: ast.FunctionDef, solution: ast.FunctionDef, outside: Mapping[str, object]
) -> Iterator[str]:
    """Yield what code that is wrong does, and the solution's does not, the surest first."""
    stored = {each.id for each in _names(tree) if _stores(each)} | {a.arg for a in tree.args.args}
    asked = {each.id for each in _names(solution) if _stores(each)}
    for name in dict.fromkeys(each.id for each in _names(tree)):
        if name in stored or callable(outside.get(name, callable)) or name in ("np", "math"):
            continue
        if name in asked or name not in names_in(solution):
            yield f"It reads {name} from the notebook: inside the function it never gets a value."
    for loop in _of(ast.For | ast.While, tree):
        changed = {each.id for each in _names(loop) if _stores(each)}
        for line in tree.body[: tree.body.index(loop)] if loop in tree.body else []:
            if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call):
                name, read = ast.unparse(line.targets[0]), {each.id for each in _names(line.value)}
                inside = {each.id for each in _names(loop)}
                if name in inside - changed and (stale := sorted(read & changed)):
                    yield (
                        f"`{ast.unparse(line)}` is done once, before the loop, but the loop "
                        f"changes {' and '.join(stale)}: do it anew in every round."
                    )
        ends = isinstance(loop, ast.For) and re.fullmatch(r"range\(\d+\)", ast.unparse(loop.iter))
        if ends and _of(ast.While, solution):
            yield f"`{ends[0]}` ends the loop after so many rounds, hit or not."
    called = {ast.unparse(each.func) for each in _of(ast.Call, tree)} & names_in(solution)
    looped = _of(ast.For | ast.While | ast.comprehension, tree)
    if called and _of(ast.While, solution) and not looped:
        yield "It has no loop, so it tries once only: what is repeated belongs into one."
    for one in _of(ast.Compare, tree) if not _of(ast.Compare, solution) else []:
        calls = [each for each in _of(ast.Call, tree) if "where" not in ast.unparse(each.func)]
        returns = _of(ast.Return, tree)
        if any(one in each.args for each in calls) or any(one is each.value for each in returns):
            yield f"`{ast.unparse(one)}` says only yes or no: a number is asked for."


def _of(kind: Any, tree: ast.AST) -> list[Any]:
    return [node for node in ast.walk(tree) if isinstance(node, kind)]


def _names(tree: ast.AST) -> list[ast.Name]:
    return _of(ast.Name, tree)


def falls_through(tree: ast.FunctionDef) -> str:
    """Return where a function can end without a return, as its code says."""
    last = tree.body[-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Return) and _is_none(node.value):
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
            if isinstance(each, ast.If) and _leaves(each)
        ]
        tests = tests if _leaves(last) else [ast.unparse(last.test)]
        while len(last.orelse) == 1 and isinstance(last.orelse[0], ast.If):
            last = last.orelse[0]
            tests.append(ast.unparse(last.test))
        listed = " nor ".join(f"`{test}`" for test in tests)
        unmet = f"neither {listed}" if len(tests) > 1 else f"{listed} is not met"
        return f"Where {unmet} is met, nothing is returned".replace("not met is met", "not met")
    if isinstance(last, ast.While):
        return "After the loop nothing is returned"
    return ""
