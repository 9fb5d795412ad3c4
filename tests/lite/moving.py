"""Moves the explorers as a learner does with the arrow keys, and waits for each picture."""

from playwright.sync_api import Locator

SHOWN = """panel => [...panel.querySelectorAll("svg, .live-sentence, .live-reading, [role=status]")]
  .map(node => node.outerHTML).join("")"""


def expect_another(panel: Locator, before: str) -> str:
    handle = panel.element_handle()
    panel.page.wait_for_function(
        f"([panel, before]) => ({SHOWN})(panel) !== before", arg=[handle, before]
    )
    return panel.evaluate(SHOWN)


def move_thirty_times(panel: Locator, handle: Locator) -> None:
    """Move a slider away from its nearer end and back; each time, another picture is shown."""
    now, last = (float(handle.get_attribute(f"aria-{name}")) for name in ("valuenow", "valuemax"))
    first = float(handle.get_attribute("aria-valuemin"))
    keys = ("ArrowRight", "ArrowLeft") if now - first < last - now else ("ArrowLeft", "ArrowRight")
    handle.focus()
    shown = panel.evaluate(SHOWN)
    for move in range(30):
        panel.page.keyboard.press(keys[move // 15])
        shown = expect_another(panel, shown)
