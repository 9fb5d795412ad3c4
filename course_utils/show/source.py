"""Code for the browser that is read from its file anew for each widget."""

from pathlib import Path


class Source:
    """The text of a file beside the widget's own, as a class attribute.

    A widget that is handed the path itself is kept for ever by anywidget, which watches the file
    on its behalf, with all the pictures it holds.
    """

    def __init__(self, name: str):
        self._path = Path(__file__).parent / name

    def __get__(self, widget: object, kind: type | None = None) -> "Source | str":
        """Return the text to a widget, and the source itself to its class."""
        return self if widget is None else self._path.read_text(encoding="utf-8")
