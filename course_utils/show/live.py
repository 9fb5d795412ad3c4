"""Prints a scene for the browser: all frames are sent once and shown there, without Python."""

from typing import Any

import anywidget
import numpy as np
import traitlets

from course_utils.looks import LOOKS, ages_of, name_of, style_sheet
from course_utils.scene import Backdrop, Mark, Scene
from course_utils.show.beside import written_beside
from course_utils.show.canvas import Canvas
from course_utils.show.source import source, text_of


class LivePicture(anywidget.AnyWidget):
    """The marks of a scene over its backdrops, with the sentence that says what they show.

    The browser shows frame ``frame`` up to step ``step``. Link both to controls with
    ``ipywidgets.jslink``: then nothing waits for Python. All traits are set from Python but
    ``pointer``, which tells where the learner drags a mark that can be moved.

    - ``panels``: what each panel is drawn on: its background, size and axes.
    - ``marks``: what is drawn: see `printed`.
    - ``readings``: the numbers said of the step: names, units, float64 values (frames, steps,
      names) as bytes.
    - ``sentences``, ``regimes``: one for each frame.
    - ``pointer``: x and y in pixels of the panel with the mark that is dragged, and whether it goes
      on.
    """

    _esm = source("sound.js", "run.js", "live.js")
    _css = property(lambda _: f"{text_of('live.css')}\n{style_sheet()}")

    panels: Any = traitlets.List().tag(sync=True)
    marks: Any = traitlets.List().tag(sync=True)
    readings = traitlets.Dict().tag(sync=True)
    regimes = traitlets.List(traitlets.Unicode()).tag(sync=True)
    sentences = traitlets.List(traitlets.Unicode()).tag(sync=True)
    frame = traitlets.Int(0).tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    pointer = traitlets.List(traitlets.Float()).tag(sync=True)


class Printer:
    """Prints scenes on one live picture; a backdrop that stays is neither drawn nor sent again."""

    def __init__(self) -> None:
        self._canvases: dict[Backdrop, Canvas] = {}

    def show(self, picture: LivePicture, scene: Scene) -> None:
        """Let a picture show a scene."""
        backdrops = [panel.backdrop for panel in scene.panels]
        if list(self._canvases) != backdrops:
            self._canvases = {each: self._canvases.get(each) or Canvas(each) for each in backdrops}
            picture.panels = [
                {**_panel(self._canvases[panel.backdrop]), "only": panel.only}
                for panel in scene.panels
            ]
        with picture.hold_sync():
            picture.marks = [
                printed(mark, number, self._canvases[panel.backdrop])
                for number, panel in enumerate(scene.panels)
                for mark in (
                    *panel.marks,
                    *written_beside(
                        self._canvases[panel.backdrop].axes, panel.marks, scene.readings
                    ),
                )
            ]
            picture.sentences = list(scene.sentences)
            picture.regimes = list(scene.regimes)
            picture.readings = _readings(scene)

    def data_at(self, panel: int, x: float, y: float) -> tuple[float, float]:
        """Return the data at a pixel of a panel."""
        return list(self._canvases.values())[panel].to_data(x, y)


def _panel(canvas: Canvas) -> dict[str, object]:
    return {
        "background": canvas.background,
        "width": canvas.shape.width,
        "height": canvas.shape.height,
        "box": list(canvas.box),
        "zero": canvas.zero,
    }


def printed(mark: Mark, panel: int, canvas: Canvas) -> dict[str, object]:
    """Return what the browser needs to draw a mark: its points are float32 pixels, as bytes."""
    look, points = LOOKS[mark.look], np.asarray(mark.points, dtype=float)
    pixels = canvas.to_pixels(points, joined=mark.kind == "line" and look.width > 0)
    return {
        "panel": panel,
        "kind": mark.kind,
        "look": name_of(mark.look),
        "frames": pixels.shape[0],
        "count": pixels.shape[1],
        "points": pixels.astype(np.float32).tobytes(),
        "grows": mark.grows,
        "line": look.width > 0 and mark.kind == "line",
        "dots": look.dot > 0,
        "newest": look.newest and bool(mark.grows),
        "texts": [list(texts) for texts in mark.texts],
        "ages": [list(age) for age in ages_of(mark.look)] if mark.grows else [[0, 1, 1]],
        "since": [] if mark.since is None else mark.since.tolist(),
        "place": mark.place,
    }


def _readings(scene: Scene) -> dict[str, object]:
    told = scene.readings
    if told is None:
        return {}
    values = np.ascontiguousarray(told.values, dtype=np.float64)
    return {
        "names": list(told.names),
        "units": list(told.units),
        "steps": told.values.shape[1],
        "values": values.tobytes(),
        "step": told.step,
        "first": told.first,
    }
