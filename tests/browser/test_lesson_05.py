"""Lesson 05 in real JupyterLab: its explorer does what the learner tells it."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import jupyter, looks, road

LESSON = "05_the_learning_rate"


def explorer_in(page: Page, number: int = 0) -> Locator:
    return page.locator(".course-panel", has=page.locator(".live-picture")).nth(number)


def field(explorer: Locator, label: str) -> Locator:
    row = explorer.locator(".widget-text", has_text=label)
    return row.locator("input")


def type_into(box: Locator, text: str) -> None:
    box.fill(text)
    box.press("Enter")


def path_of(explorer: Locator) -> str:
    return explorer.locator(".look-path .line").first.get_attribute("points")


def test_the_server_was_told_to_answer_without_delay(served):
    said = (served[0] / "jupyterlab.log").read_text(encoding="utf-8")
    assert "course_utils.server | extension was successfully loaded" in said


@pytest.fixture
def explored(page):
    """Return the first explorer of the lesson, as it is at first."""
    explorer = explorer_in(page)
    if explorer.get_by_text("More", exact=True).is_disabled():  # in a lesson that was not walked
        page.get_by_text("I have no idea yet").first.click()
        jupyter.settle(page)
    explorer.locator(".live-sentence").click()  # a first click in a cell may only move the page
    if explorer.get_by_text("Start afresh").is_hidden():
        explorer.get_by_text("More", exact=True).click()
    explorer.get_by_text("Start afresh").click()
    explorer.get_by_text("More", exact=True).click()
    jupyter.settle(page)  # or what is typed next may be wiped out
    expect(explorer.locator(".live-sentence")).to_contain_text("Learning rate 2.83e-7")
    return explorer


def test_a_fast_drag_ends_where_the_slider_is(explored):
    explorer, page = explored, explored.page
    handle = explorer.locator('.noUi-handle[aria-label="Learning rate"]')
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(80):
        page.mouse.move(x + (step * 7) % 240, y)
    page.mouse.up()
    jupyter.settle(page)
    shown = explorer.locator(".widget-readout").last.inner_text()
    assert f"Learning rate {shown}." in explorer.locator(".live-sentence").inner_text()
    expect(field(explorer, "or type it")).to_have_value(shown.split(" = ")[0])


def test_a_huge_learning_rate_is_shown_and_said(explored):
    gone = explored.locator(".live-panel").first.locator(".look-gone text")
    expect(gone.first).to_be_hidden()
    type_into(field(explored, "or type it"), "1e9")
    expect(gone).to_have_text(["outside from", "step 1 on"])
    expect(explored.locator(".live-sentence")).to_contain_text("Learning rate 1.00e9")
    expect(explored.locator(".live-sentence")).to_contain_text("past every number")
    expect(explored.locator(".live-reading")).to_contain_text("too large to write")
    type_into(field(explored, "or type it"), "2e-6")
    expect(explored.locator(".live-sentence")).to_contain_text("Steady")


def test_start_moves_by_typing_and_by_dragging_and_stays_on_the_map(explored):
    page, before = explored.page, path_of(explored)
    type_into(field(explored, "Start w₁"), "50")
    expect(explored.locator("[role=status]").first).to_contain_text("must lie from −2 to 12")
    assert path_of(explored) == before
    type_into(field(explored, "Start w₁"), "3")
    expect(explored.locator("[role=status]").first).to_be_empty()
    typed = path_of(explored)
    assert typed != before
    explored.locator(".live-movable").scroll_into_view_if_needed()
    explored.locator(".live-movable").hover()  # which waits until the map stands still
    box = explored.locator(".live-movable").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 90, steps=10)
    page.mouse.up()
    expect(field(explored, "Start w₁")).not_to_have_value("3")
    jupyter.settle(page)
    circle = explored.locator(".look-start .ring").first
    place = float(circle.get_attribute("cx")), float(circle.get_attribute("cy"))
    scale = 340 / box["width"]
    assert place == pytest.approx((120 * scale, 90 * scale), abs=1.5)


def test_the_dot_on_the_sweep_is_dragged_as_the_slider_is(page):
    explored = explorer_in(page, 2)
    dot = explored.locator(".live-wide .look-handle .spot")
    handle = explored.locator('.noUi-handle[aria-label="Learning rate"]')
    explored.locator(".live-wide .live-picks").hover()  # which waits until the sweep stands still
    before, box = handle.get_attribute("aria-valuetext"), dot.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 300, y - 20, steps=8)
    page.mouse.up()
    jupyter.settle(page)
    box, slid = dot.bounding_box(), handle.bounding_box()
    assert box["x"] + box["width"] / 2 == pytest.approx(x + 300, abs=4)
    assert slid["x"] + slid["width"] / 2 == pytest.approx(x + 300, abs=8)
    assert handle.get_attribute("aria-valuetext") != before
    rate = explored.locator(".widget-readout").last.inner_text()
    expect(explored.locator(".live-sentence")).to_contain_text(f"Learning rate {rate}.")
    expect(field(explored, "or type it")).to_have_value(rate.split(" = ")[0])


# What is asked of a browser's sound, kept in `heard`: frequencies and sides, voice by voice.
FAKE_SOUND = """() => {
  window.heard = [];
  const times = list => ({ setValueAtTime: value => list.push(value) });
  const node = more => ({ connect: next => next, gain: {}, ...more });
  window.AudioContext = class {
    currentTime = 0; destination = {}; panners = 0;
    resume() {}
    close() { this.closed = true; }
    createGain() { return node(); }
    createOscillator() {
      const voice = { tones: [], sides: [] };
      heard.push(voice);
      return node({ frequency: times(voice.tones), start() { voice.type = this.type; },
        stop() { voice.stopped = true; } });
    }
    createStereoPanner() { return node({ pan: times(heard.at(-1).sides) }); }
  };
}"""


# What a screen reader says without being asked: parts that are announced when they change.
SPOKEN = """() => {
  window.spoken = [];
  new MutationObserver(changes => {
    const live = node => node?.closest("[role=status], [aria-live]");
    const parts = changes.map(({ target }) => live(target.closest ? target : target.parentElement));
    for (const part of new Set(parts)) if (part?.innerText.trim()) spoken.push(part.innerText);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
NAME = """() => {
  const node = document.activeElement;
  return node.ariaLabel || node.labels?.[0]?.textContent || node.textContent;
}"""
STOPS = ["Play", "Back to the start", "Steps shown", "Start w₁:", "Start w₂:"]
STOPS += ["Pin this run", "More", "Steps of the curve", "Hear this run (key S)"]
STOPS += ["Table of this run", "Learning rate", "Learning rate, or type it:"]


def test_a_walk_by_ear_finds_every_regime_and_tells_where_one_is(explored):
    page, walk = explored.page, explored.locator(".live-walk")
    rate = explored.locator('.noUi-handle[aria-label="Learning rate"]')
    page.evaluate(SPOKEN)
    page.evaluate(FAKE_SOUND)

    def press(*keys):
        for key in keys:
            page.keyboard.press(key)

    def expect_said(part):
        expect_in_page = "part => spoken.some(said => said.includes(part))"
        page.wait_for_function(expect_in_page, arg=part)
        said = page.evaluate("spoken.splice(0)")
        assert all(one != other for one, other in pairwise(said)), said

    # Every stop of the key Tab has a name.
    explored.get_by_role("button", name="Play").focus()
    for name in STOPS:
        assert page.evaluate(NAME) == name
        press("Tab")
    figure = explored.get_by_role("figure")
    expect(figure).to_have_accessible_name(explored.locator(".live-sentence").inner_text())

    # The rate: each key is answered with value and regime, a rest with what that means.
    rate.focus()
    expect(rate).to_have_attribute("aria-valuetext", "2.83e-7 = 0.03 × the limit, steady")
    runs = {}
    for keys, value, said in (
        (["Home"], "0.02 × the limit, steady", "after 50 steps 4.2 % of the loss is left."),
        (["PageUp"] * 24, "0.50 × the limit, arrived", "Arrived: each step multiplies"),
        (["PageUp"] * 4, "0.89 × the limit, oscillating", "Oscillating: each step"),
        (["End"], "2.83 × the limit, diverging", "Diverging: each step multiplies"),
    ):
        press(*keys)
        expect(rate).to_have_attribute("aria-valuetext", re.compile(re.escape(value) + "$"))
        expect_said(said)
        assert page.evaluate("heard.length") == len(runs)  # nothing sounds before it is asked for
        press("s")
        runs[value.split(", ")[1]] = page.evaluate("heard.at(-1)")
    press("Escape")
    tones = {regime: run["tones"] for regime, run in runs.items()}
    assert all(one > other for one, other in pairwise(tones["steady"]))
    assert set(runs["steady"]["sides"]) == {0.8}
    assert len(set(tones["arrived"][1:])) == 1
    assert all(one == -other for one, other in pairwise(runs["oscillating"]["sides"][:20]))
    assert tones["diverging"][2] > tones["diverging"][0]

    # The curve, step by step; pins are other voices.
    explored.get_by_text("Pin this run").focus()
    press("Enter")
    expect_said("A: Learning rate 2.56e-5 = 2.83 × the limit. Diverging")
    rate.focus()
    press("Home")
    walk.focus()
    for key, step in (("Home", 0), ("ArrowRight", 1), ("PageUp", 11), ("ArrowDown", 10)):
        press(key)
        expect(walk).to_have_attribute("aria-valuetext", re.compile(rf"step {step}, loss .* kg²"))
        expect(explored.locator(".widget-readout").first).to_have_text(str(step))
    expect(walk).to_have_accessible_description("Hear this run (key S)")
    press("s")
    run, pin = page.evaluate("heard.slice(-2)")
    assert (run, pin["tones"]) == (runs["steady"] | {"type": run["type"]}, tones["diverging"])
    assert pin["type"] != run["type"]
    hear = explored.locator(".live-hear")
    expect(hear).to_have_text("Stop (key S)")
    expect(hear).to_have_accessible_description(re.compile("what is below 0 comes from the left"))
    press("ArrowLeft")  # stops the run, and its own step sounds
    assert page.evaluate("heard.at(-1).tones.length") == 1
    assert all(voice["stopped"] for voice in page.evaluate("heard.slice(0, -1)"))
    before = page.evaluate("heard.length")
    press("Escape", "ArrowRight")
    assert page.evaluate("heard.length") == before
    expect(hear).to_have_text("Hear this run (key S)")

    # Playing says where it ended.
    explored.get_by_role("button", name="Play").focus()
    page.evaluate("spoken.splice(0)")
    press("Enter")
    expect(explored.get_by_role("button", name="Pause")).to_be_focused()
    expect(explored.locator(".widget-readout").first).to_have_text("50", timeout=20_000)
    expect_said("After step 50:")
    explored.get_by_role("button", name="Back to the start").press("Enter")
    expect_said("After step 0:")

    # What is done elsewhere, and what is refused.
    more = explored.get_by_role("button", name="More")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    remove = explored.get_by_text("Remove pins")
    remove.wait_for()  # what is not folded out yet takes no focus, and no key
    remove.press("Enter")
    expect_said("Nothing is kept for comparison any more.")
    type_into(field(explored, "or type it"), "fast")
    expect_said("⚠ The learning rate must be a number such as 12 or 0.5, not 'fast'.")
    type_into(field(explored, "or type it"), "2e-6")
    expect_said("Learning rate 2.00e-6 = 0.22 × the limit. Steady")
    more.press("Enter")
    table = explored.locator(".live-table")
    table.locator("summary").press("Enter")
    expect(table.locator("tr")).to_have_count(52)
    expect(table.locator("tr").first).to_have_text("stepw₁ (kg)w₂ (kg)error (kg)loss (kg²)")
    table.locator("button").press("Enter")
    expect(table.locator("button")).to_have_text(re.compile("Copied|Selected"))
    expect_said(table.locator("button").inner_text())
    table.locator("summary").press("Enter")


def test_a_picture_is_taken_along_as_text_and_as_python_and_comes_back(explored):
    type_into(field(explored, "or type it"), "2e-6")
    explored.get_by_text("More", exact=True).click()
    text = field(explored, "As text:")
    expect(text).to_have_value(re.compile("learning_rate=2e-06$"))
    expect(explored.locator(".course-code")).to_contain_text("learning_rate = 2e-06")
    type_into(text, "learning_rate=1e-6&start=1,2&step=7")
    expect(explored.locator(".live-sentence")).to_contain_text("Learning rate 1.00e-6")
    expect(explored.locator(".live-reading")).to_contain_text("After step 7:")
    type_into(text, "learning_rate=fast")
    expect(explored.locator("[role=status]").first).to_contain_text("must be a number such as")
    explored.get_by_text("More", exact=True).click()


def expect_pictures_to_fit(page: Page, colour: str) -> None:
    explorer = explorer_in(page)
    room = explorer.bounding_box()["width"]
    for panel in explorer.locator(".live-panel").filter(visible=True).all():
        box = panel.bounding_box()
        assert 0 < box["width"] <= room
        drawn = panel.locator("svg").get_attribute("viewBox").split()
        assert box["width"] / box["height"] == pytest.approx(
            float(drawn[2]) / float(drawn[3]), rel=0.01
        )
    line = explorer.locator(".look-path .line").first
    assert line.evaluate("node => getComputedStyle(node).stroke") == colour


def test_its_pictures_fit_the_window_and_stand_out_from_the_theme(page):
    for theme, colour in (("Dark", "rgb(255, 138, 61)"), ("Light", "rgb(213, 94, 0)")):
        looks.choose_theme(page, theme)
        expect_pictures_to_fit(page, colour)


PLACE = f"""panel => [...document.querySelectorAll("{road.CELLS}")].indexOf(
  panel.closest(".jp-Cell"))"""


def test_shift_enter_leaves_the_top_of_an_explorer_in_sight(page):
    explorer = explorer_in(page, 2)
    cell = explorer.evaluate(PLACE)
    page.evaluate(road.GO_TO, cell)
    page.keyboard.press("Shift+Enter")
    road.wait_for(page, cell + 1)
    jupyter.settle(page)
    expect(explorer.locator(".noUi-handle").first).to_be_in_viewport()
    expect(explorer.locator(".noUi-handle").last).to_be_in_viewport()


RUN_AGAIN = """async panel => {
  const { content, sessionContext } = window.jupyterapp.shell.currentWidget;
  content.activeCellIndex = content.widgets.findIndex(({ node }) => node.contains(panel));
  await window.jupyterapp.commands.execute("notebook:run-cell");
  await sessionContext.session.kernel.requestKernelInfo();
}"""


def test_a_cell_that_is_run_again_leaves_nothing_of_what_it_showed(page):
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable")

    def nodes():
        tools.send("HeapProfiler.collectGarbage")
        metrics = tools.send("Performance.getMetrics")["metrics"]
        return next(each["value"] for each in metrics if each["name"] == "Nodes")

    def run_again(times):
        for _ in range(times):
            explorer_in(page).evaluate(RUN_AGAIN)
            jupyter.settle(page)

    run_again(2)
    before = nodes()
    run_again(4)
    for _ in range(100):  # the page lets go of the last one a moment later
        if nodes() < before + 100:  # one explorer has more than 190
            break
        page.wait_for_timeout(50)
    assert nodes() < before + 100
    expect(explorer_in(page).locator(".live-sentence")).to_contain_text("Learning rate")
