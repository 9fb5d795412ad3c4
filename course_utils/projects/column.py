"""One column of a table: texts as they stand in the file, read as numbers or as names."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from course_utils import typed, words
from course_utils.validation import quote

GAPS = frozenset(("", "na", "n/a", "nan", "null", "none", "-", "–", "—", "?", ".", "#n/a"))
"""What stands for a missing value, in small letters."""


@dataclass(frozen=True, eq=False)
class Column:
    """What stands in a column.

    - ``name``: its name in the first line.
    - ``texts``: one for each row.
    - ``lines``: the line of the file for each row.
    """

    name: str
    texts: tuple[str, ...]
    lines: tuple[int, ...]

    @cached_property
    def gaps(self) -> np.ndarray:
        """Where a value is missing: (rows,)."""
        return np.array([text.lower() in GAPS for text in self.texts])

    @cached_property
    def kinds(self) -> Counter[str]:
        """How often each value stands there, the most common first."""
        present = (text for text, gap in zip(self.texts, self.gaps, strict=True) if not gap)
        return Counter(dict(Counter(present).most_common()))

    @cached_property
    def is_number(self) -> bool:
        """Whether most of the values are numbers: what is not is a slip, then."""
        read = [_number(text) is not None for text in self.kinds.elements()]
        return bool(read) and sum(read) > len(read) / 2

    @cached_property
    def numbers(self) -> np.ndarray:
        """The numbers, and not-a-number where there is a gap: (rows,).

        Raises a ValueError if a value is no number, or may be read in two ways.
        """
        found = np.full(len(self.texts), np.nan)
        doubtful = [_is_doubtful(text) for text in self.texts]
        clear = [
            text
            for text, doubt in zip(self.texts, doubtful, strict=True)
            if "," in text and not doubt
        ]
        if any(doubtful) and not clear:
            place = doubtful.index(True)
            raise ValueError(
                f"In line {self.lines[place]}, {self.name} is {quote(self.texts[place])}: does the "
                "comma part thousands or decimals? Write the column without it, or with a point."
            )
        decimal = any(text.count(",") == 1 and "." not in text.split(",")[1] for text in clear)
        for place, text in enumerate(self.texts):
            if self.gaps[place]:
                continue
            comma = ("." if decimal else "") if doubtful[place] else ","
            value = _number(text.replace(",", comma))
            if value is None:
                raise ValueError(
                    f"In line {self.lines[place]}, {self.name} should be a number, not "
                    f"{quote(text)}: correct it in the file, or leave it empty."
                )
            found[place] = value
        return found

    def __str__(self) -> str:
        """Say what stands in it, in a few words."""
        missing = int(self.gaps.sum())
        gaps = f", {words.count_of(missing, 'gap')}" if missing else ""
        if not self.kinds:
            return "nothing but gaps"
        if self.is_number:
            try:
                low, high = np.nanmin(self.numbers), np.nanmax(self.numbers)
            except ValueError as error:
                return f"numbers, but: {error}"
            return f"numbers from {words.in_full(low)} to {words.in_full(high)}{gaps}"
        listed = [f"{text} ({count})" for text, count in list(self.kinds.items())[:4]]
        more = f" and {len(self.kinds) - 4} others" if len(self.kinds) > 4 else ""
        return f"{', '.join(listed)}{more}{gaps}"


def _is_doubtful(text: str) -> bool:
    """Tell whether a comma may part thousands or decimals, as in 1,492."""
    try:
        typed.number(text)
    except typed.AmbiguousError:
        return True
    except ValueError:
        pass
    return False


def _number(text: str) -> float | None:
    """Return the number that a text holds, or None; what may be read in two ways is one."""
    try:
        value = typed.number(text)
    except typed.AmbiguousError:
        return 0.0
    except ValueError:
        return None
    return value if np.isfinite(value) and abs(value) <= 1e50 else None
