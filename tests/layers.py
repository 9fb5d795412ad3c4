"""The layers of tests: where each stands, what it proves, and at which depth it runs.

``python -m pytest`` runs what a learner and a contributor rely on; ``--thorough`` adds what guards
the guards, and the other ways in.
"""

from typing import NamedTuple


class Layer(NamedTuple):
    """Some files of tests and folders of them; the longest place that fits a test is its layer's.

    Layers, and the places of each, stand in the order in which they run: what takes long comes
    early, and many short tests fill up the end. Checks of exercises come first of all: they run in
    copies of the process, which cost several times as much when other tests have filled it.

    ``each`` is how long a test takes on average, in seconds of one process: the hint of how much
    is left comes from it. ``of_lessons`` tells that a changed lesson can break a test of it.
    """

    name: str
    proves: str
    places: tuple[str, ...]
    each: float
    thorough: bool = False
    of_lessons: bool = False


LAYERS = (
    Layer(
        "exercises",
        "right answers are taken, mistakes are named, and hints give nothing away",
        ("tests/exercises",),
        each=0.06,
        of_lessons=True,
    ),
    Layer(
        "robustness",
        "whatever is handed over, in whatever order: it works, or one sentence says why not",
        (
            "tests/robustness",
            "tests/notebooks/test_other_numbers.py",
            "tests/exercises/test_any_equation.py",
            "tests/exercises/test_every_exercise.py::test_junk",
        ),
        each=1,
        thorough=True,
    ),
    Layer(
        "browser",
        "each lesson, in JupyterLab: it runs, looks right, and its explorers do what they are told",
        ("tests/browser",),
        each=6,
        of_lessons=True,
    ),
    Layer(
        "sessions",
        "each lesson by keyboard, also on another day; all its controls; a kernel that is killed",
        (
            "tests/browser/test_sessions.py",
            "tests/browser/test_every_lesson.py::test_a_newcomer_walks",
            "tests/browser/test_every_lesson.py::test_all_is_there",
            "tests/browser/test_every_lesson.py::test_every_control",
        ),
        each=17,
        thorough=True,
    ),
    Layer(
        "ways in",
        "Binder, Colab, class server, and the site that runs in the browser alone",
        ("tests/lite", "tests/binder", "tests/installation", "tests/hub"),
        each=3,
        thorough=True,
    ),
    Layer(
        "teachers",
        "a class's results are collected, whatever is handed in",
        ("tests/teaching",),
        each=1,
        thorough=True,
    ),
    Layer(
        "planted",
        "each defect planted into a copy is found by its layer",
        ("tests/planted",),
        each=1.5,
        thorough=True,
    ),
    Layer(
        "lessons",
        "each cell gives what is committed; each exercise answers; each control plays",
        ("tests/lessons", "notebooks", "tests/notebooks/test_build.py"),
        each=0.6,
        of_lessons=True,
    ),
    Layer(
        "properties",
        "what holds for any numbers holds; what is typed stays text",
        ("tests/properties", "tests/security"),
        each=0.4,
    ),
    Layer(
        "units",
        "each function gives what was worked out independently, and its example runs",
        ("course_utils", "tests"),
        each=0.02,
    ),
    Layer(
        "texts",
        "numbers, links, terms and spelling of what people read are right",
        (
            "tests/checks",
            "tests/notebooks",
            "tests/prose",
            "tests/static",
            "tests/installation/test_readme.py",
            "tests/teaching/test_guide.py",
        ),
        each=0.02,
        of_lessons=True,
    ),
)


_LAYERS = {place: layer for layer in LAYERS for place in layer.places}


def place_of(test: str) -> str:
    """Return the place that a test file or a test's id belongs to, or an empty text."""
    path, _, name = test.partition("::")
    fitting = [one for one in _LAYERS if path == one or path.startswith(f"{one}/")]
    fitting += [one for one in _LAYERS if "::" in one and f"{path}::{name}".startswith(one)]
    return max(fitting, key=len, default="")


def layer_of(test: str) -> Layer | None:
    """Return the layer of a test file or a test's id, such as ``tests/words/test_runs.py``."""
    return _LAYERS.get(place_of(test))


def turn_of(test: str) -> int:
    """Return the turn of a test file's place."""
    return list(_LAYERS).index(place_of(test.partition("::")[0]))


def found_with(place: str) -> str:
    """Return the layer of a place and the command that runs it, such as ``texts, pytest``."""
    layer = layer_of(place)
    if layer is None:
        return "style, .ci/run"
    return f"{layer.name}, {'pytest --thorough' if layer.thorough else 'pytest'}"
