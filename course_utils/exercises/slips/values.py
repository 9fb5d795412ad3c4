"""Slips in names, numbers, items and what is returned together."""

import ast
from collections.abc import Iterable, Iterator

from course_utils.exercises.slips.slip import Change, in_pattern, instead, place, said


def of_subscript(node: ast.Subscript) -> Iterator[Change]:
    whole = said(node.value)
    if isinstance(node.slice, ast.Slice):
        yield from _of_slices(node, node.slice)
        return
    if isinstance(node.slice, ast.Name):
        new = ast.Subscript(node.value, ast.Slice(None, node.slice), ast.Load())
        yield new, "", f"{said(node)} is one item: {said(new)} takes so many of them."
    if isinstance(node.slice, ast.Name | ast.Constant) and isinstance(node.value, ast.Name):
        places = ast.Tuple([ast.Slice(), node.slice], ast.Load())
        new = ast.Subscript(node.value, places, ast.Load())
        yield new, "", f"{said(node)} is a row: {said(new)} is a column."
    last, first = ast.UnaryOp(ast.USub(), ast.Constant(1)), ast.Constant(0)
    now = ast.unparse(node.slice)
    ends = {"-1": "the last", "0": "the first"}
    for index in (last, first):
        other = ast.unparse(index)
        if now != other:
            has, wants = ends.get(other, other), ends.get(now, f"the one at {said(node.slice)}")
            pattern = "It takes {} of {}, where {} is asked for."
            new = ast.Subscript(node.value, index, ast.Load())
            yield new, pattern.format(has, whole, wants), pattern.format(wants, whole, has)
    yield (
        node.value,
        f"All of {whole} is taken: {said(node)} is asked for.",
        (f"Only {said(node)} is taken: all of {whole} is asked for."),
    )


def _of_slices(node: ast.Subscript, part: ast.Slice) -> Iterator[Change]:
    """Yield what is left without a slice, and slices in another order."""
    inside, whole = node.value, said(node.value)
    alone = f"Only one item of {whole} is taken: {said(node)} is asked for."
    yield ast.Subscript(inside, ast.Constant(0), ast.Load()), alone, ""
    all_of, only = (
        f"All of {whole} is taken: {{}} is asked for.",
        f"Only {{}} is taken: all of {whole} is asked for.",
    )
    taken = only.format(said(node))
    if ast.unparse(part) == "::-1":
        taken = f"{said(node)} turns the order round: leave that out."
    yield inside, all_of.format(said(node)), taken
    if isinstance(inside, ast.Subscript) and isinstance(inside.slice, ast.Slice):
        inner = ast.Subscript(inside.value, part, ast.Load())
        new = ast.Subscript(inner, inside.slice, ast.Load())
        yield new, "", instead(node, new)
    if isinstance(part.step, ast.UnaryOp) and isinstance(part.step.operand, ast.Name):
        turned = ast.Slice(None, None, ast.UnaryOp(ast.USub(), ast.Constant(1)))
        inner = ast.Subscript(inside, turned, ast.Load())
        new = ast.Subscript(inner, ast.Slice(None, part.step.operand), ast.Load())
        yield new, "", f"{said(node)} skips items: {said(new)} takes the first of them, backwards."


def of_list(node: ast.List) -> Iterator[Change]:
    items = node.elts
    if items:
        texts = ", ".join(map(said, items))
        yield ast.List([], ast.Load()), f"The list begins empty: {texts} is missing in it.", ""
    if len(items) > 1:
        for place, item in enumerate(items):
            new = ast.List([*items[:place], *items[place + 1 :]], ast.Load())
            yield new, "", f"{said(item)} is too much in {said(node)}."


def of_number(
    node: ast.Constant, parent: ast.AST, constants: Iterable[float], names: list[str]
) -> Iterator[Change]:
    value = node.value
    if not isinstance(value, int | float):
        return
    near = {value + 1, value - 1, 0, 1} if isinstance(value, int) else {1.0, round(1 - value, 9)}
    near |= {value * 10, value / 10} if isinstance(value, float) else set()
    where = in_pattern(place(parent))
    for other in [*constants, *sorted(near, key=lambda each: (each < 0, each))]:
        if other != value:
            pattern = f"{where}{{}} stands where {{}} is meant."
            yield (
                ast.Constant(other),
                pattern.format(f"`{other}`", f"`{value}`"),
                pattern.format(f"`{value}`", f"`{other}`"),
            )
    for name in names:
        fixed = f"{place(parent)}`{value}` is a fixed number: the parameter `{name}` is meant."
        yield ast.Name(name, ast.Load()), "", fixed


def of_name(
    node: ast.Name, parent: ast.AST, names: list[str], constants: Iterable[float]
) -> Iterator[Change]:
    if node.id not in names:
        return
    where = place(parent)
    for other in names:
        if other != node.id and not _begins(node, other):
            yield (
                ast.Name(other, ast.Load()),
                f"{where}`{other}` stands where `{node.id}` is meant.",
                f"{where}`{node.id}` stands where `{other}` is meant.",
            )
    for number in constants:
        yield ast.Constant(number), "", f"{where}`{node.id}` stands where `{number}` is meant."
    yield ast.Constant(1), f"{where}a fixed number stands where `{node.id}` is meant.", ""


def _begins(node: ast.Name, other: str) -> bool:
    """Tell whether a name is all that another one is made from: `weights = np.array(start)`."""
    return other == getattr(node, "makes", "")
