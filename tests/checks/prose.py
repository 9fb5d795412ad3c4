"""Finds numbers in the lessons' text that no cell prints, no code gives, and no fact explains."""

import ast
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import jupytext
from nbformat import NotebookNode

from course_utils.models.course import names_in, written

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NUMBER = re.compile(
    r"(?<![\w.,])[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[−-]?\d+)?(?![\w]|\.\d|,\d)"
)
NEEDS_NO_CHECK = {
    "code between backticks": r"`[^`]*`",
    "where a link leads": r"\]\([^)]*\)",
    "an address": r"https?://\S+",
    "a number of a lesson": r"(?<![\d.])0\d(?:\.\.)?(?![\d.])",
    "a row of numbers that goes on": r"\d+(?:, \d+)+ …",
    "what others are quoted to say": r"tutorials say \"[^\"]*\"",
    "a number in a list": r"^\s*\d+\. ",
    "an index or a power": r"(?:_|\^)(?:\{[^}]*\}|\w)|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+",
    "the year of a source": r"\((?:1[89]|20)\d\d\)|(?<=, )(?:1[89]|20)\d\d(?=[,.)\]])",
    "the minutes a lesson takes": r"\d+ minutes(?:, \d+ with)?|\*\*Time\*\* \|[^|]*",
}
"""Kinds of numbers that nothing can falsify, by what they are."""

EXPLAINED = re.compile(r"(?<=\.)(?:\n\n|</p><p>).*", re.DOTALL)
"""Why something happened: below its comparison, and no proof of the numbers in it."""


@dataclass(frozen=True)
class Found:
    """A number in the text of a lesson: how it is written, and the line it stands in."""

    written: str
    line: str


def value_of(written: str) -> float:
    """Return the value of a number as the lessons write it."""
    return float(written.replace("−", "-").replace(",", ""))


def digits_of(written: str) -> int:
    """Return how many digits of a number are said: 3 in 0.00123, 4 in 2508."""
    return len(re.sub(r"e.*|\D", "", written).lstrip("0"))


def numbers_in(text: str) -> Iterator[str]:
    """Yield the numbers of a text as they are written."""
    for match in NUMBER.finditer(text):
        yield match[0]


def numbers_in_prose(source: Path) -> Iterator[Found]:
    """Yield the numbers in a lesson's text that somebody must vouch for."""
    for cell in jupytext.read(source).cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"```.*?```", "", cell.source, flags=re.DOTALL)
            for line in text.splitlines():
                if not line.startswith("#"):
                    yield from _found_in(line)
    for name in names_in(source.stem[:2]):
        for text in written(name).because:
            yield from _found_in(text)


def _found_in(line: str) -> Iterator[Found]:
    rest = line
    for pattern in NEEDS_NO_CHECK.values():
        rest = re.sub(pattern, " · ", rest)
    rest = rest.replace("$", " ").replace("\\", " ").replace("{,}", ",")
    for number in numbers_in(rest):
        yield Found(number, line)


def numbers_of_cells(notebooks: Iterable[NotebookNode]) -> set[float]:
    """Return every number that the cells of notebooks print, or give in their code."""
    known: set[float] = set()
    for cell in (cell for notebook in notebooks for cell in notebook.cells):
        if cell.cell_type == "code":
            known |= _numbers_of_code(cell.source)
            for output in cell.outputs:
                data = output.get("data", {})
                plain, page = (
                    EXPLAINED.sub("", data.get(f"text/{kind}", "")) for kind in ("plain", "html")
                )
                page = html.unescape(re.sub(r"<[^>]*>", " ", page))
                known |= _printed(f"{output.get('text', '')} {plain} {page}")
    return known


def _printed(text: str) -> set[float]:
    plain = re.sub(r"(?<=\d)\.(?=[\s\])]|$)", "", text)  # numpy writes 5 as "5."
    loose = re.findall(r"[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+−-]?\d+)?", plain)
    return {value_of(written) for written in loose}


def _numbers_of_code(code: str) -> set[float]:
    try:
        tree = ast.parse(code)
    except SyntaxError:  # an IPython command
        return set()
    return {
        float(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
    }


def is_known(written: str, known: set[float]) -> bool:
    """Return whether a number is among those known, rounded as it is written.

    Signs are left out: where a cell prints −212, the text may say "212 kg too light". Rounding is
    allowed to numbers with at least three digits, for with fewer, chance would find a match.
    """
    size = abs(value_of(written))
    sizes = {abs(value) for value in known}
    if size in sizes:
        return True
    digits = digits_of(written)
    return digits >= 3 and any(float(f"{value:.{digits}g}") == size for value in sizes if value)


def worked_out(line: str) -> set[float]:
    """Return the results of the sums in a line that are right: 256 · 5 = 1280 gives 1280."""
    text = line.translate(SUPERSCRIPTS).replace("$", "").replace("−", "-").replace(",", "")
    text = text.replace("\\cdot", "·").replace("*", "")
    right = set()
    term = r"[-(]*\d+(?:\.\d+)?\)?"
    for match in re.finditer(rf"({term}(?: [·+/-] {term})+) = (-?\d+(?:\.\d+)?)", text):
        sum_, said = match[1].replace("·", "*").replace(" ", ""), float(match[2])
        value = _arithmetic(sum_)
        if value is not None and abs(value - said) <= 0.5 * 10 ** -_decimals(match[2]):
            right.add(abs(said))
    return right


def _decimals(written: str) -> int:
    return len(written.partition(".")[2])


def _arithmetic(sum_: str) -> float | None:
    """Return the value of a sum, in which there are only digits and signs."""
    try:
        return float(eval(sum_))
    except (SyntaxError, ZeroDivisionError):
        return None


def unexplained(
    source: Path, notebooks: Iterable[NotebookNode], facts: Iterable[tuple[str, str]] = ()
) -> list[str]:
    """Return the numbers in a lesson that neither its cells nor a fact vouch for.

    Parameters
    ----------
    source
        The lesson.
    notebooks
        What was built from it.
    facts
        Numbers as they are written, each with words of its line.
    """
    known = numbers_of_cells(notebooks)
    return [
        f"{source.name}: nothing vouches for {found.written} in: {found.line.strip()}"
        for found in numbers_in_prose(source)
        if not is_known(found.written, known)
        and abs(value_of(found.written)) not in worked_out(found.line)
        and (found.written, True) not in {(number, words in found.line) for number, words in facts}
    ]
