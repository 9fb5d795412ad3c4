"""Notebooks made for one benchmark, and a browser to open them in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import nbformat
from playwright.async_api import Browser, Page, async_playwright

from tests.browser.jupyter import ARGUMENTS, BROWSERS, find_browser

IMPORTS = """
from course_utils.problem import Problem
from course_utils.widgets import LearningRateExplorer
"""
EXPLORER = "LearningRateExplorer(Problem([[256, 212]], [1492]), start=(9, 8))"


def write_notebook(folder: Path, name: str, cells: list[str]) -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(notebook, folder / f"{name}.ipynb")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    found = find_browser()
    if found is None:
        raise SystemExit(f"This benchmark needs a browser: one of {', '.join(BROWSERS)}.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        await browser.close()


async def open_and_run(browser: Browser, address: str, *, ready: str) -> Page:
    """Open a notebook, run all its cells and wait for an element ``ready``."""
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    await page.goto(address)
    idle = '.jp-Notebook-ExecutionIndicator[data-status="idle"]'
    await page.locator(idle).first.wait_for(timeout=60_000)
    await page.wait_for_timeout(2_500)
    await page.click('.lm-MenuBar-itemLabel:text-is("Run")')
    await page.click('.lm-Menu-itemLabel:text-is("Run All Cells")')
    await page.locator(ready).first.wait_for(state="attached", timeout=60_000)
    await page.wait_for_timeout(3_000)
    return page
