"""The notebook that an exercise stands in: what its names stand for."""

import sys

NOTEBOOK = object()
"""In the place of an attempt: take what the notebook has."""


def names() -> dict[str, object]:
    """Return the names of the notebook, or of the first caller outside the course."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        return shell.user_ns
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_globals["__name__"].startswith("course_utils."):
        frame = frame.f_back
    return frame.f_globals
