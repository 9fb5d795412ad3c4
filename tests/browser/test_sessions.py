"""What happens to an open notebook: saved, closed, opened twice, its kernel lost, busy, restarted.

One small notebook holds a widget that asks Python, an explorer whose frames are in the browser, and
a prediction.
"""

import json
import os
import re
import signal
import urllib.request
from urllib.parse import urlsplit

import build
import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import jupyter

# The kernel of a notebook says which process it is.
SAY_PROCESS = """
import os, pathlib
name = pathlib.Path(os.environ["JPY_SESSION_NAME"]).stem
pathlib.Path({folder!r}, name + ".process").write_text(str(os.getpid()))
"""
CELLS = (
    "import time\nfrom course_utils.problem import Problem\n"
    "from course_utils.widgets import LearningRateExplorer, SolveByHand, predictions\n"
    "shipment = Problem([[256, 212]], [1492])",
    "SolveByHand(shipment, start=(9, 8))",
    "LearningRateExplorer(shipment, start=(9, 8), steps=20)",
    'predictions.ask("way", "Up or down?", ["up", "down"])',
    "time.sleep(0)  # a learner's own code",
)
AT_START = "256 · 9 + 212 · 8 = 4000 kg"
ONE_LESS = "256 · 8.9 + 212 · 8 = 3974.4 kg"
BROKEN = re.compile("Error displaying widget|Loading widget")


@pytest.fixture
def notebook(served):
    """Return a function that writes the notebook under a name, and gives its address."""
    names, (folder, address) = [], served
    startup = folder / "ipython/profile_default/startup/say_process.py"
    startup.write_text(SAY_PROCESS.format(folder=str(folder)), encoding="utf-8")

    def write(name: str) -> str:
        cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
        made = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": build.KERNEL})
        nbformat.write(made, folder / f"{name}.ipynb")
        names.append(name)
        return address.format(name=name)

    yield write
    startup.unlink()
    for name in names:
        forget_kernel(address, name)


@pytest.fixture
def tab(profile):
    """Return a function that opens an address in a new tab of the browser."""
    pages = []

    def opened(address: str, *, wait: bool = True) -> Page:
        page = profile.new_page()
        pages.append(page)
        if wait:
            jupyter.open_notebook(page, address)
        else:
            page.goto(address)
        return page

    yield opened
    for page in pages:
        page.close()


def by_hand(within: Page | Locator) -> Locator:
    return within.locator(".jp-CodeCell").nth(1)


def explorer(within: Page | Locator) -> Locator:
    return within.locator(".jp-CodeCell").nth(2)


def sentence(cell: Locator) -> Locator:
    return cell.locator(".live-sentence")


def press(cell: Locator, key: str) -> None:
    cell.locator('.noUi-handle:not([aria-label="Steps shown"])').first.focus()
    cell.page.keyboard.press(key)


def expect_alive(within: Page | Locator) -> None:
    """Move both sliders there and back: their sentences follow, and nothing is broken."""
    for cell in (by_hand(within), explorer(within)):
        expect(sentence(cell)).to_have_count(1)
        before = sentence(cell).inner_text()
        press(cell, "ArrowRight")
        expect(sentence(cell)).not_to_have_text(before)
        press(cell, "ArrowLeft")
    expect(within.locator(".course-still").filter(visible=True)).to_have_count(0)
    expect(within.get_by_text(BROKEN)).to_have_count(0)


