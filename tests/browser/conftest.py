"""A JupyterLab with a copy of the notebooks, and pages that remember what went wrong on them."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import build
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import jupyter


@pytest.fixture(scope="session")
def browser():
    if jupyter.find_browser() is None:
        reason = f"needs one of {', '.join(jupyter.BROWSERS)}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with jupyter.chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Serve a copy of the notebooks; return the folder and the address of a notebook in it."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(build.NOTEBOOKS, folder / "notebooks")
    with jupyter.jupyterlab(folder) as address:
        yield folder, address


@contextmanager
def opening(browser: Browser, served: tuple[Path, str]) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a lesson, and runs it; in the end, check that nothing went wrong.

    Every opening takes a fresh copy, and with it a fresh kernel.
    """
    folder, address = served
    pages, troubles = [], []

    def open_and_run(
        name: str, *, theme: str = "Light", width: int = 1280, run: bool = True
    ) -> Page:
        jupyter.set_theme(folder, f"JupyterLab {theme}")
        page = browser.new_page(viewport={"width": width, "height": 1000})
        pages.append(page)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: said.type == "error" and troubles.append(said.text))
        copy = f"{Path(name).name}_{secrets.token_hex(4)}"
        shutil.copy(folder / f"notebooks/{name}.ipynb", folder / f"{copy}.ipynb")
        jupyter.open_notebook(page, address.format(name=copy))
        if run:
            jupyter.run_all(page)
        return page

    yield open_and_run
    for page in pages:
        troubles += page.locator("[data-mime-type*=error]").all_text_contents()
        page.close()
    assert troubles == []


@pytest.fixture
def open_lesson(browser, served):
    """Open lessons for one test."""
    with opening(browser, served) as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(browser, served):
    """Open lessons that all tests of a module share."""
    with opening(browser, served) as opened:
        yield opened
