"""What a mark looks like where it was printed: in the browser, and by matplotlib.

Both are told in the same words: shapes with their places, in pixels from the top left corner of the
axes, and their looks. The browser's part follows ``live.js`` and ``live.css`` line by line.
"""

import re
from typing import Any, NamedTuple

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from course_utils import looks
from course_utils.plots.style import POINT
from course_utils.scene import Scene
from course_utils.show import picture as pictures
from course_utils.show import still as stills
from course_utils.show.live import LivePicture

FAR = 15_000.0
"""So many pixels away, nobody sees how far a line goes on."""
AROUND = 8.0
"""Dots are shown up to so many pixels beyond the axes."""
SHEET = {
    name: dict(re.findall(r"--([a-z]+): ([^;]+?)(?:;| *$)", rules))
    for name, rules in re.findall(r"^\.([\w-]+) \{ (.*) \}$", looks.style_sheet(), re.MULTILINE)
}
"""The names and values that the browser reads of each look on a light page."""


class Drawn(NamedTuple):
    """One shape: its places, (points, 2), and its colour, width, dashes and so on."""

    shape: str
    places: np.ndarray
    look: tuple[Any, ...]


def marks_in_a_wide_window(picture: LivePicture) -> list[dict[str, Any]]:
    return [mark for mark in picture.marks if picture.panels[mark["panel"]]["only"] != "narrow"]


def by_browser(picture: LivePicture, frame: int, step: int) -> list[list[Drawn]]:
    """Return what the browser draws of each mark."""
    return [
        _by_browser(mark, picture.panels[mark["panel"]], frame, step)
        for mark in marks_in_a_wide_window(picture)
    ]


def _by_browser(mark: dict[str, Any], panel: dict[str, Any], frame: int, step: int) -> list[Drawn]:
    left, top, width, height = panel["box"]
    points = np.frombuffer(mark["points"], np.float32).reshape(mark["frames"], mark["count"], 2)
    points = points - [left, top]
    which = min(frame, mark["frames"] - 1)
    last = min({"step": step, "frame": frame}.get(mark["grows"], np.inf), mark["count"] - 1)
    whole = points[which]
    seen = whole[: int(last) + 1]
    pairs = seen[~np.isnan(seen[:, 0])]
    assert np.isfinite(pairs).all(), "the browser cannot draw a place that is half a number"
    near = ((pairs > -AROUND) & (pairs < np.array([width, height]) + AROUND)).all(axis=1)
    if step < [*mark["since"], 0][which if mark["since"] else -1]:
        return []
    look = SHEET[mark["look"]]
    line = look["colour"], float(look["width"]), look["dash"]
    dot = look["colour"], float(look["dot"]), look["fill"]
    drawn = []
    if mark["kind"] == "arrow" and len(pairs) == 2 and (pairs[0] != pairs[1]).any():
        drawn.append(Drawn("arrow", pairs, line[:2]))
    first = 0
    for back, thin, opacity in mark["ages"]:
        end = max(len(pairs) - 1 - back, 0)
        part, first = pairs[first : end + 1], end
        aged = [(each[0], each[1] * thin, each[2], opacity) for each in (line, dot)]
        if mark["line"]:
            drawn.append(Drawn("line", part, aged[0]))
        if mark["dots"] and mark["kind"] == "line":
            drawn.append(Drawn("dots", part, aged[1]))
    if mark["kind"] == "area":
        closed = np.vstack([pairs, pairs[:1]]) if len(pairs) else pairs
        closed = closed[: -1 if (closed[-2:-1] == closed[-1:]).all() else None]
        drawn.append(Drawn("area", closed, (look["colour"], float(look["opacity"]))))
    if mark["kind"] == "text":
        texts = mark["texts"][min(which, len(mark["texts"]) - 1)]
        at = zip(texts, seen[:, None], strict=True)
        drawn += [Drawn(text, place, line[:1]) for text, place in at if not np.isnan(place[0, 0])]
    elif mark["dots"] and mark["kind"] == "dots":
        drawn.append(Drawn("dots", pairs[near], (*dot, 1)))
    if mark["newest"] and len(pairs) and near[-1]:
        drawn.append(Drawn("newest", pairs[-1:], ()))
    return [each for each in drawn if len(each.places)]


