"""What all widgets of the course share: how they are shown, read without a browser, and closed."""

import html
from collections.abc import Sequence
from typing import Any

import ipywidgets
import traitlets

from course_utils.progress import notebook
from course_utils.show.accessibility import Accessibility
from course_utils.show.shown import Shown, style_sheet
from course_utils.show.turns import in_turn

NO_TOOLTIP = ""
"""Said outright: where nothing is said, ipywidgets writes "null" beside a label's pointer."""

_shown_by_cell: dict[str, list[tuple[str, "WidgetPanel"]]] = {}


class WidgetPanel(Shown, ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Controls one above the other, with a still picture for readers without Python.

    A subclass says what it shows in `still`. Every panel brings the style sheet of all panels,
    since any of them may be the only one on a page, and what ipywidgets leaves out for screen
    readers and the keyboard. Closing a panel closes every widget inside it, and running its cell
    again closes the panel that the cell made before.
    """

    def __init__(self, *children: ipywidgets.Widget, links: Sequence[ipywidgets.Widget] = ()):
        super().__init__(children)
        style = ipywidgets.HTML(
            f"<style>{style_sheet('panel')}</style>", layout={"display": "none"}
        )
        self._links = links
        roots = [each.model_id for each in (self, *links)]
        self.children += (Accessibility(roots=roots), style)
        self.add_class("course-panel")
        in_turn(*_descendants(self))
        close_earlier_panels_of_this_cell(self)

    def still(self) -> tuple[str, str]:
        """Return what is shown now as HTML and as one plain sentence."""
        raise NotImplementedError

    def close(self) -> None:
        """Remove this panel and everything in it, here and in the browser."""
        if self.comm is None:  # closed already, or refused what it was made from
            return
        super().close()
        close_with_style(*_descendants(self), *self._links)
        self.layout.close()

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs) or {}
        as_html, sentence = self.still()
        return {**bundle, "text/html": as_html, "text/plain": sentence}


def field(description: str, value: str, *, width: str = "9em") -> ipywidgets.Text:
    """Return a text field that reports what was typed once it is finished."""
    return ipywidgets.Text(
        value=value,
        description=description,
        tooltip=NO_TOOLTIP,
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


class Notice(Shown, ipywidgets.HTML):  # type: ignore[misc]
    """A sentence for the learner that screen readers announce when it changes."""

    sentence = traitlets.Unicode()

    def __init__(self, sentence: str = ""):
        super().__init__()
        self.add_class("course-notice")
        self.observe(self._show, "sentence")
        self.sentence = sentence
        self._show()

    def _show(self, _: object = None) -> None:
        words = html.escape(self.sentence)
        look = "line-height: 1.45; white-space: pre-line"  # two newlines part two paragraphs
        self.value = f'<div role="status" style="{look}">{words}</div>'


class Refusal(Notice):
    """A sentence that warns; the script of its panel has it announced when it changes."""

    def _show(self, _: object = None) -> None:
        self.value = f"⚠ {html.escape(self.sentence)}" if self.sentence else ""


def _descendants(widget: ipywidgets.Widget) -> list[ipywidgets.Widget]:
    found = []
    for child in getattr(widget, "children", ()):
        found += [child, *_descendants(child)]
    return found


def close_earlier_panels_of_this_cell(panel: WidgetPanel) -> None:
    """Close what earlier runs of the cell that is being run have left in the browser."""
    running = notebook.running_cell()
    if running is None:
        return
    cell, execution = running
    kept = []
    for earlier, other in _shown_by_cell.get(cell, []):
        if earlier == execution:
            kept.append((earlier, other))
        else:
            other.close()
    _shown_by_cell[cell] = [*kept, (execution, panel)]
