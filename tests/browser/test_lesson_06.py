"""Lesson 06 in real JupyterLab: border, shade and both loss curves follow the steps."""

import pytest
from playwright.sync_api import expect

from tests.browser import jupyter

LESSON = "06_a_neuron_learns_to_predict"


@pytest.fixture
def explorer(page):
    panel = page.locator(".course-panel", has=page.locator(".look-yes-side")).first
    panel.get_by_text("More", exact=True).click()
    panel.get_by_text("Start afresh").click()
    panel.get_by_text("More", exact=True).click()
    jupyter.settle(page)
    expect(panel.locator(".live-sentence")).to_contain_text("After 100 steps")
    return panel


def points_of(explorer, panel, kind):
    shape = explorer.locator(".live-panel").nth(panel).locator(kind)
    return (shape.get_attribute("points") or "").split()


def test_keys_on_the_steps_move_border_shade_curves_and_sentence(explorer):
    border, shade = points_of(explorer, 0, ".line"), points_of(explorer, 0, ".area")
    assert len(set(points_of(explorer, 1, ".look-training .line"))) == 101
    assert len(set(points_of(explorer, 1, ".look-test .line"))) == 101
    handle = explorer.locator(".noUi-handle").first
    handle.focus()
    handle.press("Home")
    expect(explorer.locator(".live-sentence")).to_contain_text("there is no border yet")
    assert points_of(explorer, 0, ".area") == []
    assert len(set(points_of(explorer, 1, ".look-test .line"))) == 1
    handle.press("ArrowRight")
    handle.press("ArrowRight")
    expect(explorer.locator(".live-sentence")).to_contain_text("After 2 steps")
    assert len(set(points_of(explorer, 1, ".look-training .line"))) == 3
    assert len(points_of(explorer, 0, ".area")) == len(shade)
    assert points_of(explorer, 0, ".line") != border
