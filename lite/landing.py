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

HERE = Path(__file__).resolve().parent
ROW = re.compile(r"\| \[(\d\d [^\]]+)\]\(notebooks/(\w+)\.ipynb\) \| (.+?) \| (\d+) \|")
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
    """Return one lesson as an item of the page's list; ``read`` if there is a page to read."""
    title, about = html.escape(lesson["title"]), html.escape(lesson["about"])
    address = f"lab/index.html?path={lesson['name']}.ipynb"
    reading = (
        f'<a class="read" href="read/{lesson["name"]}.html" aria-label="Read {title}">read</a>'
    )
    return (
        f'<li data-lesson="{lesson["name"]}"><a class="open" href="{address}">{title}</a> '
        f"<span>{about} · {lesson['minutes']} minutes</span>{reading if read else ''}</li>"
    )


def page(
    readme: str,
    picture: str,
    sentence: str,
    *,
    size: float,
    heavy: dict[str, list],
    version: str,
    read: list[str],
) -> str:
    """Return the page.

    Parameters
    ----------
    readme
        The text of the README, for the list of lessons.
    picture, sentence
        The address of the picture and what it shows.
    size
        What the first visit downloads, compressed, in megabytes.
    heavy
        What is fetched before the first lesson opens: path to hash and size in bytes.
    version
        The version that JupyterLite notes beside its service worker.
    read
        The names of the lessons that have a page to read.
    """
    filled = {
        "LESSONS": "\n".join(item(row, read=row["name"] in read) for row in lessons(readme)),
        "PICTURE": picture,
        "SENTENCE": html.escape(sentence),
        "SIZE": f"{size:.0f}",
        "VERSION": version,
        "HEAVY": json.dumps(heavy),
    }
    text = (HERE / "index.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: filled[found[1]], text)
