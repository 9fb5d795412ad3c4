"""How far two codes are from each other."""

import difflib
import functools
import re

_SIGN = re.compile(r"[\w.]+|\*\*|//|[<>=!]=|[^\w\s]")


def distance(one: str, other: str) -> int:
    """Return how many signs two codes do not share.

    >>> distance("np.mean(errors)", "sum(errors)")
    2
    """
    signs, (matcher, count) = _signs(one), _matcher(other)
    matcher.set_seq1(signs)
    alike = sum(block.size for block in matcher.get_matching_blocks())
    return len(signs) + count - 2 * alike


def _signs(code: str) -> list[str]:
    return [each.removeprefix("np.") for each in _SIGN.findall(code)]


@functools.lru_cache(maxsize=64)
def _matcher(code: str) -> tuple[difflib.SequenceMatcher[str], int]:
    signs = _signs(code)
    return difflib.SequenceMatcher(None, [], signs, autojunk=False), len(signs)
