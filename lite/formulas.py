"""Turns the formulas in Markdown into MathML, which browsers draw by themselves."""

import html
import re

from latex2mathml.converter import convert

FORMULA = re.compile(r"\$\$(?P<block>.+?)\$\$|(?<![\\\w$])\$(?P<inline>[^$\n]+?)\$", re.DOTALL)
CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)


def replaced(text: str) -> str:
    """Return Markdown with its formulas in MathML, each with its source for those who copy it."""
    pieces = CODE.split(text)  # every second piece is code
    pieces[::2] = [FORMULA.sub(_mathml, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _mathml(found: re.Match) -> str:
    formula = found["block"] or found["inline"]
    made = convert(formula, display="block" if found["block"] else "inline")
    return made.replace("<math ", f'<math alttext="{html.escape(formula)}" ', 1)
