"""How far two codes are from each other."""

import functools
import re
from collections import defaultdict

_SIGN = re.compile(r"[\w.]+|\*\*|//|[<>=!]=|[^\w\s]")


def distance(one: str, other: str) -> int:
    """Return how many signs two codes do not share, in the order in which they stand.

    >>> distance("np.mean(errors)", "sum(errors)")
    2
    """
    signs, (places, count) = _signs(one), _places(other)
    # Of the longest row of shared signs: a bit is 0 where one of the other's signs is in it.
    all_bits = free = (1 << count) - 1
    for sign in signs:
        met = free & places[sign]
        free = (free + met | free - met) & all_bits
    return len(signs) + count - 2 * (count - free.bit_count())


def _signs(code: str) -> list[str]:
    return [each.removeprefix("np.") for each in _SIGN.findall(code)]


@functools.lru_cache(maxsize=64)
def _places(code: str) -> tuple[defaultdict[str, int], int]:
    """Return at which places each sign of a code stands, as bits, and how many there are."""
    signs, found = _signs(code), defaultdict[str, int](int)
    for at, sign in enumerate(signs):
        found[sign] |= 1 << at
    return found, len(signs)
