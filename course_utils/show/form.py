"""Questions with choices or a field, their buttons, and a reply to each."""

import html
from collections.abc import Sequence
from typing import Any

import anywidget
import traitlets

from course_utils.show.shown import Shown
from course_utils.show.source import source

_BLANK = {"unit": "", "sures": [], "value": "", "sure": "", "reply": "", "locked": False}


class Form(Shown, anywidget.AnyWidget):
    """Questions one under the other, as the browser shows them.

    Each has its text, ``options``, without which it asks for a number, and ``buttons``, names and
    texts, of which Enter presses the first; it may have a ``unit``, and ``sures`` to choose from
    beside the buttons. What a learner does arrives at `take`; what is to be seen is told with
    `show`.
    """

    _esm = source("keys.js", "top.js", "form.js")
    _css = source("form.css")

    lead = ""
    """What stands before each question where it cannot be answered."""
    items = traitlets.List(traitlets.Dict()).tag(sync=True)
    kinds = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, items: Sequence[dict[str, Any]], *, kind: str):
        super().__init__(items=[{**_BLANK, **one} for one in items], kinds=[kind])
        self.on_msg(lambda _, content, __: self._receive(content))
        self.begin()

    def _receive(self, content: dict[str, Any]) -> None:
        self.take(content["place"], content["press"], content["value"])

    def take(self, place: int, press: str, value: str) -> None:
        """Do what pressing a button means; an empty ``press`` says that the answer was changed."""
        raise NotImplementedError

    def show(self, place: int, **changes: object) -> None:
        """Show another reply, value or state of one question."""
        items = list(self.items)
        items[place] = items[place] | changes
        self.items = items

    def replies(self) -> list[str]:
        """Return the reply to each question."""
        return [one["reply"] for one in self.items]

    def still(self) -> tuple[str, str]:
        """Return the questions with what there is to choose from, as HTML and as a sentence."""
        asked, questions = "", [f"{self.lead}{one['question']}" for one in self.items]
        for question, one in zip(questions, self.items, strict=True):
            options = "".join(f"<li>{html.escape(option)}</li>" for option in one["options"])
            asked += f"<p><b>{html.escape(question)}</b></p><ul>{options}</ul>"
        return asked, " ".join(questions)
