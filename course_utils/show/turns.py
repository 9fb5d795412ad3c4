"""Lets what the browser says to several widgets be heard one after the other.

JupyterLab sends some of these messages to other threads of the kernel. Where one widget changes
another, as a step changes what a field shows, two of them at once would lose what a learner did.
"""

import threading
from typing import Any

import ipywidgets

_turn = threading.RLock()


def in_turn(*widgets: ipywidgets.Widget) -> None:
    """Let each message to these widgets wait until the one before it has been dealt with.

    >>> slider = ipywidgets.IntSlider()
    >>> in_turn(slider)
    """
    for widget in widgets:
        if widget.comm is not None:
            handle = widget._handle_msg  # noqa: SLF001 (what ipywidgets tells the comm)
            widget.comm.on_msg(_waiting(handle))


def _waiting(handle: Any) -> Any:
    def handle_in_turn(message: dict[str, Any]) -> None:
        with _turn:
            handle(message)

    return handle_in_turn
