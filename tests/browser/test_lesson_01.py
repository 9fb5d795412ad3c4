"""Lesson 01 in real JupyterLab: its explorer, and its links."""

import numpy as np
import pytest
from playwright.sync_api import expect

from course_utils import exercises
from course_utils.exercises.ordering import Ordering
from course_utils.show import help as help_
from tests.browser import jupyter

LESSON = "01_guess"
LETTERS = """(panel, kinds) => {
  const list = document.createElement("div");
  list.className = ["jupyter-widgets", "widget-select", ...kinds].join(" ");
  list.innerHTML = "<select size=2><option>while True:</option></select>";
  panel.append(list);
  const { fontFamily } = getComputedStyle(list.querySelector("option"));
  list.remove();
  return fontFamily;
}"""


@pytest.fixture
def explorer(page):
    panel = page.locator(".course-panel", has=page.locator(".noUi-handle")).first
    panel.get_by_text("More", exact=True).click()
    panel.get_by_text("Start afresh").click()
    panel.get_by_text("More", exact=True).click()
    jupyter.settle(page)
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
    expect(explorer.locator(".live-sentence")).to_contain_text(
        "1 evenly spread guess in 182 should hit"
    )
    expect(explorer.locator(".widget-text input:visible")).to_have_value("10")
    assert band_of(explorer) != before
    assert dots_of(explorer) == dots


def test_lines_to_put_in_order_stand_in_the_letters_of_code(explorer):
    ordering = help_.OrderingPanel(Ordering(exercises.guess_until, np.random.default_rng(1)))
    assert explorer.evaluate(LETTERS, ordering.lines._dom_classes).endswith("monospace")


def test_links_lead_to_a_term_of_the_glossary_and_back_to_the_lesson(page):
    for text, place in (("Monte Carlo", "Monte-Carlo"), ("seed", "seed")):
        link = page.locator(".jp-Notebook a:visible", has_text=text).first
        link.scroll_into_view_if_needed()
        link.click()
        heading = page.locator(f".jp-MarkdownViewer h3[data-jupyter-id='{place}']")
        expect(heading).to_be_in_viewport(timeout=15_000)
        assert heading.bounding_box()["y"] < 300
        page.locator(".lm-TabBar-tab", has_text=f"{LESSON}.ipynb").first.click()
    page.locator(".lm-TabBar-tab", has_text="glossary.md").first.click()
    page.locator(".jp-MarkdownViewer a:visible", has_text="01 Guess").first.click()
    opened = page.locator(".lm-TabBar-tab.lm-mod-current", has_text=f"{LESSON}.ipynb")
    expect(opened.first).to_be_visible()
