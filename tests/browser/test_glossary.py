"""A link from a lesson opens the glossary, rendered, at its term: the first time and every time."""

import shutil

from playwright.sync_api import expect

from tests.browser import jupyter

COPY = "notebooks/copy_for_the_glossary"


def test_links_lead_from_a_lesson_to_the_term_and_back_to_the_lesson(browser, served):
    folder, address = served
    shutil.copy(folder / "notebooks/01_guess.ipynb", folder / f"{COPY}.ipynb")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    jupyter.open_notebook(page, address.format(name=COPY))
    for text, place in (("Monte Carlo", "Monte-Carlo"), ("seed", "seed")):
        link = page.locator(".jp-Notebook a:visible", has_text=text).first
        link.scroll_into_view_if_needed()
        link.click()
        heading = page.locator(f".jp-MarkdownViewer h3[data-jupyter-id='{place}']")
        expect(heading).to_be_in_viewport(timeout=15_000)
        assert heading.bounding_box()["y"] < 300
        page.locator(".lm-TabBar-tab", has_text="copy_for").first.click()
    page.locator(".lm-TabBar-tab", has_text="glossary.md").first.click()
    page.locator(".jp-MarkdownViewer a:visible", has_text="01 Guess").first.click()
    opened = page.locator(".lm-TabBar-tab.lm-mod-current", has_text="01_guess.ipynb")
    expect(opened.first).to_be_visible()
    page.close()
