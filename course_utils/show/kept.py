"""What was set in an explorer, over a second run of its cell and over a restart."""

import json
import zlib
from typing import Any

import numpy as np

from course_utils import progress
from course_utils.scene import Scene, State
from course_utils.settings import Subject


class Kept:
    """Keeps the state of an explorer of a subject, and the bet that it has shown already.

    What is kept belongs to the numbers that it was made with: another equation in the same cell has
    a place of its own, and with the first one, all is there again.
    """

    def __init__(self, name: str, subject: Subject):
        self._subject, self._first = subject, _beginning(subject)
        cell = progress.widget_key(name)
        told = zlib.crc32(json.dumps(self._first).encode())
        self._key = cell and f"{cell}, {told:08x}"
        self.bet: object = None

    def first(self) -> tuple[State, Scene]:
        """Return what was set here before, if the same thing is explored, or else the beginning."""
        first, kept = self._subject.state, progress.recall(self._key)
        if kept is not None and kept.get("first") == self._first:
            try:
                scene = self._subject.scene(kept["now"])
                self.bet = kept.get("bet")
                return kept["now"], scene
            except ValueError:  # a learner's own function has changed since then
                pass
        return first, self._subject.scene(first)

    def keep(self, state: State) -> None:
        """Keep a state."""
        progress.keep(self._key, {"first": self._first, "now": dict(state), "bet": self.bet})


def _beginning(subject: Subject) -> dict[str, Any]:
    """Return what is chosen at first, and of what, as it comes back from a file."""
    problem = getattr(subject, "problem", None)
    numbers = () if problem is None else (problem.inputs, problem.targets)
    told = [zlib.crc32(np.ascontiguousarray(each).tobytes()) for each in numbers]
    first: dict[str, Any] = json.loads(json.dumps(dict(subject.state)))
    return {**first, "numbers": told}
