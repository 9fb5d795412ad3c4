"""What all tests share: a browser, two problems, and widgets that fail loudly and leave nothing."""

import asyncio
import os
from contextlib import closing

import ipywidgets
import pytest
from ipywidgets.widgets.widget import CallbackDispatcher
from playwright.sync_api import expect, sync_playwright

from course_utils.problem import Problem
from tests.a_notebook import Notebook
from tests.browser import jupyter

# Kernels of tests inherit it: each begins as a newcomer does, and leaves no file behind.
os.environ["COURSE_PROGRESS"] = "off"


@pytest.fixture(autouse=True)
def callbacks_raise(monkeypatch):
    """Let an error inside a button's callback fail the test; ipywidgets only logs it."""

    def call(dispatcher, *args, **kwargs):
        for callback in dispatcher.callbacks:
            callback(*args, **kwargs)

    monkeypatch.setattr(CallbackDispatcher, "__call__", call)


@pytest.fixture(autouse=True)
def no_widgets_left_behind():
    yield
    ipywidgets.Widget.close_all()


@pytest.fixture
def unpacked_pictures(monkeypatch):
    """Let pictures be laid out, but not packed as PNG, which is slow and tested elsewhere."""

    def laid_out(figure):
        for ax in figure.axes:
            ax.apply_aspect()
        return b"PNG" * 20_000  # as large as a real one

    for module in ("canvas", "picture"):
        monkeypatch.setattr(f"course_utils.show.{module}.png", laid_out)


@pytest.fixture
def registry():
    """Every widget that is open, by its id."""
    return ipywidgets.widgets.widget._instances


@pytest.fixture
def a_notebook(tmp_path, monkeypatch):
    # A browser that this process has opened before keeps a loop running, which no kernel would see.
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield Notebook(tmp_path, monkeypatch)
    asyncio._set_running_loop(running)


@pytest.fixture
def one_shipment():
    return Problem([[256, 212]], [1492])


@pytest.fixture
def two_shipments():
    return Problem([[256, 212], [100, 300]], [1492, 800])


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(request):
    if jupyter.find_browser() is None:
        reason = f"needs one of {', '.join(jupyter.BROWSERS)}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    expect.set_options(timeout=30_000)  # two cores may be busy with other tests
    with closing(jupyter.launched(request.getfixturevalue("playwright"))) as browser:
        yield browser
