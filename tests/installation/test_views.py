"""Where nothing runs (nbviewer, GitHub, a saved page), every picture and sentence can be read."""

import html
import re

import bleach
import build
import nbformat
import pytest
from nbconvert import HTMLExporter

from tests.checks.notebooks import read

PATHS = [build.targets(source)["solutions"] for source in build.lessons()]
# Hosts that show foreign pages leave these and remove all else: scripts, styles, handlers, classes.
TAGS = {"b", "br", "div", "figcaption", "figure", "i", "img", "li", "ol", "p", "ul"}
ATTRIBUTES = {"img": ["alt", "src", "width"]}
LIVE_ONLY = ("Loading widget", "vnd.jupyter.widget", "Error displaying widget", "<script")


def shown(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """Return what the cells show as a page: widgets, pictures, questions."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output.data for output in outputs if "text/html" in output.get("data", {})]


def cleaned(page: str, protocols: frozenset[str] = frozenset({"data"})) -> str:
    page = re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL)
    return bleach.clean(page, TAGS, ATTRIBUTES, protocols, strip=True)


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def pictures(page: str) -> list[tuple[str, str]]:
    """Return every picture's sentence and data, in the order in which they are written."""
    found = [
        dict(re.findall(r'(alt|src)="([^"]*)"', tag)) for tag in re.findall(r"<img[^>]+", page)
    ]
    return [(html.unescape(each.get("alt", "")), each.get("src", "")) for each in found]


@pytest.fixture(params=PATHS, ids=lambda path: f"{path.stem}-{path.parent.name}", scope="module")
def notebook(request):
    return read(request.param)


def test_a_saved_page_shows_every_output_and_waits_for_no_widget(notebook):
    page, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    assert [mark for mark in LIVE_ONLY if mark in page] == []
    read_there = words(page)
    for data in shown(notebook):
        assert words(data["text/html"]) in read_there
        assert set(pictures(data["text/html"])) <= set(pictures(page))
    assert re.findall(r'<div class="output_html rendered_html[^>]*>\s*</div>', page) == []


def test_every_picture_keeps_its_sentence_where_scripts_and_styles_are_removed(notebook):
    count = 0
    for data in shown(notebook):
        page = cleaned(data["text/html"])
        assert pictures(page) == pictures(data["text/html"])
        for sentence, source in pictures(page):
            assert source.startswith("data:image/")
            assert sentence in words(page)
            count += 1
    assert count == sum(data["text/html"].count("<img") for data in shown(notebook))


def test_every_output_can_be_read_where_pictures_are_removed_too(notebook):
    for data in shown(notebook):
        told = words(cleaned(data["text/html"], protocols=frozenset()))
        assert told
        assert words(data["text/plain"]).split()[-1].rstrip(".") in told
        assert "<" not in data["text/plain"]
