"""Lesson 05 in real JupyterLab: its explorer does what the learner tells it."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import jupyter, looks

LESSON = "05_the_learning_rate"


def explorer_in(page: Page, number: int = 0) -> Locator:
    return page.locator(".course-panel", has=page.locator(".live-picture")).nth(number)


def field(explorer: Locator, label: str) -> Locator:
    row = explorer.locator(".widget-text", has_text=label)
    return row.locator("input")


def type_into(box: Locator, text: str) -> None:
    box.fill(text)
    box.press("Enter")


def path_of(explorer: Locator) -> str:
    return explorer.locator(".look-path .line").first.get_attribute("points")


def test_the_server_was_told_to_answer_without_delay(served):
    said = (served[0] / "jupyterlab.log").read_text(encoding="utf-8")
    assert "course_utils.server | extension was successfully loaded" in said


@pytest.fixture
def explored(page):
    """Return the first explorer of the lesson, as it is at first."""
    explorer = explorer_in(page)
    explorer.get_by_text("Start afresh").click()
    jupyter.settle(page)  # or what is typed next may be wiped out
    expect(explorer.locator(".live-sentence")).to_contain_text("Learning rate 2.83e-7")
    return explorer


def test_keys_on_the_slider_move_picture_sentence_and_field_together(explored):
    explorer = explored
    handle, before = explorer.locator('.noUi-handle[aria-label="Learning rate"]'), path_of(explorer)
    assert handle.get_attribute("aria-label") == "Learning rate"
    expect(handle).to_have_attribute("aria-valuetext", "2.83e-7 = 0.03 × the limit, steady")
    handle.focus()
    for _ in range(96):
        handle.press("ArrowRight")
    sentence = explorer.locator(".live-sentence")
    expect(sentence).to_have_text(
        "Learning rate 4.53e-6 = 0.50 × the limit. Arrived: each step multiplies the error by 0; "
        "after 1 step less than a millionth of the loss is left."
    )
    expect(handle).to_have_attribute("aria-valuetext", "4.53e-6 = 0.50 × the limit, arrived")
    assert path_of(explorer) != before
    picture = explorer.locator(".live-panels")
    assert picture.get_attribute("aria-label") == sentence.inner_text()
    assert picture.get_attribute("role") == "figure"
    expect(field(explorer, "or type it")).to_have_value("4.53e-6")
    expect(explorer.locator(".live-announcer")).to_have_text(sentence.inner_text())


def test_a_fast_drag_ends_where_the_slider_is(explored):
    explorer, page = explored, explored.page
    handle = explorer.locator('.noUi-handle[aria-label="Learning rate"]')
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(80):
        page.mouse.move(x + (step * 7) % 240, y)
    page.mouse.up()
    jupyter.settle(page)
    shown = explorer.locator(".widget-readout").last.inner_text()
    assert f"Learning rate {shown}." in explorer.locator(".live-sentence").inner_text()
    expect(field(explorer, "or type it")).to_have_value(shown.split(" = ")[0])


def test_a_huge_learning_rate_is_shown_and_said(explored):
    gone = explored.locator(".live-panel").first.locator(".look-gone text")
    expect(gone).to_be_hidden()
    type_into(field(explored, "or type it"), "1e9")
    expect(gone).to_have_text("outside from step 1 on")
    expect(explored.locator(".live-sentence")).to_contain_text("Learning rate 1.00e9")
    expect(explored.locator(".live-sentence")).to_contain_text("past every number")
    expect(explored.locator(".live-reading")).to_contain_text("too large to write")
    type_into(field(explored, "or type it"), "2e-6")
    expect(explored.locator(".live-sentence")).to_contain_text("Steady")


def test_start_moves_by_typing_and_by_dragging_and_stays_on_the_map(explored):
    page, before = explored.page, path_of(explored)
    type_into(field(explored, "Start w₁"), "50")
    expect(explored.locator("[role=status]").first).to_contain_text("outside the map")
    assert path_of(explored) == before
    type_into(field(explored, "Start w₁"), "3")
    expect(explored.locator("[role=status]").first).to_be_empty()
    typed = path_of(explored)
    assert typed != before
    explored.locator(".live-movable").scroll_into_view_if_needed()
    explored.locator(".live-movable").hover()  # which waits until the map stands still
    box = explored.locator(".live-movable").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 90, steps=10)
    page.mouse.up()
    expect(field(explored, "Start w₁")).not_to_have_value("3")
    jupyter.settle(page)
    circle = explored.locator(".look-start .ring").first
    place = float(circle.get_attribute("cx")), float(circle.get_attribute("cy"))
    scale = 340 / box["width"]
    assert place == pytest.approx((120 * scale, 90 * scale), abs=1.5)


def test_play_runs_to_the_last_step_and_reset_goes_back(explored):
    page = explored.page
    buttons = explored.locator(".widget-play button")
    steps = explored.locator(".widget-readout").first
    explored.locator(".noUi-handle").first.focus()
    page.keyboard.press("Home")
    expect(explored.locator(".live-reading")).to_contain_text("After step 0:")
    buttons.first.click()
    expect(steps).to_have_text("50", timeout=20_000)
    expect(explored.locator(".live-reading")).to_contain_text("After step 50:")
    expect(explored.locator(".live-announcer")).to_contain_text("After step 50:")
    buttons.nth(1).click()
    expect(explored.locator(".live-reading")).to_contain_text("After step 0:")


def test_the_dot_on_the_sweep_is_dragged_as_the_slider_is(page):
    explored = explorer_in(page, 2)
    dot = explored.locator(".live-wide .look-handle .spot")
    handle = explored.locator('.noUi-handle[aria-label="Learning rate"]')
    explored.locator(".live-wide .live-picks").hover()  # which waits until the sweep stands still
    before, box = handle.get_attribute("aria-valuetext"), dot.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 300, y - 20, steps=8)
    page.mouse.up()
    jupyter.settle(page)
    box, slid = dot.bounding_box(), handle.bounding_box()
    assert box["x"] + box["width"] / 2 == pytest.approx(x + 300, abs=4)
    assert slid["x"] + slid["width"] / 2 == pytest.approx(x + 300, abs=8)
    assert handle.get_attribute("aria-valuetext") != before
    rate = explored.locator(".widget-readout").last.inner_text()
    expect(explored.locator(".live-sentence")).to_contain_text(f"Learning rate {rate}.")
    expect(field(explored, "or type it")).to_have_value(rate.split(" = ")[0])


def test_arrow_keys_in_the_curve_walk_from_step_to_step(explored):
    walk, page = explored.locator(".live-walk"), explored.page
    walk.focus()
    for key, step in (("Home", 0), ("ArrowRight", 1), ("PageUp", 11), ("ArrowDown", 10)):
        page.keyboard.press(key)
        expect(walk).to_have_attribute("aria-valuetext", re.compile(rf"step {step}, loss .* kg²"))
        expect(explored.locator(".widget-readout").first).to_have_text(str(step))
    expect(walk).to_be_focused()
    page.keyboard.press("End")
    jupyter.settle(page)


# What is asked of a browser's sound, kept in `heard`: frequencies and sides, voice by voice.
FAKE_SOUND = """() => {
  window.heard = [];
  const times = list => ({ setValueAtTime: value => list.push(value) });
  const node = more => ({ connect: next => next, gain: {}, ...more });
  window.AudioContext = class {
    currentTime = 0; destination = {}; panners = 0;
    resume() {}
    close() { this.closed = true; }
    createGain() { return node(); }
    createOscillator() {
      const voice = { tones: [], sides: [] };
      heard.push(voice);
      return node({ frequency: times(voice.tones), start() { voice.type = this.type; },
        stop() { voice.stopped = true; } });
    }
    createStereoPanner() { return node({ pan: times(heard.at(-1).sides) }); }
  };
}"""


def heard_for(explored: Locator, rate: str) -> list[dict]:
    page, walk = explored.page, explored.locator(".live-walk")
    type_into(field(explored, "or type it"), rate)
    jupyter.settle(page)
    page.evaluate(FAKE_SOUND)
    walk.focus()
    page.keyboard.press("End")
    assert page.evaluate("heard") == []
    page.keyboard.press("s")
    heard = page.evaluate("heard")
    page.keyboard.press("Escape")
    return heard


def test_the_key_s_plays_a_run_and_its_pins_and_nothing_sounds_before(explored):
    page, walk = explored.page, explored.locator(".live-walk")
    good, around, away = (heard_for(explored, rate)[0] for rate in ("1e-6", "8e-6", "1.2e-5"))
    falls = [later < now for now, later in pairwise(good["tones"])]
    assert all(falls[:20])
    assert set(good["sides"][:20]) == {0.8}
    assert all(later == -now != 0 for now, later in pairwise(around["sides"][:20]))
    climbs = [later > now for now, later in pairwise(away["tones"][::2])]
    assert all(climbs[:8])
    explored.get_by_text("Pin this run").click()
    run, pin = heard_for(explored, "1e-6")
    assert run == good
    assert (pin["tones"], pin["type"] != run["type"]) == (away["tones"], True)
    page.keyboard.press("s")
    expect(explored.locator(".live-hear")).to_have_text("Stop (key S)")
    page.keyboard.press("ArrowLeft")  # stops the run, and its own step sounds
    assert page.evaluate("heard.at(-1).tones.length") == 1
    assert all(voice["stopped"] for voice in page.evaluate("heard.slice(0, -1)"))
    page.keyboard.press("Escape")
    before = page.evaluate("heard.length")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("heard.length") == before
    assert walk.get_attribute("aria-describedby") == explored.locator(".live-hear").get_attribute(
        "id"
    )
    expect(explored.locator(".live-hear")).to_have_text("Hear this run (key S)")


def test_a_run_is_a_table_that_is_copied_with_one_click(explored):
    table = explored.locator(".live-table")
    table.locator("summary").press("Enter")
    expect(table.locator("tr")).to_have_count(52)
    expect(table.locator("tr").first).to_have_text("stepw₁ (kg)w₂ (kg)error (kg)loss (kg²)")
    table.locator("button").click()
    expect(table.locator("button")).to_have_text(re.compile("Copied|Selected"))
    table.locator("summary").click()


def test_a_picture_is_taken_along_as_text_and_as_python_and_comes_back(explored):
    type_into(field(explored, "or type it"), "2e-6")
    explored.get_by_text("Take along").click()
    text = field(explored, "As text:")
    expect(text).to_have_value(re.compile("learning_rate=2e-06$"))
    expect(explored.locator(".course-code")).to_contain_text("learning_rate = 2e-06")
    type_into(text, "learning_rate=1e-6&start=1,2&step=7")
    expect(explored.locator(".live-sentence")).to_contain_text("Learning rate 1.00e-6")
    expect(explored.locator(".live-reading")).to_contain_text("After step 7:")
    type_into(text, "learning_rate=fast")
    expect(explored.locator("[role=status]").first).to_contain_text("must be a number such as")
    explored.get_by_text("Take along").click()


def test_pinned_runs_stay_in_the_picture_until_they_are_removed(explored):
    explored.get_by_text("Pin this run").click()
    expect(explored.locator(".live-panel").first.locator("[class*=look-pin] .line")).to_have_count(
        1
    )
    expect(explored.get_by_text("A: Learning rate")).to_be_visible()
    type_into(field(explored, "or type it"), "2e-6")
    explored.get_by_text("Pin this run").click()
    letters = explored.locator(".live-panel").first.locator("[class*=look-pin] text")
    expect(letters).to_have_count(2)
    assert sorted(letters.all_text_contents()) == ["A", "B"]
    explored.get_by_text("Remove pins").click()
    expect(explored.locator("[class*=look-pin]")).to_have_count(0)


def expect_pictures_to_fit(page: Page, colour: str) -> None:
    explorer = explorer_in(page)
    room = explorer.bounding_box()["width"]
    for panel in explorer.locator(".live-panel").filter(visible=True).all():
        box = panel.bounding_box()
        assert 0 < box["width"] <= room
        drawn = panel.locator("svg").get_attribute("viewBox").split()
        assert box["width"] / box["height"] == pytest.approx(
            float(drawn[2]) / float(drawn[3]), rel=0.01
        )
    line = explorer.locator(".look-path .line").first
    assert line.evaluate("node => getComputedStyle(node).stroke") == colour


def test_its_pictures_fit_the_window_and_stand_out_from_the_theme(page):
    for theme, colour in (("Dark", "rgb(255, 138, 61)"), ("Light", "rgb(213, 94, 0)")):
        looks.choose_theme(page, theme)
        expect_pictures_to_fit(page, colour)
