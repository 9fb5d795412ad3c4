"""What all panels of the course share: their style, and help for screen readers."""

import html
from collections.abc import Sequence

import anywidget
import ipywidgets
import traitlets

from course_utils.show.shown import Shown
from course_utils.show.source import source


class Accessibility(anywidget.AnyWidget):
    """Shows nothing; in the browser, it gives the controls of its panel what ipywidgets left out.

    The handle of each slider, the field beside it and the icons of each player get names, and keys
    that are pressed in a field stay there; Shift+Enter goes on from it.

    - ``roots``: the ids of the panel and its links: the browser lets go of them and of all that
      they hold once they are closed.
    """

    _esm = source("keys.js", "top.js", "accessibility.js")
    _css = source("panel.css")

    roots = traitlets.List(traitlets.Unicode()).tag(sync=True)


class WidgetPanel(Shown, ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Controls one above the other, with a still picture for readers without Python.

    Every panel brings what ipywidgets leaves out for screen readers and the keyboard.
    """

    def __init__(self, *children: ipywidgets.Widget, links: Sequence[ipywidgets.Widget] = ()):
        super().__init__(children)
        self._links = links
        self.children += (Accessibility(roots=[each.model_id for each in (self, *links)]),)
        self.add_class("course-panel")
        self.begin()


class Refusal(ipywidgets.HTML):  # type: ignore[misc]
    """A sentence that warns; the script of its panel has it announced when it changes."""

    sentence = traitlets.Unicode()

    def __init__(self, sentence: str = ""):
        super().__init__(sentence=sentence)
        self.add_class("course-refusal").add_class("course-says")

    @traitlets.observe("sentence")
    def _show(self, _: object) -> None:
        self.value = f"⚠ {html.escape(self.sentence)}" if self.sentence else ""
