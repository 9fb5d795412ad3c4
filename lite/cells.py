"""Changes what the cells of an executed lesson show into what works on a page without Python."""

import html
import json
import re

from nbformat import NotebookNode

from course_utils.models.quiz import Question, questions
from course_utils.words import number
from lite import alive

VIEW = "application/vnd.jupyter.widget-view+json"
QUIZ = re.compile(r'^Quiz\("(\d\d)", "(\w+)"\)', re.MULTILINE)
NOT_PREDICTED = "You have not predicted this yet. "


def _answers(question: Question) -> str:
    """Return a question whose answers unfold, each with its explanation."""
    if asked := question.number:
        told = [("Show the answer", f"{number(asked.value)}. {asked.right}")]
    else:
        told = [
            (choice.text, f"{'✓ Right.' if choice.right else '✗ Not quite.'} {choice.explanation}")
            for choice in question.choices
        ]
    unfolding = "".join(
        f"<details><summary>{html.escape(title)}</summary><p>{html.escape(text)}</p></details>"
        for title, text in told
    )
    return f"<li><b>{html.escape(question.text)}</b>{unfolding}</li>"


def _quiz(lesson: str, part: str) -> str:
    asked = "".join(map(_answers, questions(lesson, part)))
    return f'<ol class="quiz">{asked}</ol>'


def live(model: str, still: str) -> str:
    """Return the place of a live widget: its still picture stands there until it lives."""
    view = json.dumps({"version_major": 2, "version_minor": 0, "model_id": model})
    return (
        f'<div class="explorer"><script type="{VIEW}">{view}</script>'
        f'<div class="still">{still}</div></div>'
    )


def _hint(text: str) -> str:
    return f'<p class="hint">{text}</p>'


def with_views(cell: NotebookNode) -> list[tuple[str, NotebookNode]]:
    """Take a cell's live widgets out of it; return each output with the id of its widget, or ""."""
    pairs, view = [], ""
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if live := data.pop(VIEW, None):
            view = live["model_id"]
        if "text/html" in data or not live:  # else its still picture comes next
            pairs.append((view, output))
            view = ""
    if pairs:
        cell.outputs = [output for _, output in pairs]
    return pairs


def for_readers(cell: NotebookNode, models: dict[str, dict], run: str) -> list[str]:
    """Change a cell's outputs to what works without Python; return the live panels in them."""
    panels, asked = [], QUIZ.search(cell.source)
    run = f'<a href="{run}">run this lesson</a>'
    for view, output in with_views(cell):
        data = output.get("data", {})
        shown = data.get("text/html", "").replace(NOT_PREDICTED, "")
        if asked:
            shown = _quiz(*asked.groups())
        elif "predictions.summary()" in cell.source:
            shown = _hint(f"Your predictions are listed here when you {run}.")
        elif alive.is_alive(models, view):
            panels.append(view)
            works = "On this page, sliders and play buttons work."
            shown = live(view, shown) + _hint(f"{works} For everything else, {run}.")
        elif alive.asks_python(models, view):
            shown += _hint(f"A still picture: these sliders ask Python. To move them, {run}.")
        if shown:
            data["text/html"] = shown
    return panels
