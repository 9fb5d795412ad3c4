"""The site in a real browser, served from files alone: from the first page to a second visit."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from lite import offline
from tests.browser import jupyter
from tests.lite.conftest import ALL, EVERY
from tests.lite.moving import move_thirty_times

# Lesson 00 is run on the first visit, and lesson 05 on the second, without a network.
OTHERS = [name for name in EVERY if name[:2] not in ("00", "05")]
# JupyterLab's table of contents stumbles over a heading whose cell is still being drawn; a kernel
# that is ended while it reads a file is given neither its time nor the list of its folder.
HARMLESS = (
    "Cannot read properties of undefined (reading 'type')",
    "Cannot read properties of undefined (reading 'getTime')",
    "t.push is not a function",
)
# Playwright's own waiting would take a promise for the answer.
ALL_KEPT_SOON = """async wanted => {
  for (let turn = 0; turn < 600; turn++) {
    const kept = (await (await caches.open("kept")).keys()).map(each => new URL(each.url).pathname);
    if (wanted.every(path => kept.includes(`/site/${path}`))) return true;
    await new Promise(done => setTimeout(done, 100));
  }
  return false;
}"""
FONTS_LOADED = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  await document.fonts.ready;
}"""

# As on a busy machine, where one save still goes on when the next one begins.
SAVE_SLOWLY = """() => {
  const { contents } = window.jupyterapp.serviceManager, save = contents.save;
  contents.save = async (...told) => {
    const saved = await save.apply(contents, told);
    await new Promise(done => setTimeout(done, 4000));
    return saved;
  };
}"""


SOURCES = """async path => {
  const { contents } = window.jupyterapp.serviceManager;
  const { content } = await contents.get(path, { content: true });
  const code = content.cells.filter(cell => cell.cell_type === "code");
  return code.map(cell => [cell.source].flat().join(""));
}"""


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
    assert [trouble for trouble in troubles if not trouble.startswith(HARMLESS)] == []


@contextmanager
def page_at(visitor: BrowserContext, address: str):
    page = visitor.new_page()
    page.goto(address)
    yield page
    page.close()


def lesson(server, name: str) -> str:
    return f"{server.address}lab/index.html?path={name}.ipynb"


def run_all(page: Page) -> None:
    page.locator(".jp-CodeCell").first.wait_for(timeout=120_000)
    jupyter.wait_for_kernel(page)
    jupyter.choose(page, "Run", "Run All Cells")
    # After an error, the cells below it never run.
    failed = "document.querySelector('[data-mime-type*=error]')"
    page.wait_for_function(f"() => ({jupyter.ALL_RUN})() || {failed}", timeout=240_000)
    page.wait_for_function(jupyter.WIDGETS_SHOWN)
    jupyter.settle(page)


def assert_all_ran(page: Page) -> None:
    numbers = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert all(re.fullmatch(r"\[\d+\]:", number) for number in numbers)
    assert page.locator("[data-mime-type*=error]").all_text_contents() == []
    for broken in ("Error displaying widget", "Loading widget"):
        assert page.get_by_text(broken).count() == 0


def assert_explorers_follow(page: Page) -> None:
    """Unlock every explorer, and move the first slider of each; in a quick run, of the first.

    The last lessons have none: they show questions.
    """
    expect(page.locator(".course-panel").first).to_be_visible()
    undecided = "button:not([aria-disabled=true])"
    # Elements, for a locator would count anew once a button that was pressed is closed.
    for button in page.locator(undecided, has_text="I have no idea yet").element_handles():
        button.click()
    explorers = page.locator(".course-panel", has=page.locator(".noUi-handle"))
    for explorer in explorers.all() if ALL else explorers.all()[:1]:
        move_thirty_times(explorer, explorer.locator(".noUi-handle").first)


def assert_a_fold_opens(page: Page) -> None:
    page.locator(".widget-toggle-button[aria-expanded=false]").first.click()
    expect(page.get_by_text("Start afresh").first).to_be_visible()


def assert_a_run_is_heard(page: Page) -> None:
    hear = page.locator(".live-hear").first
    hear.click()
    expect(hear).to_have_text("Stop (key S)")


def assert_a_wrong_answer_is_told(page: Page) -> None:
    page.locator(".jp-CodeCell .cm-content", has_text="def repaired(").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("def repaired(*_):\n    return 0")
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-CodeCell .cm-content", has_text="exercises.repaired.check()").click()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[role=status]", has_text="Not yet").first).to_be_visible()
    expect(page.get_by_role("button", name="Hint").first).to_be_visible()


@pytest.fixture(scope="module")
def page(visitor, server):
    """The one page that shows lesson 00 to a new visitor: the tests go on from each other."""
    with page_at(visitor, server.address) as page:
        yield page


def first_text(page: Page) -> Locator:
    return page.locator(".jp-CodeCell .cm-content").first


