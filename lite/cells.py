"""Changes what the cells of an executed lesson show into what works on a page without Python."""

import json
import re

from nbformat import NotebookNode

from lite import alive, asked

VIEW = "application/vnd.jupyter.widget-view+json"


def live(model: str, still: str) -> str:
    """Return the place of a live widget: its still picture stands there until it lives."""
    view = json.dumps({"version_major": 2, "version_minor": 0, "model_id": model})
    return (
        f'<div class="explorer"><script type="{VIEW}">{view}</script>'
        f'<p class="loading" role="status">The explorer is loading …</p>'
        f'<div class="still">{still}</div></div>'
    )


def _hint(text: str, kind: str = "") -> str:
    return f'<p class="hint {kind}">{text}</p>'


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


def hide_results(cells: list[NotebookNode], compared: set[str]) -> None:
    """Tag what lies between a prediction and its comparison: the outputs wait until then.

    Where other sections lie between them, theirs are seen: only the comparison waits.
    """
    section, waiting = 0, dict[str, int]()
    for cell in cells:
        if cell.cell_type != "code":
            section += cell.source.startswith("## ")
            continue
        tags = cell.metadata.setdefault("tags", [])
        settled = asked.COMPARE.findall(cell.source)
        tags += [
            f"until-{asked.slug(name)}"
            for name, asked_in in waiting.items()
            if asked_in == section or name in settled
        ]
        if asked.is_plumbing(cell.source):
            tags.append("plumbing")
        waiting |= {name: section for name in asked.ASK.findall(cell.source) if name in compared}
        for name in settled:
            waiting.pop(name, None)


def for_readers(
    cell: NotebookNode, models: dict[str, dict], run: str, predictions: dict[str, dict]
) -> list[str]:
    """Change a cell's outputs to what works without Python; return the live panels in them."""
    panels = []
    run = f'<a href="{run}">run this lesson</a> on a computer'
    questions, quiz = asked.ASK.findall(cell.source), asked.QUIZ.search(cell.source)
    results = asked.COMPARE.findall(cell.source)
    for view, output in with_views(cell):
        data = output.get("data", {})
        shown = data.get("text/html", "")
        if quiz:
            shown = asked.quiz(*quiz.groups())
        elif "predictions.summary()" in cell.source:
            shown = '<div class="summary"></div>'
        elif questions and "Predict: " in data.get("text/plain", "") + shown:
            shown = asked.prediction(questions[0], predictions[questions[0]])
        elif results and "What happened: " not in shown and "now you know" in shown:
            because = re.findall(r"(?<=</p>)<p>.*</p>", shown)
            shown = asked.happened(results[0], predictions[results[0]]) + "".join(because)
        elif alive.is_alive(models, view):
            panels.append(view)
            shown = live(view, shown)
            drags = alive.drags(models, view)
            works = f"Here its sliders and play buttons work{', and its ring is dragged' * drags}."
            more = "type and pin" if drags else "drag, type and pin"
            shown += _hint(f"{works} To {more}, {run}.", "if-alive")
        elif alive.asks_python(models, view):
            shown += _hint(f"A still picture: its sliders need Python. To move them, {run}.")
        if shown:
            data["text/html"] = shown
    return panels
