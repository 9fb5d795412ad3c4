"""What Python and NumPy say when they stop, in a beginner's words, with the learner's line."""

import ast
import difflib
import re
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from course_utils.exercises.source import code_of, of_kind, stored_in
from course_utils.patience import said_by

_THINGS = {
    "int": "a number", "float": "a number", "list": "a list", "str": "a text", "tuple": "a tuple",
    "NoneType": "None", "function": "a function", "ndarray": "an array",
    "float64": "a number", "bool": "True or False", "dict": "a dictionary", "int64": "a number",
    "builtin_function_or_method": "a function", "method": "a function", "Generator": "rng",
}  # fmt: skip
_ROWS = (
    "arrays of the shapes {one} and {two} do not fit together (numbers @ table multiplies each row "
    "by its number, and adds the rows up)"
)
_SAID: tuple[tuple[type | tuple[type, ...], str, str], ...] = (
    (TypeError, "Generator' object is not callable",
     "brackets stand right after rng, which is no function: a dot is missing, and the name of what "
     "it should do"),
    (TypeError, r"'(?P<thing>[\w.]+)' object is not callable",
     "brackets stand after {thing}, which is no function: between two things that are multiplied, "
     "Python wants a *; or a name that was a function holds something else now"),
    (TypeError, "NoneType",
     "it computes with None, which is what a function gives back that has no return, what print "
     "gives back, and .get for an entry that is not there yet"),
    (TypeError, r"'(function|method|builtin_function_or_method|numpy.ufunc)'",
     "a function stands where its result is meant: call it, with brackets after its name"),
    (TypeError, r"bad operand type for (abs|unary -).*'list'",
     "abs and a minus take one number, and were given a list: go through it with for"),
    (TypeError, r"only integer scalar arrays.*\n.*np\.(?P<name>sum|mean|max|min)\(",
     "np.{name} takes one array; what stands second in its brackets says along which axis"),
    (TypeError, "only integer scalar arrays",
     "an array stands where one whole number is wanted, as in range(…): len(a) is the number of "
     "items of an array a"),
    (TypeError, r"\^|bitwise_xor", "in Python ^ is no power: a power is written **"),
    (TypeError, r"operand type\(s\) for (?P<sign>\S+): '(?P<thing>\w+)' and '(?P<other>\w+)'",
     "{sign} does not work between {thing} and {other}"),
    (TypeError, "can't multiply sequence by non-int of type",
     "a list cannot be multiplied by a decimal number: np.array(…) makes an array of it"),
    (TypeError, r"(?P<name>\w+)\(\) missing \d+ required positional arguments?: (?P<lost>.*)",
     "{name} is called without {lost}"),
    (TypeError, r"cannot unpack non-iterable (?P<thing>\w+)",
     "one value came where several are unpacked ({thing})"),
    (TypeError, "can be converted to Python scalars|must be real number",
     "a function for one number was given an array: int, float and what math has take one number "
     "only, np.exp and its like take arrays as well"),
    (TypeError, "Cannot cast ufunc",
     "an array of whole numbers is changed in place, and has no room for decimals: make a new "
     "array, as in a = a - b, where it says a -= b"),
    (TypeError, "object is not iterable",
     "a single number stands where several are gone through: a loop needs range(…), and sum takes "
     "one list, sum([a, b])"),
    (TypeError, "can only concatenate|must be str", "a text and a number are added"),
    ((TypeError, ValueError), "truth value of a",
     "one yes or no is needed there, but a whole array of them came: compute with "
     "all its numbers at once, or go through them in a loop"),
    ((TypeError, ValueError), r"not <built-in function (?P<name>\w+)>",
     "{name} is a function of Python, and no number: write out what you mean by it"),
    (ValueError, r"(?P<one>\((?P<rows>\d+),\)) (?P<two>\((?P=rows),\d+\)).*\n.*[*@]", _ROWS),
    (ValueError, r"(?P<one>\((?P<rows>\d+),\d+\)) (?P<two>\((?P=rows),\)).*\n.*[*@]", _ROWS),
    ((TypeError, ValueError), r"shapes? (?P<one>\([\d, ]*\))(?: and)? (?P<two>\([\d, ]*\))",
     "arrays of the shapes {one} and {two} do not fit together"),
    ((TypeError, ValueError), r"size (?P<one>\d+) is different from (?P<two>\d+)",
     "in a product with @ the sizes do not fit, {two} and {one}"),
    ((TypeError, ValueError), "matmul|does not have enough dimensions",
     "@ stands between two arrays; for a single number the product is *"),
    (ValueError, "(?P<many>too many|not enough) values to unpack",
     "there are {many} values for the names that they are given"),
    (TypeError, r"'float' object cannot be interpreted as an integer.*\n.*range\(",
     "range(…) counts in whole numbers, and a decimal number came"),
    (ValueError, r"high - low < 0.*\n.*\w\([(\[]",
     "with brackets of their own, the two ends are one thing: leave the inner brackets out"),
    (ValueError, "high - low < 0", "the lower end comes first, then the higher one"),
    (IndexError, r"index (?P<at>\d+) is .* size (?!(?P=at)$)(?P<size>\d+)",
     "it asks for the item at place {at}, and there are only {size}"),
    (IndexError, "array is 1-dim",
     "the array is one row of numbers, so one place in square brackets is enough, with no comma"),
    (IndexError, "out of",
     "it asks for an item beyond the end: the first one has the place 0"),
    (IndexError, "invalid index to scalar",
     "square brackets stand after one number, which has no items"),
    (IndexError, "only integers|arrays used as indices",
     "what stands in square brackets must be the place of an item, a whole number"),
    (KeyError, "(?P<key>.*)", "there is no entry {key} yet: .get(…, 0) gives 0 then"),
    (ZeroDivisionError, "", "it divides by 0"),
    (RecursionError, "", "it calls itself again and again"),
    (AttributeError, r"'dict' object has no attribute '(?P<name>\w+)'",
     "a dictionary has no .{name}: an entry's name goes into square brackets, or into .get(…)"),
    (AttributeError, r"'(?P<thing>\S+)' object has no attribute '(?P<name>\w+)'",
     "{thing} has no .{name}"),
)  # fmt: skip
"""Kinds of errors, what Python says (and after a line break, the learner's line), and what is said
instead; a ``thing`` is a type."""