def by_matplotlib(scene: Scene, frame: int, step: int) -> list[list[Drawn]]:
    """Return what a still picture draws of each mark."""
    figures: list[Figure] = []
    added: list[tuple[Any, list[Any]]] = []
    draw_mark = stills.draw_mark

    def watched(ax: Any, *arguments: Any) -> None:
        before = set(ax.get_children())
        draw_mark(ax, *arguments)
        added.append((ax, [each for each in ax.get_children() if each not in before]))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "png", lambda figure: figures.append(figure) or b"PNG")
        patch.setattr(stills, "draw_mark", watched)
        stills.still(scene, frame, step)
    figures[0].draw_without_rendering()
    return [
        [shape for artist in made for shape in _by_matplotlib(ax, artist)] for ax, made in added
    ]


def _by_matplotlib(ax: Any, artist: Any) -> list[Drawn]:
    box, kind = ax.get_window_extent(), type(artist).__name__

    def places(points: Any) -> np.ndarray:
        return (ax.transData.transform(np.array(points)) - [box.x0, box.y1]) * [1, -1]

    if kind == "Polygon":
        colour = to_hex(artist.get_facecolor())
        return [Drawn("area", places(artist.get_xy()), (colour, artist.get_alpha()))]
    if kind == "Text":
        look = (to_hex(artist.get_color()),)
        return [Drawn(artist.get_text(), places([artist.get_position()]), look)]
    if kind == "Annotation" and artist.arrow_patch is not None:
        style = to_hex(artist.arrow_patch.get_edgecolor()), artist.arrow_patch.get_linewidth()
        ends = places([artist.xyann, artist.xy])
        return [Drawn("arrow", ends, (style[0], style[1] / POINT))]
    if to_hex(artist.get_markeredgecolor()) == looks.PAPER:
        assert artist.get_markersize() == pytest.approx(12 * POINT)
        return [Drawn("newest", places(artist.get_xydata()), ())]
    drawn, points, colour = [], places(artist.get_xydata()), to_hex(artist.get_color())
    opacity = artist.get_alpha() or 1
    if artist.get_linestyle() != "None":
        dashes = artist._unscaled_dash_pattern[1] or ()
        dashes = " ".join(f"{each * artist.get_linewidth() / POINT:g}" for each in dashes)
        look = colour, artist.get_linewidth() / POINT, dashes or "none", opacity
        drawn.append(Drawn("line", points, look))
    if artist.get_marker():
        fill = artist.get_markerfacecolor()
        look = colour, artist.get_markersize() / POINT, fill if fill == "none" else to_hex(fill)
        look = *look, opacity
        drawn.append(Drawn("dots", points, look))
    return drawn


def assert_the_same(live: list[list[Drawn]], still: list[list[Drawn]], looks_: list[str]) -> None:
    """Fail if a mark is drawn in another place, or looks another way."""
    assert len(live) == len(still) == len(looks_)
    for ours, others, what in zip(live, still, looks_, strict=True):
        assert [one.shape for one in ours] == [one.shape for one in others], what
        for one, other in zip(ours, others, strict=True):
            assert one.look == pytest.approx(other.look), f"{one.shape} of {what}"
            np.testing.assert_allclose(
                np.clip(one.places, -FAR, FAR),
                np.clip(other.places, -FAR, FAR),
                atol=0.02,
                rtol=1e-5,
                err_msg=f"{one.shape} of {what}",
            )


def shown(scene: Scene) -> LivePicture:
    """Return a scene as a live picture."""
    picture = LivePicture()
    picture.show(scene)
    return picture
