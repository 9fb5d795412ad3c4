"""Names for the handles of sliders, so that screen readers say which one is being moved."""

import anywidget

from course_utils.widgets.source import Source


class SliderNames(anywidget.AnyWidget):
    """Shows nothing; in the browser, it names the handle of every slider in its panel."""

    _esm = Source("slider_names.js")
