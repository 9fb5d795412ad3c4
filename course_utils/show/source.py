"""Code for the browser that is read from its files anew for each widget."""

from pathlib import Path


class Source:
    """The text of files beside the widget's own, one after the other, as a class attribute.

    A widget that is handed the path itself is kept for ever by anywidget, which watches the file
    on its behalf, with all the pictures it holds.
    """

    def __init__(self, *names: str):
        self._paths = [Path(__file__).parent / name for name in names]

    def __get__(self, widget: object, kind: type | None = None) -> "Source | str":
        """Return the text to a widget, and the source itself to its class."""
        if widget is None:
            return self
        return "\n".join(path.read_text(encoding="utf-8") for path in self._paths)
