"""What is rarely needed in an explorer, folded out by one button, and the state to take along."""

import html
from collections.abc import Callable, Sequence

import ipywidgets

from course_utils.scene import State
from course_utils.settings import Subject
from course_utils.show.parts import button, field, row
from course_utils.show.shared import text_of


class More(ipywidgets.VBox):  # type: ignore[misc]
    """A button, and what it folds out.

    There are the controls ``rare``, a button that begins afresh, a field with the state as text,
    and the run as Python. Text that is pasted into the field is handed to ``paste``.
    """

    def __init__(
        self,
        subject: Subject,
        rare: Sequence[ipywidgets.Widget],
        *,
        paste: Callable[[str], None],
        begin: Callable[[], None],
    ):
        self._subject = subject
        self.button = ipywidgets.ToggleButton(
            description="More",
            tooltip="Rarely needed; and the state as text that brings it back",
            layout={"width": "auto"},
        )
        self.afresh = button("Start afresh", begin, "Forget what was set here")
        self.field: ipywidgets.Text | None = None
        if text_of(subject, subject.state):
            self.field = self._text(paste)
        self.code = ipywidgets.HTML()
        text = () if self.field is None else (self.field,)
        super().__init__((row(*rare, self.afresh), *text, self.code), layout={"display": "none"})

    def _text(self, paste: Callable[[str], None]) -> ipywidgets.Text:
        text = field("As text:", "")
        text.layout.flex = None  # in a column, a flexible width would be a height
        text.layout.width = "100%"
        text.observe(lambda change: paste(change["new"]), "value")
        text.tooltip = "Copy it, or paste another one"
        return text.add_class("course-text")

    def show(self, state: State) -> None:
        """Show a state, if it is folded out."""
        # "" and not None, which Python in the browser hands on as no value at all.
        self.layout.display = "" if self.button.value else "none"
        if not self.button.value:
            return
        if self.field is not None:
            self.field.value = text_of(self._subject, state)
        as_python = getattr(self._subject, "as_python", None)
        code = as_python(state) if as_python else ""
        self.code.value = (
            f'<pre class="course-code" tabindex="0">{html.escape(code)}</pre>' if code else ""
        )
