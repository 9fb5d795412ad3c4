"""Makes a page to read from each lesson, in which the explorers live without Python.

The lessons are run once more, this time with the state of their widgets; Jupyter's own scripts for
pages show these, and lie beside them, so that no other host is asked. Questions are forms, whose
answers stay in the browser.
"""

import base64
import html
import io
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
from PIL import Image

from lite import alive, asked, cells, downloads, formulas, packed

HERE = Path(__file__).resolve().parent
# Packages of npm: name, version, where which of its files go, and its SHA-256. The one
# font has the icons of the play button: Chromium asks for it in one place, Firefox in two.
SCRIPTS = (
    ("@jupyter-widgets/html-manager", "1.0.15",
     (("", "dist/embed-amd.js"), ("@jupyter-widgets", "dist/1551f4f60c37af51121f.woff2"),
      ("@jupyter-widgets/html-manager/dist", "dist/1551f4f60c37af51121f.woff2")),
     "2b9d65cb7913e1c7d671757a10008b32c9c2448d4429513371e55c07d6107638"),
    ("requirejs", "2.3.8", (("", "require.js"),),
     "777158e89275e16bd51aec3ef714fbcb5dc45789e7078659933bc814916d7dec"),
)  # fmt: skip
STATE = "application/vnd.jupyter.widget-state+json"
LINK = re.compile(r'href="(?:\.\./)?(\w+)\.(?:ipynb|md)(#[^"]*)?"')
HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
PNG = re.compile(r"data:image/png;base64,([^\"]+)")
ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>.*?</a>')
SCRIPT_TAGS = "".join(
    f'<script src="static/{name}.js"></script>' for name in ("require", "drag", "link", "reading")
)
# The first explorer of this lesson stands on the first page of the site, too.
TRIED_OUT, TRY_OUT = "05_the_learning_rate", "try.html"


def executed(path: Path) -> tuple[NotebookNode, dict[str, dict]]:
    """Return a notebook run anew with the state of its widgets, its predictions and explorers.

    Predictions are made at once, as "no idea yet", so that every explorer is unlocked.
    """
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(asked.UNLOCK))
    notebook.cells.append(nbformat.v4.new_code_cell(asked.TELL))
    client = NotebookClient(
        notebook,
        timeout=120,
        coalesce_streams=True,
        store_widget_state=True,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    settings = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "COURSE_PROGRESS": "off"}
    client.execute(env={**os.environ, **settings})
    told = json.loads(notebook.cells.pop().outputs[0].text)
    del notebook.cells[0]
    models = notebook.metadata.get("widgets", {STATE: {"state": {}}})[STATE]["state"]
    for name, link in told["links"].items():
        models[name]["state"]["link"] = link
    return notebook, told["predictions"]


def _script(models: dict[str, dict]) -> str:
    """Return the state of widgets as a part of a page."""
    return f'<script type="text/plain" data-packed>{packed.packed(models)}</script>'


def _tidied(body: str) -> str:
    """Let links lead to the pages beside a page, and give each part a link to itself."""
    body = LINK.sub(lambda found: f'href="{found[1]}.html{found[2] or ""}"', body)
    here = '<a class="here" href="#{0}" aria-label="Link to this part">#</a>'
    return HEADING.sub(
        lambda found: f'<h2 id="{found[1]}">{found[2]} {here.format(found[1])}</h2>',
        ANCHOR.sub("", body),
    )


def _contents(body: str) -> str:
    """Return the parts of a page as a list of links."""
    parts = "".join(
        f'<li><a href="#{found[1]}">{found[2]}</a></li>' for found in HEADING.finditer(body)
    )
    return f'<details class="contents"><summary>Contents</summary><ol>{parts}</ol></details>'


def _webp(found: re.Match) -> str:
    """Return a picture as it is, dot by dot, in a fifth fewer bytes."""
    made = io.BytesIO()
    Image.open(io.BytesIO(base64.b64decode(found[1]))).save(made, "WEBP", lossless=True)
    return f"data:image/webp;base64,{base64.b64encode(made.getvalue()).decode()}"


