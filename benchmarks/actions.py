"""What the benchmark does to a page, and what the probe in the page saw of it."""

import asyncio
import math
from pathlib import Path

from playwright.async_api import Locator, Page

KEYS = 60
STARTS = 20
_PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")


async def start_probe(root: Locator) -> None:
    """Watch the picture inside ``root`` from now on."""
    await root.evaluate(f"{_PROBE}; startProbe")


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


async def drag_slider(page: Page, handle: Locator, track: Locator) -> dict:
    """Drag a handle to the right end of its track and back, for about two seconds."""
    await handle.press("Home")
    await page.wait_for_timeout(1_000)
    box, rail = await handle.bounding_box(), await track.bounding_box()
    left, right = box["x"] + box["width"] / 2, rail["x"] + 0.98 * rail["width"]
    middle = box["y"] + box["height"] / 2
    way = [left + (right - left) * step / 80 for step in range(80)]
    return await drag(page, [(x, middle) for x in way + way[::-1]])


async def type_starts(page: Page, field: Locator) -> list[float]:
    times = []
    for place in range(STARTS):
        await field.fill(str(round(1 + 0.37 * place, 2)))
        await page.evaluate("seen.clear()")
        await field.press("Enter")
        times.append(await wait_for_picture(page))
    return times


async def circle(picture: Locator, places: int) -> list[tuple[float, float]]:
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
    first, *places = await circle(picture, STARTS + 1)
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
