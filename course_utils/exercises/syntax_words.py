"""What is wrong with code that Python cannot read, in a beginner's words."""

import keyword
import re


def cannot_be_read(error: SyntaxError, code: str) -> str:
    r"""Return what is wrong with code that Python cannot read, and in which line.

    >>> code = "def error(x, y):\n    return 256x + 212y - 1492\n"
    >>> try:
    ...     compile(code, "cell", "exec")
    ... except SyntaxError as error:
    ...     print(cannot_be_read(error, code))
    Line 2, `return 256x + 212y - 1492`: Python wants a * between 256 and x.
    """
    lines = code.splitlines()
    number = min(max(error.lineno or 1, 1), len(lines) or 1)
    line = lines[number - 1] if lines else ""
    return f"Line {number}, `{line.strip()}`: {_syntax(error, line)}."


def _syntax(error: SyntaxError, line: str) -> str:
    text = (error.msg or "").lower()
    if found := re.search(r"(?<![\w.])(\d+(?:\.\d+)?)\s*([a-z_]\w*|\()", line, re.IGNORECASE):
        if "invalid decimal" in text or "invalid syntax" in text:
            return f"Python wants a * between {found[1]} and {found[2]}"
    if re.search(r"\belse if\b", line):
        return "in Python else if is one word, elif"
    side_by_side = re.search(
        r"([A-Za-z_]\w*) +([A-Za-z_]\w*)", re.sub(r"^\s*(return|if|while)\b", "", line)
    )
    if text == "invalid syntax" and side_by_side:
        if not any(keyword.iskeyword(each) for each in side_by_side.groups()):
            return "Python wants a sign, such as *, between {} and {}".format(
                *side_by_side.groups()
            )
    if "was never closed" in text:
        return f"the bracket {_quoted_sign(error.msg)} is never closed"
    if "unmatched" in text or "does not match" in text:
        return f"the bracket {_quoted_sign(error.msg)} has no partner"
    if "expected ':'" in text:
        return "at its end a colon is missing"
    if isinstance(error, IndentationError):
        if "expected an indented block" in text:
            return "it must begin further to the right: four spaces below the line with the colon"
        return "it does not begin as far to the right as the lines it belongs to"
    if found := re.search(r"invalid (?:non-printable )?character '?(\S)'?", error.msg or ""):
        plain = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "−": "-", "–": "-", "×": "*",
                 "·": "*", "÷": "/", "²": "** 2", "≤": "<=", "≥": ">=", "≠": "!="}  # fmt: skip
        sign = plain.get(found[1])
        return f"Python does not know the sign {found[1]}" + (f": write {sign}" if sign else "")
    if "maybe you meant '=='" in text or "cannot assign" in text:
        return "one = stores, and only a name can stand left of it; to compare, write =="
    if "unterminated" in text:
        return "a text has no quote at its end"
    if "outside function" in text:
        return "return stands outside the function: it must begin four spaces further to the right"
    if re.search(r"=<|=>|&&|\|\||<>", line):
        return "in Python it is <=, >=, and, or"
    return "Python cannot read this line" + (f" ({error.msg})" if error.msg else "")


def _quoted_sign(text: str) -> str:
    found = re.search(r"'([\[\](){}])'", text)
    return found[1] if found else ""
