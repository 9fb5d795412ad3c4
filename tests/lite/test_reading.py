"""The pages to read: without Python explorers live, answers unfold, and all else says so."""

import base64
import re

import build as lessons
import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from course_utils.explorers.learning_rate import LearningRate
from course_utils.models.retrieval import asked
from course_utils.problem import Problem
from lite import formulas, packed
from tests.explorers.printed import shown
from tests.lite.conftest import READ
from tests.lite.moving import move_thirty_times


def test_numbers_are_packed_as_exactly_as_they_are_shown(browser, built):
    """Unpacked in the browser, a place is off by an eighth of a pixel, a number by no digit."""
    points = np.random.default_rng(1).normal(200, 90, (5, 7, 2)).astype(np.float32)
    points[2, 3] = np.nan
    values = 10.0 ** np.random.default_rng(2).uniform(-300, 300, (5, 7, 3)) * [1, -1, 1]
    values[0, 0] = [0, np.inf, np.nan]
    values[1, 1] = [9999.6, 1e-3, -2508]
    about = {"frames": 5, "count": 7}
    state = {"marks": [about], "readings": {"steps": 7, "names": ["a", "b", "c"]}}
    buffers = [
        {"path": path, "data": base64.b64encode(content.tobytes()).decode()}
        for path, content in (
            (["marks", 0, "points"], points),
            (["readings", "values"], values),
            (["panels", 0, "background"], np.arange(9, dtype=np.uint8)),
        )
    ]
    text = packed.packed({"one": {"model_name": "AnyModel", "state": state, "buffers": buffers}})
    page = browser.new_page()
    page.goto((built / "read/try.html").as_uri())
    page.wait_for_function("typeof unpack === 'function'")
    got = page.evaluate("text => unpack(text)", text)["one"]["buffers"]
    page.close()
    there = [base64.b64decode(each["data"]) for each in got]
    assert [each["path"] for each in got] == [each["path"] for each in buffers]
    shown = np.frombuffer(there[0], np.float32).reshape(points.shape)
    np.testing.assert_allclose(shown, points, atol=1 / 8)
    said = np.frombuffer(there[1], np.float64).reshape(values.shape)
    assert [f"{one:.3e}" for one in said.flat] == [f"{one:.3e}" for one in values.flat]
    assert there[2] == bytes(range(9))


def test_formulas_become_mathml_but_code_stays():
    made = formulas.replaced("Let $x_1$ be\n\n$$\\frac{1}{2}$$\n\nand `a$b$c` in code.")
    assert made.count("<math ") == 2
    assert "<mfrac>" in made
    assert "`a$b$c`" in made


@pytest.mark.parametrize("name", READ)
def test_a_page_holds_the_whole_lesson_and_answers_its_questions(built, name):
    page = (built / f"read/{name}.html").read_text(encoding="utf-8")
    source = (lessons.LESSONS / f"{name}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", source, re.MULTILINE)
    assert [heading for heading in headings if heading not in page] == []
    quizzes = re.findall(r'^Quiz\("(\d\d)", "(\w+)"\)', source, re.MULTILINE)
    questions_ = [each for quiz in quizzes for each in asked(*quiz)]
    assert page.count('<form class="ask quiz"') == len(questions_) > 0
    replies = sum(len(each.choices) or 2 for each in questions_)
    assert page.count('<p class="reply"') == replies
    names = set(re.findall(r'predictions\.ask\(\s*"([^"]+)"', source))
    assert set(re.findall(r'<form class="ask prediction" data-key="([^"]+)"', page)) == names
    compared = set(re.findall(r'predictions\.compare\(\s*"([^"]+)"', source))
    assert set(re.findall(r'class="happened" data-key="([^"]+)"', page)) == compared
    for left in ("You have not predicted", "no idea yet, and now", "unlock", "$$", "{{"):
        assert left not in page
    assert "widget-view+json&quot;" not in page


@pytest.mark.parametrize("name", [*READ, "glossary"])
def test_the_contents_of_a_page_lead_to_each_of_its_parts(built, name):
    page = (built / f"read/{name}.html").read_text(encoding="utf-8")
    source = (lessons.LESSONS / f"{name}.md").read_text(encoding="utf-8")
    listed = re.search(r'<details class="contents">.*?</details>', page, re.DOTALL)[0]
    links = re.findall(r'<li><a href="#([^"]+)">(.*?)</a></li>', listed)
    headings = re.findall(r"^## (.+)$", source, re.MULTILINE)
    assert [words for _, words in links] == headings != []
    assert [page.count(f' id="{place}"') for place, _ in links] == [1] * len(headings)


