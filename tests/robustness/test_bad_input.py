"""Whatever is handed to a public function, it works, or one sentence says what would be right.

The rows of the table say how each function is called; here every argument is spoilt in turn.
"""

import ast
import importlib
import inspect
import re
import signal
import traceback
from pathlib import Path

import numpy as np
import pytest

from course_utils import learning, widgets
from course_utils.gallery.gradients import picture_of_downhill
from course_utils.learning import Rule
from course_utils.validation import quote
from course_utils.widgets import predictions
from tests.bad_input import NO_NUMBERS, refused
from tests.robustness import table
from tests.robustness.table import CALLS, OWN, arguments_of

ROOT = Path(__file__).parents[2]
SECONDS = 30
"""A call that takes longer hangs."""
VALUES = [
    *NO_NUMBERS, 0, -1, 1.5, 1e308, 5e-324, "−3", "<script>alert(1)</script>", [], [1.0, 2.0],
    [[1, 2], [3, 4], [5, 6]], [[1], [1, 2]], np.ones((2, 3, 4)), [1j, 2], [10**400, 1], [1e308] * 2,
    [np.nan, 1], [1, np.inf], [None, 1], ["a", 1], object(), {"a": None}, {"a": [np.nan]},
]  # fmt: skip
"""All kinds of things that somebody may hand over by mistake."""


def returns_nothing(*_arguments):
    pass


def raises(*_arguments):
    raise KeyError("planted\nin two lines " + "and long " * 50)


def exits(*_arguments):
    raise SystemExit


def never_ends(*_arguments):
    while True:
        pass


def returns_a_text(*_arguments):
    return "text"


def returns_a_table(*_arguments):
    return np.ones((2, 3, 4))


def returns_ragged(*_arguments):
    return [[1], [1, 2]]


def returns_complex(*_arguments):
    return 1j


def returns_nan(*_arguments):
    return np.nan


def returns_too_much(*_arguments):
    return 10**400


def changes_its_arguments(*arguments):
    for argument in arguments:
        if isinstance(argument, np.ndarray):
            argument[...] = np.nan
    return arguments[0]


FUNCTIONS = [
    returns_nothing, raises, exits, never_ends, returns_a_text, returns_a_table, returns_ragged,
    returns_complex, returns_nan, returns_too_much, changes_its_arguments,
]  # fmt: skip
CALLED_ONLY_LATER = {"rule_of", "descend", "sweep", "correct_in_turn"}
"""They are handed rules of the course, or adapt one: see the explorers for learners' rules."""
pytestmark = pytest.mark.usefixtures("quick_pictures")


@pytest.fixture(autouse=True)
def no_endless_calls():
    def stop(*_):
        raise TimeoutError(f"no answer within {SECONDS} seconds")

    earlier = signal.signal(signal.SIGALRM, stop)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, earlier)
    predictions._by_name.clear()


def complaint(function, spoilt, value):
    """Return what is wrong with the answer to a spoilt argument, or an empty text."""
    arguments = {**arguments_of(function), spoilt: value}
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        result = table.call(function, arguments)
    except ValueError as refusal:
        return about_refusal(refusal)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(place.filename).name}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return about_result(result)


def about_refusal(refusal):
    """Return what is wrong with a refusal: it must be one sentence, made by the course."""
    said, place = str(refusal), traceback.extract_tb(refusal.__traceback__)[-1]
    if "course_utils" not in Path(place.filename).parts:
        return f"the words of {Path(place.filename).name}: {said}"
    if said != said.strip() or "\n" in said or not said.endswith(".") or len(said) >= 220:
        return f"not one sentence: {said}"
    return ""


def about_result(result):
    """Return what is wrong with what a widget says: no nan in its sentences, and one refusal."""
    said = getattr(getattr(result, "picture", None), "sentences", ())
    wrong = [f"it shows {one}" for one in said if re.search(r"\b(nan|inf)\b", one)]
    refusal = getattr(getattr(result, "notice", None), "sentence", "")
    if refusal and (refusal.strip() != refusal or "\n" in refusal or not refusal.endswith(".")):
        wrong.append(f"not a sentence: {refusal}")
    if hasattr(result, "close"):
        result.close()
    return "; ".join(wrong)


def spoilt_values(function, name):
    if name in OWN:
        values = [0, "text", None, [1.0], {}] if hasattr(function, "still") else VALUES
        return [*values, *(FUNCTIONS if function.__name__ not in CALLED_ONLY_LATER else [])]
    return VALUES


@pytest.mark.parametrize("function", CALLS, ids=lambda function: function.__qualname__)
def test_every_argument_can_be_spoilt(function):
    complaints = []
    for name in CALLS[function]:
        for value in spoilt_values(function, name) if name not in table.NOT_SPOILT else ():
            said = complaint(function, name, value)
            if said:
                complaints.append(f"{name}={quote(value)}: {said}")
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("function", CALLS, ids=lambda function: function.__qualname__)
def test_the_table_calls_each_function_in_a_way_that_works_and_names_all_it_takes(function):
    arguments = arguments_of(function)
    result = table.call(function, arguments)
    assert about_result(result) == ""
    missing = set(inspect.signature(function).parameters) - set(arguments) - set(table.NOT_SPOILT)
    assert not missing, f"{function.__qualname__} needs a row for {missing}"


def test_maps_of_downhill_arrows_need_problems():
    assert refused(picture_of_downhill).startswith("The problem must be made with")
    assert refused(picture_of_downhill, table.ONE, "text").startswith("The problem must be made")


def reached_by_lessons():
    """Return the names of all functions of the course that the lessons' code uses."""
    names = (
        set(learning.__all__)
        | set(widgets.__all__)
        | {name for name in dir(predictions) if name[0] != "_"}
    )
    for source in sorted((ROOT / "lessons").glob("0*.md")):
        code = "\n".join(
            re.findall(r"```python.*?\n(.*?)```", source.read_text("utf-8"), re.DOTALL)
        )
        modules = {}
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course_utils"):
                for alias in node.names:
                    whole = _module(f"{node.module}.{alias.name}")
                    (modules.update({alias.name: whole}) if whole else names.add(alias.name))
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                module = modules.get(node.value.id)
                if module is not None and callable(getattr(module, node.attr, None)):
                    names.add(node.attr)
    return {name for name in names if not name.startswith("_")}


def _module(name):
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None


def test_every_function_that_lessons_use_has_a_row():
    rows = {function.__name__ for function in CALLS} | set(table.NOT_CALLED) | {"predictions"}
    known = {name: getattr(learning, name) for name in learning.__all__}
    handed_on = {
        each for each in known if not callable(known[each]) or isinstance(known[each], Rule)
    }
    missing = reached_by_lessons() - rows - handed_on - {"exercises"}
    assert not missing, f"add rows to tests/robustness/table.py for {sorted(missing)}"
