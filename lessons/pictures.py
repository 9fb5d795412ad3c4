"""Tells whether pictures look the same, so that a build keeps those that are committed.

Processors, and the compilers that made the libraries, round the shades of single pixels
differently. What nobody can see is no change: a lesson gives the same bytes on every machine.
"""

import base64
import io
import re

import numpy as np
from PIL import Image

PICTURE = re.compile(r"(?<=data:image/png;base64,)[A-Za-z0-9+/=]+")
# Between a build on x86-64 and one on arm64, at most 6 pixels of a picture were as different as
# this, and the mean was at most 0.01 of 255. One more dot on a curve are some 100 pixels.
DIFFERENT = 32
MOST_DIFFERENT_PIXELS = 20
LARGEST_MEAN = 0.05


def with_committed_pictures(built: str, committed: str) -> str:
    """Return a notebook's text with the committed pictures in place of those that look the same."""
    known = PICTURE.findall(committed)

    def kept(found: re.Match) -> str:
        new = found[0]
        return new if new in known else next((old for old in known if look_the_same(old, new)), new)

    return PICTURE.sub(kept, built)


def look_the_same(first: str, second: str) -> bool:
    """Return whether two PNG pictures, in base 64, show the same to the eye."""
    try:
        one, other = _pixels(first), _pixels(second)
    except (ValueError, OSError):  # no base 64, or no picture: it looks like no other
        return False
    if one.shape != other.shape:
        return False
    apart = np.abs(one - other).max(axis=2)
    return (apart > DIFFERENT).sum() <= MOST_DIFFERENT_PIXELS and apart.mean() <= LARGEST_MEAN


def _pixels(picture: str) -> np.ndarray:
    """Return the pixels, (height, width, 3), from 0 to 255."""
    image = Image.open(io.BytesIO(base64.b64decode(picture)))
    return np.asarray(image.convert("RGB"), dtype=int)
