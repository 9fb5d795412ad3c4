"""An exercise as a new learner meets it: wrong, wrong again, a hint, right."""

from playwright.sync_api import Page, expect


def write(page: Page, beginning: str, code: str) -> None:
    """Replace the code of the cell that begins like this, and run it."""
    cell = page.locator(".jp-CodeCell", has=page.locator(".cm-line", has_text=beginning)).first
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)
    page.keyboard.press("Control+Enter")


def answer_to(page: Page) -> str:
    """Run the check of `error` again and return what it says."""
    check = page.locator(".jp-CodeCell", has_text="exercises.error.check(error)").first
    old = check.locator("[role=status]").element_handle()
    check.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_function("old => !old.isConnected", arg=old)
    expect(check.locator("[role=status]")).to_be_visible()
    return check.locator("[role=status]").inner_text()


def test_wrong_answers_are_explained_and_the_right_one_is_used(open_lesson):
    page = open_lesson("01_guess")
    check = page.locator(".jp-CodeCell", has_text="exercises.error.check(error)").first
    expect(check.locator("[role=status]")).to_contain_text("Not attempted yet")
    write(page, "def error(x, y):", "def error(x, y):\n    print(256 * x + 212 * y - 1492)")
    assert "prints its result" in answer_to(page)
    write(page, "def error(x, y):", "def error(x, y):\n    return 1492 - 256 * x - 212 * y")
    said = answer_to(page)
    assert said.startswith("◐ Almost.")
    assert "The sign is flipped" in said
    write(page, "def error(x, y):", "def error(x, y):\n    return 256 * x + 212 * y")
    said = answer_to(page)
    assert "Subtract the 1492 kg" in said
    assert "exercises.error.hint()" in said
    write(page, "def error(x, y):", "def error(x, y):\n    return 256 * x + 212 * y - 1492")
    said = answer_to(page)
    assert said.startswith("✓ Right.")
    assert "the lesson uses your error" in said
