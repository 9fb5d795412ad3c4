"""The site in a real browser, served from files alone: from the first page to a second visit."""

import os
import re
from contextlib import contextmanager

import build as lessons
import pytest
from playwright.sync_api import Page, expect

from tests.browser.jupyter import _ALL_RUN

EVERY = [source.stem for source in lessons.lessons()]
# Each takes seconds to minutes: LITE_LESSONS=all runs every one.
CHOSEN = EVERY if os.environ.get("LITE_LESSONS") == "all" else ["06_a_neuron_learns_to_predict"]
# JupyterLab's table of contents stumbles over a heading whose cell is still being drawn.
HARMLESS = "Cannot read properties of undefined (reading 'type')"


@pytest.fixture(scope="module")
def visitor(browser, server):
    """Return a new visitor; in the end, check that no other host was asked and nothing broke."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    elsewhere, troubles = [], []
    own = (server.address.removesuffix("site/"), "blob:", "data:")
    context.on("request", lambda asked: asked.url.startswith(own) or elsewhere.append(asked.url))
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    yield context
    context.close()
    assert elsewhere == []
    assert [trouble for trouble in troubles if HARMLESS not in trouble] == []


@contextmanager
def page_at(visitor, address: str):
    page = visitor.new_page()
    page.goto(address)
    yield page
    page.close()


def lesson(server, name: str) -> str:
    return f"{server.address}lab/index.html?path={name}.ipynb"


def run_all(page: Page) -> None:
    page.locator(".jp-CodeCell").first.wait_for(timeout=60_000)
    idle = '.jp-Notebook-ExecutionIndicator[data-status="idle"]'
    page.locator(idle).wait_for(state="attached", timeout=60_000)
    page.wait_for_timeout(2_000)
    page.click('.lm-MenuBar-itemLabel:text-is("Run")')
    page.click('.lm-Menu-itemLabel:text-is("Run All Cells")')
    page.wait_for_function(_ALL_RUN, timeout=120_000)
    page.wait_for_timeout(500)


def assert_all_ran(page: Page) -> None:
    numbers = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert all(re.fullmatch(r"\[\d+\]:", number) for number in numbers)
    assert page.locator("[data-mime-type*=error]").all_text_contents() == []
    for broken in ("Error displaying widget", "Loading widget"):
        assert page.get_by_text(broken).count() == 0


def test_start_leads_a_new_visitor_to_lesson_00_which_runs(visitor, server):
    with page_at(visitor, server.address) as page:
        page.click("text=Start >> nth=0")
        expect(page.locator("#loading")).to_contain_text("Python is loading")
        run_all(page)
        expect(page.locator(".lm-mod-current", has_text="00_start_here").first).to_be_visible()
        assert_all_ran(page)
        assert page.locator(".live-picture").count() > 0


def test_explorer_of_lesson_05_follows_thirty_moves(visitor, server):
    with page_at(visitor, lesson(server, "05_the_learning_rate")) as page:
        run_all(page)
        assert_all_ran(page)
        page.click("text=I have no idea yet >> nth=0")
        explorer = page.locator(".course-panel", has=page.locator(".live-movable")).first
        sentence = explorer.locator(".live-sentence")
        expect(sentence).to_contain_text("Learning rate")
        handle = explorer.locator(".noUi-handle").first
        handle.focus()
        said = {sentence.inner_text()}
        for move in range(30):
            before = sentence.inner_text()
            page.keyboard.press("ArrowRight" if move < 15 else "ArrowLeft")
            expect(sentence).not_to_have_text(before, timeout=5_000)
            said.add(sentence.inner_text())
        assert len(said) > 14, said


@pytest.mark.parametrize("name", CHOSEN)
def test_lesson_runs_to_the_end(visitor, server, name):
    with page_at(visitor, lesson(server, name)) as page:
        run_all(page)
        assert_all_ran(page)


def test_work_is_kept_and_a_fresh_copy_puts_it_aside(visitor, server):
    def first_text(page):
        return page.locator(".jp-CodeCell .cm-content").first

    with page_at(visitor, lesson(server, "01_guess")) as page:
        first_text(page).click()
        page.keyboard.press("Control+End")
        page.keyboard.type("\n# mine")
        page.keyboard.press("Control+s")
        page.wait_for_timeout(1_000)
        page.goto(lesson(server, "01_guess"))
        expect(first_text(page)).to_contain_text("# mine", timeout=60_000)
    with page_at(visitor, server.address) as page:
        page.get_by_role("button", name="Fresh copy of 01 Guess").click()
        expect(page.locator("#said")).to_contain_text("01_guess_mine_1.ipynb")
        assert page.get_by_role("button", name="Fresh copy of 01 Guess").count() == 0
    with page_at(visitor, lesson(server, "01_guess")) as page:
        expect(first_text(page)).to_contain_text("import", timeout=60_000)
        expect(first_text(page)).not_to_contain_text("# mine")
    with page_at(visitor, lesson(server, "01_guess_mine_1")) as page:
        expect(first_text(page)).to_contain_text("# mine", timeout=60_000)


def test_a_second_visit_needs_no_network(visitor, server):
    kept = "async () => (await (await caches.open('kept')).keys()).length"
    with page_at(visitor, lesson(server, "00_start_here")) as page:
        page.locator(".jp-CodeCell").first.wait_for(timeout=60_000)
        page.wait_for_timeout(20_000)  # the rest is kept once the lesson has opened
        before = page.evaluate(kept)
        page.wait_for_timeout(1_000)
        assert page.evaluate(kept) == before
    server.shutdown()
    server.server_close()
    with page_at(visitor, server.address) as page:
        page.click("text=02 Correct")
        run_all(page)
        assert_all_ran(page)
