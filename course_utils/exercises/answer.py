"""The answer to a learner's attempt: one of four kinds, and what to say about it."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The four kinds of answer."""

    NOT_ATTEMPTED = "Not attempted yet"
    NOT_YET = "Not yet"
    ALMOST = "Almost"
    RIGHT = "Right"


_SYMBOLS = {Kind.NOT_ATTEMPTED: "○", Kind.NOT_YET: "✗", Kind.ALMOST: "◐", Kind.RIGHT: "✓"}
_COLOURS = {
    Kind.NOT_ATTEMPTED: "#6b6f76",
    Kind.NOT_YET: "#d55e00",
    Kind.ALMOST: "#e69f00",
    Kind.RIGHT: "#009e73",
}


@dataclass(frozen=True)
class Answer:
    """What a check says: notebooks show it in a box, anything else as one line of text.

    - ``kind``: not attempted, not yet, almost or right.
    - ``sentences``: what was expected, what came, and which mistake it looks like.
    - ``function``: what later cells should use: the learner's function where it is right, else the
      course's.
    - ``exercise``: the name of the exercise.
    - ``mistake``: a short name for the mistake, for tables; empty where there is none, or none was
      found.
    """

    kind: Kind
    sentences: tuple[str, ...]
    function: Callable[..., Any] | None = None
    exercise: str = ""
    mistake: str = ""

    def __str__(self) -> str:
        return f"{_SYMBOLS[self.kind]} {self.kind}. {' '.join(self.sentences)}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        lines = "<br>".join(map(as_html, self.sentences))
        return (
            f'<div role="status" style="border-left: 4px solid {_COLOURS[self.kind]}; '
            f'padding: 2px 0 2px 12px; line-height: 1.5">'
            f"<b>{_SYMBOLS[self.kind]} {self.kind}.</b> {lines}</div>"
        )


def as_html(sentence: str) -> str:
    """Return a sentence as HTML, with its code as code.

    >>> as_html("`a < b` is asked for.")
    '<code>a &lt; b</code> is asked for.'
    """
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", html.escape(sentence, quote=False))


@dataclass(frozen=True)
class Told:
    """A hint or a solution: text, and perhaps code, with a title."""

    title: str
    text: str
    code: str = ""

    def __str__(self) -> str:
        return "\n\n".join(part for part in (f"{self.title}: {self.text}", self.code) if part)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        code = f"<pre>{html.escape(self.code)}</pre>" if self.code else ""
        return (
            '<div role="status" style="border-left: 4px solid #0072b2; padding: 2px 0 2px 12px; '
            f'line-height: 1.5"><b>{html.escape(self.title)}.</b> {html.escape(self.text)}'
            f"{code}</div>"
        )


class Help:
    """Help that is told when it is asked for, with brackets or without: ``error.hint``."""

    def __init__(self, tell: Callable[[], Told]):
        self._tell = tell
        self._told: Told | None = None

    def __call__(self) -> Told:
        """Return what there is to tell, anew each time."""
        return self._tell()

    def _once(self) -> Told:
        self._told = self._told or self._tell()  # a notebook asks for text and for HTML
        return self._told

    def __repr__(self) -> str:
        return repr(self._once())

    def _repr_html_(self) -> str:
        return self._once()._repr_html_()
