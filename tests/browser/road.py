"""A lesson by keyboard, as a newcomer, with a restart in the middle, and again another day.

Shift+Enter goes on from everywhere, running a cell again changes nothing, and what was predicted,
answered, solved and set is there again.
"""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from tests.browser import jupyter

CELLS = ".jp-Notebook .jp-Cell"
ACTIVE = f"""() => [...document.querySelectorAll("{CELLS}")].findIndex(
  cell => cell.classList.contains("jp-mod-active"))"""
GO_TO = """number => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = number;
  notebook.mode = "command";
  notebook.node.focus();
}"""
IN_NOTEBOOK = """() => document.activeElement !== document.body
  && Boolean(document.activeElement.closest(".jp-Notebook"))"""
# What a learner did, and what was said about it. Where a form is, its answers and replies.
DONE = f"""([first, last]) => [
  ...document.querySelectorAll("{CELLS}")].slice(first, last).map(cell => {{
  const said = [];
  for (const form of cell.querySelectorAll(".course-form form")) {{
    said.push(form.querySelector("[role=status]").textContent);
  }}
  for (const input of cell.querySelectorAll(".jp-OutputArea :is(input, select)"))
    if (input.checkVisibility())
      said.push(["radio", "checkbox"].includes(input.type) ? input.checked : input.value);
  for (const node of cell.querySelectorAll(".noUi-handle"))
    said.push(node.getAttribute("aria-valuetext") ?? "");
  for (const node of cell.querySelectorAll(".live-sentence")) said.push(node.textContent);
  return said;
}})"""
CONTENT = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => [
  cell.model.type, cell.model.sharedModel.getSource(), cell.model.getMetadata("tags") ?? []])"""
TOLD_TOO_EARLY = re.compile("What happened|You saw it coming|A surprise")


def wait_for(page: Page, cell: int) -> None:
    """Wait until a cell is the active one."""
    page.wait_for_function(f"want => ({ACTIVE})() === want", arg=cell, timeout=10_000)


def go_on(page: Page, cell: int) -> None:
    """Press Shift+Enter and check that it led from a cell to the next."""
    wait_for(page, cell)
    assert page.evaluate(IN_NOTEBOOK), f"the focus fell out of the notebook at cell {cell}"
    page.keyboard.press("Shift+Enter")
    wait_for(page, cell + 1)


def answer(form: Locator) -> None:
    """Answer a question by keyboard: the second choice, or a number, and Enter."""
    radios = form.locator("fieldset input[type=radio]")
    page = form.page
    if radios.count():
        radios.first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    else:
        form.locator("input[type=text]").focus()
        page.keyboard.insert_text("5/2")  # possible wherever a number is asked for
    page.keyboard.press("Enter")
    expect(form.locator("[role=status]")).not_to_be_empty()


def use(page: Page, cell: Locator) -> bool:
    """Do what a newcomer does with what a cell shows; return whether there was anything."""
    forms, handles = cell.locator(".course-form form"), cell.locator(".noUi-handle")
    for form in forms.all():
        answer(form)
    if not forms.count() and handles.count():
        handle = handles.first
        handle.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
    used = bool(forms.count() or handles.count())
    if used:
        jupyter.settle(page)
    return used


def write(page: Page, code: str) -> None:
    """Write code into the cell that is active, in place of what is there."""
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)


def walk(page: Page, solutions: Mapping[str, str]) -> None:
    """Go through a lesson cell by cell; use all that appears, and solve every exercise."""
    cells = page.locator(CELLS)
    told = page.evaluate(CONTENT)
    early = page.locator(f"{CELLS} .jp-OutputArea-child").all_inner_texts()
    assert not early, f"an output before anything was run: {early}"
    page.evaluate(GO_TO, 0)
    for number, (kind, source, tags) in enumerate(told[:-1]):
        if kind == "markdown":
            page.keyboard.press("Shift+Enter")
            continue
        asked = re.search(r"def (\w+)", source)  # a challenge asks for a number
        if "exercise" in tags and asked:
            name = asked[1]
            wait_for(page, number)
            write(page, f"def {name}(*_):\n    return 0")
            page.keyboard.press("Control+Enter")
            write(page, solutions[name])
        go_on(page, number)
        jupyter.settle(page)
        cell = cells.nth(number)
        if asked := re.search(r"exercises\.(\w+)\.check\(", source):
            said = cell.locator("[role=status]").first
            assert asked[1] not in solutions or said.inner_text().startswith("✓ Right")
        if "predict" in tags:
            assert not TOLD_TOO_EARLY.search(cell.inner_text()), f"told too early: {source}"
        if use(page, cell):
            before = page.evaluate(DONE, [number, number + 1])
            go_on(page, number)  # from the control itself, which runs its cell again
            jupyter.settle(page)
            assert page.evaluate(DONE, [number, number + 1]) == before, f"forgotten: {source}"


def _expect_done(page: Page, done: list[list], when: str) -> None:
    for _ in range(100):  # what comes a moment later is not lost
        found = page.evaluate(DONE, [0, len(done)])
        changed = [(was, now) for was, now in zip(done, found, strict=True) if was != now]
        if not changed:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{when}: {changed}")


def return_to(page: Page) -> None:
    """Save and close a walked lesson; come back, restart it in its middle, and go on from there."""
    last = page.locator(CELLS).count()
    done, middle = page.evaluate(DONE, [0, last]), last // 2
    assert any(done)
    page.keyboard.press("Control+s")
    expect(page.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0)
    jupyter.reopen(page)
    page.evaluate(GO_TO, middle - 1)
    jupyter.restart_and_run_up_to_here(page)
    _expect_done(page, done[:middle], "after a restart in the middle")
    expect(page.get_by_text("Welcome back: ").first).to_be_visible()
    page.evaluate(GO_TO, middle)
    jupyter.run_from_here(page)
    _expect_done(page, done, "after going on from the middle")
