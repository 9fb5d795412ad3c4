"""What is written beside lines: the letter of each, and at the edge where one has left."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from course_utils.looks import LOOKS
from course_utils.scene import Mark, Readings
from course_utils.show.canvas import pixels_on

_BESIDE = np.array([12.0, 12.0])
"""From a point to the letter beside it, in pixels."""
_APART = 22.0
"""Letters nearer to each other than this would touch."""
_ALONG = 4
"""The letter stands at this point of a line, or later: at the start, all of them would meet."""
_ARROW = 18.0
"""How long the arrow at the edge is, in pixels."""
_ROOM, _CLEAR = np.array([46.0, 17.0]), 6.0
"""Half of what its words take on two lines, and how far they stay from what is drawn."""
_LINES = np.array([[0.0, 8.0], [0.0, -8.0]])
_PLACES = np.stack(np.meshgrid(np.linspace(0, 1, 3), np.linspace(0, 1, 7)), axis=-1).reshape(-1, 2)
"""Where these words may stand, as shares of the room that there is for their middle."""


def written_beside(ax: Axes, marks: tuple[Mark, ...], told: Readings | None) -> tuple[Mark, ...]:
    """Return marks for the letters of lines, and for where the followed line has left the axes.

    Lines with a label get their letter beside a point that can be seen, none on another one. A line
    that grows by steps and whose newest point stands out is followed: from the step on after which
    it never comes back, an arrow at the edge says where it went; where all of it lies outside, the
    arrow points there. ``told`` says what a step is called, and the number of the first one.
    """
    return (*_letters(ax, marks), *(each for mark in marks for each in _gone(ax, mark, told)))


def _letters(ax: Axes, marks: tuple[Mark, ...]) -> list[Mark]:
    corner, size = np.split(np.array(ax.get_window_extent().bounds), 2)
    letters: list[Mark] = []
    placed: list[np.ndarray] = []
    for mark in marks:
        if not mark.label:
            continue
        line = pixels_on(ax, mark.points[0])
        # Half a pixel beyond, for what lies at the edge itself is rounded to either side.
        inside = ((line > corner - 0.5) & (line < corner + size + 0.5)).all(axis=-1)
        seen = line[inside] + _BESIDE
        if not len(seen):
            continue
        seen = seen[min(_ALONG, len(seen) - 1) :]
        away = np.array([[np.hypot(*(each - one)) for one in placed] for each in seen])
        nearest = away.min(axis=1, initial=np.inf)
        clear = np.flatnonzero(nearest >= _APART)
        place = seen[clear[0] if len(clear) else np.argmax(nearest)]
        while any(np.hypot(*(place - one)) < _APART for one in placed):
            place = place + np.array([_APART, 0])  # beside the letters that stand there
        placed.append(place)
        points = ax.transData.inverted().transform(place)[None, None]
        letters.append(Mark("text", points, mark.look, texts=((mark.label,),)))
    return letters


def _gone(ax: Axes, mark: Mark, told: Readings | None) -> tuple[Mark, ...]:
    """Return an arrow at the edge and its words, for each frame; nan where the line stays."""
    if mark.kind != "line" or mark.grows != "step" or not LOOKS[mark.look].newest:
        return ()
    pixels = pixels_on(ax, mark.points)
    steps, tips, ways = crossings(pixels, ax.get_window_extent().bounds)
    corner, size = np.split(np.array(ax.get_window_extent().bounds), 2)
    arrows = np.stack([tips - _ARROW * ways, tips], axis=1)
    words = np.full(arrows.shape, np.nan)
    gone = np.isfinite(tips[:, 0])
    words[gone] = _clear_of(pixels[gone], arrows[gone], corner, size)[:, None] + _LINES
    to_data = ax.transData.inverted().transform
    word, first = ("step", 0) if told is None else (told.step, told.first)
    texts = tuple(("outside from", f"{word} {step + first} on") for step in steps)
    return (
        Mark("arrow", _each(to_data, arrows), "gone", since=steps),
        Mark("text", _each(to_data, words), "gone", texts=texts, since=steps),
    )


def _each(to_data: Any, pixels: np.ndarray) -> np.ndarray:
    data: np.ndarray = to_data(pixels.reshape(-1, 2)).reshape(pixels.shape)
    return data


def _clear_of(
    lines: np.ndarray, arrows: np.ndarray, corner: np.ndarray, size: np.ndarray
) -> np.ndarray:
    """Return the middle of the words for each line, (lines, 2): near its arrow, but beside both.

    ``lines`` is (lines, points, 2), ``arrows`` (lines, 2, 2), all in pixels. Where each of the
    places touches the line, it is one that touches few pieces of it.
    """
    begin = np.concatenate([lines[:, :-1], arrows[:, :1]], axis=1)
    end = np.concatenate([lines[:, 1:], arrows[:, 1:]], axis=1)
    half, room = (end - begin) / 2, _ROOM + _CLEAR
    places = corner + _ROOM + _PLACES * (size - 2 * _ROOM)
    away = ((begin + end) / 2)[:, None] - places[:, None]  # (lines, places, pieces, 2)
    # A piece and a box are apart if they are so along an axis of the box, or across the piece.
    near = (np.abs(away) <= room + np.abs(half)[:, None]).all(axis=-1)
    across = np.abs(half[:, None, :, 0] * away[..., 1] - half[:, None, :, 1] * away[..., 0])
    touches = near & (across <= np.abs(half[..., ::-1])[:, None] @ room)
    far = np.hypot(*np.moveaxis(places - arrows[:, 1:], -1, 0)) + 1e4 * touches.sum(axis=-1)
    best: np.ndarray = places[far.argmin(axis=1)]
    return best


def crossings(
    lines: np.ndarray, box: tuple[float, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return from which point on lines stay outside a box, where they leave it, and which way.

    ``lines`` is (lines, points, 2), where points that are nan do not count; ``box`` is left,
    bottom, width and height. The numbers of the points are (lines,), places and directions
    (lines, 2): nan where a line ends inside, or passes through. A line all of whose points lie
    outside leaves where its first one is nearest.

    >>> line = np.array([[[1, 1], [3, 1], [9, 1], [20, 1.0]]])
    >>> points, places, directions = crossings(line, (0, 0, 5, 5))
    >>> points.tolist(), places.tolist(), directions.tolist()
    ([2], [[5.0, 1.0]], [[1.0, 0.0]])
    """
    low, size = np.split(np.array(box, dtype=float), 2)
    high, every = low + size, np.arange(len(lines))
    missing = np.isnan(lines).any(axis=-1)
    inside = ((lines >= low - 1) & (lines <= high + 1)).all(axis=-1)
    later = np.logical_or.accumulate(inside[:, ::-1], axis=1)[:, ::-1]
    points = np.minimum(later.sum(axis=1), lines.shape[1] - 1)
    leaves = inside.any(axis=1) & ~later[:, -1] & ~missing[every, points]
    before, after = lines[every, points - 1], lines[every, points]
    with np.errstate(divide="ignore", invalid="ignore"):
        pieces = after - before
        ways = pieces / np.hypot(pieces[:, :1], pieces[:, 1:])
        shares = (np.where(pieces > 0, high, low) - before) / pieces
        shares = np.where(pieces == 0, np.inf, np.maximum(shares, 0)).min(axis=1)
        places = before + np.minimum(shares, 1)[:, None] * pieces
        nearest = np.clip(lines[:, 0], low, high)
        away = lines[:, 0] - nearest
        never = ~(inside.any(axis=1) | missing[:, 0])
        points = np.where(never, 0, points)
        places = np.where(never[:, None], nearest, places)
        ways = np.where(never[:, None], away / np.hypot(away[:, :1], away[:, 1:]), ways)
    nowhere = ~(leaves | never)
    places[nowhere], ways[nowhere] = np.nan, np.nan
    return points, places, ways