@pytest.mark.parametrize("name", [*READ, "glossary", "data_card", "guide"])
def test_links_of_a_page_lead_to_places_that_are_there(built, name):
    page = (built / f"read/{name}.html").read_text(encoding="utf-8")
    elsewhere = re.findall(r'src="(?!data:|static/)([^"]+)', page)
    assert elsewhere == []
    for address, anchor in re.findall(
        r'href="(?!https?:|data:)([^"#?]*)[^"#]*(?:#([^"]*))?"', page
    ):
        target = (built / "read" / address).resolve() if address else built / f"read/{name}.html"
        if re.match(r"\d\d_\w+\.html", address):
            assert address.removesuffix(".html") in {path.stem for path in lessons.lessons()}
            continue
        assert target.exists(), address
        if anchor:
            assert f'id="{anchor}"' in target.read_text(encoding="utf-8"), anchor


IN_FIREFOX_TOO = pytest.mark.parametrize("open_page", ["browser", "firefox"], indirect=True)


@pytest.fixture(params=["browser"])
def open_page(request):
    """Open pages as a new visitor; in the end, check that no other host was asked."""
    browser = request.getfixturevalue(request.param)
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    elsewhere, troubles = [], []

    def open_page(address: str) -> Page:
        own = (re.match(r"\w+://[^/]*/", address)[0], "blob:", "data:")
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
    step = panel.locator(":has(> .widget-play) .noUi-handle")
    last = step.get_attribute("aria-valuemax")
    buttons.nth(1).click()  # back to the start
    expect(step).not_to_have_attribute("aria-valuenow", last)
    buttons.first.click()
    expect(step).to_have_attribute("aria-valuenow", last, timeout=60_000)


def hint(explorer: Locator) -> str:
    return explorer.locator("xpath=..").locator(".if-alive").first.text_content()


@IN_FIREFOX_TOO
@pytest.mark.parametrize("name", READ)
def test_explorers_live_without_python(server, open_page, name):
    page = open_page(f"{server.address}read/{name}.html")
    explorers = page.locator(".explorer")
    expect(page.locator(".explorer > .widget-subarea .course-panel")).to_have_count(
        explorers.count()
    )
    # By hand, in lesson 00, each move asks Python; the last lessons show questions.
    assert (explorers.count() == 0) == name.startswith(("00", "09", "10"))
    expect(page.locator(".still:visible")).to_have_count(0)
    said = "nodes => nodes.map(node => getComputedStyle(node, '::before').content)"
    assert set(page.locator(".course-panel").evaluate_all(said)) <= {"none"}  # of a lost kernel
    for button in page.get_by_role("button", name="I have no idea yet").all():
        button.click()  # what comes after a prediction waits for it
    for panel in explorers.all():
        hidden = panel.locator(
            "input:visible, button:visible:not(.widget-play *, .live-told *, .link *)"
        )
        expect(hidden).to_have_count(0)
        for handle in panel.locator(".noUi-handle").all():
            move_thirty_times(panel, handle)
        expect(panel.locator(".live-movable")).to_have_count(int("dragged" in hint(panel)))
        # A curve is walked along and heard, also beside a map whose start cannot be moved.
        expect(panel.locator(".live-panel:has(.look-start) .live-walk")).to_have_count(0)
    if page.locator(".widget-play").count():
        play_to_the_end(explorers.filter(has=page.locator(".widget-play")).first)


