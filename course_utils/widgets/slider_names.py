"""Names for the handles of sliders, so that screen readers say which one is being moved."""

from pathlib import Path

import anywidget


class SliderNames(anywidget.AnyWidget):
    """Shows nothing; in the browser, it names the handle of every slider in its panel."""

    _esm = Path(__file__).parent / "slider_names.js"
