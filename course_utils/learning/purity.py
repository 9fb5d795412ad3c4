"""Tells of a learner's rule whether it surely does the same each time it is handed the same.

Only such a rule may be tried on many runs at once, and asked again: its text may use nothing that
remembers, draws or catches. Nor may it compare: what one run decides would be decided for all.
"""

import builtins
import dis
import math
from collections.abc import Iterator
from types import CodeType, FunctionType

import numpy as np

from course_utils.learning.rules import Rule

_PURE_BUILTINS = {
    getattr(builtins, name)
    for name in ("abs", "dict", "enumerate", "float", "int", "len", "list", "max", "min", "pow",
                 "range", "reversed", "round", "sum", "tuple", "zip")
}  # fmt: skip
_REMEMBERS_CATCHES_OR_COMPARES = {
    "COMPARE_OP", "STORE_GLOBAL", "DELETE_GLOBAL", "STORE_ATTR", "DELETE_ATTR", "IMPORT_NAME",
    "PUSH_EXC_INFO", "LOAD_BUILD_CLASS",
}  # fmt: skip
_DRAWS_OR_DECIDES = {"random", "where", "any", "all"}


def depends_on_arguments_alone(function: object) -> bool:
    """Tell whether a function surely does the same each time it is handed the same.

    >>> depends_on_arguments_alone(lambda weights, gradient: weights - 0.1 * gradient)
    True
    >>> depends_on_arguments_alone(lambda weights, rng=np.random.default_rng(1): rng.random())
    False
    """
    return _is_pure(function, set())


def _is_pure(value: object, known: set[FunctionType]) -> bool:
    if value is np or value is math or _is_of_numpy(value):
        return True
    if value is None or isinstance(value, bool | int | float | str | np.number):
        return True
    if type(value) is Rule:
        return _is_pure(value.step, known)
    if type(value) is not FunctionType:
        return False
    if value in known:
        return True
    known.add(value)
    try:
        given = [cell.cell_contents for cell in value.__closure__ or ()]
    except ValueError:  # a name that is not set yet
        return False
    given += [*(value.__defaults__ or ()), *(value.__kwdefaults__ or {}).values()]
    return all(_is_pure(one, known) for one in given) and all(
        _is_pure_step(step, value, known)
        for code in _codes(value.__code__)
        for step in dis.get_instructions(code)
    )


def _is_of_numpy(value: object) -> bool:
    return callable(value) and vars(np).get(getattr(value, "__name__", "")) is value


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _is_pure_step(step: dis.Instruction, function: FunctionType, known: set[FunctionType]) -> bool:
    if step.opname in ("STORE_DEREF", "DELETE_DEREF"):
        return step.argval not in function.__code__.co_freevars
    if step.opname == "LOAD_GLOBAL":
        if step.argval in function.__globals__:
            return _is_pure(function.__globals__[step.argval], known)
        return getattr(builtins, step.argval, None) in _PURE_BUILTINS
    if step.opname in ("LOAD_ATTR", "LOAD_METHOD"):
        return step.argval not in _DRAWS_OR_DECIDES and not step.argval.startswith("_")
    return step.opname not in _REMEMBERS_CATCHES_OR_COMPARES