def forget_kernel(address: str, name: str) -> None:
    """Shut the kernel of a notebook down, as happens over night."""
    parts = urlsplit(address)
    token = re.search(r"token=(\w+)", parts.query)[1]

    def ask(path: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(
            f"{parts.scheme}://{parts.netloc}/api/{path}",
            headers={"Authorization": f"token {token}"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()

    for session in json.loads(ask("sessions")):
        if session["path"] == f"{name}.ipynb":
            ask(f"sessions/{session['id']}", "DELETE")


def save(page: Page) -> None:
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        jupyter.choose(page, "File", "Save Notebook")


def test_saved_widgets_are_alive_with_their_kernel_still_without_and_as_they_were_after_a_restart(
    notebook, tab
):
    address = notebook("saved")
    page = tab(address)
    jupyter.run_all(page)
    press(by_hand(page), "ArrowLeft")
    expect(sentence(by_hand(page))).to_contain_text(ONE_LESS)
    save(page)
    page.close()
    again = tab(address)  # its kernel has been waiting
    expect(sentence(by_hand(again))).to_contain_text(ONE_LESS)
    expect_alive(again)
    again.close()
    forget_kernel(address, "saved")
    later = tab(address)
    for cell in (by_hand(later), explorer(later)):
        expect(cell.locator(".course-still img")).to_be_visible()
        expect(cell.locator(".course-still figcaption")).to_be_visible()
    expect(later.locator(".course-still", has_text="Predict: Up or down?")).to_be_visible()
    expect(later.get_by_text("model not found")).to_have_count(3)  # in the page, but out of sight
    expect(later.get_by_text(BROKEN).filter(visible=True)).to_have_count(0)
    jupyter.restart_and_run_all(later)
    expect(sentence(by_hand(later))).to_contain_text(ONE_LESS)
    expect_alive(later)


def test_widgets_of_two_notebooks_do_not_cross(notebook, tab):
    notebook("neighbour")
    page = tab(notebook("own"))
    jupyter.run_all(page)
    panes = page.locator(".jp-NotebookPanel")
    page.locator(".jp-DirListing-item", has_text="neighbour.ipynb").dblclick()
    expect(panes).to_have_count(2)
    own, neighbour = panes.nth(0), panes.nth(1)
    expect(neighbour).to_be_visible()
    jupyter.wait_for_kernel(page)
    jupyter.run_all(page)
    expect(sentence(by_hand(neighbour))).to_contain_text(AT_START)
    press(by_hand(neighbour), "Home")
    expect(sentence(by_hand(neighbour))).to_contain_text("256 · 0 + 212 · 8")
    expect_alive(neighbour)
    page.locator(".lm-TabBar-tab", has_text="own.ipynb").first.click()
    expect(sentence(by_hand(own))).to_contain_text(AT_START)
    expect_alive(own)


def keep_busy(page: Page, seconds: int) -> Locator:
    """Let the last cell take its time; return its prompt."""
    page.locator(".jp-CodeCell .cm-content").last.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f"time.sleep({seconds})")
    page.keyboard.press("Control+Enter")
    prompt = page.locator(".jp-CodeCell .jp-InputPrompt").last
    expect(prompt).to_have_text("[*]:")
    return prompt


def test_moves_while_the_kernel_is_busy_are_not_lost_and_reach_a_second_tab(notebook, tab):
    address = notebook("busy")
    page = tab(address)
    jupyter.run_all(page)
    save(page)
    prompt = keep_busy(page, seconds=6)
    before = sentence(explorer(page)).inner_text()
    for _ in range(3):
        press(explorer(page), "ArrowRight")
    for _ in range(30):
        press(by_hand(page), "ArrowLeft")
    expect(sentence(explorer(page))).not_to_have_text(before)  # its frames are in the browser
    assert prompt.inner_text() == "[*]:"
    shown = sentence(explorer(page)).inner_text()
    expect(prompt).to_have_text(re.compile(r"\d"))
    expect(sentence(by_hand(page))).to_contain_text("256 · 6 + 212 · 8 = 3232 kg")
    expect(sentence(explorer(page))).to_have_text(shown)
    jupyter.settle(page)
    prompt = keep_busy(page, seconds=5)
    other = tab(address, wait=False)
    picture = by_hand(other).locator(".live-picture, .course-still").filter(visible=True)
    expect(picture).to_have_count(1)
    expect(other.get_by_text(BROKEN).filter(visible=True)).to_have_count(0)
    expect(prompt).to_have_text(re.compile(r"\d"))
    jupyter.open_notebook(other, address)
    expect(sentence(by_hand(other))).to_contain_text("256 · 6 + 212 · 8 = 3232 kg")
    expect(sentence(explorer(other))).to_have_text(shown)
    expect_alive(other)
    press(by_hand(other), "Home")
    expect(sentence(by_hand(page))).to_contain_text("256 · 0 + 212 · 8 = 1696 kg")
    jupyter.settle(other)  # what was moved there and back shall not arrive between two moves here
    jupyter.settle(page)
    expect_alive(page)


def test_a_kernel_killed_in_a_drag_is_said_and_nothing_of_the_page_is_lost(served, notebook, tab):
    folder, _ = served
    page = tab(notebook("killed"))
    jupyter.run_all(page)
    page.locator(".jp-CodeCell .cm-content").last.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\nmine = 42")
    handle = by_hand(page).locator(".noUi-handle").first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=5)
    os.kill(int((folder / "killed.process").read_text(encoding="utf-8")), signal.SIGKILL)
    page.mouse.move(x - 120, y, steps=5)
    page.mouse.up()
    dialog = page.locator(".jp-Dialog", has_text="appears to have died")
    expect(dialog).to_be_visible()
    dialog.locator("button").last.click()
    for cell in (by_hand(page), explorer(page)):
        expect(cell.locator(".live-picture")).to_be_visible()
        expect(sentence(cell)).not_to_be_empty()
    expect(page.locator(".jp-CodeCell .cm-content").last).to_contain_text("mine = 42")
    expect(page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')).to_be_attached()
    jupyter.restart_and_run_all(page)
    expect(sentence(by_hand(page))).to_contain_text("too heavy")
    expect(page.locator(".jp-CodeCell .cm-content").last).to_contain_text("mine = 42")
    expect_alive(page)
