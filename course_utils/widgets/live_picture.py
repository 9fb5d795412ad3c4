"""The live picture: many frames, sent to the browser once and shown there without asking Python."""

import anywidget
import traitlets

from course_utils.widgets.source import Source


class LivePicture(anywidget.AnyWidget):
    """Lines over drawn panels, with the sentence that says what they show.

    The browser shows frame ``frame`` up to step ``step``. Link both to controls with
    ``ipywidgets.jslink``: then nothing waits for Python. All traits are set from Python but
    ``pointer``, which reports the pixel on the panel ``start_panel`` to which the learner drags
    the start.

    Attributes
    ----------
    panels
        What each panel is drawn on: see ``frames.Panel.description``.
    lines, pins
        float32 (frames or pins, panels, points, 2) in panel pixels, as bytes.
    pin_looks
        For each pin "dots" if its path is drawn without lines; empty for lines everywhere.
    points
        How many points each line has: one more than there are steps.
    seconds
        A second line for each panel, dashed: as ``lines``, but nan are left out. Empty for none.
    areas
        float32 (frames, panels, area_points, 2) in panel pixels, as bytes: the corners of an area
        under the lines of each panel; nan are left out. Empty for no areas.
    area_points
        How many corners each area has room for.
    step_word
        What a step is called in the reading: "After step 12: …".
    readings
        float64 (frames, points, names) as bytes: the numbers said of the step shown.
    sentences
        One for each frame.

    What is the same in every frame need not be repeated: lines, areas and readings of a single
    frame serve them all.
    """

    _esm = Source("live_picture.js")
    _css = Source("live_picture.css")

    panels = traitlets.List().tag(sync=True)
    lines = traitlets.Bytes().tag(sync=True)
    points = traitlets.Int(1).tag(sync=True)
    seconds = traitlets.Bytes().tag(sync=True)
    areas = traitlets.Bytes().tag(sync=True)
    area_points = traitlets.Int(0).tag(sync=True)
    readings = traitlets.Bytes().tag(sync=True)
    reading_names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    reading_units = traitlets.List(traitlets.Unicode()).tag(sync=True)
    sentences = traitlets.List(traitlets.Unicode()).tag(sync=True)
    pins = traitlets.Bytes().tag(sync=True)
    pin_looks = traitlets.List(traitlets.Unicode()).tag(sync=True)
    pin_labels = traitlets.List(traitlets.Unicode()).tag(sync=True)
    frame = traitlets.Int(0).tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    step_word = traitlets.Unicode("step").tag(sync=True)
    start_panel = traitlets.Int(0).tag(sync=True)
    movable = traitlets.Bool(False).tag(sync=True)
    pointer = traitlets.List(traitlets.Float()).tag(sync=True)
