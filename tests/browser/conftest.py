"""A JupyterLab with a copy of the lessons, and their pages, which remember what went wrong."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import build
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import jupyter, looks, road
from tests.checks.places import by_lesson

# ipywidgets only logs what goes wrong in a button's callback; here it shall be heard.
LET_BUTTONS_FAIL = """
from ipywidgets.widgets.widget import CallbackDispatcher

def call(dispatcher, *args, **kwargs):
    for callback in dispatcher.callbacks:
        callback(*args, **kwargs)

CallbackDispatcher.__call__ = call
"""
# What JupyterLab itself tells the console; a still stands for the widget: see test_sessions.py.
# A kernel that ends while widgets are restored has not answered all that JupyterLab asked of it.
OF_AN_ENDED_KERNEL = (
    "widget model not found",
    "Could not restore the debugger state",
    "Canceled future for create_subshell_request",
)
ERROR_MESSAGE = b'"msg_type": "error"'
SOLUTIONS = {
    lesson: {place.name: place.solution for place in places}
    for lesson, places in by_lesson().items()
}


class Lessons:
    """One lesson after the other in one page, each run once: the tests of a lesson share it."""

    def __init__(self, profile: BrowserContext, folder: Path, address: str) -> None:
        self.folder = folder
        self._profile, self._address = profile, address
        self._page: Page | None = None
        self._name, self._at_its_end = "", False
        self._troubles: list[str] = []

    def open(self, name: str) -> Page:
        """Open a lesson as it is now, in place of the one before, as a reader goes on to it."""
        if self._page:
            self._page.set_viewport_size(looks.WIDE)
            looks.choose_theme(self._page, "Light")
            jupyter.open_instead(self._page, f"notebooks/{name}.ipynb")
            return self._page
        self._page = page = self._profile.new_page()
        page.on("pageerror", lambda error: self._tell(str(error)))
        page.on("console", lambda said: said.type == "error" and self._tell(said.text))
        page.on("websocket", lambda socket: socket.on("framereceived", self._listen))
        jupyter.open_notebook(page, self._address.format(name=f"notebooks/{name}"))
        return page

    def _tell(self, trouble: str) -> None:
        if not any(known in trouble for known in OF_AN_ENDED_KERNEL):
            self._troubles.append(trouble)

    def _listen(self, frame: str | bytes) -> None:
        """Hear of errors in the kernel that reach neither a cell nor the console."""
        frame = frame if isinstance(frame, bytes) else frame.encode()
        if ERROR_MESSAGE in frame:
            self._tell(frame.decode(errors="replace")[-600:])

    def at(self, name: str, *, walked: bool) -> Page:
        """Return the page of a lesson, as the test before has left it.

        If there is none, the lesson is walked cell by cell, or all its cells are run at once.
        """
        if name != self._name:
            if self._name and not self._at_its_end:
                self.close()  # who knows what stands there
            self._name, self._at_its_end = name, False
            page = self.open(name)
            if walked:
                road.walk(page, SOLUTIONS.get(name, {}))
            else:
                jupyter.run_all(page)
            self._at_its_end = True
        assert self._at_its_end, f"{name} did not come to its end"
        return self._page

    def expect_no_trouble(self) -> None:
        """Check that neither the page nor its kernel told of an error since the last check."""
        troubles, self._troubles = self._troubles, []
        if self._page:
            troubles += self._page.locator("[data-mime-type*=error]").all_text_contents()
        assert troubles == []

    def close(self) -> None:
        """Close the page that is open."""
        if self._page:
            self._page.close()
            self._page = None


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Serve a copy of the lessons that keeps what is done; return the folder and the address."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(build.NOTEBOOKS, folder / "notebooks", ignore=lambda *_: ["progress"])
    startup = folder / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "let_buttons_fail.py").write_text(LET_BUTTONS_FAIL, encoding="utf-8")
    with jupyter.jupyterlab(folder, environment={"COURSE_PROGRESS": "on"}) as address:
        yield folder, address


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """Keep what the pages of all lessons have in common: JupyterLab itself is loaded once."""
    context = browser.new_context(viewport=looks.WIDE)
    yield context
    context.close()


@pytest.fixture(scope="session")
def _lessons(profile, served):
    lessons = Lessons(profile, *served)
    yield lessons
    lessons.close()


@pytest.fixture
def lessons(_lessons):
    """Give the lessons; in the end, check that nothing went wrong."""
    yield _lessons
    _lessons.expect_no_trouble()


@pytest.fixture
def page(request, lessons):
    """Give the page of a lesson, as the test before has left it."""
    own = getattr(request.module, "LESSON", None)
    name = own or request.getfixturevalue("lesson")
    return lessons.at(name, walked=request.config.option.thorough)
