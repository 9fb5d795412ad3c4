"""Names for controls, and keys that stay with them, for those who use no mouse or no screen."""

import anywidget
import traitlets

from course_utils.show.source import Source


class Accessibility(anywidget.AnyWidget):
    """Shows nothing; in the browser, it gives the controls of its panel what ipywidgets left out.

    The handle of each slider, the field beside it and the icons of each player get names, and keys
    that are pressed in a field stay there; Shift+Enter goes on from it.

    - ``roots``: the ids of the panel and its links: the browser lets go of them and of all that
      they hold once they are closed.
    """

    _esm = Source("keys.js", "accessibility.js")

    roots = traitlets.List(traitlets.Unicode()).tag(sync=True)
