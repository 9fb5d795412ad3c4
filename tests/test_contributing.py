"""What CONTRIBUTING.md shows as code works as it stands there."""

import re
import sys
from types import ModuleType

import numpy as np
import pytest

from course_utils.learning import descend, sweep
from course_utils.learning import rules as rules_module
from course_utils.show.explorer import Explorer
from tests.installation.test_readme import ROOT

BLOCKS = re.findall(
    r"^```python\n(.*?)^```$",
    (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture
def run(monkeypatch):
    def run(code: str, **known: object) -> dict:
        module = ModuleType("shown")
        monkeypatch.setitem(sys.modules, "shown", module)
        vars(module).update(known)
        exec(compile(code, "CONTRIBUTING.md", "exec"), vars(module))
        return vars(module)

    return run


def test_the_explorer_is_moved_typed_into_and_refuses(run):
    class Squares(Explorer):
        of = run(BLOCKS[0])["Square"]

    explorer = Squares(first=4)
    assert explorer.sentence == "The square of 4 is 16."
    explorer.controls["number"].slider.index = 9
    assert explorer.still()[1] == "The square of 9 is 81."
    explorer.set(number="1/2")
    assert explorer.sentence == "The square of 0.5 is 0.25."
    explorer.set(number="many")
    assert "must be a number" in explorer.notice.sentence


def test_the_rule_learns_many_runs_as_one_by_one_and_tells_its_name(run, two_shipments):
    step = run(BLOCKS[1], **vars(rules_module))["sign_step"]
    options = {"start": (9, 8), "steps": 20, "rule": step}
    together = sweep(two_shipments, learning_rates=[0.1, 0.2], **options)[1]
    alone = descend(two_shipments, learning_rate=0.2, **options)
    np.testing.assert_array_equal(together.weights, alone.weights)
    assert together.rule.name == "Sign descent"
