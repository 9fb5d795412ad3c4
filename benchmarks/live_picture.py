"""Measure in JupyterLab how soon a moved control shows: ``python -m benchmarks.live_picture``.

What counts as painted: a probe in the page (probe.js) asks for every display frame with
requestAnimationFrame and posts itself a message from it. The browser handles that message after
it has drawn the frame. A picture that changed inside the frame's callbacks is painted when this
frame's message arrives; one that changed at another time (a message from the kernel, a loaded
image) when the next frame's does. Two frames would be the usual, coarser way: it adds up to 17 ms.
The clock starts at the event's own time stamp, when the browser received it.
"""

import asyncio
import statistics
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Locator, Page

from benchmarks.actions import (
    circle,
    drag,
    drag_slider,
    move_starts,
    press_keys,
    start_probe,
    type_starts,
)
from benchmarks.jupyter import chromium, open_and_run, write_notebook
from tests.browser.jupyter import jupyterlab, set_theme

NAIVE = """
import ipywidgets
import matplotlib.pyplot as plt
from course_utils import learning, plots, words
from course_utils.explorers.learning_rate import LearningRate
from course_utils.problem import Problem

problem = Problem([[256, 212]], [1492])
subject = LearningRate(problem, start=(9, 8), steps=50)
scene = subject.scene(subject.state)

def show(rate):
    run = learning.descend(problem, start=(9, 8), learning_rate=rate, steps=50)
    figure, (map_axes, loss_axes) = plt.subplots(1, 2, figsize=(8.28, 3.6), width_ratios=(37, 45))
    plots.draw_map(map_axes, problem)
    map_axes.plot(*run.weights.T, marker="o")
    plots.draw_loss_axes(loss_axes, problem, 50)
    loss_axes.plot(run.losses, marker="o")
    figure.tight_layout()
    plt.show()
    print(words.sentence(run))

rates = dict(zip(scene.labels, scene.values.tolist(), strict=True))
slider = ipywidgets.SelectionSlider(
    options=rates, index=32, description="Learning rate", layout={"width": "600px"}
)
ipywidgets.interact(show, rate=slider);
"""
IMPORTS = """
from course_utils.problem import Problem
from course_utils.widgets import LearningRateExplorer
"""
LEAST = """
from IPython.display import HTML

HTML('<div class="least" tabindex="0"><img alt=""><svg class="live-mark">'
     '<polyline class="line"/></svg></div>')
"""
EXPLORER = "LearningRateExplorer(Problem([[256, 212]], [1492]), start=(9, 8))"


def write_notebooks(folder: Path) -> None:
    write_notebook(folder, "naive", [NAIVE])
    write_notebook(folder, "least", [LEAST])
    write_notebook(folder, "one", [IMPORTS, EXPLORER])
    write_notebook(folder, "three", [IMPORTS, EXPLORER, EXPLORER, EXPLORER])


def report(name: str, times: list[float], dragged: dict | None = None) -> float:
    """Print one line of the table and return its median."""
    middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    figures = f"{middle:8.1f} {late:8.1f} {min(times):8.1f}"
    if dragged:
        figures += f" {dragged['pictures']:9.1f} {dragged['moves']:9.1f}"
        figures += f" {dragged['backlog']:11.0f} {dragged['frames']:7}"
    print(f"{name:<36} {figures}", flush=True)
    return middle


async def measure_slider(page: Page, root: Locator, name: str) -> float:
    await root.scroll_into_view_if_needed()
    await start_probe(root)
    handle = root.locator(".noUi-handle").last
    times = await press_keys(page, handle)
    return report(name, times, await drag_slider(page, handle, root.locator(".noUi-base").last))


async def measure_start(page: Page, root: Locator) -> None:
    report("  a start typed", await type_starts(page, root.locator("input[type=text]").first))
    picture = root.locator("svg.live-movable")
    times = await move_starts(page, picture)
    report("  a start dragged", times, await drag(page, await circle(picture, 160)))


async def measure_least(browser: Browser, address: str) -> None:
    """Measure a line that the page moves by itself: nothing can be painted sooner than that."""
    page = await open_and_run(browser, address.format(name="least"), ready=".least")
    root = page.locator(".least")
    await start_probe(root)
    await root.evaluate("""root => root.addEventListener("keydown", event =>
        root.querySelector("polyline").setAttribute("points", `0,0 9,${event.timeStamp}`))""")
    report("a bare line, no widget", await press_keys(page, root))
    await page.close()


async def measure(browser: Browser, address: str, notebook: str, name: str) -> float:
    """Open a notebook and measure its only slider, or the middle one of three explorers."""
    selector = ".widget-interact" if notebook == "naive" else ".course-panel"
    count = 3 if notebook == "three" else 1
    address = address.format(name=notebook)
    page = await open_and_run(
        browser, address, ready=f"{selector} img", count=count, height=900 * count
    )
    root = page.locator(selector).nth(count // 2)
    middle = await measure_slider(page, root, name)
    if notebook != "naive":
        await measure_start(page, root)
    await page.close()
    return middle


async def measure_all(browser: Browser, address: str, folder: Path) -> None:
    await measure_least(browser, address)
    naive = await measure(browser, address, "naive", "interact + new figure")
    ours = {
        name: await measure(browser, address, notebook, name)
        for notebook, name in (("one", "one explorer"), ("three", "one of three explorers"))
    }
    set_theme(folder, "JupyterLab Dark")
    ours["dark theme"] = await measure(browser, address, "one", "one explorer, dark theme")
    for name, middle in ours.items():
        print(f"{name}: painted {naive / middle:.0f} times sooner than by interact")


async def main() -> None:
    print(f"{'milliseconds':<36} {'median':>8} {'95 %':>8} {'least':>8}", end=" ")
    print(f"{'drag fps':>9} {'mouse fps':>9} {'backlog ms':>11} {'frames':>7}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_notebooks(folder)
        with jupyterlab(folder) as address:
            async with chromium() as browser:
                await measure_all(browser, address, folder)


if __name__ == "__main__":
    asyncio.run(main())