def test_answers_are_committed_replied_to_and_kept(server, open_page):
    address = f"{server.address}read/05_the_learning_rate.html"
    page = open_page(address)
    cell, form = ".celltag_until-{0} .output_wrapper", 'form.prediction[data-key="0.001"]'
    result, asked = page.locator(cell.format("0-001")).first, page.locator(form)
    expect(result).to_be_hidden()
    asked.get_by_role("button", name="This is my prediction").click()
    expect(asked.get_by_role("status")).to_have_text("Choose one of the answers first.")
    asked.get_by_label("grows, faster and faster").check()
    asked.get_by_role("button", name="This is my prediction").click()
    expect(result).to_be_visible()
    compared = page.locator('.happened[data-key="0.001"]')
    expect(compared).to_contain_text("You predicted: grows, faster and faster.")
    expect(compared).to_contain_text("You saw it coming.")
    quiz = page.locator('form.quiz[data-key="05/before/1"]')
    quiz.get_by_label("the same way").check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.get_by_role("status")).to_contain_text("✗ Not quite. Then the loss would grow.")
    quiz.get_by_label("the opposite way").check()
    expect(quiz.locator("[role=status]")).to_be_empty()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.get_by_role("status")).to_contain_text("✓ Right.")
    page.reload()
    expect(asked.get_by_label("grows, faster and faster")).to_be_checked()
    expect(result).to_be_visible()
    expect(quiz.get_by_role("status")).to_contain_text("✓ Right.")
    expect(page.locator(cell.format("limit")).first).to_be_hidden()
    number = page.locator('form.prediction[data-key="limit"]').get_by_label("My number")
    for typed in ("1.0e-5", "1,0e-5", "1/100000", "1.0·10^−5"):  # as people write it
        number.fill(typed)
        number.press("Enter")
        compared = page.locator('.happened[data-key="limit"]')
        expect(compared).to_contain_text(f"You predicted: {typed}. ")
        expect(compared).to_contain_text("You saw it coming.")


def test_without_javascript_questions_are_answered_and_no_control_is_promised(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}read/05_the_learning_rate.html")
    for promised in ("unlock", "is loading", "This is my prediction", "Show on a projector"):
        expect(page.get_by_text(promised).filter(visible=True)).to_have_count(0)
    expect(page.locator(".still img").first).to_be_visible()
    form = 'form.quiz[data-key="05/before/1"]'
    page.locator(form).get_by_label("the opposite way").check()
    replies = page.locator(f"{form} .reply").filter(visible=True)
    expect(replies).to_have_count(1)
    expect(replies).to_contain_text("✓ Right.")
    expect(page.locator(".celltag_until-limit .output_wrapper").first).to_be_visible()
    context.close()


def test_on_a_phone_everything_that_is_touched_is_large_enough(browser, server):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{server.address}read/05_the_learning_rate.html")
    page.locator(".widget-play button").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    touched = "main button, summary, form.ask label, .noUi-handle"
    for target in page.locator(touched).filter(visible=True).all():
        box = target.evaluate(
            """node => { const box = node.getBoundingClientRect();
            const more = parseFloat(getComputedStyle(node, "::before").inset) || 0;
            return [box.width - 2 * Math.min(more, 0), box.height - 2 * Math.min(more, 0)]; }"""
        )
        assert min(box) >= 44, (target.evaluate("node => node.outerHTML.slice(0, 120)"), box)
    explorer = page.locator(".explorer").first
    drag_by_touch(page, explorer)
    explorer.locator(".live-panels").evaluate("node => node.scrollIntoView()")
    expect(explorer.locator(".course-axis .noUi-handle")).to_be_in_viewport(ratio=1)
    context.close()


