"""Values as text between two processes, of which one runs code that nobody has read.

Only data crosses: numbers, texts, lists, arrays and random generators. Nothing that is read here
can run code, which is why it is not pickle; anything else arrives as a `Thing`, with its kind and a
few words about it.
"""

import base64
import json

import numpy as np

LONGEST = 4 * 2**20
"""Bytes of one message."""
DEEPEST = 20
WORDS = 200
_KINDS = "biufcSU"


class WireError(ValueError):
    """What came is no message, or is longer than one may be."""


class Thing:
    """What can't cross: it is only known what kind of thing it was, and how it looked."""

    def __init__(self, text: str):
        self._text = text

    def __repr__(self) -> str:
        return self._text


def pack(value: object, depth: int = 0) -> object:
    """Return a value as JSON can hold it.

    >>> unpack(pack((1, [2.5, "x"], {"a": None})))
    (1, [2.5, 'x'], {'a': None})
    """
    kind = type(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if depth < DEEPEST:
        if kind in (tuple, list):
            return {kind.__name__: [pack(item, depth + 1) for item in value]}
        if kind is dict and all(type(key) is str for key in value):
            return {"dict": [[key, pack(item, depth + 1)] for key, item in value.items()]}
    if kind is complex:
        return {"complex": [value.real, value.imag]}
    if kind is bytes:
        return {"bytes": base64.b64encode(value).decode()}
    if kind is np.random.Generator and type(value.bit_generator) is np.random.PCG64:
        state = value.bit_generator.state
        return {"generator": [*state["state"].values(), state["has_uint32"], state["uinteger"]]}
    if isinstance(value, np.generic) or kind is np.ndarray:
        array = np.asarray(value)
        if array.dtype.kind in _KINDS:
            data = base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()
            name = "array" if kind is np.ndarray else "scalar"
            return {name: [array.dtype.str, list(array.shape), data]}
    try:
        text = repr(value)[:WORDS]
    except BaseException:  # a learner's object may do anything when it is shown
        text = "?"
    return {"thing": [kind.__name__, text]}


def unpack(told: object) -> object:
    """Return the value that was packed.

    Raises a WireError if it was not packed by `pack`.
    """
    if told is None or type(told) in (bool, int, float, str):
        return told
    try:
        ((name, held),) = told.items()
        return _MAKERS[name](held)
    except WireError:
        raise
    except Exception as error:  # numpy and base64 raise many kinds
        raise WireError(f"no value: {type(error).__name__}") from error


def _generator(held: list) -> np.random.Generator:
    state, increment, has, integer = map(int, held)
    made = np.random.PCG64()
    made.state = {
        "bit_generator": "PCG64", "state": {"state": state, "inc": increment},
        "has_uint32": has, "uinteger": integer,
    }  # fmt: skip
    return np.random.Generator(made)


def _array(held: list) -> np.ndarray:
    dtype, shape, data = held
    kind = np.dtype(str(dtype))
    if kind.kind not in _KINDS:
        raise WireError("no numbers")
    return np.frombuffer(base64.b64decode(data), kind).reshape([int(n) for n in shape]).copy()


_MAKERS = {
    "tuple": lambda held: tuple(map(unpack, held)),
    "list": lambda held: list(map(unpack, held)),
    "dict": lambda held: {str(key): unpack(item) for key, item in held},
    "complex": lambda held: complex(*held),
    "bytes": base64.b64decode,
    "generator": _generator,
    "array": _array,
    "scalar": lambda held: _array(held)[()],
    "thing": lambda held: type(str(held[0])[:WORDS], (Thing,), {})(str(held[1])[:WORDS]),
}


class Line:
    """Messages, one a line, over a pair of binary streams."""

    def __init__(self, incoming, outgoing):
        self._incoming, self._outgoing = incoming, outgoing

    def send(self, **message: object) -> None:
        """Send a message; what holds no JSON was packed before."""
        self._outgoing.write(json.dumps(message).encode("ascii") + b"\n")
        self._outgoing.flush()

    def receive(self) -> dict | None:
        """Return the next message, or None when the other side has gone.

        Raises a WireError if something else came.
        """
        line = self._incoming.readline(LONGEST)
        if not line:
            return None
        try:
            message = json.loads(line) if line.endswith(b"\n") else None
        except (ValueError, RecursionError):
            message = None
        if not isinstance(message, dict):
            raise WireError("what came is no message")
        return message
