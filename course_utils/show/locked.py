"""What an explorer shows until a prediction is made: its start, and nothing of the answer."""

from dataclasses import replace

from course_utils.scene import Mark, Scene

LOCKED = "Make your prediction above: then the controls unlock."


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
