"""Finds the explorers that live in the browser alone, and keeps what they need to do so.

Jupyter's widget state, in ``metadata.widgets`` of an executed notebook, holds every widget that was
ever made. An explorer lives without Python if controls are linked to its picture in the browser.
"""

from collections.abc import Iterable, Iterator

PICTURE = "course_utils.show.live.LivePicture"
LINKS = {"LinkModel", "DirectionalLinkModel"}
REFERENCE = "IPY_MODEL_"


def _references(value: object) -> Iterator[str]:
    """Give the ids of all models that a part of a state refers to."""
    if isinstance(value, str) and value.startswith(REFERENCE):
        yield value.removeprefix(REFERENCE)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _references(part)


def closure(models: dict[str, dict], roots: Iterable[str]) -> set[str]:
    """Return the ids of some models and of all that these refer to."""
    waiting, found = list(roots), set()
    while waiting:
        name = waiting.pop()
        if name not in found and name in models:
            found.add(name)
            waiting += _references(models[name]["state"])
    return found


def _links(models: dict[str, dict]) -> dict[str, list[tuple[str, str]]]:
    """Return the two ends, each a model and its trait, of each link that works in the browser."""
    return {
        name: [(model["state"][end][0].removeprefix(REFERENCE), model["state"][end][1])
               for end in ("source", "target")]
        for name, model in models.items()
        if model["model_name"] in LINKS
    }  # fmt: skip


def is_alive(models: dict[str, dict], panel: str) -> bool:
    """Return whether a panel has a picture that a control moves without Python."""
    inside = closure(models, [panel])
    moved = {target for _, (target, _) in _links(models).values()}
    return any(models[name]["state"].get("_anywidget_id") == PICTURE for name in inside & moved)


def asks_python(models: dict[str, dict], panel: str) -> bool:
    """Return whether a panel has sliders that do nothing without Python."""
    sliders = [name for name in closure(models, [panel]) if _is_slider(models[name])]
    return bool(sliders) and not is_alive(models, panel)


def _is_slider(model: dict) -> bool:
    return model["model_name"].endswith("SliderModel")


def drags(models: dict[str, dict], panel: str) -> bool:
    """Return whether the start in a panel's picture can be dragged without Python."""
    inside = [models[name]["state"] for name in closure(models, [panel])]
    return any((state.get("link") or {}).get("descent") for state in inside)


def kept(models: dict[str, dict], panels: Iterable[str]) -> dict[str, dict]:
    """Return the models of live panels and their links, with all else in them put out of sight.

    What asks Python cannot answer here: fields, buttons, and dragging a start that is not that of
    plain descent.
    """
    names = closure(models, panels)
    chosen = {name: {**models[name], "state": dict(models[name]["state"])} for name in names}
    links = {
        link: ends for link, ends in _links(models).items() if {ends[0][0], ends[1][0]} <= names
    }
    for ends in links.values():
        _agree(chosen, *ends)
    working = {name for ends in links.values() for name, _ in ends}
    for name in names:
        state = chosen[name]["state"]
        if state.get("_anywidget_id") == PICTURE and not drags(models, name):
            state["marks"] = [
                {**mark, "place": mark["place"] if mark.get("frames", 1) > 1 else ""}
                for mark in state["marks"]
            ]
        if "disabled" in state and name not in working:
            chosen[next(_references(state["layout"]))]["state"]["display"] = "none"
    return dict(sorted({**chosen, **{link: models[link] for link in links}}.items()))


def _agree(models: dict[str, dict], *ends: tuple[str, str]) -> None:
    """Let what is linked to a slider stand where the slider stands: only the browser does so."""
    slider, other = sorted(ends, key=lambda end: not _is_slider(models[end[0]]))
    models[other[0]]["state"][other[1]] = models[slider[0]]["state"][slider[1]]
