"""Files of this folder as text: code for the browser, and style sheets."""

from pathlib import Path


def text_of(*names: str) -> str:
    """Return the text of files of this folder, one after the other."""
    return "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in names)


def source(*names: str) -> property:
    """Return such a text as an attribute of a widget.

    A widget that is handed the path itself is kept for ever by anywidget, which watches the file
    on its behalf, with all the pictures it holds.
    """
    return property(lambda _: text_of(*names))
