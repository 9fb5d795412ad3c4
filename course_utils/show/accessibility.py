"""Names for controls, and keys that stay with them, for those who use no mouse or no screen."""

import anywidget

from course_utils.show.source import Source


class Accessibility(anywidget.AnyWidget):
    """Shows nothing; in the browser, it gives the controls of its panel what ipywidgets left out.

    The handle of each slider, the field beside it and the icons of each player get names, and keys
    that are pressed in a field stay there; Shift+Enter goes on from it.
    """

    _esm = Source("keys.js", "accessibility.js")