def drag_by_touch(page, explorer):
    """Drag the ring up and back to the left: its path follows, and the page does not scroll."""
    explorer.locator(".live-movable").scroll_into_view_if_needed()
    ring = explorer.locator(".look-start .ring").bounding_box()
    x, y = ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2
    path, scrolled = explorer.locator(".look-path .line").first, page.evaluate("scrollY")
    finger, seen = page.context.new_cdp_session(page), {path.get_attribute("points")}
    for kind, moved in [("touchStart", 0), *(("touchMove", by) for by in (12, 24, 36, 48, 60))]:
        at = [{"x": x - moved, "y": y - moved / 2}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        seen.add(path.get_attribute("points"))
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert len(seen) >= 5, "the path does not follow a finger"
    assert page.evaluate("scrollY") == scrolled


@IN_FIREFOX_TOO
def test_a_lesson_becomes_a_deck_that_the_arrow_keys_turn(server, open_page):
    page = open_page(f"{server.address}read/05_the_learning_rate.html")
    page.locator(".widget-play button").first.wait_for()
    page.get_by_role("button", name="Show on a projector").click()
    expect(page.locator("h1")).to_be_visible()
    seen = []
    for _ in range(60):
        place, last = page.locator(".deck-bar span").text_content().split(" / ")
        cell, pause = page.locator(".on-slide"), page.locator(".pause")
        seen += ["question"] if cell.locator("form.prediction").is_visible() else []
        seen += ["pause"] if pause.is_visible() else []
        seen += ["explorer"] if cell.locator(".live-picture").first.is_visible() else []
        if place == last:
            break
        page.keyboard.press("ArrowRight")
        expect(page.locator(".deck-bar span")).not_to_have_text(f"{place} / {last}")
    assert place == last
    source = (lessons.LESSONS / "05_the_learning_rate.md").read_text(encoding="utf-8")
    assert seen[:2] == ["question", "pause"]
    assert "explorer" in seen
    assert seen.count("question") == seen.count("pause") == source.count("predictions.ask(") > 0
    page.keyboard.press("Escape")
    expect(page.locator(".deck-bar")).to_have_count(0)
    expect(page.locator("header")).to_be_visible()


def test_the_line_to_embed_an_explorer_shows_it_alone(server, open_page):
    page = open_page(f"{server.address}read/05_the_learning_rate.html")
    page.locator(".live-picture").filter(visible=True).first.wait_for()
    embed = page.locator(".embed").filter(visible=True).first
    embed.locator("summary").click()
    line = embed.locator("pre").text_content()
    address = re.search(r'src="([^"]+)"', line)[1]
    alone = open_page(address)
    alone.locator(".live-picture").first.wait_for()
    expect(alone.locator(".explorer")).to_have_count(1)
    expect(alone.locator("header, h1, form")).to_have_count(0)


def test_nothing_serious_stands_in_the_way_of_people_with_disabilities(server, open_page):
    for name in ("index", "read/05_the_learning_rate", "read/glossary", "read/guide", "404"):
        page = open_page(f"{server.address}{name}.html")
        inside = page.frame_locator("iframe") if name == "index" else page
        if "guide" not in name and "glossary" not in name and name != "404":
            inside.locator(".noUi-handle[aria-label]").first.wait_for()
        found = Axe().run(page).response["violations"]
        serious = [each for each in found if each["impact"] in ("serious", "critical")]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in serious] == [], name
        page.close()


def test_a_link_shows_what_was_seen_or_says_what_a_page_does_not_hold(server, open_page):
    address = f"{server.address}read/05_the_learning_rate.html"
    page = open_page(f"{address}#explorer-99&step=1")
    lead = page.locator(".lead").first
    expect(lead).to_contain_text("leads to explorer 99, but this page has 3")
    explorer = page.locator(".explorer").first
    explorer.locator(".link button").first.wait_for(state="attached")
    told = explorer.locator(".link [role=status]")
    for wanted, seen, said in (
        ("learning_rate=1e999", "2.83e-7", "is a number, not “1e999”"),
        ("step=51", "2.83e-7", "The step is a number from 0 to 50, not “51”"),
        ("start=1,20", "2.83e-7", "start stays 9.0,8.0: 1,20 cannot be shown here"),
        ("colour=red&pin=", "2.83e-7", "“colour” cannot be shown here. “pin” cannot"),
        ("step=7&learning_rate=2e-6", "Learning rate 2.02e-6", "it shows 2.02e-6"),
        ("learning_rate=1e9&step=7", "Diverging", "it shows 2.56e-5, the nearest one"),
    ):
        page.evaluate("wanted => { location.hash = wanted; }", f"explorer-1&{wanted}")
        expect(told).to_contain_text(said)
        expect(explorer.locator(".live-sentence")).to_contain_text(seen)
        if "step=7" in wanted:
            expect(explorer.locator(".live-reading")).to_contain_text("After step 7:")
    page = open_page(f"{address}#explorer-1&start=1,-2&step=7&learning_rate=9.051412020275163e-06")
    expect(page.locator(".live-sentence").first).to_contain_text("1.00 × the limit. From (1, −2)")
    told = page.locator(".link [role=status]").first
    expect(told).to_be_empty()
    page.evaluate(
        "() => { navigator.clipboard.writeText = async text => { window.copied = text; } }"
    )
    page.get_by_role("button", name="Copy link").first.click()
    expect(told).to_have_text("Copied: it opens this page with what you see here.")
    start = f"{address}#explorer-1&step=7&start=1,-2&view=0&learning_rate=9.05"
    assert page.evaluate("window.copied").startswith(start)