def stopped(error: BaseException, function: Callable[..., Any]) -> str:
    """Return in which of the learner's lines a call stopped, and why: the end of a sentence.

    >>> def half(weight):
    ...     return weigth / 2
    >>> try:
    ...     half(3)
    ... except NameError as error:
    ...     stopped(error, half)
    ' in the line `return weigth / 2`: there is no name weigth (did you mean weight?)'
    """
    line = _line_of(error, function)
    why = _why(error, function, line)
    if isinstance(error, IndexError) and line.startswith("while "):
        why = "the loop goes on beyond the end of the list: let it stop there, too"
    return f" in the line `{line}`: {why}" if line else f": {why}"


def _line_of(error: BaseException, function: Callable[..., Any]) -> str:
    """Return the learner's line that stopped, or nothing where their code cannot be read."""
    code = getattr(function, "__code__", None)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if code is not None and frame.filename == code.co_filename and frame.line:
            own = not frame.filename.startswith("<") or frame.name == code.co_name
            if own and not frame.line.startswith("def "):  # where it calls itself, not begins
                text = frame.line.strip()
                return text if len(text) <= 80 else f"{text[:79]}…"
    return ""


def _why(error: BaseException, function: Callable[..., Any], line: str) -> str:
    try:
        text = str(error)
    except Exception:  # a learner's own exception may not be able to say what it is
        text = ""
    for kind, pattern, said in _SAID:
        seen = f"{text}\n{line}" if r"\n" in pattern else text
        if isinstance(error, kind) and (found := re.search(pattern, seen)):
            return said.format(**{name: _thing(name, it) for name, it in found.groupdict().items()})
    missing = re.search(r"'(\w+)'", text)
    if isinstance(error, UnboundLocalError) and missing:
        name, outside = missing[1], getattr(function, "__globals__", {})
        if name in outside and re.match(rf"{name}\b.* = ", line):
            hides = f"the {name} that gets its value here hides the {name} of the notebook"
            return f"{hides}: give it another name"
        return f"{name} is read before it has a value: give it one first"
    if isinstance(error, NameError) and missing:
        return _no_name(missing[1], function)
    raised = traceback.extract_tb(error.__traceback__)[-1:]
    if isinstance(error, ValueError) and raised and "course_utils" in raised[0].filename:
        return f"{text[:1].lower()}{text[1:]}".rstrip(".")
    return f"Python says {said_by(error)}"


def _thing(name: str, found: str) -> str:
    if name == "lost":
        return found.replace("'", "")
    kind = found.rpartition(".")[2]
    return _THINGS.get(kind, f"a {kind}") if name in ("thing", "other") else found


def _no_name(name: str, function: Callable[..., Any]) -> str:
    tree = code_of(function)
    if tree and f"{name}.append" in map(ast.unparse, of_kind(ast.Attribute, tree)):
        return f"there is no list {name} yet (make it first: {name} = [])"
    code, around = function.__code__, getattr(function, "__globals__", {})
    own = [*code.co_varnames, *(each for each in around if not each.startswith("_"))]
    near = near_name(name, own)
    is_theirs = tree is not None and name in stored_in(tree)  # for e in …, say, which np.e is not
    if isinstance(getattr(np, name, None), np.ufunc | float) and not is_theirs:
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
