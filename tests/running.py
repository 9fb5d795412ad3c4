"""Chooses the tests of a run, shares them out so that nothing is done twice, and tells of it.

``--thorough`` adds the layers that take long, ``--lesson 03`` leaves only what a change of that
lesson can break. Whoever names a file or a folder runs it, whatever its layer.
"""

import os
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

import build
import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.layers import LAYERS, Layer, layer_of, turn_of
from tests.lessons import execution

ROOT = Path(__file__).resolve().parents[1]
EXERCISE = re.compile(r"\bexercises\.(\w+)\.check\(")
SECONDS_BETWEEN_LINES = 10


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("course", "how much of the course is tested")
    group.addoption("--thorough", action="store_true", help="add the layers that take long")
    group.addoption("--lesson", metavar="NN", help="only what a change of this lesson can break")


def pytest_configure(config: pytest.Config) -> None:
    for layer in LAYERS:
        config.addinivalue_line("markers", f"{layer.name.replace(' ', '_')}: {layer.proves}")
    config.addinivalue_line("markers", "thorough: runs only with --thorough, or when it is named")
    numbers = [source.stem[:2] for source in build.lessons()]
    if (wanted := config.option.lesson) and wanted not in numbers:
        raise pytest.UsageError(f"--lesson must be one of {', '.join(numbers)}, not {wanted}.")
    if not hasattr(config, "workerinput"):  # else this process only works for the one that tells
        config.pluginmanager.register(Progress(config))


def _is_left_out(layer: Layer, config: pytest.Config) -> bool:
    """Tell whether a layer does not run, for it takes too long or is not about the lesson."""
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        named = [Path(one.partition("::")[0]).resolve() for one in config.args]
        files = [ROOT / place.partition("::")[0] for place in layer.places]
        if any(one.is_relative_to(file) for one in named for file in files):
            return False
    if config.option.lesson:
        return layer.thorough or not layer.of_lessons
    return layer.thorough and not config.option.thorough


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out files, and folders with their fixtures, that no layer of this run needs."""
    if not collection_path.is_relative_to(ROOT):
        return None
    path = collection_path.relative_to(ROOT).as_posix()
    inside = [each for each in LAYERS if any(one.startswith(f"{path}/") for one in each.places)]
    layers = [*inside, layer_of(path)]
    return all(layer and _is_left_out(layer, config) for layer in layers) or None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> execution.SolvedLesson | None:
    if file_path.suffix == ".ipynb" and file_path.parent == build.NOTEBOOKS / "solutions":
        return execution.SolvedLesson.from_parent(parent, path=file_path)
    return None


def pytest_sessionfinish() -> None:
    execution.forget()


def _lessons() -> dict[str, str]:
    """Return the number of its lesson for whatever names one: 03, its stem, its exercises."""
    named = {}
    for source in build.lessons():
        exercises = EXERCISE.findall(source.read_text(encoding="utf-8"))
        names = source.stem[:2], source.stem, f"test_lesson_{source.stem[:2]}", *exercises
        named |= dict.fromkeys(names, source.stem[:2])
    return named


def lesson_of(item_id: str, lessons: dict[str, str]) -> str | None:
    """Return the number of the lesson that a test is about, or None if it is about them all."""
    path, _, name = item_id.partition("::")
    chosen = name.partition("[")[2].removesuffix("]").split("-")
    return next((lessons[part] for part in (Path(path).stem, *chosen) if part in lessons), None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lessons, left_out = _lessons(), []
    for item in items[:]:
        layer, lesson = layer_of(item.nodeid), lesson_of(item.nodeid, lessons)
        if layer is None:
            raise pytest.UsageError(f"{item.nodeid} is of no layer: add it to tests/layers.py.")
        item.add_marker(layer.name.replace(" ", "_"))
        if layer.thorough:
            item.add_marker("thorough")
        of_another = config.option.lesson and lesson not in (None, config.option.lesson)
        if of_another or _is_left_out(layer, config):
            left_out.append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    items.sort(key=lambda item: _turn(item.nodeid, lessons))


def _turn(item_id: str, lessons: dict[str, str]) -> tuple[int, str, bool]:
    """Put the tests of a lesson that share a page together; what leaves the page comes last."""
    turn = turn_of(item_id)
    if not item_id.startswith("tests/browser/"):
        return turn, "", False
    leaves = "test_all_is_there" in item_id or "test_every_control" in item_id
    return turn, lesson_of(item_id, lessons) or "", leaves


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Return one more than there are cores for tests that wait: for browsers, for packages."""
    return (os.cpu_count() or 1) + 1 if config.option.thorough else None


