"""How a widget is shown: alive where it can be, and as a still picture everywhere else.

A notebook that was saved with a widget and is opened later has lost it, and JupyterLab would only
say so. So the still picture is an output of its own below the widget, and a style sheet in it shows
one of the two: the widget while it is alive, the still picture otherwise.
"""

from typing import Any

from IPython.display import display

from course_utils.show.source import text_of

VIEW = "application/vnd.jupyter.widget-view+json"


class Shown:
    """A widget that is shown with its still picture. A subclass says in `still` what that is."""

    model_id: str

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
