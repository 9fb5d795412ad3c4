"""The pages to read: without Python explorers live, answers unfold, and all else says so."""

import re

import build as lessons
import pytest
from playwright.sync_api import Locator, Page, expect

from course_utils.models.quiz import questions
from lite import alive, downloads, formulas
from tests.lite.conftest import READ
from tests.lite.moving import move_thirty_times

PANEL, PICTURE, SLIDER, PLAYER, FIELD, LAYOUT = (
    "panel",
    "picture",
    "slider",
    "player",
    "field",
    "box",
)


def model(name: str, **state: object) -> dict:
    return {"model_name": name, "state": state, "buffers": []}


def link(source: tuple[str, str], target: tuple[str, str]) -> dict:
    ends = {"source": source, "target": target}
    return model(
        "LinkModel", **{end: [f"IPY_MODEL_{at}", trait] for end, (at, trait) in ends.items()}
    )


@pytest.fixture
def models() -> dict[str, dict]:
    """Return a panel whose slider moves a picture, and what else such a state holds."""
    inside = [f"IPY_MODEL_{name}" for name in (PICTURE, SLIDER, PLAYER, FIELD)]
    return {
        PANEL: model("VBoxModel", children=inside),
        PICTURE: model("AnyModel", _anywidget_id=alive.PICTURE, step=0, marks=[{"place": "start"}]),
        SLIDER: model("SelectionSliderModel", index=50, disabled=False),
        PLAYER: model("PlayModel", value=0, disabled=False),
        FIELD: model("TextModel", disabled=False, layout=f"IPY_MODEL_{LAYOUT}"),
        LAYOUT: model("LayoutModel", display=None),
        "plays": link((PLAYER, "value"), (SLIDER, "index")),
        "shows": link((SLIDER, "index"), (PICTURE, "step")),
        "other": model("VBoxModel", children=[]),
    }


def test_a_panel_lives_if_a_control_moves_its_picture_in_the_browser(models):
    assert alive.is_alive(models, PANEL)
    assert not alive.is_alive(models, "other")
    del models["shows"]
    assert not alive.is_alive(models, PANEL)
    assert alive.asks_python(models, PANEL)


def test_kept_is_what_a_live_panel_needs_and_nothing_else(models):
    assert set(alive.kept(models, [PANEL])) == set(models) - {"other"}


def test_what_would_ask_python_is_out_of_sight_and_cannot_be_dragged(models):
    kept = alive.kept(models, [PANEL])
    assert kept[LAYOUT]["state"]["display"] == "none"
    assert kept[PICTURE]["state"]["marks"] == [{"place": ""}]
    assert models[PICTURE]["state"]["marks"] == [{"place": "start"}]


def test_picture_and_player_stand_where_the_slider_stands(models):
    kept = alive.kept(models, [PANEL])
    assert kept[PICTURE]["state"]["step"] == kept[PLAYER]["state"]["value"] == 50


def test_formulas_become_mathml_but_code_stays(built):
    text = "Let $x_1$ be\n\n$$\\frac{1}{2}$$\n\nand `a$b$c` in code."
    converted = formulas.converter([text], downloads.environment())
    made = formulas.replaced(text, converted)
    assert made.count("<math ") == 2
    assert "<mfrac>" in made
    assert "`a$b$c`" in made


@pytest.mark.parametrize("name", READ)
def test_a_page_holds_the_whole_lesson_and_answers_its_questions(built, name):
    page = (built / f"read/{name}.html").read_text(encoding="utf-8")
    source = (lessons.LESSONS / f"{name}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", source, re.MULTILINE)
    assert [heading for heading in headings if heading not in page] == []
    asked = re.findall(r'^Quiz\("(\d\d)", "(\w+)"\)', source, re.MULTILINE)
    answers = sum(len(each.choices) or 1 for quiz in asked for each in questions(*quiz))
    assert page.count("<details>") == answers > 0
    for left in ("You have not predicted", "$$", "widget-view+json&quot;", "{{"):
        assert left not in page


@pytest.mark.parametrize("name", [*READ, "glossary", "data_card"])
def test_links_of_a_page_lead_to_places_that_are_there(built, name):
    page = (built / f"read/{name}.html").read_text(encoding="utf-8")
    elsewhere = re.findall(r'src="(?!data:|static/)([^"]+)', page)
    assert elsewhere == []
    for address, anchor in re.findall(r'href="(?!https?:)([^"#?]*)[^"#]*(?:#([^"]*))?"', page):
        target = (built / "read" / address).resolve() if address else built / f"read/{name}.html"
        if re.match(r"\d\d_\w+\.html", address):
            assert address.removesuffix(".html") in {path.stem for path in lessons.lessons()}
            continue
        assert target.exists(), address
        if anchor:
            assert f'id="{anchor}"' in target.read_text(encoding="utf-8"), anchor


@pytest.fixture
def open_page(browser):
    """Open pages as a new visitor; in the end, check that no other host was asked."""
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    elsewhere, troubles = [], []

    def open_page(address: str) -> Page:
        own = (address.split("/read/")[0], "blob:", "data:")
        page = context.new_page()
        page.on("request", lambda ask: ask.url.startswith(own) or elsewhere.append(ask.url))
        page.on("requestfailed", lambda ask: troubles.append(ask.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: said.type == "error" and troubles.append(said.text))
        page.goto(address)
        return page

    yield open_page
    context.close()
    assert elsewhere == []
    assert troubles == []


def play_to_the_end(panel: Locator) -> None:
    buttons = panel.locator(".widget-play button")
    step = panel.locator(".widget-hslider .noUi-handle").last
    last = step.get_attribute("aria-valuemax")
    buttons.nth(1).click()  # back to the start
    expect(step).not_to_have_attribute("aria-valuenow", last)
    buttons.first.click()
    expect(step).to_have_attribute("aria-valuenow", last, timeout=60_000)


@pytest.mark.parametrize("name", READ)
def test_explorers_live_without_python(server, open_page, name):
    page = open_page(f"{server.address}read/{name}.html")
    explorers = page.locator(".explorer")
    expect(page.locator(".explorer > .widget-subarea .course-panel")).to_have_count(
        explorers.count()
    )
    # By hand, in lesson 00, each move asks Python.
    assert (explorers.count() == 0) == name.startswith("00")
    expect(page.locator(".still:visible")).to_have_count(0)
    for panel in explorers.all():
        expect(panel.locator("input:visible, button:visible:not(.widget-play *)")).to_have_count(0)
        for handle in panel.locator(".noUi-handle").all():
            move_thirty_times(panel, handle)
        expect(panel.locator(".live-movable")).to_have_count(0)
    if page.locator(".widget-play").count():
        play_to_the_end(explorers.filter(has=page.locator(".widget-play")).first)


def test_a_page_needs_no_server_either(built, open_page):
    page = open_page((built / "read/try.html").as_uri())
    panel = page.locator(".explorer")
    panel.locator(".live-picture").wait_for()
    move_thirty_times(panel, panel.locator(".noUi-handle").first)
