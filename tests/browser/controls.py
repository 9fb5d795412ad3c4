"""Every lesson in real JupyterLab: it runs, it looks right, and every control on it is used.

The pages that are opened here fail in the end if anything went wrong in the browser or in the
kernel: see ``opening`` in conftest.py.
"""

from playwright.sync_api import Locator, Page, expect

from tests.browser import looks

SHOWN = """(panel, but) => {
  const left = but && panel.querySelectorAll(but);
  const parts = [];
  const telling = "input, .widget-readout, [role=status], .live-picture, svg, li";
  for (const node of panel.querySelectorAll(telling)) {
    if (left && [...left].some(one => one.contains(node))) continue;
    parts.push(node.value ?? "", node.disabled ?? "", node.textContent);
    for (const drawn of node.querySelectorAll("[points], [d], [cx], [x1]"))
      for (const name of ["points", "d", "cx", "cy", "x1", "y1", "x2", "y2"])
        parts.push(drawn.getAttribute(name));
  }
  return parts.join("|");
}"""
IDLE = '.jp-Notebook-ExecutionIndicator[data-status="idle"]'
CONTROLS = "input, select, button, .noUi-handle"
UNNAMED = """(panel, controls) => [...panel.querySelectorAll(controls)].filter(control =>
  !(control.textContent.trim() || control.title || control.getAttribute("aria-label")
    || (control.labels && [...control.labels].some(label => label.textContent.trim()))
  )).map(control => control.outerHTML.slice(0, 200))"""


def shown(panel: Locator, but: str = "") -> str:
    return panel.evaluate(SHOWN, but)


def expect_another(panel: Locator, before: str, what: str, but: str = "") -> str:
    """Wait until the panel shows something else than before; return what."""
    for _ in range(600):  # half a minute: two cores may be busy with other tests
        now = shown(panel, but)
        if now != before:
            return now
        panel.page.wait_for_timeout(50)
    raise AssertionError(f"{what} changed nothing visible")


def use_questions(panel: Locator) -> None:
    """Try every answer; after each, press its button and read the reply."""
    buttons = panel.get_by_role("button", name="Check", exact=True)
    groups = panel.locator(".widget-radio, .widget-text")
    for number in range(buttons.count()):
        group, button = groups.nth(number), buttons.nth(number)
        radios = group.locator("input[type=radio]")
        if radios.count():
            for choice in range(radios.count()):
                before = shown(panel)
                radios.nth(choice).check()
                # A click overtakes a choice that waits for the kernel, which no learner is fast
                # enough to see.
                panel.page.wait_for_timeout(100)
                expect(panel.page.locator(IDLE)).to_be_attached()
                button.click()
                expect_another(panel, before, f"answer {choice + 1} to question {number + 1}")
            continue
        for typed in ("nan", "many", "12.5"):
            before = shown(panel)
            group.locator("input").fill(typed)
            group.locator("input").press("Enter")
            button.click()
            expect_another(panel, before, f"{typed} as answer to question {number + 1}")


def predict(panel: Locator) -> None:
    """Press the button too early, then predict; the box locks."""
    box, commit = panel.locator("input"), panel.get_by_text("This is my prediction")
    if commit.is_disabled():
        return
    commit.click()
    expect(panel.get_by_role("status")).not_to_be_empty()
    if box.first.get_attribute("type") == "radio":
        box.last.check()
    else:
        box.first.fill("2e-6")
        box.first.press("Enter")
    commit.click()
    expect(panel.get_by_role("status")).to_contain_text("Recorded")
    expect(box.first).to_be_disabled()


def move_slider(panel: Locator, handle: Locator) -> None:
    handle.focus()
    handle.press("Home")
    panel.page.wait_for_timeout(300)
    for key in ("End", "ArrowLeft"):
        before = shown(panel, ".widget-hslider")
        handle.press(key)
        name = handle.get_attribute("aria-label")
        expect_another(panel, before, f"{key} on the slider {name}", ".widget-hslider")


def type_into(panel: Locator, field: Locator) -> None:
    """Type nonsense, which must be answered, and then what stood there before, which must not."""
    good = field.input_value()
    for typed in ("nan", "fast", ""):
        field.fill(typed)
        field.press("Enter")
        expect(panel.get_by_role("status").filter(has_text="⚠").first).to_be_visible()
    field.fill(good)
    field.press("Enter")
    expect(panel.get_by_role("status").filter(has_text="⚠")).to_have_count(0)


def play(panel: Locator, buttons: Locator) -> None:
    before = shown(panel)
    buttons.nth(1).click()  # back to the start, from wherever it is
    before = expect_another(panel, before, "back to the start")
    buttons.first.click()
    expect_another(panel, before, "play")
    buttons.first.click()  # pause
    for _ in range(2):
        buttons.nth(2).click()  # repeat, and not any more


def choose_every(panel: Locator, choice: Locator) -> None:
    for name in choice.locator("option").all_text_contents()[::-1]:
        before = shown(panel)
        if choice.locator("option:checked").text_content() != name:
            choice.select_option(label=name)
            expect_another(panel, before, f"the choice {name}")


def use(panel: Locator) -> None:
    """Use every control of a panel that is neither a prediction nor a quiz."""
    for handle in panel.locator(".noUi-handle").all():
        move_slider(panel, handle)
    for field in panel.locator(".widget-text input").all():
        type_into(panel, field)
    for player in panel.locator(".widget-play").all():
        play(panel, player.locator("button"))
    for choice in panel.locator("select").all():
        choose_every(panel, choice)
    for button in panel.locator("button.jupyter-button:not(.widget-play *)").all():
        before = shown(panel)
        button.click()
        expect_another(panel, before, f"the button {button.inner_text()}")


def panels_of(page: Page) -> list[Locator]:
    return page.locator(".course-panel").all()


def use_every_control(page: Page) -> None:
    """Check a lesson that has run, then use all that is on it."""
    numbers = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert numbers == [f"[{number}]:" for number in range(1, len(numbers) + 1)]
    for broken in ("Error displaying widget", "Loading widget"):
        assert page.get_by_text(broken).count() == 0
    assert page.locator(".live-picture").count() > 0
    looks.expect_good_looks(page)
    panels = panels_of(page)
    for panel in panels:
        assert panel.evaluate(UNNAMED, CONTROLS) == []
        kinds = panel.get_attribute("class")
        if "course-prediction" in kinds:
            predict(panel)
        elif "course-quiz" in kinds:
            use_questions(panel)
        elif panel.locator(CONTROLS).count():
            use(panel)
    assert looks.faults(page) == []  # now with all answers and refusals in it
