"""What a learner's own function changes in an explorer, or why it does not work."""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


def own_or_courses(make: Callable[[Any], Made], own: object, what: str) -> tuple[Made, str]:
    """Return what a learner's function leads to, or the course's own, and then why it does not.

    ``make`` is called with the function, and with None where there is none or it does not work. So
    a mistake in a learner's function is a sentence beside the picture, not a traceback.

    >>> own_or_courses(lambda own: 1 if own is None else float("one"), max, "number")[1]
    "could not convert string to float: 'one'; until it works, you see the course's own number."
    """
    try:
        return make(own), ""
    except ValueError as refusal:
        if own is None:
            raise
        made = make(None)  # refuses again if it was not the function's fault
        said = str(refusal).removesuffix(".")
        return made, f"{said}; until it works, you see the course's own {what}."