FAR = 5_000
DRAGGED = """([link, kept, start]) => {
  kept = { ...kept, sentences: [], regimes: [] };
  const set = (name, value) => Object.assign(kept, value === undefined ? name : { [name]: value });
  addDrag({ get: name => kept[name], set, on() {} }, link, () => {}).to(start);
  return kept.marks.map(mark => [[...mark.points ?? []], mark.texts, mark.since ?? []]);
}"""


def expect_python_to_draw_the_same(page, subject, link, start):
    """Compare each line and dot that the page moves, on the map and on all curves, in pixels."""
    picture = shown(subject.scene({**subject.state, "start": start}))
    told = ("look", "panel", "frames", "count", "kind", "texts", "newest")
    marks = [{name: mark[name] for name in told} for mark in picture.marks]
    panels = [{"box": panel["box"]} for panel in picture.panels]
    names = {"names": picture.readings["names"]}
    drawn = page.evaluate(
        DRAGGED, [link, {"marks": marks, "panels": panels, "readings": names}, start]
    )
    compared = set()
    for mark, (points, texts, since) in zip(picture.marks, drawn, strict=True):
        ours = np.array(points, dtype=float).reshape(-1, 2)
        if np.isfinite(ours).any():
            theirs = np.frombuffer(mark["points"], np.float32).reshape(-1, 2)
            near = (np.abs(theirs) < FAR).all(axis=1)  # beyond, no one sees where a line ends
            np.testing.assert_allclose(ours[near], theirs[near], atol=0.02, err_msg=mark["look"])
            compared.add((mark["look"], mark["panel"], mark["kind"]))
            if mark["look"] == "look-gone":
                seen = np.flatnonzero(np.isfinite(theirs[:: mark["count"], 0]))
                assert [since[frame] for frame in seen] == [mark["since"][frame] for frame in seen]
                if mark["kind"] == "text":
                    assert [texts[at] for at in seen] == [mark["texts"][at] for at in seen]
    # A start, a path, two curves, with arrow and words where they leave; and three marks of the
    # sweep where it is wide or narrow.
    assert len(compared) == (16 if len(panels) == 5 else 10), compared


def test_a_start_is_dragged_without_python_and_all_is_as_python_computes_it(built, open_page):
    page = open_page((built / "read/05_the_learning_rate.html").as_uri())
    explorer = page.locator(".explorer").first
    explorer.locator(".link button").first.wait_for()
    states = "JSON.parse(document.querySelector('[type*=widget-state]').textContent).state"
    links = page.evaluate(f"() => Object.values({states}).map(each => each.state.link)")
    links = [link for link in links if link and link["descent"]]
    assert len({len(link["descent"]["targets"]) for link in links}) == 2  # one row, and two
    for link in links:
        descent, start = link["descent"], [3.1, -1.7]
        problem = Problem(descent["inputs"], descent["targets"])
        sweep = len(descent["axes"]) > 3
        subject = LearningRate(problem, start=start, steps=descent["steps"], sweep=sweep)
        frames = [0, 90, 140, 180]
        rates = [link["values"][frame] for frame in frames]
        run = "([descent, rates, start]) => rates.map(rate => descended(descent, rate, start))"
        runs = page.evaluate(run, [descent, rates, start])
        swept = subject.swept(start, np.array(rates))
        weights = np.array([[step[:2] for step in each] for each in runs], dtype=float)
        losses = np.array([[step[3] for step in each] for each in runs], dtype=float)
        np.testing.assert_allclose(weights, swept.weights, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(losses, swept.losses, rtol=1e-6, atol=1e-18)
        expect_python_to_draw_the_same(page, subject, link, start)
    before = explorer.locator(".look-path .line").first.get_attribute("points")
    explorer.locator(".live-movable").scroll_into_view_if_needed()
    ring = explorer.locator(".look-start .ring").bounding_box()
    x, y = ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y + 20, steps=5)
    page.mouse.up()
    expect(explorer.locator(".live-sentence")).to_contain_text("to say more of a run needs Python")
    assert explorer.locator(".look-path .line").first.get_attribute("points") != before
    explorer.get_by_role("button", name="Back to the first start").click()
    expect(explorer.locator(".live-sentence")).to_contain_text("Steady")
    assert explorer.locator(".look-path .line").first.get_attribute("points") == before
