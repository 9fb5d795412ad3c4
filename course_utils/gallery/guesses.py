"""Finished pictures of random guesses, each with the sentence that says what it shows."""

from collections.abc import Callable

import numpy as np

from course_utils import plots
from course_utils.pictures import Picture


def picture_of_guesses(
    guesses: np.ndarray,
    best: np.ndarray,
    sentence: str,
    *,
    corners: np.ndarray,
    draw_map: Callable,
    draw_best_axes: Callable,
) -> Picture:
    """Return guesses, (guesses, 2), on the map with the band of hits, and the best so far.

    The two functions draw the empty axes, as the live picture shows them.
    """
    with plots.house_style():
        figure = plots.new_figure(828, 360)
        map_axes, best_axes = figure.subplots(1, 2, width_ratios=(37, 45))
        draw_map(map_axes)
        plots.draw_band(map_axes, corners)
        plots.draw_guesses(map_axes, guesses)
        draw_best_axes(best_axes)
        plots.draw_best(best_axes, best)
        figure.tight_layout()
        return Picture(figure, sentence)
