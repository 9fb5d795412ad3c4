"""Text that a notebook shows as a table and that reads well without one."""

import html
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """A sentence, and the same in HTML."""

    sentence: str
    as_html: str

    def __repr__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        return self.as_html


def paragraph(text: str) -> str:
    """Return a text as a paragraph in HTML.

    >>> paragraph("a < b")
    '<p>a &lt; b</p>'
    """
    return f"<p>{html.escape(text)}</p>"


def table(head: Sequence[object], rows: Sequence[Sequence[object]]) -> str:
    """Return a table in HTML; whatever is in it is shown as text.

    >>> table(["name"], [["<b>"]])
    '<table><tr><th>name</th></tr><tr><td>&lt;b&gt;</td></tr></table>'
    """
    lines = [_line("th", head), *(_line("td", row) for row in rows)]
    return f"<table>{''.join(lines)}</table>"


def _line(tag: str, cells: Sequence[object]) -> str:
    return f"<tr>{''.join(f'<{tag}>{html.escape(str(cell))}</{tag}>' for cell in cells)}</tr>"
