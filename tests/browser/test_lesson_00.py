"""Lesson 00 in real JupyterLab, first without a mouse.

Shift+Enter runs it, Tab reaches every control, keys use it.
"""

import re

from playwright.sync_api import Page, expect

from tests.browser import controls, jupyter, looks

LESSON = "00_start_here"
# Marks what has the focus, and says what it is and whether one sees that it has the focus.
FOCUSED = """() => {
  const node = document.activeElement, look = getComputedStyle(node);
  node.dataset.visited = "yes";
  const choices = node.closest("[role=radiogroup]");  // one stop, in which the arrow keys choose
  if (choices) choices.querySelectorAll("input").forEach(one => one.dataset.visited = "yes");
  const inside = node.closest(".course-panel");
  return {
    inPage: node !== document.body && Boolean(node.closest(".jp-Notebook")),
    panel: inside ? inside.className : "",
    kind: node.matches(".noUi-handle") ? "slider" : node.type || node.tagName,
    words: node.textContent || node.ariaLabel,
    value: node.ariaValueNow,
    group: choices && choices.ariaLabel,
    closed: node.ariaDisabled === "true",
    framed: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1,
    seen: (box => box.bottom > 0 && box.top < innerHeight)(node.getBoundingClientRect()),
  };
}"""
PLACE = """() => [...document.activeElement.closest("[role=radiogroup]").querySelectorAll("input")]
  .indexOf(document.activeElement)"""
# A control that is locked is not reached.
CONTROLS = ".course-panel :is(input, select, button, .noUi-handle)"
MISSED = """controls => [...document.querySelectorAll(controls)].filter(node =>
  !node.disabled && !node.closest("[disabled]") && node.offsetParent && !node.dataset.visited)
  .map(node => node.outerHTML.slice(0, 120))"""


def run_cell_by_cell(page: Page) -> None:
    """Run all cells but the last, from which Shift+Enter would make a new one."""
    cells = page.locator(".jp-Notebook .jp-Cell")
    for number in range(cells.count() - 1):
        expect(cells.nth(number)).to_have_class(re.compile("jp-mod-active"))
        page.keyboard.press("Shift+Enter")
        if "jp-CodeCell" in cells.nth(number).get_attribute("class"):
            expect(cells.nth(number).locator(".jp-InputPrompt")).to_have_text(re.compile(r"\d"))


def use(page: Page, focused: dict) -> None:
    """Use what has the focus, by its keys; what its result has closed stays as it is."""
    if focused["closed"]:
        return
    if focused["kind"] == "slider":
        key = "ArrowRight" if focused["value"] in ("0", "0.0") else "ArrowLeft"
        page.keyboard.press(key)
        page.wait_for_function(
            "value => document.activeElement.ariaValueNow !== value", arg=focused["value"]
        )
    elif focused["kind"] == "radio":
        assert focused["group"], "a choice without its question"
        chosen = []
        for key in ("Space", "ArrowDown", "ArrowRight", "ArrowUp"):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.checked"), key
            chosen.append(page.evaluate(PLACE))
        assert chosen == [0, 1, chosen[2], 1]
        assert chosen[2] in (2, 0)  # after the last choice comes the first
        jupyter.settle(page)  # no hand is faster
    elif focused["kind"] == "text" and "prediction" in focused["panel"]:
        page.keyboard.type("5")
    elif focused["words"] in ("Check", "This is my prediction"):
        page.keyboard.press("Space")
        jupyter.settle(page)


def test_a_lesson_is_done_by_keyboard_alone_and_the_focus_is_always_seen(page):
    run_cell_by_cell(page)
    expect(page.get_by_text("Loading widget")).to_have_count(0)
    expect(page.locator(".noUi-handle").first).to_be_visible()
    jupyter.settle(page)
    first = page.locator(".jp-Notebook .jp-Cell").first
    for _ in range(200):  # a busy page may drop a key
        if "jp-mod-active" in first.get_attribute("class"):
            break
        page.keyboard.press("ArrowUp")
        page.wait_for_timeout(20)
    walked = 0
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if not focused["inPage"]:
            break
        walked += 1
        assert walked < 400, "Tab never comes to the end"
        if focused["panel"]:
            assert focused["framed"], f"no frame around {focused}"
            assert focused["seen"], f"out of sight: {focused}"
            use(page, focused)
    assert page.evaluate(MISSED, CONTROLS) == []
    recorded = page.locator(".course-prediction [role=status]")
    assert recorded.count() > 0
    for answer in recorded.all():
        expect(answer).to_contain_text("Recorded")
    replies = page.locator(".course-quiz [role=status]").all()
    assert replies
    for reply in replies:
        expect(reply).not_to_be_empty()


def test_it_looks_right(page):
    controls.expect_run(page)
    looks.expect_good_looks(page)


def test_every_control_works(page):
    controls.use_every_control(page)
