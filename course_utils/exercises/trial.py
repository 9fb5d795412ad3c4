"""Runs a learner's function once, safely: whatever it does, a trial comes back."""

import copy
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_utils.copies import TooManyLinesError
from course_utils.limits import limited


@dataclass(frozen=True)
class Trial:
    """What one call did: the value it returned, or why there is none."""

    arguments: tuple[Any, ...]
    value: object = None
    raised: BaseException | None = None
    printed: str = ""
    endless: bool = False
    changed_its_arguments: bool = False


def try_out(
    function: Callable[..., Any], arguments: tuple[Any, ...], *, tried: bool = False
) -> Trial:
    """Return what ``function`` does with copies of the arguments; never raises."""
    handed = copy.deepcopy(arguments)
    printed = io.StringIO()
    earlier = sys.stdout
    try:
        sys.stdout = printed  # as in patience, with no place for an interrupt before `finally`
        value = limited(function, *handed, tried=tried)
    except TooManyLinesError:
        return Trial(arguments, printed=printed.getvalue(), endless=True)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Trial(arguments, raised=error, printed=printed.getvalue())
    finally:
        sys.stdout = earlier
    changed = is_changed(handed, arguments)
    return Trial(arguments, value, printed=printed.getvalue(), changed_its_arguments=changed)


def is_changed(handed: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    """Tell whether a call changed what it was handed."""
    return not all(map(_same_content, handed, before))


def _same_content(after: object, before: object) -> bool:
    """Tell whether an argument still is what it was; a random generator may have moved on."""
    if isinstance(before, np.random.Generator) or callable(before):
        return True
    if isinstance(before, np.ndarray):
        return isinstance(after, np.ndarray) and np.array_equal(after, before)
    return bool(after == before)
