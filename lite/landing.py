"""Makes the first page of the site: the three ways on one map, the lessons, and how to start."""

import html
import json
import re
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes

from course_utils import plots
from course_utils.gallery.printing import dot, line, panel, picture
from course_utils.gallery.race import three_entries
from course_utils.plots.style import line_style
from course_utils.problem import Problem
from course_utils.show.picture import Picture
from docs import address

HERE = Path(__file__).resolve().parent
PICTURE, ICON = "three-ways.png", "icon.png"
ABOUT = (
    "An interactive course: from random guessing to gradient descent, the method that trains "
    "neural networks. It runs in your browser."
)
ROW = re.compile(
    r"\| \[(\d\d [^\]]+)\]\(notebooks/(\w+)\.ipynb\) \| (.+?) \| (\d+)(?: \(\d+\))? \|"
)
LABELS = {"guess": "guess: random dots", "correct": "correct: a staircase",
          "descend": "descend: a straight dash"}  # fmt: skip
LOOKS = {"guess": "guess dots", "correct": "correct", "descend": "descend"}


def three_ways() -> Picture:
    """Return guessing, correcting and descending on one map, from one start to the first hit."""
    problem = Problem(inputs=[[256, 212]], targets=[1492], symbols=("x", "y"))
    entries = three_entries(problem, start=(9, 8), tolerance=50, rng=np.random.default_rng(10))

    def draw(ax: Axes) -> None:
        plots.draw_map(ax, problem)
        ax.set_title("Three ways to the line where the error is 0")
        for name, label in LABELS.items():
            ax.plot([], [], label=label, **line_style(LOOKS[name]))
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), frameon=False, fontsize=10)

    ways = [line(entry.weights, LOOKS[name]) for name, entry in entries.items()]
    hits = [dot(entry.weights[-1], "hit") for entry in entries.values()]
    start = dot(entries["guess"].weights[0], "start")
    counts = {name: len(entry.errors) - 1 for name, entry in entries.items()}
    return picture(_sentence(counts), panel(draw, 460, 495, *ways, *hits, start, bottom=127))


def _sentence(counts: dict[str, int]) -> str:
    return (
        "A map of all weights a red and a blue box could have. From the ring at (9, 8) three ways "
        f"lead to a star near the line of exact solutions: random dots after {counts['guess']} "
        f"tries, a staircase after {counts['correct']}, a straight dash after {counts['descend']}."
    )


def lessons(readme: str) -> list[dict[str, str]]:
    """Return the lessons as the README lists them: title, name, what it is about, minutes."""
    names = ("title", "name", "about", "minutes")
    return [dict(zip(names, row, strict=True)) for row in ROW.findall(readme)]


def item(lesson: dict[str, str], *, read: bool) -> str:
    """Return one lesson as an item of the page's list; ``read`` if there is a page to read.

    On a computer the title runs the lesson, and a link reads it; on a phone it is the other way
    round, because JupyterLab needs a wide window and 20 MB.
    """
    title, about = html.escape(lesson["title"]), html.escape(lesson["about"])
    run = f'href="lab/index.html?path={lesson["name"]}.ipynb"'
    links = f'<a class="title open wide" {run}>{title}</a>'
    if read:
        there = f'href="read/{lesson["name"]}.html"'
        links = (
            f'{links}<a class="title narrow" {there}>{title}</a>'
            f'<span class="other"><a class="wide" {there} aria-label="Read {title}">read</a>'
            f'<a class="open narrow" {run} aria-label="Run {title}">run</a></span>'
        )
    return (
        f'<li data-lesson="{lesson["name"]}">{links}'
        f"<span>{about} · {lesson['minutes']} minutes</span></li>"
    )


def published() -> str:
    """Return the address of the site, or nothing as long as nobody has published the course."""
    owned = address.repository()
    return "" if owned == address.NOBODY else address.site(*owned)


def _filled(name: str, filled: dict[str, str]) -> str:
    text = (HERE / name).read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: filled[found[1]], text)


def not_found() -> str:
    """Return the page for an address that does not exist; its links work at every depth."""
    return _filled("404.html", {"HOME": published() or "/"})


def page(
    readme: str,
    sentence: str,
    *,
    size: float,
    packed: float,
    heavy: dict[str, list],
    version: str,
    read: list[str],
) -> str:
    """Return the first page.

    - ``readme``: the text of the README, for the list of lessons.
    - ``sentence``: what the picture of the three ways shows.
    - ``size``, ``packed``: what the first visit downloads, compressed, and the course as a ZIP, in
      megabytes.
    - ``heavy``: what is fetched before the first lesson opens: path to hash and size in bytes.
    - ``version``: the version that JupyterLite notes beside its service worker.
    - ``read``: the names of the lessons that have a page to read.
    """
    owned = address.repository()
    source = (
        "" if owned == address.NOBODY else
        f'<li><a href="{address.HOST}{"/".join(owned)}">The source</a>, to change the course or to '
        "report a fault</li>"
    )  # fmt: skip
    return _filled(
        "index.html",
        {
            "LESSONS": "\n".join(item(row, read=row["name"] in read) for row in lessons(readme)),
            "ABOUT": ABOUT,
            "SITE": published(),
            "SENTENCE": html.escape(sentence),
            "SIZE": f"{size:.0f}",
            "PACKED": f"{packed:.0f}",
            "SOURCE": source,
            "VERSION": version,
            "HEAVY": json.dumps(heavy),
        },
    )
