"""What Python and NumPy say when they stop, in a beginner's words, with the learner's line."""

import ast
import difflib
import re
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from course_utils.exercises.source import code_of, of_kind
from course_utils.patience import said_by

_SHAPES = re.compile(r"shapes? (\([\d, ]*\))(?: and)? (\([\d, ]*\))")
_A_FUNCTION = re.compile(r"not <built-in function (\w+)>")
_CORE = re.compile(r"size (\d+) is different from (\d+)")


def stopped(error: BaseException, function: Callable[..., Any]) -> str:
    """Return why a call stopped and in which of the learner's lines: one sentence or two.

    >>> def half(weight):
    ...     return weigth / 2
    >>> try:
    ...     half(3)
    ... except NameError as error:
    ...     stopped(error, half)
    'there is no name weigth (did you mean weight?), in the line `return weigth / 2`'
    """
    line = _line_of(error, function)
    why = _why(error, function)
    return f"{why}, in the line `{line}`" if line else why


def _line_of(error: BaseException, function: Callable[..., Any]) -> str:
    """Return the learner's line that stopped, or nothing where their code cannot be read."""
    code = getattr(function, "__code__", None)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if code is not None and frame.filename == code.co_filename and frame.line:
            if not frame.filename.startswith("<") or frame.name == code.co_name:
                text = frame.line.strip()
                return text if len(text) <= 80 else f"{text[:79]}…"
    return ""


def _why(error: BaseException, function: Callable[..., Any]) -> str:
    try:
        text = str(error)
    except Exception:  # a learner's own exception may not be able to say what it is
        text = ""
    for kind, words in _WORDS.items():
        if isinstance(error, kind) and (found := words(text, function)):
            return found
    return f"Python says {said_by(error)}"


def _unbound(text: str, _: Callable[..., Any]) -> str:
    name = _quoted(text)
    return (
        f"{name} gets its value inside the function, but is read before that: give it a value "
        f"first, or, if {name} is also the name of a function that you call, choose another name"
        if name
        else ""
    )


def _no_name(text: str, function: Callable[..., Any]) -> str:
    name = _quoted(text)
    if not name:
        return ""
    tree = code_of(function)
    if tree and f"{name}.append" in map(ast.unparse, of_kind(ast.Attribute, tree)):
        return f"there is no list {name} yet (make it first: {name} = [])"
    code, around = function.__code__, getattr(function, "__globals__", {})
    own = [*code.co_varnames, *(each for each in around if not each.startswith("_"))]
    near = near_name(name, own)
    if isinstance(getattr(np, name, None), np.ufunc | float):
        return f"there is no name {name}; NumPy has it: np.{name}"
    return f"there is no name {name}" + (f" (did you mean {near}?)" if near else "")


def near_name(name: str, known: Iterable[str]) -> str:
    """Return the known name that a misspelt one may stand for, or nothing.

    >>> near_name("eror", ["error", "rng"])
    'error'
    """
    known = [each for each in known if each != name]
    same = [each for each in known if each.lower() == name.lower()]
    near = same or difflib.get_close_matches(name, known, 1, 0.7)
    return near[0] if near else ""


