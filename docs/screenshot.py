"""Takes the picture of the explorer for the README: ``python -m docs.screenshot``."""

import shutil
import tempfile
from pathlib import Path

from tests.browser import jupyter

LESSON = "05_the_learning_rate"
PICTURE = Path(__file__).with_name("explorer.png")


def main() -> None:
    """Run the lesson, pin a steady run beside a zigzag on two shipments, and take the picture."""
    with tempfile.TemporaryDirectory() as name, jupyter.chromium() as browser:
        folder = Path(name)
        shutil.copy(PICTURE.parents[1] / "notebooks" / f"{LESSON}.ipynb", folder)
        with jupyter.jupyterlab(folder) as address:
            page = browser.new_page(
                viewport={"width": 1100, "height": 900}, device_scale_factor=1.5
            )
            jupyter.open_notebook(page, address.format(name=LESSON))
            page.keyboard.press("Control+b")
            jupyter.run_all(page)
            page.get_by_label("no", exact=True).check()
            page.keyboard.press("Enter")  # its prediction unlocks it
            jupyter.settle(page)
            explorer = page.locator(".course-panel", has=page.locator(".live-movable")).first
            explorer.get_by_text("Pin this run").click()
            rate = explorer.get_by_label("Learning rate, or type it:")
            rate.fill("9e-6")
            rate.press("Enter")
            rate.blur()
            explorer.scroll_into_view_if_needed()
            page.wait_for_timeout(1_000)
            explorer.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
