"""Makes the first page of the site: the three ways on one map, the lessons, and how to start."""

import html
import json
import re
from pathlib import Path

import numpy as np

from course_utils import plots
from course_utils.gallery.race import three_entries
from course_utils.pictures import Picture
from course_utils.plots import race
from course_utils.problem import Problem

HERE = Path(__file__).resolve().parent
ROW = re.compile(r"\| \[(\d\d [^\]]+)\]\(notebooks/(\w+)\.ipynb\) \| (.+?) \| (\d+) \|")
LABELS = {"guess": "guess: random dots", "correct": "correct: a staircase",
          "descend": "descend: a straight dash"}  # fmt: skip


def three_ways() -> Picture:
    """Return guessing, correcting and descending on one map, from one start to the first hit."""
    problem = Problem(inputs=[[256, 212]], targets=[1492], symbols=("x", "y"))
    entries = three_entries(problem, start=(9, 8), tolerance=50, rng=np.random.default_rng(10))
    with plots.house_style():
        figure = plots.new_figure(460, 480)
        ax = figure.subplots()
        plots.draw_map(ax, problem)
        for name, entry in entries.items():
            look = {**race.look_of(name), "label": LABELS[name], "linewidth": 2.6}
            if name == "guess":
                look |= {"linestyle": "none", "markersize": 5}
            ax.plot(*entry.weights.T, **look | ({} if name == "guess" else {"marker": None}))
            race.draw_hit(ax, entry.weights[-1])
        race.draw_start(ax, next(iter(entries.values())).weights[0])
        ax.set_title("Three ways to the line where the error is 0")
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), frameon=False, fontsize=10)
        figure.tight_layout()
        counts = {name: len(entry.errors) - 1 for name, entry in entries.items()}
        return Picture(figure, _sentence(counts))


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
