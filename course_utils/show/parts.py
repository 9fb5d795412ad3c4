"""Controls of ipywidgets as the course has them: as wide as their words, one under the other."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets


def slider(
    label: str, labels: Sequence[str], index: int, wide: dict[str, str]
) -> ipywidgets.SelectionSlider:
    """Return a slider over labels, as wide as is said."""
    return ipywidgets.SelectionSlider(
        options=numbered(labels),
        index=index,
        description=label,
        style={"description_width": "auto"},
        layout=wide,
    )


def player(
    slider: ipywidgets.SelectionSlider, interval: int, step: int = 1
) -> tuple[ipywidgets.Play, ipywidgets.Widget]:
    """Return what plays a slider from where it stands to its end, and what links them."""
    last, value = len(slider.options) - 1, slider.index
    made = ipywidgets.Play(max=last, value=value, interval=interval, step=step, show_repeat=False)
    made.layout.width = "98px"
    return made, ipywidgets.jslink((made, "value"), (slider, "index"))


def dropdown(label: str, options: Sequence[tuple[str, Any]], value: Any) -> ipywidgets.Dropdown:
    """Return a list of names and what each of them stands for."""
    return ipywidgets.Dropdown(
        options=options,
        value=value,
        description=label,
        layout={"width": "auto"},
        style={"description_width": "auto"},
    )


def offer(slider: ipywidgets.SelectionSlider, labels: Sequence[str], index: int) -> None:
    """Let a slider offer other labels, and stand at one of them."""
    options = numbered(labels)
    if slider.options != options:
        # The browser's slider learns of new ends only if it does not move in the same message, and
        # cuts off what lies beyond the ends that it knows: so first the ends, then its place.
        kept = slider.index = min(slider.index, len(options) - 1)
        with slider.hold_sync():
            slider.options = options
            slider.index = kept
    slider.index = index


def field(description: str, value: str, *, width: str = "9em") -> ipywidgets.Text:
    """Return a text field that reports what was typed once it is finished."""
    return ipywidgets.Text(
        value=value,
        description=description,
        continuous_update=False,
        layout={"width": "auto", "flex": f"0 1 {width}"},
        style={"description_width": "auto"},
    )


def button(
    label: str, press: Callable[[], object], tooltip: str | None = None
) -> ipywidgets.Button:
    """Return a button that calls a function when it is pressed."""
    made = ipywidgets.Button(description=label, tooltip=tooltip, layout={"width": "auto"})
    made.on_click(lambda _: press())
    return made


def row(*children: ipywidgets.Widget) -> ipywidgets.HBox:
    """Return controls side by side that wrap where the window is narrow."""
    layout = {"flex_flow": "row wrap", "align_items": "center", "grid_gap": "2px 10px"}
    return ipywidgets.HBox(children, layout=layout)


def numbered(labels: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return options for a slider or a list, which may repeat a label but not a value."""
    return tuple((label, index) for index, label in enumerate(labels))


def descendants(widget: ipywidgets.Widget) -> list[ipywidgets.Widget]:
    """Return all widgets inside a widget."""
    found = []
    for child in getattr(widget, "children", ()):
        found += [child, *descendants(child)]
    return found


def close_with_style(*widgets: ipywidgets.Widget) -> None:
    """Close widgets and what ipywidgets made for each of them: its layout and its style."""
    for widget in widgets:
        widget.close()
        for name in {"layout", "style"} & set(widget.trait_names()):
            getattr(widget, name).close()
