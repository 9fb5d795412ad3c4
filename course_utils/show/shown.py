"""How a widget is shown: alive where it can be, and as a still picture everywhere else; its end.

A notebook that was saved with a widget and is opened later has lost it, and JupyterLab would only
say so. So the still picture is an output of its own below the widget, and a style sheet in it shows
one of the two: the widget while it is alive, the still picture otherwise.
"""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets
import traitlets
from IPython.display import display

from course_utils.progress import notebook
from course_utils.show.parts import close_with_style, descendants
from course_utils.show.source import text_of
from course_utils.show.turns import in_turn

VIEW = "application/vnd.jupyter.widget-view+json"


_shown_by_cell: dict[str, tuple[str, list["Shown"]]] = {}


class Shown(ipywidgets.DOMWidget):  # type: ignore[misc]  # ipywidgets has no types
    """A widget that is shown with its still picture. A subclass says in `still` what that is.

    Closing it closes every widget inside it, and running its cell again closes it.
    """

    _links: Sequence[ipywidgets.Widget] = ()
    _ends: tuple[Callable[[], None], ...] = ()

    def begin(self) -> None:
        """Hear one message after the other, and close what earlier runs of this cell have made."""
        in_turn(self, *descendants(self))
        running = notebook.running_cell()
        if running is None:
            return
        cell, execution = running
        earlier, shown = _shown_by_cell.get(cell, ("", []))
        if earlier != execution:
            for other in shown:
                other.close()
            shown = []
        _shown_by_cell[cell] = execution, [*shown, self]

    def follow(
        self, other: traitlets.HasTraits, call: Callable[..., None], names: Any = traitlets.All
    ) -> None:
        """Call a function whenever something changes, until this is closed."""
        other.observe(call, names)
        self._ends += (lambda: other.unobserve(call, names),)

    def close(self) -> None:
        """Remove this and everything in it, here and in the browser."""
        if self.comm is None:  # closed already, or refused what it was made from
            return
        for end in self._ends:
            end()
        super().close()
        close_with_style(self, *descendants(self), *self._links)
        self._ends = ()

    def still(self) -> tuple[str, str]:
        """Return what is shown now as HTML and as one plain sentence."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **_: Any) -> Any:
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        as_html, sentence = self.still()
        return {VIEW: view, "text/html": as_html, "text/plain": sentence}

    def _ipython_display_(self) -> None:
        _show(shown_alive(self))


def shown_alive(widget: Shown) -> dict[str, Any]:
    """Show a widget, and return what stands for it where it does not live."""
    bundle = widget._repr_mimebundle_()
    _show({VIEW: bundle.pop(VIEW)})
    still = f'<div class="course-still">{bundle["text/html"]}</div>'
    return {**bundle, "text/html": f"<style>{text_of('still.css').strip()}</style>{still}"}


def _show(bundle: dict[str, Any]) -> None:
    display(bundle, raw=True)  # type: ignore[no-untyped-call]
