"""Turns the formulas in Markdown into MathML, which browsers draw by themselves."""

import html
import json
import re
import subprocess
from pathlib import Path

FORMULA = re.compile(r"\$\$(?P<block>.+?)\$\$|(?<![\\\w$])\$(?P<inline>[^$\n]+?)\$", re.DOTALL)
CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
CONVERT = """
import json, sys
from latex2mathml.converter import convert
pairs = json.load(sys.stdin)
json.dump([convert(formula, display=display) for formula, display in pairs], sys.stdout)
"""


def _parts(found: re.Match) -> tuple[str, str]:
    """Return a formula and how it is displayed."""
    return (found["block"], "block") if found["block"] else (found["inline"], "inline")


def _outside_code(text: str) -> list[str]:
    """Return Markdown cut at its code: every second piece is code."""
    return CODE.split(text)


def converter(texts: list[str], python: Path) -> dict[tuple[str, str], str]:
    """Return the MathML of all formulas in some Markdown, made by the site's own environment."""
    pieces = [piece for text in texts for piece in _outside_code(text)[::2]]
    pairs = sorted({_parts(found) for piece in pieces for found in FORMULA.finditer(piece)})
    done = subprocess.run(
        [python, "-c", CONVERT],
        input=json.dumps(pairs),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise SystemExit(f"A formula could not be converted:\n{done.stderr[-2000:]}")
    return dict(zip(pairs, json.loads(done.stdout), strict=True))


def replaced(text: str, converted: dict[tuple[str, str], str]) -> str:
    """Return Markdown with its formulas in MathML, each with its source for those who copy it."""

    def mathml(found: re.Match) -> str:
        made = converted[_parts(found)]
        return made.replace("<math ", f'<math alttext="{html.escape(_parts(found)[0])}" ', 1)

    pieces = _outside_code(text)
    pieces[::2] = [FORMULA.sub(mathml, piece) for piece in pieces[::2]]
    return "".join(pieces)
