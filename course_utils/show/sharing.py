"""What an explorer shows, to be taken along: as text that brings it back, and as Python."""

import html
from collections.abc import Callable

import ipywidgets

from course_utils.scene import State
from course_utils.settings import Subject
from course_utils.show.panel import NO_TOOLTIP, field
from course_utils.show.shared import text_of


class Sharing(ipywidgets.VBox):  # type: ignore[misc]
    """A button, and what it folds out: a field with the state as text, and a run as Python.

    Text that is pasted into the field is handed to ``paste``.
    """

    def __init__(self, subject: Subject, paste: Callable[[str], None]):
        self._subject = subject
        self.button = ipywidgets.ToggleButton(
            description="Take along",
            tooltip="As text that brings it back, and as Python",
            layout={"width": "auto"},
        )
        self.field = field("As text:", "")
        self.field.layout.flex = None  # in a column, a flexible width would be a height
        self.field.layout.width = "100%"
        self.field.observe(lambda change: self._paste(change["new"], paste), "value")
        self.field.tooltip = "Copy it, or paste another one"
        self.field.add_class("course-text")
        self.code = ipywidgets.HTML(tooltip=NO_TOOLTIP)
        self._state = subject.state
        self.button.observe(lambda _: self.show(self._state), "value")
        super().__init__([self.field, self.code], layout={"display": "none"})

    def show(self, state: State) -> None:
        """Show a state, if it is folded out."""
        self._state = state
        self.layout.display = None if self.button.value else "none"
        if not self.button.value:
            return
        self.field.value = text_of(self._subject, state)
        as_python = getattr(self._subject, "as_python", None)
        code = as_python(state) if as_python else ""
        self.code.value = (
            f'<pre class="course-code" tabindex="0">{html.escape(code)}</pre>' if code else ""
        )

    def _paste(self, text: str, paste: Callable[[str], None]) -> None:
        if text != text_of(self._subject, self._state):
            paste(text)
