"""What a picture shows, in the data's own units and for all frames at once.

A scene knows no pixel, no control and no colour. Printers turn it into something that a person
meets: a live picture, a still one, words. Since all of them read the same scene, they agree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes

State = Mapping[str, Any]
"""What is chosen in an explorer, by the names of its settings; plain values that JSON can hold."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a panel is on the screen, and how much of it its axes leave free, in pixels.

    The margins are left, bottom, right and top.
    """

    width: int
    height: int
    margins: tuple[int, int, int, int] = (66, 48, 14, 30)


MAP = Shape(370, 360)
CURVE = Shape(450, 360)
WIDEST = 934
"""So wide, in pixels, is a row of panels at most."""


@dataclass(frozen=True, eq=False)
class Backdrop:
    """What stands behind the marks of a panel and does not change: axes, grid, shades, names.

    ``draw`` draws on the matplotlib axes that it is handed. Printers draw a backdrop once, however
    many scenes show it.
    """

    draw: Callable[[Axes], None]
    shape: Shape = MAP


@dataclass(frozen=True, eq=False)
class Mark:
    """Something drawn on a backdrop.

    - ``kind``: a line through the points, dots, an area with the points as corners, an arrow from
      the first point to the second, or text at each point.
    - ``points``: (frames or 1, points, 2), in data units; nan are left out. A mark with a single
      frame is the same in all of them.
    - ``look``: its row in the table of looks.
    - ``grows``: whether only its first points are shown: up to the step that is looked at, or up to
      the frame.
    - ``texts``: what stands at the points, for each frame or once for all: only for text.
    - ``label``: a letter that stands beside a line.
    - ``since``: (frames,): from which step on it is shown in each frame; None for always.
    - ``legend``: what a still picture calls the mark in its legend; empty for none.
    - ``place``: the setting that is moved by dragging this mark, if there is one: a place on the
      map, or what chooses the frame. Then the first point of the mark lies where each frame is
      chosen.
    """

    kind: Literal["line", "dots", "area", "arrow", "text"]
    points: np.ndarray
    look: str
    grows: Literal["", "step", "frame"] = ""
    texts: tuple[tuple[str, ...], ...] = ()
    label: str = ""
    since: np.ndarray | None = None
    legend: str = ""
    place: str = ""

    def reached(self, frame: int, step: int) -> int:
        """Return how many of its points are shown at a frame and a step."""
        if self.since is not None and step < self.since[min(frame, len(self.since) - 1)]:
            return 0
        last = {"": self.points.shape[1], "step": step, "frame": frame}[self.grows]
        return int(last) + 1

    def shown(self, frame: int, step: int) -> np.ndarray:
        """Return the points that are seen at a frame and a step: (points, 2).

        >>> path = Mark("line", np.array([[[0, 0], [1, 1], [2, 4]]]), "path", grows="step")
        >>> path.shown(frame=7, step=1).tolist()
        [[0, 0], [1, 1]]
        """
        points = self.points[min(frame, len(self.points) - 1)][: self.reached(frame, step)]
        finite: np.ndarray = points[~np.isnan(points).any(axis=1)]
        return finite


@dataclass(frozen=True, eq=False)
class Panel:
    """A backdrop and what is drawn on it, the first mark at the bottom.

    What ``reveals`` all frames at once stays empty until a prediction is made. A panel that could
    not be read in a narrow window has another one in its place there: each is ``only`` for its own.
    """

    backdrop: Backdrop
    marks: tuple[Mark, ...]
    reveals: bool = False
    only: Literal["", "wide", "narrow"] = ""


@dataclass(frozen=True, eq=False)
class Readings:
    """The numbers that are said of a step.

    ``values`` is (frames or 1, steps, names); ``names`` and ``units`` belong to its last axis.
    ``step`` is what a step is called, and ``first`` the number of the first one.
    """

    names: tuple[str, ...]
    units: tuple[str, ...]
    values: np.ndarray
    step: str = "step"
    first: int = 0


@dataclass(frozen=True, eq=False)
class Scene:
    """Panels side by side, and what they show in words.

    - ``panels``: from left to right.
    - ``sentences``: one for each frame.
    - ``values``: (frames,): what the setting that chooses a frame is in each of them; nothing for a
      scene of one frame.
    - ``labels``: how those values are written.
    - ``readings``: what is said of the step that is looked at, or None.
    - ``notes``: what is said of everything that is kept for comparison.
    - ``remark``: what stays to be said as long as it is true, such as why a learner's function is
      not used.
    - ``regimes``: one word for each frame, such as slow, that is spoken with its value.
    """

    panels: tuple[Panel, ...]
    sentences: tuple[str, ...]
    values: np.ndarray = field(default_factory=lambda: np.zeros(1))
    labels: tuple[str, ...] = ()
    readings: Readings | None = None
    notes: tuple[str, ...] = ()
    remark: str = ""
    regimes: tuple[str, ...] = ()

    def frame_of(self, value: float) -> int:
        """Return the frame whose value is nearest."""
        return int(np.argmin(np.abs(self.values - value)))
