"""Measure in JupyterLab how soon a moved control shows: ``python -m benchmarks.live_picture``.

What counts as painted: a probe in the page (probe.js) asks for every display frame with
requestAnimationFrame and posts itself a message from it. The browser handles that message after
it has drawn the frame. A picture that changed inside the frame's callbacks is painted when this
frame's message arrives; one that changed at another time (a message from the kernel, a loaded
image) when the next frame's does. Two frames would be the usual, coarser way: it adds up to 17 ms.
The clock starts at the event's own time stamp, when the browser received it.
"""

import asyncio
import math
import statistics
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Locator, Page

from benchmarks.jupyter import EXPLORER, IMPORTS, chromium, open_and_run, write_notebook
from tests.browser.jupyter import jupyterlab

KEYS = 60
STARTS = 20
PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
LEAST = """
from IPython.display import HTML

HTML('<div class="least" tabindex="0"><img alt=""><svg class="live-mark">'
     '<polyline class="line"/></svg></div>')
"""
MOVE_THE_LINE = """root => root.addEventListener("keydown", event =>
    root.querySelector("polyline").setAttribute("points", `0,0 9,${event.timeStamp}`))"""


async def watch(root: Locator) -> None:
    """Watch the picture inside ``root`` from now on."""
    await root.scroll_into_view_if_needed()
    await root.evaluate(f"{PROBE}; startProbe")


async def wait_for_picture(page: Page) -> float:
    """Return the milliseconds from the last event to the first new picture after it."""
    find = "seen.event && seen.painted.find(paint => paint.time > seen.event.time)"
    await page.wait_for_function(find)
    milliseconds = await page.evaluate(f"({find}).time - seen.event.time")
    await page.wait_for_timeout(150)
    return milliseconds


async def press_keys(page: Page, handle: Locator) -> list[float]:
    await handle.focus()
    times = []
    for _ in range(KEYS):
        await page.evaluate("seen.clear()")
        await page.keyboard.press("ArrowRight")
        times.append(await wait_for_picture(page))
    return times


async def drag(page: Page, path: list[tuple[float, float]]) -> dict:
    """Drag along a path, about 80 places a second, whether the page keeps up or not."""
    await page.mouse.move(*path[0])
    await page.mouse.down()
    await page.wait_for_timeout(500)
    await page.evaluate("seen.clear()")
    moves = []
    for place in path:
        moves.append(asyncio.create_task(page.mouse.move(*place)))
        await asyncio.sleep(0.012)
    await asyncio.gather(*moves)
    await page.mouse.up()
    await page.wait_for_timeout(3_000)
    return await page.evaluate("seen.drag()")


async def along_the_track(page: Page, root: Locator) -> list[tuple[float, float]]:
    """Return places from the left end of the last slider to its right end and back."""
    handle, track = root.locator(".noUi-handle").last, root.locator(".noUi-base").last
    await handle.press("Home")
    await page.wait_for_timeout(1_000)
    box, rail = await handle.bounding_box(), await track.bounding_box()
    left, right = box["x"] + box["width"] / 2, rail["x"] + 0.98 * rail["width"]
    way = [left + (right - left) * step / 80 for step in range(80)]
    return [(x, box["y"] + box["height"] / 2) for x in way + way[::-1]]


async def around_the_map(picture: Locator, places: int) -> list[tuple[float, float]]:
    """Return places on a circle around the middle of a map."""
    box = await picture.bounding_box()
    turns = [2 * math.pi * place / places for place in range(places)]
    return [
        (
            box["x"] + box["width"] * (0.55 + 0.25 * math.cos(turn)),
            box["y"] + box["height"] * (0.5 + 0.25 * math.sin(turn)),
        )
        for turn in turns
    ]


async def move_starts(page: Page, picture: Locator) -> list[float]:
    """Hold the start on the map and move it, one place at a time."""
    first, *places = await around_the_map(picture, STARTS + 1)
    await page.mouse.move(*first)
    await page.mouse.down()
    await page.wait_for_timeout(500)
    times = []
    for place in places:
        await page.evaluate("seen.clear()")
        await page.mouse.move(*place)
        times.append(await wait_for_picture(page))
    await page.mouse.up()
    await page.wait_for_timeout(500)
    return times


def report(name: str, times: list[float], dragged: dict | None = None) -> float:
    """Print one line of the table and return its median."""
    middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    figures = f"{middle:8.1f} {late:8.1f} {min(times):8.1f}"
    if dragged:
        figures += f" {dragged['pictures']:9.1f} {dragged['moves']:9.1f}"
        figures += f" {dragged['backlog']:11.0f} {dragged['frames']:7}"
    print(f"{name:<24} {figures}", flush=True)
    return middle


async def measure_least(browser: Browser, address: str) -> float:
    """Measure a line that the page moves by itself: nothing can be painted sooner than that."""
    page = await open_and_run(browser, address.format(name="least"), ready=".least")
    root = page.locator(".least")
    await watch(root)
    await root.evaluate(MOVE_THE_LINE)
    middle = report("a bare line, no widget", await press_keys(page, root))
    await page.close()
    return middle


async def measure_explorer(browser: Browser, address: str) -> float:
    """Measure an explorer's slider, and its start, which asks the kernel."""
    page = await open_and_run(browser, address.format(name="one"), ready=".course-panel img")
    root = page.locator(".course-panel")
    await watch(root)
    times = await press_keys(page, root.locator(".noUi-handle").last)
    middle = report("an explorer", times, await drag(page, await along_the_track(page, root)))
    picture = root.locator("svg.live-movable")
    times = await move_starts(page, picture)
    report("  its start dragged", times, await drag(page, await around_the_map(picture, 160)))
    await page.close()
    return middle


async def main() -> None:
    print(f"{'milliseconds':<24} {'median':>8} {'95 %':>8} {'least':>8}", end=" ")
    print(f"{'drag fps':>9} {'mouse fps':>9} {'backlog ms':>11} {'frames':>7}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        write_notebook(Path(name), "least", [LEAST])
        write_notebook(Path(name), "one", [IMPORTS, EXPLORER])
        with jupyterlab(Path(name)) as address:
            async with chromium() as browser:
                least = await measure_least(browser, address)
                explorer = await measure_explorer(browser, address)
    print(f"explorer / bare line {explorer / least:.2f}  (goal: 1.2)")


if __name__ == "__main__":
    asyncio.run(main())