def _types(text: str, function: Callable[..., Any]) -> str:
    if found := re.match(r"'([\w.]+)' object is not callable", text):
        kind = _THINGS.get(found[1].split(".")[-1], f"a {found[1]}")
        return (
            f"brackets stand behind {kind}, which is no function: between two things that are "
            "multiplied, Python wants a *; or a name that was a function holds something else now"
        )
    if "NoneType" in text:
        return (
            "it computes with None, which is what a function gives back that has no return, or "
            "what print gives back"
        )
    if re.search(r"'(?:function|method|builtin_function_or_method|numpy.ufunc)'", text):
        return "a function stands where its result is meant: call it, with brackets behind its name"
    if found := re.match(r"bad operand type for (abs|unary -).*'list'", text):
        sign = "a minus" if found[1] != "abs" else "abs"
        return f"{sign} takes one number, and was given a list: go through it with for"
    if "only integer scalar arrays" in text:
        return "what is joined goes into square brackets of its own: np.concatenate([a, b])"
    if "^" in text or "bitwise_xor" in text:
        return "in Python ^ is no power: a square is written ** 2"
    if found := re.match(r"unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'", text):
        one, other = (_THINGS.get(each, f"a {each}") for each in found.groups()[1:])
        return f"{found[1]} does not work between {one} and {other}"
    if found := re.match(r"can't multiply sequence by non-int of type", text):
        return "a list cannot be multiplied by a decimal number: np.array(…) makes an array of it"
    if found := re.search(r"(\w+)\(\) missing \d+ required positional arguments?: (.*)", text):
        return f"{found[1]} is called without {found[2].replace(chr(39), '')}"
    if found := re.search(r"cannot unpack non-iterable (\w+)", text):
        return f"one value came where several are unpacked ({_THINGS.get(found[1], found[1])})"
    if "can be converted to Python scalars" in text or "must be real number" in text:
        return (
            "a function for one number was given an array: int, float and what math has take one "
            "number only, np.exp and its like take arrays as well"
        )
    if "Cannot cast ufunc" in text:
        return (
            "an array of whole numbers is changed in place, and has no room for decimals: make a "
            "new array, as in a = a - b, where it says a -= b"
        )
    if "object is not iterable" in text:
        return (
            "a single number stands where several are gone through: a loop needs range(…), and "
            "sum takes one list, sum([a, b])"
        )
    if "can only concatenate" in text or "must be str" in text:
        return "a text and a number are added"
    return ""


_THINGS = {
    "int": "a number", "float": "a number", "list": "a list", "str": "a text", "tuple": "a tuple",
    "NoneType": "None", "function": "a function", "ndarray": "an array",
    "float64": "a number", "bool": "True or False", "dict": "a dictionary", "int64": "a number",
    "builtin_function_or_method": "a function", "method": "a function", "Generator": "rng",
}  # fmt: skip


def _values(text: str, _: Callable[..., Any]) -> str:
    if "truth value of an array" in text or "truth value of a" in text:
        return (
            "an if, and, or, max or abs wants one yes or no, but was given a whole array: use what "
            "works for arrays, such as np.where or np.sum"
        )
    if found := _A_FUNCTION.search(text):
        return f"{found[1]} is a function of Python, and no number: write out what you mean by it"
    if found := _SHAPES.search(text):
        shapes = f"arrays of the shapes {found[1]} and {found[2]} do not fit together"
        one, table = sorted((found[1], found[2]), key=len)
        if re.fullmatch(rf"\({one[1:-1]} ?\d+\)", table):
            shapes += " (numbers @ table multiplies each row by its number, and adds the rows up)"
        return shapes
    if found := _CORE.search(text):
        return f"in a product with @ the sizes do not fit, {found[2]} and {found[1]}"
    if "matmul" in text or "does not have enough dimensions" in text:
        return "@ stands between two arrays; for a single number the product is *"
    if found := re.match(r"(too many|not enough) values to unpack", text):
        return f"there are {found[1]} values for the names that they are given"
    if "high - low < 0" in text:
        return "the lower end comes first, then the higher one"
    return ""


def _index(text: str, _: Callable[..., Any]) -> str:
    if "pop from empty" in text:
        return ".pop takes an item from a list that is empty already"
    if "out of" in text:
        return "it asks for an item behind the end: the first has the index 0, the last −1"
    if "invalid index to scalar" in text or "only integers" in text:
        return "an index must be a whole number, behind something that has items"
    return ""


def _attribute(text: str, _: Callable[..., Any]) -> str:
    if found := re.match(r"'(\S+)' object has no attribute '(\w+)'", text):
        kind = _THINGS.get(found[1].split(".")[-1], f"a {found[1]}")
        return f"{kind} has no .{found[2]}"
    return ""


def _quoted(text: str) -> str:
    found = re.search(r"'(\w+)'", text)
    return found[1] if found else ""


_WORDS: dict[type, Callable[[str, Callable[..., Any]], str]] = {
    UnboundLocalError: _unbound,
    NameError: _no_name,
    TypeError: lambda text, function: _types(text, function) or _values(text, function),
    IndexError: _index,
    KeyError: lambda text, _: f"there is no entry {text} yet: .get(…, 0) gives 0 then",
    ZeroDivisionError: lambda _, __: "it divides by 0",
    RecursionError: lambda _, __: "it calls itself again and again",
    AttributeError: _attribute,
    ImportError: lambda text, _: f"an import failed ({text})",
    OverflowError: lambda _, __: "a number became too large",
    ValueError: _values,
}
