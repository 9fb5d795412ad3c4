"""Prints a scene as a still picture: any frame at any step, drawn by matplotlib."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.looks import AGES, LOOKS, PAPER, ages_of
from course_utils.plots import house_style, new_figure
from course_utils.plots.style import HALO, POINT, line_style
from course_utils.scene import WIDEST, Mark, Panel, Scene
from course_utils.show.beside import written_beside
from course_utils.show.canvas import add_axes, pixels_on
from course_utils.show.picture import Picture

_GAP = 8
"""Between panels, in pixels, as in the live picture."""
NEWEST_DOT = 12.0
_ROOM = 8
"""Dots are drawn whole up to so many pixels beyond the axes."""


def still(
    scene: Scene, frame: int = 0, step: int = 10**9, *, columns: int | None = None
) -> Picture:
    """Return a scene as a picture with its sentence: what the live one shows at a frame and step.

    Without a step, the last one. Panels stand side by side as far as there is room, or in so many
    columns.
    """
    panels = tuple(panel for panel in scene.panels if panel.only != "narrow")
    rows = _rows_of(panels, columns)
    widths = [sum(panel.backdrop.shape.width + _GAP for panel in row) - _GAP for row in rows]
    heights = [max(panel.backdrop.shape.height for panel in row) for row in rows]
    with house_style():
        figure = new_figure(max(widths), sum(heights))
        for number, row in enumerate(rows):
            left, top = 0, sum(heights[:number])
            for panel in row:
                ax = add_axes(figure, panel.backdrop.shape, left, top)
                panel.backdrop.draw(ax)
                ax.apply_aspect()  # else, what is far away would be measured on other axes
                for mark in (*panel.marks, *written_beside(ax, panel.marks, scene.readings)):
                    draw_mark(ax, mark, frame, step)
                if any(mark.legend for mark in panel.marks):
                    ax.legend(loc="best", fontsize=9, framealpha=0.9)
                left += panel.backdrop.shape.width + _GAP
        return Picture(figure, scene.sentences[min(frame, len(scene.sentences) - 1)])


def _rows_of(panels: tuple[Panel, ...], columns: int | None) -> list[list[Panel]]:
    rows: list[list[Panel]] = [[]]
    for panel in panels:
        width = sum(each.backdrop.shape.width + _GAP for each in rows[-1])
        full = (
            width + panel.backdrop.shape.width > WIDEST
            if columns is None
            else len(rows[-1]) == columns
        )
        if full and rows[-1]:
            rows.append([])
        rows[-1].append(panel)
    return rows


def draw_mark(ax: Axes, mark: Mark, frame: int, step: int) -> None:
    """Draw a mark on axes, at a frame and a step."""
    look, limits = LOOKS[mark.look], (ax.get_xlim(), ax.get_ylim())
    points = mark.points[min(frame, len(mark.points) - 1)]
    pixels = pixels_on(ax, points, joined=mark.kind == "line" and look.width > 0)
    pixels = pixels[: mark.reached(frame, step)]
    pixels = pixels[~np.isnan(pixels).any(axis=-1)]
    points = ax.transData.inverted().transform(pixels)
    if not len(points):
        return
    if mark.kind == "arrow":
        if len(points) == 2 and (points[0] != points[1]).any():
            arrow = {"arrowstyle": "-|>", "color": look.colour, "lw": look.width * POINT}
            shrink = {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}
            ax.annotate("", points[1], points[0], arrowprops={**arrow, **shrink})
    elif mark.kind == "area":
        ax.fill(*points.T, color=look.colour, alpha=look.opacity, linewidth=0)
    elif mark.kind == "text":
        texts = mark.texts[min(frame, len(mark.texts) - 1)]
        style: dict[str, Any] = {
            "ha": "center",
            "va": "center",
            "fontsize": look.letters * 0.7,
            "fontweight": "bold",
            "path_effects": HALO,
        }
        there = ~np.isnan(mark.points[min(frame, len(mark.points) - 1)]).any(axis=-1)
        for place, index in zip(points, np.flatnonzero(there), strict=True):
            ax.text(place[0], place[1], texts[index], color=look.colour, **style)
    else:
        _draw_line(ax, mark, pixels)
    ax.set(xlim=limits[0], ylim=limits[1])


def _draw_line(ax: Axes, mark: Mark, pixels: np.ndarray) -> None:
    look, box = LOOKS[mark.look], ax.get_window_extent().padded(_ROOM)
    near = np.array([box.contains(*pixel) for pixel in pixels])
    to_data = ax.transData.inverted().transform
    places = to_data(pixels[near] if mark.kind == "dots" else pixels)
    style = line_style(mark.look, joined=mark.kind == "line")
    first = 0
    for back, thin, opacity in ages_of(mark.look) if mark.grows else AGES[-1:]:
        end = max(len(places) - 1 - back, 0)
        aged = {size: thin * style[size] for size in ("linewidth", "markersize")}
        ax.plot(
            *places[first : end + 1].T,
            label=(mark.legend or None) if back == 0 else None,
            clip_on=mark.kind == "line",
            solid_capstyle="butt",
            alpha=opacity if opacity < 1 else None,
            **{**style, **aged},
        )
        first = end
    if look.newest and mark.grows and near[-1]:
        ax.plot(
            *to_data(pixels[-1:]).T,
            clip_on=False,
            marker="o",
            markersize=NEWEST_DOT * POINT,
            color=LOOKS["here"].colour,
            markeredgecolor=PAPER,
        )
