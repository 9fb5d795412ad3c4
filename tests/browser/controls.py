"""Every control of a lesson in real JupyterLab, used once in each way that only a browser knows.

Every answer, every option and all nonsense that can be typed are tried in tests/lessons.
"""

import re
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Locator, Page, expect

from tests.browser import jupyter, looks

SHOWN = """(panel, but) => {
  const left = but && panel.querySelectorAll(but);
  const parts = [];
  const telling = "input, select, .widget-readout, [role=status], .live-picture, svg, li";
  for (const node of panel.querySelectorAll(telling)) {
    if (left && [...left].some(one => one.contains(node))) continue;
    parts.push(node.value ?? "", node.disabled ?? "", node.textContent);
    for (const drawn of node.querySelectorAll("[points], [d], [cx], [x1]"))
      for (const name of ["points", "d", "cx", "cy", "x1", "y1", "x2", "y2"])
        parts.push(drawn.getAttribute(name));
  }
  return parts.join("|");
}"""
STATUS = "[role=status]"
CONTROLS = "input, select, button, .noUi-handle"
UNNAMED = """(panel, controls) => [...panel.querySelectorAll(controls)].filter(control =>
  control.checkVisibility()
    && !(control.textContent.trim() || control.title || control.getAttribute("aria-label")
    || (control.labels && [...control.labels].some(label => label.textContent.trim()))
  )).map(control => control.outerHTML.slice(0, 200))"""


def shown(panel: Locator, but: str = "") -> str:
    return panel.evaluate(SHOWN, but)


def expect_to_change(panel: Locator, do: Callable[[], None], what: str, but: str = "") -> None:
    """Do something when all that was done before has been answered; wait until it shows."""
    jupyter.settle(panel.page)
    before = shown(panel, but)
    do()
    for _ in range(600):  # half a minute: two cores may be busy with other tests
        if shown(panel, but) != before:
            return
        panel.page.wait_for_timeout(50)
    raise AssertionError(f"{what} changed nothing visible")


def wait_for_words(answer: Locator, words: str | re.Pattern = re.compile(r"\S")) -> None:
    """Wait until an answer holds words. ``expect`` would read all of the page while it waits."""
    answer.filter(has_text=words).first.wait_for()


def use_questions(panel: Locator) -> None:
    """Answer one question of each kind twice; after each answer, press its button and read."""
    for kind, answers in (("radio", None), ("text", ("many", "12.5"))):
        group = panel.locator("form", has=panel.page.locator(f"input[type={kind}]")).first
        if not group.count():
            continue
        field, reply, replies = group.locator("input"), group.locator(STATUS), set()
        for answer in answers or (field.last, field.first):
            if answers:
                field.fill(answer)
                field.press("Enter")
            else:
                answer.check()
                group.locator("button").click()
            jupyter.settle(panel.page)
            wait_for_words(reply)
            replies.add(reply.inner_text())
        assert len(replies) == 2, f"two answers to a question had one reply: {replies}"


def predict(panel: Locator) -> None:
    """Press the button too early, then predict; what came after the result is closed."""
    box, commit = panel.locator(".choices input, .field input"), panel.locator("[type=submit]")
    if commit.get_attribute("aria-disabled") == "true":
        return
    commit.click()
    wait_for_words(panel.locator(STATUS))
    if box.first.get_attribute("type") == "radio":
        panel.locator("fieldset input").last.check()
        commit.click()
    else:
        box.first.fill("2")  # which every question for a number takes
        box.first.press("Enter")  # as good as the button, which may be closed by then
    wait_for_words(panel.locator(STATUS), "Recorded")


def move_slider(panel: Locator, handle: Locator) -> None:
    handle.focus()
    handle.press("Home")
    name = handle.get_attribute("aria-label")
    for key in ("End", "ArrowLeft"):
        what = f"{key} on the slider {name}"
        expect_to_change(panel, partial(handle.press, key), what, ".widget-hslider")


def type_into(panel: Locator, field: Locator) -> None:
    """Type nonsense, which must be answered, and then what stood there before, which must not."""
    jupyter.settle(panel.page)  # or what was moved before would write into the field
    good = field.input_value()
    field.fill("fast")
    field.press("Enter")
    wait_for_words(panel.locator(STATUS), "⚠")
    field.fill(good)
    field.press("Enter")
    expect(panel.locator(STATUS, has_text="⚠")).to_have_count(0)


def play(panel: Locator, buttons: Locator) -> None:
    # From wherever it is.
    expect_to_change(panel, buttons.nth(1).click, "back to the start")
    expect_to_change(panel, buttons.first.click, "play")
    buttons.first.click()  # pause
    expect(buttons.nth(2)).to_be_hidden()  # no repeat


def choose_every(panel: Locator, choice: Locator) -> None:
    for name in choice.locator("option").all_text_contents()[::-1]:
        if choice.locator("option:checked").text_content() != name:
            choose = partial(choice.select_option, label=name)
            expect_to_change(panel, choose, f"the choice {name}")
    choice.focus()
    expect_to_change(panel, partial(choice.press, "ArrowDown"), "an arrow key on a list")


def use(panel: Locator) -> None:
    """Use every control of a panel that is neither a prediction nor a quiz."""
    for more in panel.locator(".widget-toggle-button[aria-expanded=false]").all():
        more.click()
        expect(panel.get_by_text("Start afresh")).to_be_visible()
    for handle in panel.locator(".noUi-handle").all():
        move_slider(panel, handle)
    for field in panel.locator(".widget-text input:visible").all()[:1]:
        type_into(panel, field)
    for player in panel.locator(".widget-play").all():
        play(panel, player.locator("button"))
    for choice in panel.locator("select").all():
        choose_every(panel, choice)
    folds = ".widget-play *, .widget-toggle-button"
    for button in panel.locator(f"button.jupyter-button:not({folds})").all():
        expect_to_change(panel, button.click, f"the button {button.inner_text()}")


def panels_of(page: Page) -> list[Locator]:
    return page.locator(".course-panel").all()


def expect_run(page: Page) -> None:
    """Check that all cells of a lesson have run, and that it shows its widgets."""
    numbers = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert numbers == [f"[{number}]:" for number in range(1, len(numbers) + 1)]
    for broken in ("Error displaying widget", "Loading widget"):
        assert page.get_by_text(broken).count() == 0
    assert page.locator(".live-picture, .course-form").count() > 0


def use_every_control(page: Page) -> None:
    """Use all that is on a page; then look at it again, with all answers and refusals in it."""
    assert page.locator(".course-panel [title=null]:visible").count() == 0
    for panel in panels_of(page):
        assert panel.evaluate(UNNAMED, CONTROLS) == []
        kinds = panel.get_attribute("class")
        if "course-prediction" in kinds:
            predict(panel)
        elif "course-quiz" in kinds:
            use_questions(panel)
        elif panel.locator(CONTROLS).count():
            use(panel)
    found = looks.faults(page)
    assert not found, "\n".join(found)
