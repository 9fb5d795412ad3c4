"""Lesson 01 in a real browser: every control of the explorer of guesses."""

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def explorer(opened):
    page = opened("01_guess")
    panel = page.locator(".course-panel", has=page.locator(".live-picture")).first
    panel.scroll_into_view_if_needed()
    expect(panel.locator(".live-sentence")).to_contain_text("Tolerance 100 kg.")
    return panel


def band_of(explorer):
    return explorer.locator(".live-area").first.get_attribute("points")


def dots_of(explorer):
    return explorer.locator("path.live-dots").first.get_attribute("d").split("M")[1:]


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
    assert len(set(dots_of(explorer))) == 1
    explorer.locator(".widget-play button").first.click()
    expect(explorer.locator(".live-reading")).to_contain_text("After guess 1000:", timeout=40_000)
    assert len(dots_of(explorer)) == 1001


def test_new_guesses_are_other_dots_in_the_same_band(explorer):
    dots, band = dots_of(explorer), band_of(explorer)
    explorer.get_by_text("New guesses").click()
    expect(explorer.locator("path.live-dots").first).not_to_have_attribute(
        "d", "M" + "M".join(dots)
    )
    assert band_of(explorer) == band
