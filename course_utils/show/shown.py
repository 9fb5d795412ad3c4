"""How a widget is shown: alive where it can be, and as a still picture everywhere else.

A notebook that was saved with a widget and is opened later has lost it, and JupyterLab would only
say so. So the still picture is an output of its own below the widget, and a style sheet in it shows
one of the two: the widget while it is alive, the still picture otherwise.
"""

from functools import cache
from pathlib import Path
from typing import Any

from IPython.display import display

VIEW = "application/vnd.jupyter.widget-view+json"


class Shown:
    """A widget whose ``_repr_mimebundle_`` holds its still picture too, as HTML and as text."""

    model_id: str

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        of_widget = getattr(super(), "_repr_mimebundle_", None)
        if of_widget is not None:
            return of_widget(**kwargs) or {}
        # ipywidgets 7, the one that Colab shows, has no such method.
        return {VIEW: {"version_major": 2, "version_minor": 0, "model_id": self.model_id}}

    def _ipython_display_(self) -> None:
        bundle = self._repr_mimebundle_()
        if VIEW in bundle:
            _show({VIEW: bundle.pop(VIEW)})
        if "text/html" in bundle:
            still = f'<div class="course-still">{bundle["text/html"]}</div>'
            bundle["text/html"] = f"<style>{style_sheet('still')}</style>{still}"
        _show(bundle)


def _show(bundle: dict[str, Any]) -> None:
    display(bundle, raw=True)  # type: ignore[no-untyped-call]


@cache
def style_sheet(name: str) -> str:
    """Return a style sheet of this folder."""
    return Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8").strip()
