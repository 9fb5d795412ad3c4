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

    Words begin at the left of their column, where JupyterLab has everything end at the right.

    >>> table(["size"], [["<3"]])
    '<table><tr><th>size</th></tr><tr><td>&lt;3</td></tr></table>'
    """
    words = [any(map(str.isalpha, "".join(map(str, column)))) for column in zip(*rows, strict=True)]
    styles = [' style="text-align:left"' if each else "" for each in words] or [""] * len(head)

    def line(tag: str, cells: Sequence[object]) -> str:
        shown = zip(styles, cells, strict=True)
        return "".join(f"<{tag}{style}>{html.escape(str(cell))}</{tag}>" for style, cell in shown)

    lines = [line("th", head), *(line("td", row) for row in rows)]
    return f"<table>{''.join(f'<tr>{each}</tr>' for each in lines)}</table>"
