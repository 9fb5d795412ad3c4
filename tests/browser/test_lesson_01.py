"""Lesson 01 in real JupyterLab: its explorer, its first exercise, and its links.

Every exercise takes the same walk in tests/front_end, without a browser.
"""

import re
from textwrap import indent

import pytest
from playwright.sync_api import Locator, Page, expect

from course_utils import exercises
from tests.browser import controls, jupyter, looks
from tests.checks.places import Place, by_lesson
from tests.exercises.attempts import WRONG

LESSON = "01_guess"


@pytest.fixture(scope="module")
def explorer(page):
    jupyter.run_all(page)
    controls.expect_run(page)
    panel = page.locator(".course-panel", has=page.locator(".noUi-handle")).first
    panel.scroll_into_view_if_needed()
    expect(panel.locator(".live-sentence")).to_contain_text("Tolerance 100 kg.")
    return panel


def band_of(explorer):
    return explorer.locator(".look-hits .area").first.get_attribute("points")


def dots_of(explorer):
    return explorer.locator(".look-guesses .dots").first.get_attribute("d").split("M")[1:]


def test_keys_on_the_tolerance_move_band_sentence_and_field_but_no_dot(explorer):
    before, dots = band_of(explorer), dots_of(explorer)
    handle = explorer.locator(".noUi-handle").first
    assert handle.get_attribute("aria-label") == "Tolerance"
    handle.focus()
    for _ in range(20):
        handle.press("ArrowLeft")
    expect(explorer.locator(".live-sentence")).to_contain_text("1 guess in 182 should hit")
    expect(explorer.locator(".widget-text input")).to_have_value("10")
    assert band_of(explorer) != before
    assert dots_of(explorer) == dots


def test_a_typed_tolerance_is_shown_and_a_wrong_one_is_answered(explorer):
    box, sentence = explorer.locator(".widget-text input"), explorer.locator(".live-sentence")
    box.fill("33,3")
    box.press("Enter")
    expect(sentence).to_contain_text("Tolerance 33.3 kg.")
    box.fill("fast")
    box.press("Enter")
    expect(explorer.locator("[role=status]").first).to_contain_text("must be a number such as")
    expect(sentence).to_contain_text("Tolerance 33.3 kg.")


def test_only_so_many_guesses_are_shown_and_play_shows_more(explorer):
    handle = explorer.locator(".noUi-handle").nth(1)
    handle.focus()
    handle.press("Home")
    expect(explorer.locator(".live-reading")).to_contain_text("After guess 1:")
    assert len(dots_of(explorer)) == 1
    explorer.locator(".widget-play button").first.click()
    expect(explorer.locator(".live-reading")).to_contain_text("After guess 1000:", timeout=40_000)
    assert len(dots_of(explorer)) == 1000


def test_new_guesses_are_other_dots_in_the_same_band(explorer):
    dots, band = dots_of(explorer), band_of(explorer)
    explorer.get_by_text("New guesses").click()
    expect(explorer.locator(".look-guesses .dots").first).not_to_have_attribute(
        "d", "M" + "M".join(dots)
    )
    assert band_of(explorer) == band


def test_it_looks_right(page):
    looks.expect_good_looks(page)


def test_every_control_works(page):
    controls.use_every_control(page)


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
    return check.locator("[role=status]").first  # below it may stand help that was asked for


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


def test_wrong_answers_are_explained_and_the_right_one_is_used(page):
    place = by_lesson()[LESSON][0]
    exercise = getattr(exercises, place.name)
    expect(answer_to(page, place)).to_contain_text("○ Not attempted yet.")
    for body, named, *_ in WRONG[place.name][:2]:
        write(page, place.signature, f"def {place.signature}:\n{indent(body, '    ')}")
        said = answer_to(page, place)
        expect(said).to_contain_text(named)
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


def test_links_lead_to_a_term_of_the_glossary_and_back_to_the_lesson(page):
    for text, place in (("Monte Carlo", "Monte-Carlo"), ("seed", "seed")):
        link = page.locator(".jp-Notebook a:visible", has_text=text).first
        link.scroll_into_view_if_needed()
        link.click()
        heading = page.locator(f".jp-MarkdownViewer h3[data-jupyter-id='{place}']")
        expect(heading).to_be_in_viewport(timeout=15_000)
        assert heading.bounding_box()["y"] < 300
        page.locator(".lm-TabBar-tab", has_text=f"{LESSON}_").first.click()
    page.locator(".lm-TabBar-tab", has_text="glossary.md").first.click()
    page.locator(".jp-MarkdownViewer a:visible", has_text="01 Guess").first.click()
    opened = page.locator(".lm-TabBar-tab.lm-mod-current", has_text=f"{LESSON}.ipynb")
    expect(opened.first).to_be_visible()
