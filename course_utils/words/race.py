"""What a race shows, in words: who won, and by how much."""

from collections.abc import Mapping

import numpy as np

from course_utils.words.numbers import number


def tries(count: float) -> str:
    """Return how many tries it took, or that it never was enough.

    >>> tries(1), tries(12345), tries(np.inf)
    ('1 try', '12,345 tries', 'never')
    """
    if not np.isfinite(count):
        return "never"
    if count == 1:
        return "1 try"
    return f"{count:,.0f} tries"


def sentence(label: str, needed: Mapping[str, float], gave_up: int) -> str:
    """Return who needed how many tries, the winner first, and by how much it won.

    - ``label``: the tolerance with its unit.
    - ``needed``: for each contestant the tries it needed; ∞ if it did not get there.
    - ``gave_up``: after so many tries a contestant gave up.

    >>> sentence("10 kg", {"guess": 90, "descend": 9, "lazy": np.inf}, 1000)
    'Tolerance 10 kg: descend wins with 9 tries. Then guess with 90 tries, 10 times as many; \
lazy gave up after 1,000 tries.'
    """
    places = sorted(needed.items(), key=lambda item: item[1])
    best, others = places[0][1], places[1:]
    if best == 0:
        return f"Tolerance {label}: the start is near enough already, so nobody has to try."
    if not np.isfinite(best):
        return f"Tolerance {label}: nobody got there in {gave_up:,} tries."
    level = [name for name, count in needed.items() if count == best]
    first = f"{_listed(level)} {'win' if len(level) > 1 else 'wins'} with {tries(best)}"
    if len(level) > 1:
        first += " each"
    rest = [_place(name, count, best, gave_up) for name, count in others if name not in level]
    if rest:
        arrived = np.isfinite(places[len(level)][1])
        rest[0] = f"Then {rest[0]}" if arrived else rest[0][:1].upper() + rest[0][1:]
    return f"Tolerance {label}: {first}. {'; '.join(rest)}{'.' if rest else ''}".strip()


def _place(name: str, count: float, best: float, gave_up: int) -> str:
    if not np.isfinite(count):
        return f"{name} gave up after {tries(gave_up)}"
    share = _share(count / best)
    more = "hardly more" if share == "1" else f"{share} times as many"
    return f"{name} with {tries(count)}, {more}"


def _share(share: float) -> str:
    return number(float(f"{share:.3g}" if share < 2 else f"{share:.2g}"))


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