def test_start_leads_a_new_visitor_to_lesson_00_which_runs_and_remembers(page):
    page.click("text=Start >> nth=0")
    expect(page.locator("#loading")).to_contain_text("Python is loading")
    run_all(page)
    expect(page.locator(".lm-mod-current", has_text="00_start_here").first).to_be_visible()
    expect(page).to_have_title("00 start here · How does a neuron learn?")
    assert_all_ran(page)
    # No box that looks like an error, such as the one about a font cache.
    expect(page.locator("[data-mime-type*=stderr]")).to_have_count(0)
    page.get_by_text("too heavy", exact=True).first.click()
    page.get_by_text("This is my prediction", exact=True).first.click()
    page.locator(".course-panel .noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    moved = "256 · 9.1 + 212 · 8 = 4025.6 kg"
    expect(page.locator(".live-sentence").first).to_contain_text(moved)
    page.wait_for_timeout(2_000)  # a file is written at most once a second
    page.reload()
    run_all(page)
    expect(page.get_by_text("Welcome back: ").first).to_be_visible()
    recorded = "Recorded: too heavy. The result has been shown."
    expect(page.get_by_text(recorded)).to_be_visible()
    expect(page.locator(".live-sentence").first).to_contain_text(moved)
    assert_explorers_follow(page)


def test_a_way_out_of_an_endless_cell_is_said_where_it_is_needed(page):
    cell = page.locator(".jp-CodeCell").nth(1).locator(".cm-content")  # the first one imports
    cell.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("while True: pass")
    page.keyboard.press("Shift+Enter")
    busy = '.jp-Notebook-ExecutionIndicator[data-status="busy"]'
    page.locator(busy).wait_for(state="attached", timeout=120_000)
    page.click('[data-command="notebook:interrupt-kernel"], [data-jp-item-name="interrupt"]')
    told = page.locator("#course-told")
    expect(told).to_contain_text("Restart Kernel")
    page.click('.lm-MenuBar-itemLabel:text-is("Kernel")')
    page.click('.lm-Menu-itemLabel:text-is("Restart Kernel…")')
    page.click('.jp-Dialog button:has-text("Restart")')
    expect(told).to_have_count(0, timeout=120_000)
    expect(cell).to_contain_text("while True")
    # The new kernel explains a missing name before any cell has imported the course.
    page.locator(".jp-CodeCell .cm-content", has_text="predictions.ask").first.click()
    page.keyboard.press("Shift+Enter")
    missing = page.get_by_text("predictions is not there yet. The cell under").first
    expect(missing).to_be_visible(timeout=120_000)


def test_one_click_saves_and_leads_back_to_all_lessons(page):
    asked = []
    page.on("dialog", lambda leave: asked.append(leave.message) or leave.accept())
    page.evaluate(SAVE_SLOWLY)
    first_text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n# mine")
    page.keyboard.press("Control+s")  # and while that still goes on
    page.get_by_role("link", name="All lessons").click(delay=100)  # as long as a finger needs
    expect(page.locator("h1", has_text="How does a neuron learn?")).to_be_visible()
    assert asked == []  # not whether to leave, for all is saved


def test_a_fresh_copy_puts_aside_what_was_written(page, server):
    page.get_by_role("button", name="Fresh copy of 00 Start here").click()
    expect(page.locator("#said")).to_contain_text("00_start_here_mine_1.ipynb")
    expect(page.get_by_role("button", name="Fresh copy of 00 Start here")).to_have_count(0)
    page.goto(lesson(server, "00_start_here"))
    expect(first_text(page)).to_contain_text("import", timeout=60_000)
    expect(first_text(page)).not_to_contain_text("# mine")
    expect(
        page.locator(".jp-DirListing-item", has_text="00_start_here_mine_1.ipynb")
    ).to_be_visible()
    put_aside = page.evaluate(SOURCES, "00_start_here_mine_1.ipynb")
    assert put_aside[0].endswith("\n# mine")
    assert put_aside[1] == "while True: pass"
    page.go_back()
    expect(page.locator("h1", has_text="How does a neuron learn?")).to_be_visible()


def test_a_phone_is_led_to_pages_to_read(browser, server):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(server.address)
    page.get_by_role("link", name="05 The learning rate").filter(visible=True).first.tap()
    expect(page).to_have_url(re.compile("read/05_the_learning_rate.html$"))
    page.goto(server.address)
    page.get_by_role("link", name="Start reading").tap()
    expect(page).to_have_url(re.compile("read/00_start_here.html$"))
    context.close()


@pytest.mark.skipif(not ALL, reason="takes minutes: LITE_LESSONS=all runs every lesson")
@pytest.mark.parametrize("name", OTHERS)
def test_lesson_runs_to_the_end_and_its_explorers_follow(visitor, server, name):
    with page_at(visitor, lesson(server, name)) as page:
        run_all(page)
        assert_all_ran(page)
        assert_explorers_follow(page)


def test_a_second_visit_needs_no_network(visitor, server, built):
    """Stop the server and empty the browser's own cache: all comes from what the site has kept."""
    wanted = [path for path in offline.kept(built) if not re.match(offline.ON_REQUEST, path)]
    with page_at(visitor, server.address) as page:
        # The rest is kept after a lesson was opened.
        assert page.evaluate(ALL_KEPT_SOON, wanted)
        visitor.new_cdp_session(page).send("Network.clearBrowserCache")
    server.shutdown()
    server.server_close()
    failed = []
    # A page may let go of its own blob: before it was read; that asks no server.
    visitor.on(
        "requestfailed", lambda asked: asked.url.startswith("blob:") or failed.append(asked.url)
    )
    with page_at(visitor, server.address) as page:
        # A page that is left while its font is loading asks for it in formats that nobody keeps.
        page.frame_locator("iframe").locator(".widget-play button").first.evaluate(FONTS_LOADED)
        page.click("text=05 The learning rate")
        run_all(page)
        assert_all_ran(page)
        assert_explorers_follow(page)
        assert_a_run_is_heard(page)
        assert_a_fold_opens(page)
        assert_a_wrong_answer_is_told(page)
    assert failed == []