def _page(title: str, body: str, *, head: str = "", scripts: str = "", name: str = "") -> str:
    filled = {
        "TITLE": html.escape(title),
        "ABOUT": html.escape(f"{title}: a page of the course How does a neuron learn?"),
        "KIND": "whole" if head else "alone",
        "NAME": name,
        "HEAD": head,
        "BODY": PNG.sub(_webp, body),
        "SCRIPTS": scripts,
    }
    text = (HERE / "reading.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: filled[found[1]], text)


def _head(links: str) -> str:
    return f'<header><nav><a href="../index.html">‹ All lessons</a>{links}</nav></header>'


def lesson(notebook: NotebookNode, predictions: dict[str, dict], name: str) -> str:
    """Return the page of an executed lesson."""
    run = f"../lab/index.html?path={name}.ipynb"
    models = notebook.metadata.pop("widgets", {STATE: {"state": {}}})[STATE]["state"]
    compared = {key for key, each in predictions.items() if each["happened"]}
    cells.hide_results(notebook.cells, compared)
    panels = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = formulas.replaced(cell.source)
        panels += cells.for_readers(cell, models, run, predictions)
    # Not without anchor links: without them, headings get no ids either. `ANCHOR` removes them.
    exporter = HTMLExporter(
        template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True
    )
    body, _ = exporter.from_notebook_node(notebook)
    body = ANCHOR.sub("", body)
    scripts = _script(alive.kept(models, panels)) + SCRIPT_TAGS if panels else ""
    title = re.search(r"^# (.+)", notebook.cells[0].source)[1]
    lead = (
        '<p class="lead">Here you read, predict, move explorers and answer questions; your answers '
        "stay in this browser. To write code, and for most of what the text says about dragging, "
        f'typing and pinning, <a href="{run}">run this lesson</a> on a computer.</p>'
    )
    show = '<button type="button" class="show-deck">Show on a projector</button>'
    head = _head(f'{show}<a href="{run}">Run this lesson</a>')
    whole = lead + _contents(body) + _tidied(body)
    return _page(title, whole, head=head, scripts=scripts, name=name)


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


def _text(name: str, text: str) -> str:
    """Return the page of a text: the glossary, the data card, the teacher's guide."""
    body = ANCHOR.sub("", markdown2html(formulas.replaced(text)))
    if name == "guide":  # its links name headings as GitHub spells them, and not as JupyterLab does
        body = re.sub(r'(<h\d id=")([^"]+)', lambda found: found[1] + found[2].lower(), body)
    title = re.search(r"^# (.+)", text, re.MULTILINE)
    return _page(title[1], _contents(body) + _tidied(body), head=_head(""), name=name)


def _put_scripts(folder: Path, wheels: Iterable[Path]) -> None:
    """Put what shows the widgets beside the pages."""
    folder.mkdir(parents=True)
    for name, version, files, sha256 in SCRIPTS:
        unpacked = downloads.npm_package(name, version, sha256)
        for place, pattern in files:
            (folder / place).mkdir(parents=True, exist_ok=True)
            for path in unpacked.glob(pattern):
                shutil.copy(path, folder / place)
    wheel = next(path for path in wheels if path.name.startswith("anywidget-"))
    with zipfile.ZipFile(wheel) as packed:
        (folder / "anywidget.js").write_bytes(packed.read("anywidget/nbextension/index.js"))
    for name in ("reading.css", "reading.js", "drag.js", "link.js", "questions.js", "deck.js"):
        shutil.copy(HERE / name, folder)


def write(
    notebooks: Path,
    site: Path,
    python: Path,
    *,
    chosen: Iterable[str] | None = None,
) -> None:
    """Write pages for each lesson, the glossary, the data card, and one to try out, into a site.

    - ``notebooks``, ``site``: the folders of the built lessons and of the site.
    - ``python``: the Python of the environment that builds the site.
    - ``chosen``: the names of the lessons that get a page; without it, all.
    """
    folder = site / "read"
    _put_scripts(folder / "static", downloads.pure_wheels(python))
    paths = sorted((notebooks / "solutions").glob("*.ipynb"))
    paths = [path for path in paths if chosen is None or path.stem in chosen]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        run = dict(zip([path.stem for path in paths], pool.map(executed, paths), strict=True))
    (folder / TRY_OUT).write_text(first_explorer(run[TRIED_OUT][0]), encoding="utf-8")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in notebooks.glob("*.md")}
    guide = (downloads.ROOT / "teaching" / "guide.md").read_text(encoding="utf-8")
    texts["guide"] = _leading_elsewhere(guide)
    pages = {name: lesson(*each, name) for name, each in run.items()}
    pages |= {name: _text(name, text) for name, text in texts.items()}
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")


def _leading_elsewhere(guide: str) -> str:
    """Let the links of the guide lead to what the site has; the rest is in the course itself."""
    guide = guide.replace("](worksheet.html)", "](../worksheet.html)")
    return re.sub(r"\[([^\]]+)\]\((?:\.\./(?!worksheet)[^)]*|\w+\.py)\)", r"\1", guide)
