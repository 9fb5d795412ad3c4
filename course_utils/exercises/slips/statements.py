"""Slips in statements: lost, too many, in another order, in another block."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace

from course_utils.exercises.slips.slip import (
    BEFORE_NAMES,
    OF_STATEMENTS,
    Slip,
    in_pattern,
    is_quiet,
    said,
)
from course_utils.exercises.source import stored_in

Make = Callable[[list[ast.stmt], str, str, int], Slip]
"""Makes a slip of a block's new statements, what is said of it either way, and its line."""


def of_block(parent: ast.AST, field: str, body: list[ast.stmt]) -> Iterator[tuple[int, Slip]]:
    """Yield changes to the order and the number of statements in a block."""

    def slip(new: list[ast.stmt], wrong: str, right: str, line: int) -> Slip:
        return Slip(parent, field, new or [ast.Pass()], wrong, right, line)

    for place, one in enumerate(body):
        before, after = body[:place], body[place + 1 :]
        if isinstance(one, ast.Expr) and is_quiet(one.value):
            continue
        short = _short(one)
        line = getattr(one, "lineno", 0)
        if not isinstance(one, ast.Return | ast.Pass):
            lost = f"{short} is missing." if not _is_stop(one) else _stop_missing(one)
            yield 0, slip([*before, *after], lost, f"{short} is too much.", line)
        if after and not is_quiet(getattr(after[0], "value", one)):
            swapped = [*before, after[0], one, *after[1:]]
            late = "{} comes too late: it must be done before {}."
            other = _short(after[0])
            yield 1, slip(swapped, late.format(short, other), late.format(other, short), line)
        if isinstance(one, ast.If):
            always, *others = _branches(one, slip, before, after)
            yield -OF_STATEMENTS, replace(always, if_changed_is_wrong="")
            yield from ((2, each) for each in (always, *others))
            yield from ((1, each) for each in _out_of_a_branch(one, slip, before, after))
        if isinstance(one, ast.For | ast.While):
            yield from ((1, each) for each in _into_and_out_of(one, slip, before, after))
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Tuple):
            names = one.targets[0].elts
            turned = ast.Assign([ast.Tuple(names[::-1], ast.Store())], one.value)
            order = f"In {short} the names on the left are in the wrong order."
            yield 1, slip([*before, turned, *after], order, order, line)
        if isinstance(one, ast.AugAssign):
            target = ast.copy_location(ast.Assign([one.target], one.value), one)
            adds = f"{short} adds to what was there before: write = alone."
            yield BEFORE_NAMES, slip([*before, target, *after], "", adds, line)
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            if not isinstance(one.value, ast.Constant):
                empty = ast.copy_location(ast.Assign(one.targets, ast.Constant(0)), one)
                zero = f"{short} begins with something in it already: begin with 0."
                yield 2, slip([*before, empty, *after], "", zero, line)
            more = ast.copy_location(ast.AugAssign(one.targets[0], ast.Add(), one.value), one)
            lost = f"{short} forgets what was there before: add to it, with +=."
            yield BEFORE_NAMES, slip([*before, more, *after], "", lost, line)
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Subscript):
            more = ast.copy_location(ast.AugAssign(one.targets[0], ast.Add(), one.value), one)
            lost = f"{short} forgets what was there before: add to it, with +=."
            yield BEFORE_NAMES, slip([*before, more, *after], "", lost, line)
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call):
            thrown = f"The result of {said(one.value)} is thrown away: store it."
            yield 2, slip([*before, ast.Expr(one.value), *after], thrown, "", line)


def _short(node: ast.stmt) -> str:
    text = ast.unparse(node).splitlines()[0]
    return f"`{text}`"


def _is_stop(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and any(isinstance(each, ast.Break) for each in node.body)


def _stop_missing(node: ast.stmt) -> str:
    return f"The loop does not stop where {said(node.test)}: leave it there."  # type: ignore[attr-defined]


def _branches(
    one: ast.If, slip: Make, before: list[ast.stmt], after: list[ast.stmt]
) -> Iterator[Slip]:
    line, test = one.lineno, said(one.test)
    always = f"It does not look at {test}: what stands below it is done always."
    yield slip([*before, *one.body, *after], always, f"The condition {test} is too much.", line)
    if one.orelse:
        turned = f"The two branches of {test} have changed places."
        yield slip([*before, ast.If(one.test, one.orelse, one.body), *after], turned, turned, line)
        only = f"Where {test} is not met, nothing is done."
        yield slip([*before, ast.If(one.test, one.body, []), *after], only, "", line)
        other = f"Whatever {test} says, the same is done."
        yield slip([*before, *one.orelse, *after], other, "", line)


def _out_of_a_branch(
    one: ast.If, slip: Make, before: list[ast.stmt], after: list[ast.stmt]
) -> Iterator[Slip]:
    """Yield what happens where the last line of a branch is meant for all cases."""
    for name in ("body", "orelse"):
        body = getattr(one, name)
        if len(body) > 1 and not isinstance(body[-1], ast.Return | ast.Break | ast.Continue):
            parts = {"test": one.test, "body": one.body, "orelse": one.orelse, name: body[:-1]}
            new = ast.copy_location(ast.If(**parts), one)
            said_of = f"{_short(body[-1])} stands inside the if, so it is done in some rounds only."
            line = body[-1].lineno
            yield slip(
                [*before, new, body[-1], *after], "", f"{said_of} Move it to the left.", line
            )


def _into_and_out_of(
    loop: ast.For | ast.While, slip: Make, before: list[ast.stmt], after: list[ast.stmt]
) -> Iterator[Slip]:
    """Yield what happens where a statement stands on the wrong side of a loop's edge."""
    inside = [
        each for each in loop.body if not (isinstance(each, ast.Expr) and is_quiet(each.value))
    ]
    ticks = [each for each in loop.body if each not in inside]

    def with_body(body: list[ast.stmt]) -> ast.stmt:
        new = ast.copy_location(type(loop)(**dict(ast.iter_fields(loop))), loop)
        new.body = [*ticks, *(body or [ast.Pass()])]
        return new

    for place, one in enumerate(inside):
        rest = [*inside[:place], *inside[place + 1 :]]
        text = in_pattern(_short(one))
        once = f"{text} is done only once, {{}} the loop: do it in every round."
        often = f"{text} is done in every round: do it once, {{}} the loop."
        line = one.lineno
        looped = with_body(rest)
        if not isinstance(one, ast.Return | ast.Break):
            yield slip(
                [*before, one, looped, *after], once.format("before"), often.format("before"), line
            )
        yield slip(
            [*before, looped, one, *after], once.format("after"), often.format("after"), line
        )
    if before and not isinstance(before[-1], ast.Expr):
        one, text = before[-1], _short(before[-1])
        often = f"{text} is done in every round: do it once, before the loop."
        once = f"{text} is done only once, before the loop: do it in every round."
        once = "" if stored_in(one) & stored_in(loop) else once
        yield slip([*before[:-1], with_body([one, *inside]), *after], often, once, one.lineno)
    if after:
        one, text = after[0], _short(after[0])
        often = f"{text} stands inside the loop: do it once, after the loop."
        if isinstance(one, ast.Return):
            often = f"{text} stands inside the loop, so it leaves at once: put it after the loop."
        once = f"{text} is done only once, after the loop: do it in every round."
        once = "" if isinstance(one, ast.Return) else once
        new = [*before, with_body([*inside, one]), *after[1:]]
        yield slip(new, often, once, one.lineno)
