"""Runs a learner's rule on many runs at once, where that is sure to change nothing.

A rule written for one run mostly works on many, and a hundred times faster. But one that asks
``if error > 0``, or divides by the length of the gradient, would mix the runs. So two things are
asked for. Its text may use nothing that remembers, draws or catches: `depends_on_arguments_alone`.
And what it is handed are `ManyRuns`, which know no more than arithmetic from number to number: the
first attempt to do anything else, such as to decide, raises `CannotTellError`.
"""

import builtins
import dis
import math
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType
from typing import NoReturn

import numpy as np

from course_utils.learning.rules import Rule

_PURE_BUILTINS = {
    getattr(builtins, name)
    for name in ("abs", "dict", "enumerate", "float", "int", "len", "list", "max", "min", "pow",
                 "range", "reversed", "round", "sum", "tuple", "zip")
}  # fmt: skip
_REMEMBERS_OR_CATCHES = {
    "STORE_GLOBAL", "DELETE_GLOBAL", "STORE_ATTR", "DELETE_ATTR", "IMPORT_NAME", "PUSH_EXC_INFO",
    "LOAD_BUILD_CLASS",
}  # fmt: skip
_KEEPS_RUNS_APART = {np.where, np.clip, np.zeros_like, np.ones_like, np.full_like, np.copy}


class CannotTellError(Exception):
    """Says that runs may get mixed."""


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
        return step.argval != "random" and not step.argval.startswith("_")
    return step.opname not in _REMEMBERS_OR_CATCHES


class ManyRuns(np.lib.mixins.NDArrayOperatorsMixin):
    """A number, or numbers, of many runs side by side: ``values`` is (runs,) or (count, runs).

    It takes part in arithmetic like the number, or the array (count,), of a single run. Whatever
    else is asked of it raises a `CannotTellError`.

    >>> rates, gradients = ManyRuns(np.array([0.1, 0.5])), ManyRuns(np.array([[2, 4], [6, 8.0]]))
    >>> (rates * gradients).values
    array([[0.2, 2. ],
           [0.6, 4. ]])
    """

    def __init__(self, values: np.ndarray):
        self.values = values

    def _refuse(self, *_arguments: object, **_options: object) -> NoReturn:
        raise CannotTellError

    __array__ = __bool__ = __complex__ = __contains__ = __float__ = __format__ = __index__ = _refuse
    __int__ = __matmul__ = __reduce_ex__ = __repr__ = __rmatmul__ = __round__ = __str__ = _refuse

    def __getattr__(self, name: str) -> NoReturn:
        self._refuse()

    def __len__(self) -> int:
        return len(self.values) if self.values.ndim == 2 else self._refuse()

    def __getitem__(self, index: object) -> "ManyRuns":
        return ManyRuns(self.values[self._checked(index)].copy())

    def __setitem__(self, index: object, value: object) -> None:
        everywhere, values = index == slice(None) and len(self), _values(value)
        if np.ndim(values) > (2 if everywhere else 1):
            self._refuse()
        self.values[... if everywhere else self._checked(index)] = values

    def _checked(self, index: object) -> int:
        if type(index) is not int:
            self._refuse()
        if not -len(self) <= index < len(self):
            raise IndexError
        return index

    def __pow__(self, power: object) -> "ManyRuns":
        return _computed(lambda base, power: base**power, self, power)  # exact for squares

    def copy(self) -> "ManyRuns":
        """Return the same numbers in an array of their own."""
        return ManyRuns(self.values.copy())

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: object, out: tuple[object, ...] = (None,)
    ) -> "ManyRuns":
        if method != "__call__" or ufunc.signature or ufunc.nout > 1 or not _is_of_numpy(ufunc):
            self._refuse()
        result, (target,) = _computed(ufunc, *inputs), out
        if target is None or (type(target) is ManyRuns and target.values.ndim == 1):
            return result  # a number that changes "in place" becomes another one
        if type(target) is not ManyRuns or result.values.shape != target.values.shape:
            self._refuse()
        if result.values.dtype != target.values.dtype:
            self._refuse()
        target.values[...] = result.values
        return target

    def __array_function__(
        self, function: object, _types: object, arguments: tuple[object, ...], options: object
    ) -> "ManyRuns":
        if function not in _KEEPS_RUNS_APART or not callable(function) or options:
            self._refuse()
        return _computed(function, *arguments)


def _computed(function: Callable[..., object], *inputs: object) -> ManyRuns:
    """Return what a function of NumPy makes of its inputs, number by number."""
    values = [_values(one) for one in inputs]
    try:
        # Python's own numbers raise where NumPy's become ∞ or nan.
        single = all(np.ndim(one) < 2 for one in values)
        with np.errstate(all="raise", under="ignore") if single else np.errstate(all="ignore"):
            result = function(*values)
    except FloatingPointError:
        raise CannotTellError from None
    if not isinstance(result, np.ndarray):
        raise CannotTellError
    return ManyRuns(result)


def _values(value: object) -> np.ndarray | np.generic | float:
    """Return what takes part in arithmetic; a plain array holds one number for each weight."""
    if type(value) is ManyRuns:
        return value.values
    if isinstance(value, int | float | np.number | np.bool_):
        return value
    if isinstance(value, np.ndarray) and value.ndim == 1 and value.dtype.kind in "biuf":
        return value[:, None]
    raise CannotTellError


def values_of(result: object, shape: tuple[int, ...]) -> np.ndarray:
    """Return what a rule made of many runs as an array of this shape, or raise CannotTellError.

    >>> values_of([ManyRuns(np.array([1.0, 2.0])), ManyRuns(np.array([3.0, 4.0]))], (2, 2))
    array([[1., 2.],
           [3., 4.]])
    """
    if isinstance(result, list | tuple):
        values = np.array([_values_of_run(row) for row in result])
    else:
        values = _values_of_run(result)
    if values.shape != shape or values.dtype.kind not in "iuf":
        raise CannotTellError
    return values.astype(float)


def _values_of_run(row: object) -> np.ndarray:
    if type(row) is not ManyRuns:
        raise CannotTellError
    return row.values
