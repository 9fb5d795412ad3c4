"""Text is read and written as UTF-8 everywhere, also where a system's own encoding is another.

Ruff's rule for this sees `open`, but not `read_text` of a path whose type it has to guess.
"""

import ast
import re

from tests.environments import ROOT

PLACES = ("benchmarks", "course_utils", "docs", "hub", "lessons", "lite", "teaching", "tests")
PATHS = [path for place in PLACES for path in sorted((ROOT / place).rglob("*.py"))]
PATHS = [path for path in PATHS if "cache" not in path.parts]
# How many arguments a call has when one of them is the encoding.
WITH_ENCODING = {"read_text": 1, "write_text": 2}


def says_no_encoding(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    if "encoding" in named or None in named:  # None: **options
        return False
    if name in WITH_ENCODING:
        return len(call.args) < WITH_ENCODING[name]
    mode = ast.unparse(call.args[-1]) if call.args else ""
    return "text" in named or (name == "open" and re.fullmatch(r"'[rwax]\+?'", mode) is not None)


def test_every_text_that_is_read_or_written_says_its_encoding():
    missing = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in PATHS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and says_no_encoding(node)
    ]
    assert missing == []
