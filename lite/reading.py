"""Makes a page to read from each lesson, in which the explorers live without Python.

The lessons are run once more, this time with the state of their widgets; Jupyter's own scripts for
pages show these, and lie beside them, so that no other host is asked. Answers to questions unfold.
"""

import html
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

from lite import alive, cells, downloads, formulas

HERE = Path(__file__).resolve().parent
# Packages of npm: name, version, where which of its files go, and its SHA-256. The icons of the
# play button are looked for in two places.
SCRIPTS = (
    ("@jupyter-widgets/html-manager", "1.0.15",
     (("", "dist/embed-amd.js"), ("@jupyter-widgets", "dist/*.woff2"),
      ("@jupyter-widgets/html-manager/dist", "dist/*.woff2")),
     "2b9d65cb7913e1c7d671757a10008b32c9c2448d4429513371e55c07d6107638"),
    ("requirejs", "2.3.8", (("", "require.js"),),
     "777158e89275e16bd51aec3ef714fbcb5dc45789e7078659933bc814916d7dec"),
)  # fmt: skip
STATE = "application/vnd.jupyter.widget-state+json"
# What waits for a prediction is unlocked; readers predict in their heads.
UNLOCK = "from course_utils.widgets import predictions\n\npredictions.skip()"
LINK = re.compile(r'href="(\w+)\.(?:ipynb|md)(#[^"]*)?"')
ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>.*?</a>')
SCRIPT_TAGS = "".join(
    f'<script src="static/{name}.js"></script>' for name in ("require", "reading", "embed-amd")
)
# The first explorer of this lesson stands on the first page of the site, too.
TRIED_OUT, TRY_OUT = "05_the_learning_rate", "try.html"


def executed(path: Path) -> NotebookNode:
    """Return a notebook run anew, with the state of its widgets, and with predictions unlocked."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(UNLOCK))
    client = NotebookClient(
        notebook,
        timeout=120,
        coalesce_streams=True,
        store_widget_state=True,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute(
        env={**os.environ, "MPLBACKEND": "module://matplotlib_inline.backend_inline"},
    )
    notebook.cells.pop()
    return notebook


def _script(models: dict[str, dict]) -> str:
    """Return the state of widgets as a part of a page."""
    state = {"version_major": 2, "version_minor": 0, "state": models}
    # Within a script, only what would end it has to be written otherwise.
    text = json.dumps(state, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="{STATE}">{text}</script>'


def _tidied(body: str) -> str:
    """Let links lead to the pages beside a page, and take the marks off its headings."""
    body = LINK.sub(lambda found: f'href="{found[1]}.html{found[2] or ""}"', body)
    return ANCHOR.sub("", body)


def _page(title: str, body: str, *, head: str = "", scripts: str = "") -> str:
    filled = {
        "TITLE": html.escape(title),
        "KIND": "whole" if head else "alone",
        "HEAD": head,
        "BODY": body,
        "SCRIPTS": scripts,
    }
    text = (HERE / "reading.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: filled[found[1]], text)


def _head(links: str) -> str:
    return (
        f'<header><nav><a href="../index.html">How does a neuron learn?</a>{links}</nav></header>'
    )


def lesson(notebook: NotebookNode, name: str, converted: dict) -> str:
    """Return the page of an executed lesson."""
    run = f"../lab/index.html?path={name}.ipynb"
    models = notebook.metadata.pop("widgets", {STATE: {"state": {}}})[STATE]["state"]
    panels = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = formulas.replaced(cell.source, converted)
        panels += cells.for_readers(cell, models, run)
    exporter = HTMLExporter(
        template_name="basic",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    body, _ = exporter.from_notebook_node(notebook)
    scripts = _script(alive.kept(models, panels)) + SCRIPT_TAGS if panels else ""
    title = re.search(r"^# (.+)", notebook.cells[0].source)[1]
    lead = (
        '<p class="lead">A page to read, without Python. Sliders, play buttons and the answers to '
        "questions work. To predict, to type and to write code, "
        f'<a href="{run}">run this lesson</a> on a computer.</p>'
    )
    head = _head(f'<a href="{run}">Run this lesson</a>')
    return _page(title, lead + _tidied(body), head=head, scripts=scripts)


def first_explorer(notebook: NotebookNode) -> str:
    """Return a page with nothing but the first live explorer of an executed lesson."""
    models = notebook.metadata["widgets"][STATE]["state"]
    panel, still = next(
        (view, output.data["text/html"])
        for cell in notebook.cells
        for view, output in cells.with_views(deepcopy(cell))
        if alive.is_alive(models, view)
    )
    scripts = _script(alive.kept(models, [panel])) + SCRIPT_TAGS
    return _page("The learning rate", cells.live(panel, still), scripts=scripts)


def _put_scripts(folder: Path, packages: Path | None, wheels: Iterable[Path]) -> None:
    """Put what shows the widgets beside the pages."""
    folder.mkdir(parents=True)
    for name, version, files, sha256 in SCRIPTS:
        unpacked = downloads.npm_package(name, version, sha256, packages)
        for place, pattern in files:
            (folder / place).mkdir(parents=True, exist_ok=True)
            for path in unpacked.glob(pattern):
                shutil.copy(path, folder / place)
    wheel = next(path for path in wheels if path.name.startswith("anywidget-"))
    with zipfile.ZipFile(wheel) as packed:
        (folder / "anywidget.js").write_bytes(packed.read("anywidget/nbextension/index.js"))
    for name in ("reading.css", "reading.js"):
        shutil.copy(HERE / name, folder)


def write(
    notebooks: Path,
    site: Path,
    python: Path,
    *,
    packages: Path | None = None,
    chosen: Iterable[str] | None = None,
) -> None:
    """Write pages for each lesson, the glossary, the data card, and one to try out, into a site.

    Parameters
    ----------
    notebooks, site
        The folders of the built lessons and of the site.
    python
        The Python of the environment that builds the site.
    packages
        A folder that may hold the archives of what npm fetches otherwise.
    chosen
        The names of the lessons that get a page; without it, all.
    """
    folder = site / "read"
    _put_scripts(folder / "static", packages, downloads.pure_wheels(python))
    paths = sorted(notebooks.glob("*.ipynb"))
    paths = [path for path in paths if chosen is None or path.stem in chosen]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        run = dict(zip([path.stem for path in paths], pool.map(executed, paths), strict=True))
    (folder / TRY_OUT).write_text(first_explorer(run[TRIED_OUT]), encoding="utf-8")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in notebooks.glob("*.md")}
    sources = [cell.source for notebook in run.values() for cell in notebook.cells]
    converted = formulas.converter([*texts.values(), *sources], python)
    for name, notebook in run.items():
        page = lesson(notebook, name, converted)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    for name, text in texts.items():
        body = _tidied(markdown2html(formulas.replaced(text, converted)))
        page = _page(name.replace("_", " ").capitalize(), body, head=_head(""))
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
