"""What all panels of the course share: their style, help for screen readers, and being closed."""

import html
from collections.abc import Sequence

import anywidget
import ipywidgets
import traitlets

from course_utils.progress import notebook
from course_utils.show.shown import Shown
from course_utils.show.source import source
from course_utils.show.turns import in_turn

_shown_by_cell: dict[str, tuple[str, list[ipywidgets.Widget]]] = {}


class Accessibility(anywidget.AnyWidget):
    """Shows nothing; in the browser, it gives the controls of its panel what ipywidgets left out.

    The handle of each slider, the field beside it and the icons of each player get names, and keys
    that are pressed in a field stay there; Shift+Enter goes on from it.

    - ``roots``: the ids of the panel and its links: the browser lets go of them and of all that
      they hold once they are closed.
    """

    _esm = source("keys.js", "accessibility.js")
    _css = source("panel.css")

    roots = traitlets.List(traitlets.Unicode()).tag(sync=True)


class WidgetPanel(Shown, ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Controls one above the other, with a still picture for readers without Python.

    Every panel brings what ipywidgets leaves out for screen readers and the keyboard. Closing a
    panel closes every widget inside it, and running its cell again closes the panel that the cell
    made before.
    """

    def __init__(self, *children: ipywidgets.Widget, links: Sequence[ipywidgets.Widget] = ()):
        super().__init__(children)
        self._links = links
        self.children += (Accessibility(roots=[each.model_id for each in (self, *links)]),)
        self.add_class("course-panel")
        in_turn(*_descendants(self))
        close_earlier_panels_of_this_cell(self)

    def close(self) -> None:
        """Remove this panel and everything in it, here and in the browser."""
        if self.comm is None:  # closed already, or refused what it was made from
            return
        super().close()
        close_with_style(*_descendants(self), *self._links)
        self.layout.close()


def field(description: str, value: str, *, width: str = "9em") -> ipywidgets.Text:
    """Return a text field that reports what was typed once it is finished."""
    return ipywidgets.Text(
        value=value,
        description=description,
        continuous_update=False,
        layout={"width": "auto", "flex": f"0 1 {width}"},
        style={"description_width": "auto"},
    )


def row(*children: ipywidgets.Widget) -> ipywidgets.HBox:
    """Return controls side by side that wrap where the window is narrow."""
    layout = {"flex_flow": "row wrap", "align_items": "center", "grid_gap": "2px 10px"}
    return ipywidgets.HBox(children, layout=layout)


def numbered(labels: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return options for a slider or a list, which may repeat a label but not a value."""
    return tuple((label, index) for index, label in enumerate(labels))


def close_with_style(*widgets: ipywidgets.Widget) -> None:
    """Close widgets and what ipywidgets made for each of them: its layout and its style."""
    for widget in widgets:
        widget.close()
        for name in {"layout", "style"} & set(widget.trait_names()):
            getattr(widget, name).close()


class Refusal(ipywidgets.HTML):  # type: ignore[misc]
    """A sentence that warns; the script of its panel has it announced when it changes."""

    sentence = traitlets.Unicode()

    def __init__(self, sentence: str = ""):
        super().__init__(sentence=sentence)
        self.add_class("course-refusal").add_class("course-says")

    @traitlets.observe("sentence")
    def _show(self, _: object) -> None:
        self.value = f"⚠ {html.escape(self.sentence)}" if self.sentence else ""


def _descendants(widget: ipywidgets.Widget) -> list[ipywidgets.Widget]:
    found = []
    for child in getattr(widget, "children", ()):
        found += [child, *_descendants(child)]
    return found


def close_earlier_panels_of_this_cell(panel: ipywidgets.Widget) -> None:
    """Close what earlier runs of the cell that is being run have left in the browser."""
    running = notebook.running_cell()
    if running is None:
        return
    cell, execution = running
    earlier, panels = _shown_by_cell.get(cell, ("", []))
    if earlier != execution:
        for other in panels:
            other.close()
        panels = []
    _shown_by_cell[cell] = execution, [*panels, panel]
