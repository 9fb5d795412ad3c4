"""Names for controls, and keys that stay with them, for those who use no mouse or no screen."""

import anywidget

from course_utils.show.source import Source


class Accessibility(anywidget.AnyWidget):
    """Shows nothing; in the browser, it gives the controls of its panel what ipywidgets left out.

    The handle of each slider and the icons of each player get names. Answers to choose from become
    one group, named by its question, in which the arrow keys choose instead of leaving the cell.
    """

    _esm = Source("accessibility.js")
