"""Merges a new version of a lesson into a learner's notebook, cell by cell, for git.

    python3 hub/merge_lesson.py BASE MINE NEW NAME

Git calls it where ``merge.lesson.driver`` says so; hub/README.md shows how. A cell of the course
has an id made of its text, so a cell that the course has changed has a new id. The result is the
new version, with the learner's own outputs, answers and cells in it. Where both have changed a
cell, both stay: first the course's, then a sentence, then the learner's, which counts.
"""

import json
import sys
from pathlib import Path

CHANGED = "*The course has changed this cell: above is the new one; below is yours, which counts.*"
DROPPED = "*The course has dropped the cell below. It is yours, so it stays.*"


def merged(base: dict, mine: dict, new: dict) -> tuple[dict, int]:
    """Return the notebook for the learner, and how many cells stay that the course has changed."""
    was = {cell["id"]: _text(cell) for cell in base["cells"]}
    fresh = {cell["id"] for cell in new["cells"]} - set(was)
    own = _by_id(mine["cells"], was)
    # What the course has not changed is the learner's; what the learner deleted stays away.
    cells = {
        cell["id"]: own.get(cell["id"], cell)
        for cell in new["cells"]
        if cell["id"] in own or cell["id"] in fresh
    }
    order, stayed, before = list(cells), 0, None
    for name, cell in own.items():
        if name in cells:
            before = name
        elif was.get(name) != _text(cell):  # else the course has changed it, the learner has not
            place = order.index(before) + 1 if before else 0
            while place < len(order) and order[place] in fresh:
                place += 1
            if name in was:
                sentence = CHANGED if place and order[place - 1] in fresh else DROPPED
                said = {"cell_type": "markdown", "id": f"{name}-said", "metadata": {}}
                cells[said["id"]] = said | {"source": [sentence]}
                order.insert(place, said["id"])
                place, stayed = place + 1, stayed + 1
            cells[name] = cell
            order.insert(place, name)
            before = name
    return new | {"cells": [cells[name] for name in order]}, stayed


def _by_id(cells: list[dict], was: dict[str, str]) -> dict[str, dict]:
    """Return a learner's cells by their ids; one without an id of its own is told by its text."""
    left = {text: name for name, text in was.items()}
    found: dict[str, dict] = {}
    for number, cell in enumerate(cells):
        name = cell.get("id") or left.get(_text(cell), "")
        if not name or name in found:
            name = f"own-{number}"
        found[name] = cell | {"id": name}
    return found


def _text(cell: dict) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def main(base: str, mine: str, new: str, name: str) -> int:
    """Write the merged notebook in the place of the learner's; return 0, for git goes on."""
    try:
        notebooks = (json.loads(Path(path).read_text("utf-8")) for path in (base, mine, new))
        whole, stayed = merged(*notebooks)
    except (ValueError, KeyError, TypeError, AttributeError):
        print(f"{name} can't be read as a notebook. It stays as it is: rename it for the new one.")
        return 0
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    Path(mine).write_text(text + "\n", encoding="utf-8", newline="\n")
    if stayed:
        print(f"{name}: the course has changed {stayed} of the cells that are yours. Both stay.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
