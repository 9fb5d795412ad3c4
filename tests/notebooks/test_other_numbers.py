"""Other numbers, changed at their one place: the solved lessons run, and all checks are right.

The cells run in this process, in one IPython shell, since a kernel for each would take minutes.
What a lesson can't do with some numbers it refuses in the cell that holds them, or in that of the
second shipment.
"""

import re
import warnings

import build
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from course_utils import exercises
from course_utils.problem import Problem
from tests.bad_input import assert_one_sentence

LINE = re.compile(
    r"red, blue, total = 256, 212, 1492|inputs = np.array\(\[256, 212\]\)\ntarget = 1492"
)
EQUATIONS = [
    (30, 70, 410), (3, 5, 4.20), (1, 1, 10), (7, 700, 1414), (25600, 21200, 149200), (256, 212, 0),
    (256, 212, -1492), (256, -212, 1068), (0.004, 0.001, 0.02),
    (50, 150, 400),
]  # fmt: skip
REFUSED = {
    ("01", (256, 212, 0)): "Guesses from 0 to 10 as good as never come within 1 kg of 0.",
    ("01", (256, 212, -1492)): "No weights from 0 to 10 make -1492",
    ("02", (7, 700, 1414)): "Corrections in turn need two counts above 0",
    ("02", (256, -212, 1068)): "Corrections in turn need two counts above 0",
    ("03", (50, 150, 400)): "Both shipments hold the same mix",
    ("04", (50, 150, 400)): "Both shipments hold the same mix",
    ("05", (50, 150, 400)): "Both shipments hold the same mix",
}
FOLLOW = [source for source in build.lessons() if source.stem[:2] <= "05"]
THOROUGH = [pytest.param(one, marks=pytest.mark.thorough) for one in EQUATIONS[2:]]


@pytest.fixture
def shell(monkeypatch, unpacked_pictures):
    monkeypatch.chdir(build.NOTEBOOKS)
    monkeypatch.setenv("MPLBACKEND", "agg")
    shell = InteractiveShell.instance()
    yield shell
    InteractiveShell.clear_instance()
    for exercise in (exercises.error, exercises.guess_until, exercises.correct_in_turn):
        exercise.check(None, Problem([[256, 212]], [1492], symbols=("x", "y")))


def with_numbers(code: str, numbers: tuple) -> str:
    """Return the code of a cell with other numbers, and other names where it has symbols."""
    red, blue, total = numbers
    other = f"red, blue, total = {red}, {blue}, {total}; inputs = np.array([{red}, {blue}])"
    if "np." not in code:
        other = other.split(";", maxsplit=1)[0]
    changed = LINE.sub(other + f"\ntarget = {total}", code)
    return changed.replace("symbols=(", 'weight_names=("apple", "pear"), symbols=(')


@pytest.mark.parametrize("numbers", [*EQUATIONS[:2], *THOROUGH], ids=str)
@pytest.mark.parametrize("source", FOLLOW, ids=lambda source: source.stem)
def test_other_numbers_leave_every_cell_working_and_every_check_right(source, numbers, shell):
    refusal, places = REFUSED.get((source.stem[:2], numbers)), 0
    for cell in build.assembled(source, "solutions").cells:
        if cell.cell_type != "code":
            continue
        here = LINE.search(cell.source)
        places += bool(here)
        with warnings.catch_warnings(), capture_output() as said:
            warnings.simplefilter("error")
            result = shell.run_cell(with_numbers(cell.source, numbers), store_history=False)
        if refusal and result.error_in_exec and (here or "[100, 300]" in cell.source):
            assert_one_sentence(str(result.error_in_exec).split(" Choose")[0])
            assert str(result.error_in_exec).startswith(refusal)
            return
        assert result.success, cell.source
        assert said.stderr == "", cell.source
        if ".check(" in cell.source and result.result is not None:
            assert str(result.result).startswith("✓ Right"), cell.source
    assert not refusal, "these numbers were not refused"
    assert places == 1, f"{source.name} must hold its numbers in one place"
