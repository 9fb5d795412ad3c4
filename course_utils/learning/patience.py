"""Stops code that does not end: a learner's loop may run for ever."""

import contextlib
import sys
from collections.abc import Callable, Iterator

MOST_LINES = 200_000
"""After so many lines of the learner's code, a call counts as endless."""


class TooManyLinesError(BaseException):
    """Stops a call that does not end; not an Exception, so that learners' code cannot catch it."""


@contextlib.contextmanager
def line_limit(most: int = MOST_LINES) -> Iterator[None]:
    """Raise `TooManyLinesError` in the code that runs inside once it has run ``most`` lines.

    >>> with line_limit():
    ...     sum(number for number in range(10))
    45
    """
    left = most

    def count(_frame, event: str, _argument) -> Callable:
        nonlocal left
        if event == "line":
            left -= 1
            if left < 0:
                raise TooManyLinesError
        return count

    earlier = sys.gettrace()
    sys.settrace(count)
    try:
        yield
    finally:
        sys.settrace(earlier)
