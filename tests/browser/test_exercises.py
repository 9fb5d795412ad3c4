"""The first exercise in real JupyterLab: not attempted, wrong, wrong again, a hint, right.

Every exercise takes the same walk in tests/front_end, without a browser.
"""

import re

from playwright.sync_api import Locator, Page, expect

from course_utils import exercises
from tests.browser import jupyter
from tests.checks.attempts import WRONG
from tests.checks.places import Place, by_lesson

LESSON = "01_guess"


def cell_with(page: Page, line: str) -> Locator:
    """Return the first code cell with this line in what was typed."""
    return page.locator(".jp-CodeCell", has=page.locator(".cm-line", has_text=line)).first


def run(cell: Locator) -> None:
    """Run a cell and wait for its end."""
    prompt = cell.locator(".jp-InputPrompt")
    before = prompt.inner_text()
    cell.page.keyboard.press("Control+Enter")
    expect(prompt).not_to_have_text(before)
    expect(prompt).to_have_text(re.compile(r"\d"), timeout=30_000)


def write(page: Page, signature: str, code: str) -> None:
    """Replace the code of the cell that defines this function, and run it."""
    cell = cell_with(page, f"def {signature}:")
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)
    run(cell)


def answer_to(page: Page, place: Place) -> Locator:
    """Run the check of an exercise and return what it says."""
    check = cell_with(page, place.check)
    check.locator(".cm-content").click()
    run(check)
    return check.locator("[role=status]")


def hint_for(page: Page, place: Place) -> Locator:
    """Ask for a hint in a new cell below the check, and return what it says."""
    asking = f"exercises.{place.name}.hint()"
    cell_with(page, place.check).locator(".cm-content").click()
    for key in ("Escape", "b", "Enter"):
        page.keyboard.press(key)
    page.keyboard.insert_text(asking)
    cell = cell_with(page, asking)
    run(cell)
    return cell.locator("[role=status]")


def walk(page: Page, place: Place) -> None:
    exercise, (typical, other) = getattr(exercises, place.name), WRONG[place.name]
    cell_with(page, place.check).locator(".cm-content").click()
    jupyter.choose(page, "Run", "Run All Above Selected Cell")
    expect(answer_to(page, place)).to_contain_text("○ Not attempted yet.")
    for wrong in (typical, other):
        write(page, place.signature, wrong.code(place.signature))
        said = answer_to(page, place)
        expect(said).to_contain_text(wrong.named)
        expect(said).to_contain_text(re.compile("^(◐ Almost|✗ Not yet)"))
        expect(said).to_contain_text(f"the lesson uses the course's own {place.name}.")
        expect(said).not_to_contain_text("hint()")
    expect(answer_to(page, place)).to_contain_text(f"exercises.{place.name}.hint()")
    expect(hint_for(page, place)).to_contain_text(f"Hint 1. {exercise.hints[0]}")
    write(page, place.signature, place.solution)
    said = answer_to(page, place)
    expect(said).to_contain_text(re.compile("^✓ Right"))
    expect(said).to_contain_text(f"the lesson uses your {place.name}.")
    use = cell_with(page, place.use)
    use.locator(".cm-content").click()
    run(use)
    expect(page.locator("[data-mime-type*=error]")).to_have_count(0)


def test_wrong_answers_are_explained_and_the_right_one_is_used(open_lesson):
    page = open_lesson(LESSON, run=False)
    walk(page, by_lesson()[LESSON][0])
