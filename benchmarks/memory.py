"""Measure what running an explorer's cell again leaves behind: ``python -m benchmarks.memory``.

The cell is run in JupyterLab, as a learner runs it. The kernel's memory is what its process holds
(resident), after Python has collected what nobody uses; the page's is what its JavaScript holds,
after the browser has done the same. Both are read after ten runs, and again after so many more.
"""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, CDPSession, Page

from benchmarks.jupyter import EXPLORER, IMPORTS, chromium, open_and_run, write_notebook
from tests.browser.jupyter import jupyterlab

HELD = """
import gc, psutil

def held():
    gc.collect()
    return f"held: {psutil.Process().memory_info().rss / 1e6:.2f} MB"
"""
WARMING_UP, RUNS = 10, 100
RUN_CELL = """async ([cell, runs]) => {
  const panel = window.jupyterapp.shell.currentWidget, { content, sessionContext } = panel;
  for (let run = 0; run < runs; run++) {
    content.activeCellIndex = cell;
    await window.jupyterapp.commands.execute("notebook:run-cell");
    await sessionContext.session.kernel.requestKernelInfo();
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""


async def megabytes(page: Page, tools: CDPSession) -> tuple[float, float]:
    """Return what the kernel and the page hold."""
    await page.evaluate(RUN_CELL, [3, 1])
    told = await page.locator(".jp-CodeCell").nth(3).locator(".jp-OutputArea-output").inner_text()
    await tools.send("HeapProfiler.collectGarbage")
    metrics = (await tools.send("Performance.getMetrics"))["metrics"]
    heap = next(each["value"] for each in metrics if each["name"] == "JSHeapUsedSize")
    return float(told.split()[-2]), heap / 1e6


async def measure(browser: Browser, address: str) -> None:
    page = await open_and_run(browser, address, ready=".course-panel img")
    tools = await page.context.new_cdp_session(page)
    await tools.send("Performance.enable")
    await page.evaluate(RUN_CELL, [2, WARMING_UP])
    before = await megabytes(page, tools)
    await page.evaluate(RUN_CELL, [2, RUNS])
    await page.locator(".course-panel img").first.wait_for(state="attached")
    after = await megabytes(page, tools)
    print(f"{'megabytes':<12} {'before':>9} {'after':>9} {'each run':>9}")
    for name, first, last in zip(("kernel", "page"), before, after, strict=True):
        print(f"{name:<12} {first:9.1f} {last:9.1f} {(last - first) / RUNS:9.3f}  (goal: 0.3)")


async def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        write_notebook(Path(name), "again", [HELD, IMPORTS, EXPLORER, "print(held())"])
        with jupyterlab(Path(name)) as address:
            async with chromium() as browser:
                await measure(browser, address.format(name="again"))


if __name__ == "__main__":
    asyncio.run(main())
