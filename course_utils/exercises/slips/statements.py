"""Slips in statements: too many, in another order, in another block."""

import ast
from collections.abc import Iterator

from course_utils.exercises.slips.slip import BEFORE_NAMES, OF_STATEMENTS, Slip, is_quiet, said
from course_utils.exercises.source import names_in, stored_in

Block = list[ast.stmt]
Changed = tuple[Block, str, int]
"""A block's new statements, what to say if they are meant, and its line."""


def of_block(parent: ast.AST, field: str, body: Block) -> Iterator[tuple[int, Slip]]:
    """Yield changes to the order and the number of statements in a block, each with its rank."""
    after_if = field == "orelse" and isinstance(parent, ast.If)
    for rank, (new, sentence, line) in _changes(body):
        otherwise = after_if and " belongs to every case" in sentence
        told = _else_alone(body[0]) if otherwise else sentence
        yield OF_STATEMENTS + rank, Slip(parent, field, new or [ast.Pass()], told, line)


def _else_alone(one: ast.stmt) -> str:
    test, below = (ast.unparse(one.test), one.orelse) if isinstance(one, ast.If) else ("", [])
    others = ", and leave out what follows" if below else ""
    return f"`elif {test}` does not hold in all the other cases: write else alone{others}."


def _changes(body: Block) -> Iterator[tuple[int, Changed]]:
    for place, one in enumerate(body):
        before, after = body[:place], body[place + 1 :]
        if isinstance(one, ast.Expr) and is_quiet(one.value):
            continue
        short, line = _short(one), getattr(one, "lineno", 0)
        if not isinstance(one, ast.Return | ast.Pass):
            whole = "it out, with what stands in it" if hasattr(one, "body") else "that line out"
            yield 0, ([*before, *after], f"{short} is not needed: leave {whole}.", line)
        branches = any(isinstance(x, ast.If) and x.orelse for x in (one, *after[:1]))
        if after and not branches and not is_quiet(getattr(after[0], "value", one)):
            late = f"{_short(after[0])} comes too late: it must be done before {short}."
            yield 1, ([*before, after[0], one, *after[1:]], late, getattr(after[0], "lineno", 0))
        if isinstance(one, ast.If) and not isinstance(one.body[-1], ast.Break | ast.Continue):
            others = f", and its {_other_branches(one)}" if one.orelse else ""
            always = (
                f"What stands below `if {ast.unparse(one.test)}` belongs to every case: leave out "
                f"the if{others}."
            )
            yield -OF_STATEMENTS, ([*before, *one.body, *after], always, line)
        if isinstance(one, ast.For | ast.While):
            yield from ((1, each) for each in _into_and_out_of(one, before, after))
            yield from ((0, each) for each in _side_by_side(one, before, after))
        for new, sentence in _stored_otherwise(one, short):
            yield BEFORE_NAMES, ([*before, ast.copy_location(new, one), *after], sentence, line)


def _stored_otherwise(one: ast.stmt, short: str) -> Iterator[tuple[ast.stmt, str]]:
    """Yield other ways to store: -= for +=, = for +=, += for =, or no = at all."""
    if isinstance(one, ast.AugAssign):
        if isinstance(one.op, ast.Add | ast.Sub):
            other = ast.Sub() if isinstance(one.op, ast.Add) else ast.Add()
            turned = f"The sign of the step is turned round in {short}."
            yield ast.AugAssign(one.target, other, one.value), turned
        goes_on = "adds to" if isinstance(one.op, ast.Add) else "goes on with"
        adds = f"{short} {goes_on} what was there before: write = alone."
        yield ast.Assign([one.target], one.value), adds
    if not isinstance(one, ast.Assign):
        return
    if isinstance(target := one.targets[0], ast.Name | ast.Subscript):
        lost = f"In {short}, what was there before is forgotten: add to it, with +=."
        if ast.unparse(one.value).startswith(("-", "+")):
            lost = "The sign belongs before the =, as in -= or +=: as it is, the old value is lost."
        yield ast.AugAssign(target, ast.Add(), one.value), lost


def _other_branches(one: ast.If) -> str:
    if not isinstance(one.orelse[0], ast.If):
        return "else"
    return "elif and else" if "\nelse:" in ast.unparse(one) else "elif"


def _short(node: ast.stmt) -> str:
    return f"`{ast.unparse(node).splitlines()[0]}`"


def _side_by_side(loop: ast.For | ast.While, before: Block, after: Block) -> Iterator[Changed]:
    """Yield one loop through both in the place of a loop that holds nothing but another."""
    inner = loop.body[-1]
    if isinstance(loop, ast.For) and isinstance(inner, ast.For) and len(loop.body) <= 2:
        pairs = ast.Call(ast.Name("zip", ast.Load()), [loop.iter, inner.iter], [])
        target = ast.Tuple([loop.target, inner.target], ast.Store())
        new = ast.copy_location(ast.For(target, pairs, inner.body, []), loop)
        each = f"each {said(loop.target)} with every {said(inner.target)}"
        nested = f"One loop inside the other pairs {each}: go through both side by side, with zip."
        yield [*before, new, *after], nested, loop.lineno


def _into_and_out_of(loop: ast.For | ast.While, before: Block, after: Block) -> Iterator[Changed]:
    """Yield what happens where a statement stands on the wrong side of a loop's edge."""
    ticks = [each for each in loop.body if isinstance(each, ast.Expr) and is_quiet(each.value)]
    inside = [each for each in loop.body if each not in ticks]

    def with_body(body: Block) -> ast.stmt:
        new = ast.copy_location(type(loop)(**dict(ast.iter_fields(loop))), loop)
        new.body = [*ticks, *(body or [ast.Pass()])]
        return new

    for place, one in enumerate(inside):
        looped = with_body([*inside[:place], *inside[place + 1 :]])
        often = f"{_short(one)} is done in every round: do it once, {{}} the loop."
        if not isinstance(one, ast.Return | ast.Break):
            yield [*before, one, looped, *after], often.format("before"), one.lineno
        yield [*before, looped, one, *after], often.format("after"), one.lineno
    if before and not isinstance(before[-1], ast.Expr):
        one = before[-1]
        # What a loop inside this one adds to may begin anew in each round.
        loops = [each for each in loop.body if isinstance(each, ast.For | ast.While)]
        outer = {name for each in inside if each not in loops for name in stored_in(each)}
        outer |= names_in(getattr(loop, "target", loop.body[0]))
        if not stored_in(one) & outer:
            once = f"{_short(one)} is done only once, before the loop: do it in every round."
            yield [*before[:-1], with_body([one, *inside]), *after], once, one.lineno
    for count, last in enumerate(after, start=1):
        if isinstance(last, ast.Return):
            break
        lines = " and ".join(map(_short, after[:count]))
        be = "is" if count == 1 else "are"
        once = f"{lines} {be} done only once, after the loop: do that in every round."
        yield [*before, with_body([*inside, *after[:count]]), *after[count:]], once, after[0].lineno
