"""Packs the state of a page's widgets: as exact as the page shows it, and small.

All frames of an explorer are numbers that hardly change from one frame to the next. Places are
rounded to a quarter of a pixel, readings to the four digits that are written. Then comes what
changed, byte by byte of the same weight, and all of it is deflated. `reading.js` unpacks it.
"""

import base64
import json
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np

QUARTERS = 4
FARTHEST = 2**24
NOTHING = 2**28
"""Stands for nan; a number without end is one more."""
SHARED = ("_esm", "_css")


def places(values: np.ndarray) -> np.ndarray:
    """Return pixels as whole quarters."""
    quarters = np.clip(np.round(np.nan_to_num(values) * QUARTERS), -FARTHEST, FARTHEST)
    return np.where(np.isnan(values), NOTHING, quarters).astype(np.int32)


def readings(values: np.ndarray) -> np.ndarray:
    """Return numbers as whole ones that hold their first four digits and their power of ten."""
    size = np.abs(values)
    plain = np.isfinite(values) & (size > 0)
    with np.errstate(all="ignore"):
        power = np.where(plain, np.floor(np.log10(size)), 0)
        # In two parts, because neither may be too large or too small for a float.
        digits = np.round(size / 10.0 ** (power // 2) / 10.0 ** (power - power // 2) * 1000)
    power, digits = np.where(digits >= 10_000, (power + 1, digits / 10), (power, digits))
    codes = np.where(plain, (power + 400) * 9000 + digits - 999, 0) * np.sign(np.nan_to_num(values))
    codes = np.where(np.isinf(values), np.sign(values) * (NOTHING + 1), codes)
    return np.where(np.isnan(values), NOTHING, codes).astype(np.int32)


def changes(numbers: np.ndarray) -> bytes:
    """Return what changes from frame to frame and from point to point, small numbers as small ones.

    The sign goes into the lowest bit. What the last axis tells apart stands together, and so do the
    bytes of the same weight.
    """
    for axis in (0, 1):
        numbers = np.diff(numbers, axis=axis, prepend=np.int32(0))
    unsigned = (numbers << 1) ^ (numbers >> 31)
    each = np.ascontiguousarray(np.moveaxis(unsigned, -1, 0), dtype="<i4").view(np.uint8)
    return each.reshape(-1, 4).T.tobytes()


def _packed(model: dict[str, Any], path: list[Any], content: bytes) -> tuple[dict, bytes]:
    """Return how a buffer of a model is packed, and its bytes."""
    state = model["state"]
    if path[0] == "marks" and path[-1] == "points":
        mark = state["marks"][path[1]]
        shape = (mark["frames"], mark["count"], 2)
        numbers = places(np.frombuffer(content, np.float32).reshape(shape))
        return {"kind": "places", "shape": shape}, changes(numbers)
    if path == ["readings", "values"]:
        shape = (-1, state["readings"]["steps"], len(state["readings"]["names"]))
        numbers = readings(np.frombuffer(content, np.float64).reshape(shape))
        return {"kind": "readings", "shape": numbers.shape}, changes(numbers)
    return {"kind": "as it is"}, content


def _models(models: dict[str, Any], shared: list[str], parts: list[bytes]) -> Iterator[tuple]:
    at = 0
    for name, model in models.items():
        state, buffers = dict(model["state"]), []
        for trait in SHARED:
            if text := state.get(trait):
                if text not in shared:
                    shared.append(text)
                state[trait] = shared.index(text)
        for buffer in model.get("buffers", []):
            how, content = _packed(model, buffer["path"], base64.b64decode(buffer["data"]))
            buffers.append({"path": buffer["path"], "at": at, "size": len(content), **how})
            parts.append(content)
            at += len(content)
        yield name, {**model, "state": state, "buffers": buffers}


def packed(models: dict[str, Any]) -> str:
    """Return a state as text: the length of its description, the description, and all buffers."""
    shared: list[str] = []
    parts: list[bytes] = []
    described = {"state": dict(_models(models, shared, parts)), "shared": shared}
    text = json.dumps(described, separators=(",", ":"), ensure_ascii=False).encode()
    whole = len(text).to_bytes(4, "little") + text + b"".join(parts)
    return base64.b64encode(zlib.compress(whole, 9)).decode()
