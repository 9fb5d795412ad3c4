"""Reads a number as people write it: 1/256, 10^-5, 9,05e-6, 2 508, 2508 kg, a pasted minus."""

import math
import re
import unicodedata

UNITS = ("kg²", "kg2", "kg")
"""Units that may stand behind any number: the course measures in no other."""

_SIGNS = str.maketrans("−–—﹣－⁻", "------")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SPACES = "  \u2009\u202f"  # a space, and those that do not break a line
_POWER = re.compile("10([-⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?=$|[.,e])", re.IGNORECASE)
_PLAIN = r"(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"
_NUMBER = re.compile(
    rf"(?P<sign>[+-]?) ?(?:(?P<plain>{_PLAIN})"
    rf"(?: ?/ ?(?P<below>{_PLAIN})| ?[*·×] ?(?P<by>{_PLAIN}))?"
    rf"|(?:(?P<times>{_PLAIN}) ?(?:\*|·|×|x) ?)?10 ?(?:\^|\*\*) ?\(?(?P<power>[+-]?\d+)\)?)",
    re.IGNORECASE,
)
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")


class AmbiguousError(ValueError):
    """May be read in two ways; ``readings`` holds both."""

    def __init__(self, *readings: str):
        super().__init__(" or ".join(readings))
        self.readings = readings


def number(text: str, *, unit: str = "") -> float:
    """Return the number that a text holds; it may be infinite.

    - ``text``: what was typed: a decimal number with a point or a comma, a fraction or a product of
      two numbers, or a power of ten, alone or behind a factor. Spaces or apostrophes may part the
      thousands.
    - ``unit``: what may stand behind it, beside kg and kg².

    Raises an AmbiguousError if a comma may part the thousands or the decimals, as in 1,492. Raises
    a ValueError if it is none of these.

    >>> number("1/256"), number("−9,05e-6"), number("9.05 · 10^-6"), number("2 508 kg")
    (0.00390625, -9.05e-06, 9.05e-06, 2508.0)
    """
    text = _without_unit(text.strip(), unit).translate(_SIGNS)
    text = _POWER.sub(lambda found: f"10^{found[1].translate(_RAISED)}", text)
    if any(one in text for one in "⁰¹²³⁴⁵⁶⁷⁸⁹"):
        raise ValueError(text)  # 5² is not 52
    text = unicodedata.normalize("NFKC", text).replace("\u2044", "/")
    text = _one_decimal_point(_GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), text))
    found = _NUMBER.fullmatch(text)
    if found is None:
        return float(text)  # other digits; and refuses what is no number
    if found["power"] is not None:
        size = float(f"1e{found['power']}") * float(found["times"] or 1)
    else:
        size = float(found["plain"]) * float(found["by"] or 1)
        if found["below"] is not None:
            below = float(found["below"])
            size = size / below if below else math.inf
    return -size if found["sign"] == "-" else size


def _without_unit(text: str, unit: str) -> str:
    for one in filter(None, (unit, *UNITS)):
        if text.endswith(one) and text[: -len(one)].strip()[-1:].isdigit():
            return text[: -len(one)].strip()
    return text


def _one_decimal_point(text: str) -> str:
    """Return the text with a decimal point, and with nothing that parts the thousands."""
    ((sign, digits),) = re.findall(r"\A([+-]? ?)(.*)\Z", text, re.DOTALL)
    if _EITHER.fullmatch(digits):
        raise AmbiguousError(
            f"{sign}{digits.replace(',', '')}", f"{sign}{digits.replace(',', '.')}"
        )
    for thousands, decimals in ((",", "."), (".", ",")):
        many = re.fullmatch(rf"(\d{{1,3}}(?:\{thousands}\d{{3}})+)(?:\{decimals}(\d+))?", digits)
        if many and (many[2] is not None or digits.count(thousands) > 1):
            return f"{sign}{many[1].replace(thousands, '')}.{many[2] or 0}"
    return text.replace(",", ".")
