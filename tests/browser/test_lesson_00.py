"""Lesson 00 in real JupyterLab without a mouse: Tab reaches every control, keys use it."""

from playwright.sync_api import Page, expect

from tests.browser import jupyter, road

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
PLACE = """() => {
  const group = document.activeElement.closest("[role=radiogroup]");
  const choices = [...group.querySelectorAll("input")];
  return [choices.indexOf(document.activeElement), choices.length];
}"""
# A control that is locked is not reached.
CONTROLS = ".course-panel :is(input, select, button, .noUi-handle)"
MISSED = """controls => [...document.querySelectorAll(controls)].filter(node =>
  !node.disabled && !node.closest("[disabled]") && node.offsetParent && !node.dataset.visited)
  .map(node => node.outerHTML.slice(0, 120))"""


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
        first, number = page.evaluate(PLACE)
        for key, place in (("Space", 0), ("ArrowDown", 1), ("ArrowRight", 2), ("ArrowUp", 1)):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.checked"), key
            assert page.evaluate(PLACE)[0] == (first + place) % number  # after the last, the first
        jupyter.settle(page)  # no hand is faster
    elif focused["kind"] == "text" and "prediction" in focused["panel"]:
        page.keyboard.type("5")
    elif focused["words"] in ("Check", "This is my prediction"):
        page.keyboard.press("Space")
        jupyter.settle(page)


def test_a_lesson_is_done_by_keyboard_alone_and_the_focus_is_always_seen(page):
    page.evaluate(road.GO_TO, 0)
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
