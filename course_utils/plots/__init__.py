"""The drawings of the course: each function draws on axes it is given."""

from course_utils.plots.curves import (
    OUTCOME_COLOURS,
    draw_error_axes,
    draw_final_losses,
    draw_loss_axes,
    draw_losses,
    loss_range,
)
from course_utils.plots.maps import draw_map, draw_path
from course_utils.plots.style import (
    INK,
    PATH,
    PIXELS_PER_INCH,
    RUN_COLOURS,
    SOLUTION,
    house_style,
    new_figure,
)

__all__ = [
    "INK",
    "OUTCOME_COLOURS",
    "PATH",
    "PIXELS_PER_INCH",
    "RUN_COLOURS",
    "SOLUTION",
    "draw_error_axes",
    "draw_final_losses",
    "draw_loss_axes",
    "draw_losses",
    "draw_map",
    "draw_path",
    "house_style",
    "loss_range",
    "new_figure",
]
