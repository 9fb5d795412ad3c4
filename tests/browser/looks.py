"""Looks at the outputs of a page as an eye and a screen reader would."""

from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import jupyter

FAULTS = Path(__file__).with_name("faults.js").read_text(encoding="utf-8")
# What is scrolled out of sight has no colours for axe, so for a moment everything is in sight.
IN_SIGHT = """
.jp-Cell { content-visibility: visible !important; background: var(--jp-layout-color0); }
:is(:has(.jp-Notebook), .jp-Notebook, .jp-WindowedPanel-outer, .jp-Cell, .live-picture, p) {
  overflow: visible !important; contain: none !important;
}"""
# Here axe cannot tell the background: on drawings, at the arrow of a list, where cells meet.
UNDECIDED = ("<text", "<tspan", "<select", "<pre")
# Nor where it meets something else on its way down to the background: what is out of sight lies
# below the bars of JupyterLab once everything overflows. What really covers a text is in `faults`.
OVERLAPPED = ("bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring")
# Fonts have come, and all that moves has ended, but for what turns for ever, and what stands out of
# sight, where a browser lets nothing move on.
STILL = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const moves = one => one.playState === "running"
    && one.effect?.getComputedTiming().endTime !== Infinity
    && one.effect.target?.checkVisibility({ contentVisibilityAuto: true });
  await document.fonts.ready;
  const last = performance.now() + 60000;
  while (document.getAnimations().some(moves)) {
    if (performance.now() > last) throw new Error("something has been moving for a minute");
    await frame();
  }
  await frame();
  await frame();
}"""
CHOOSE = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
WIDE, NARROW = {"width": 1280, "height": 1000}, {"width": 600, "height": 1000}
# While it changes, a splash covers JupyterLab, which stumbles if it is to change again until then.
WEARS = """theme => !document.getElementById("jupyterlab-splash")
  && document.body.dataset.jpThemeLight === String(theme === "Light")
  && getComputedStyle(document.body).getPropertyValue("--jp-layout-color0").trim()
    === (theme === "Light" ? "white" : "#111")"""


def choose_theme(page: Page, theme: str) -> None:
    """Choose a theme, and wait until the page wears it."""
    page.evaluate(CHOOSE, f"JupyterLab {theme}")
    page.wait_for_function(WEARS, arg=theme)
    page.mouse.move(0, 0)  # or what appears under the mouse would cover an output


def barriers(page: Page) -> list[str]:
    """Return what axe finds in the outputs that keeps people out, a line for each."""
    style = page.add_style_tag(content=IN_SIGHT)
    options = {"resultTypes": ["violations", "incomplete"]}
    found = Axe().run(page, {"include": [".jp-OutputArea-output"]}, options).response
    style.evaluate("style => style.remove()")
    return [
        f"{kind}, {rule['id']}: {node['html'][:160]}"
        for kind in ("violations", "incomplete")
        for rule in found[kind]
        for node in rule["nodes"]
        if node["impact"] in ("serious", "critical")
        and not (kind == "incomplete" and _is_undecided(node))
    ]


def _is_undecided(node: dict) -> bool:
    told = [check["data"] for check in node["any"]]
    reasons = [data.get("messageKey") for data in told if isinstance(data, dict)]
    overlapped = bool(reasons) and all(reason in OVERLAPPED for reason in reasons)
    return overlapped or node["html"].startswith(UNDECIDED)


def faults(page: Page) -> list[str]:
    """Return what is cut off, covered, or outside its cell in the outputs, a line for each."""
    return page.evaluate(FAULTS)


def expect_good_looks(page: Page) -> None:
    """Look at a page light and dark, wide and narrow; leave it dark."""
    _expect_none(barriers, page)
    choose_theme(page, "Dark")
    _expect_none(barriers, page)
    _expect_none(faults, page)
    page.set_viewport_size(NARROW)
    _expect_none(faults, page)
    page.set_viewport_size(WIDE)


def _expect_none(look: Callable[[Page], list[str]], page: Page) -> None:
    """Look until nothing is found; what is still there when nothing moves any more is a fault."""
    before = None
    while True:
        jupyter.settle(page)
        page.evaluate(STILL)
        found = look(page)
        if not found:
            return
        assert found != before, "\n".join(found)
        before = found
