"""A JupyterLab with a copy of the notebooks, and pages that remember what went wrong on them."""

import json
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import build
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import jupyter

# ipywidgets only logs what goes wrong in a button's callback; here it shall be heard.
LET_BUTTONS_FAIL = """
from ipywidgets.widgets.widget import CallbackDispatcher

def call(dispatcher, *args, **kwargs):
    for callback in dispatcher.callbacks:
        callback(*args, **kwargs)

CallbackDispatcher.__call__ = call
"""
ERROR_MESSAGE = b'"msg_type": "error"'


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Serve a copy of the notebooks; return the folder and the address of a notebook in it."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(build.NOTEBOOKS, folder / "notebooks")
    startup = folder / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "let_buttons_fail.py").write_text(LET_BUTTONS_FAIL, encoding="utf-8")
    with jupyter.jupyterlab(folder) as address:
        yield folder, address


def _copy_not_yet_run(notebook: Path, copy: Path) -> None:
    """Copy a notebook without the numbers of its cells: those that come are of this run."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = None
    copy.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """Keep what the pages of all lessons have in common: JupyterLab itself is loaded once."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    yield context
    context.close()


@contextmanager
def opening(profile: BrowserContext, served: tuple[Path, str]) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a lesson; in the end, check that nothing went wrong.

    Every opening takes a fresh copy, and with it a fresh kernel.
    """
    folder, address = served
    pages, troubles = [], []

    def listen(frame: str | bytes) -> None:
        """Hear of errors in the kernel that reach neither a cell nor the console."""
        frame = frame if isinstance(frame, bytes) else frame.encode()
        if ERROR_MESSAGE in frame:
            troubles.append(frame.decode(errors="replace")[-600:])

    def opened(name: str) -> Page:
        jupyter.set_theme(folder, "JupyterLab Light")
        page = profile.new_page()
        pages.append(page)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: said.type == "error" and troubles.append(said.text))
        page.on("websocket", lambda socket: socket.on("framereceived", listen))
        copy = f"notebooks/{name}_{secrets.token_hex(4)}"
        _copy_not_yet_run(folder / f"notebooks/{name}.ipynb", folder / f"{copy}.ipynb")
        jupyter.open_notebook(page, address.format(name=copy))
        return page

    yield opened
    for page in pages:
        troubles += page.locator("[data-mime-type*=error]").all_text_contents()
        page.close()
    assert troubles == []


@pytest.fixture
def open_lesson(profile, served):
    """Open lessons for one test."""
    with opening(profile, served) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(request, profile, served):
    """Open the ``LESSON`` of a module: each of its tests goes on where the one before it ended."""
    with opening(profile, served) as opened:
        yield opened(request.module.LESSON)
