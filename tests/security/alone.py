"""Imports all of the course, runs a lesson and moves its controls; reports who asked for a network.

Run as ``python -m tests.security.alone NOTEBOOK`` in a process of its own: what it listens with
cannot be taken away again.
"""

import importlib
import json
import pkgutil
import sys

ASKED: list[str] = []


def listen(event: str, arguments: tuple) -> None:
    """Note whatever reaches for another machine, also where its failure would be passed over."""
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "urllib.Request"):
        ASKED.append(f"{event} {arguments[-2:]}")


def everything() -> int:
    """Import every module of the package; return how many there are."""
    import course_utils

    found = pkgutil.walk_packages(course_utils.__path__, "course_utils.")
    return len([importlib.import_module(module.name) for module in found])


def play(path: str) -> tuple[int, int]:
    """Run a notebook's cells and move its sliders; return how many of each there were."""
    import ipywidgets
    import nbformat
    from IPython.core.interactiveshell import InteractiveShell
    from ipywidgets.widgets.widget import _instances

    shell = InteractiveShell.instance()
    cells = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    for cell in cells:
        shell.run_cell(cell.source, store_history=False).raise_error()
    sliders = [
        widget
        for widget in list(_instances.values())
        if isinstance(widget, ipywidgets.SelectionSlider) and not widget.disabled
    ]
    for slider in sliders:
        slider.index = 0
        slider.index = len(slider.options) - 1
    return len(cells), len(sliders)


def main() -> None:
    """Do all this, and print what was done as the last line."""
    sys.addaudithook(listen)
    modules, (cells, sliders) = everything(), play(sys.argv[1])
    did = {"modules": modules, "cells": cells, "sliders": sliders, "asked": ASKED}
    print(json.dumps(did))


if __name__ == "__main__":
    main()
