"""Every exercise as a new learner meets it: not attempted, wrong, wrong again, a hint, right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import build
import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from course_utils import exercises
from tests.browser import jupyter
from tests.browser.attempts import WRONG

CHECK = re.compile(r"\bexercises\.(\w+)\.check\(.*\)")


@dataclass(frozen=True)
class Place:
    """Where a lesson asks for a function: the call of its check, its solution, and its use."""

    name: str
    check: str
    solution: str
    use: str

    @property
    def signature(self) -> str:
        return getattr(exercises, self.name).signature


def places(source: Path) -> Iterator[Place]:
    """Find the exercises of a lesson in its solved notebook."""
    if "solutions" not in build.targets(source):
        return
    solved = nbformat.read(build.targets(source)["solutions"], as_version=4)
    solution, cells = "", [cell for cell in solved.cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells):
        if "solution" in cell.metadata.get("tags", []):
            solution = cell.source
        if found := CHECK.search(cell.source):
            use = next(after for after in cells[number + 1 :] if "answer.function" in after.source)
            yield Place(found[1], found[0], solution, use.source.splitlines()[0])


LESSONS = {source.stem: found for source in build.lessons() if (found := list(places(source)))}


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


def test_every_exercise_stands_in_a_lesson_and_has_wrong_answers():
    found = [place.name for lesson in LESSONS.values() for place in lesson]
    assert sorted(found) == sorted(exercises.__all__) == sorted(WRONG)


@pytest.mark.parametrize("lesson", LESSONS)
def test_wrong_answers_are_explained_and_the_right_one_is_used(open_lesson, lesson):
    page = open_lesson(lesson, run=False)
    for place in LESSONS[lesson]:
        walk(page, place)