class Sharing(LoadScopeScheduling):
    """Keeps tests of a lesson, or of a file, in one process: they share a kernel or a page.

    Exercises share nothing, but a file of all of them would keep one process busy to the end.
    """

    lessons = _lessons()

    def _split_scope(self, nodeid: str) -> str:
        layer, lesson = layer_of(nodeid), lesson_of(nodeid, self.lessons)
        if lesson and nodeid.startswith("tests/browser/"):
            return f"browser {lesson}"
        if lesson and layer.name in ("lessons", "exercises", "robustness"):
            return f"{layer.name} {lesson}"
        # One process builds the site, while others do something else.
        return "lite" if nodeid.startswith("tests/lite/") else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Sharing:
    return Sharing(config, log)


class Progress:
    """Tells from time to time what runs and how much is left, and in the end what was proved."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.begun = self.told = time.monotonic()
        self.running: dict[str, None] = {}
        self.left: Counter[str] = Counter()
        self.outcomes: dict[str, Counter[str]] = defaultdict(Counter)
        self.seconds: Counter[str] = Counter()
        self.whole = 0.0

    @property
    def _shared(self) -> bool:
        return self.config.pluginmanager.hasplugin("dsession") and self.config.option.verbose <= 0

    def _count(self, ids: list[str]) -> None:
        self.left = Counter(layer_of(one).name for one in ids)
        self.whole = self._expected()

    def _expected(self) -> float:
        return sum(layer.each * self.left[layer.name] for layer in LAYERS)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        if session.items:
            self._count([item.nodeid for item in session.items])

    def pytest_xdist_node_collection_finished(self, node: object, ids: list[str]) -> None:
        if not self.whole:
            self.begun = time.monotonic()
            self._count(ids)

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Let lines tell of it, not dots."""
        if not self._shared or report.skipped:
            return None
        if report.failed:
            return ("failed" if report.when == "call" else "error", "", "FAILED")
        return ("passed" if report.when == "call" else "", "", "PASSED")

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.running[nodeid] = None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        layer = layer_of(report.nodeid).name
        self.seconds[layer] += report.duration
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[layer][report.outcome] += 1
        if self._shared and report.failed:
            self._write(f"FAILED {report.nodeid}", red=True)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.running.pop(nodeid, None)
        self.left[layer_of(nodeid).name] -= 1
        if self._shared and time.monotonic() - self.told > SECONDS_BETWEEN_LINES:
            self.told = time.monotonic()
            self._write(self._line())

    def _line(self) -> str:
        passed, left = time.monotonic() - self.begun, self._expected()
        done = 1 - left / (self.whole or 1)
        line = f"{_minutes(passed)} {done:4.0%}"
        if done > 0.1:
            line += f", about {_minutes(passed * (1 - done) / done)} left"
        now = dict.fromkeys(one.partition("::")[0].removeprefix("tests/") for one in self.running)
        return f"{line}; now {', '.join(now)}" if now else line

    def _write(self, line: str, **look: bool) -> None:
        self.config.pluginmanager.get_plugin("terminalreporter").write_line(line, **look)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.outcomes:
            return
        terminalreporter.section("what was proved, and how long it took in all processes together")
        for layer in LAYERS:
            if counts := self.outcomes[layer.name]:
                said = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
                line = f"{layer.name:10} {_minutes(self.seconds[layer.name])}  {said}: "
                terminalreporter.write_line(line + layer.proves, red=bool(counts["failed"]))


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
