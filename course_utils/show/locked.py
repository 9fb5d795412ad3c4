"""What an explorer shows until a prediction is made: its start, and nothing of the answer."""

from dataclasses import replace
from typing import Any, Protocol

import traitlets

from course_utils.scene import Mark, Scene

LOCKED = "Make your prediction above: then the controls unlock."


class Bet(Protocol):
    """Asks for a prediction to make first; its ``answer`` is None until there is one."""

    prediction: traitlets.HasTraits


class Lock:
    """Covers what an explorer shows until a prediction is made; without a bet, it covers nothing.

    - ``prediction``: what is to be predicted first, or None.
    """

    def __init__(self, bet: Bet | None):
        self.prediction: Any = None if bet is None else bet.prediction

    @property
    def closed(self) -> bool:
        """Whether a prediction is still to be made."""
        return self.prediction is not None and self.prediction.answer is None

    def cover(self, scene: Scene, frame: int) -> Scene:
        """Return what may be seen of a scene."""
        return locked(scene, frame) if self.closed else scene


def locked(scene: Scene, frame: int) -> Scene:
    """Return a scene of how each mark begins in a frame, with nothing to be dragged or read."""
    panels = (
        replace(panel, marks=() if panel.reveals else tuple(_begun(m, frame) for m in panel.marks))
        for panel in scene.panels
    )
    return Scene(tuple(panels), (LOCKED,))


def _begun(mark: Mark, frame: int) -> Mark:
    which = min(frame, len(mark.points) - 1)
    points = mark.points[which, : mark.reached(frame, 0)][None]
    texts = mark.texts[which : which + 1] or mark.texts
    return replace(mark, points=points, texts=texts, since=None, place="")
