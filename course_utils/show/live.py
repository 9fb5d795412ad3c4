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

    def __init__(self, *, frame: int = 0, step: int = 0):
        super().__init__(frame=frame, step=step)
        self._canvases: dict[Backdrop, Canvas] = {}

    def show(self, scene: Scene) -> None:
        """Show a scene; a backdrop that stays is neither drawn nor sent again."""
        known, backdrops = self._canvases, [panel.backdrop for panel in scene.panels]
        drawn = {each: known.get(each) or Canvas(each) for each in backdrops}
        on = [(panel, drawn[panel.backdrop]) for panel in scene.panels]
        if list(known) != backdrops:
            self._canvases = drawn
            self.panels = [{**_panel(canvas), "only": panel.only} for panel, canvas in on]
        with self.hold_sync():
            self.marks = [
                printed(mark, number, canvas)
                for number, (panel, canvas) in enumerate(on)
                for mark in (
                    *panel.marks,
                    *written_beside(canvas.axes, panel.marks, scene.readings),
                )
            ]
            self.sentences = list(scene.sentences)
            self.regimes = list(scene.regimes)
            self.readings = _readings(scene)

    def data_at(self, panel: int, x: float, y: float) -> tuple[float, float]:
        """Return the data at a pixel of a panel."""
        return list(self._canvases.values())[panel].to_data(x, y)

    def close(self) -> None:
        """Remove it here and in the browser, with all that it holds."""
        if self.comm is not None:
            # While the page listens, or it would keep what was sent and what that replaced.
            self.panels, self.marks, self.readings = [], [], {}
            self.sentences, self.regimes = [], []
            self._canvases = {}
        super().close()


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
