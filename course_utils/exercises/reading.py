"""What a learner's function reads: parameters that it leaves out, and names of the notebook."""

import ast
import types
from collections.abc import Iterator, Mapping

from course_utils.exercises.python_words import near_name
from course_utils.exercises.relations import listed
from course_utils.exercises.source import names_in, of_kind, stored_in


def unused(
    tree: ast.FunctionDef, wanted: set[str], around: set[str], outside: Mapping[str, object]
) -> Iterator[str]:
    """Yield parameters that a function does not use, though ``wanted``, and what it reads instead.

    ``around`` are the names that the solution reads from the notebook, ``outside`` all those of the
    notebook with their values.
    """
    parameters = [each.arg for each in tree.args.args]
    read = {node.id for node in of_kind(ast.Name, tree) if not isinstance(node.ctx, ast.Store)}
    data = [
        name
        for name in sorted(read - _own(tree))
        if name in outside and _is_data(outside[name]) and name not in around
    ]
    for name in [name for name in parameters if name not in read and name in wanted]:
        near = near_name(name, data)
        quoted = [f"`{each}`" for each in ([near] if near else data)]
        other = listed(quoted) if len(quoted) < 4 else "names"
        instead = f", not on {other} of the notebook" if data else ""
        yield f"The parameter `{name}` is not used: what comes out must depend on it{instead}."


def of_the_notebook(
    tree: ast.FunctionDef, wanted: set[str], around: set[str], outside: Mapping[str, object]
) -> Iterator[str]:
    """Yield functions and values of the notebook that are used in the place of what is handed over.

    ``wanted`` are the parameters that are to be used, ``around`` the names that the solution reads
    from the notebook, ``outside`` all those of the notebook.
    """
    if not wanted - {"rng"}:
        return
    known = around.union(*(_data_of(outside.get(name), outside, set()) for name in around))
    for name in sorted((names_in(tree) & set(outside)) - _own(tree) - known):
        value = outside[name]
        if read := sorted(_data_of(value, outside, set()) - known):
            yield f"`{name}` works with `{read[0]}` of the notebook, not with what is handed over."
        elif isinstance(value, list):
            yield (
                f"`{name}` is a list of the notebook, which still holds what was there: begin a "
                "new one inside the function."
            )
        elif _is_data(value):
            needed = [f"`{each}`" for each in sorted(around) if _is_data(outside.get(each))]
            enough = "compute with the parameters alone"
            if needed:
                enough = f"besides the parameters, {listed(needed)} are enough"
            yield f"It reads `{name}` of the notebook: {enough}."


def _is_data(value: object) -> bool:
    return not (value is None or callable(value) or isinstance(value, types.ModuleType))


def _own(tree: ast.FunctionDef) -> set[str]:
    """Return the names of a function's own: its parameters and variables, and those inside it."""
    inner = {each.name for each in of_kind(ast.FunctionDef, tree)}
    return {each.arg for each in of_kind(ast.arg, tree)} | stored_in(tree) | inner


def _data_of(function: object, outside: Mapping[str, object], seen: set[object]) -> set[str]:
    """Return the names of the notebook's values that a function of the notebook works with."""
    if not isinstance(function, types.FunctionType) or function in seen:
        return set()
    if function.__globals__ is not outside:
        return set()
    seen.add(function)
    found = set[str]()
    for name in set(function.__code__.co_names) & set(outside):
        value = outside[name]
        if _is_data(value):
            found.add(name)
        found |= _data_of(value, outside, seen)
    return found
