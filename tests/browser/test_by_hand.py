"""Lesson 00 in real JupyterLab: the moves that a learner makes by hand."""

from playwright.sync_api import expect

from tests.browser.jupyter import run_cell


def test_moves_by_hand_are_recorded_and_drawn_on_the_map(open_lesson):
    page = open_lesson("00_start_here")
    handles = page.locator(".noUi-handle")
    for handle, keys in ((handles.nth(0), 40), (handles.nth(1), 70)):
        handle.focus()
        for _ in range(keys):
            page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(700)
    expect(page.locator(".live-sentence")).to_have_text(
        "256 · 5 + 212 · 1 = 1492 kg: exactly right. The error is 0, after 2 moves."
    )
    run_cell(page, "by_hand.moves_on_map")
    expect(page.get_by_text("You made 2 moves; 2 of them made the error smaller")).to_be_visible()
