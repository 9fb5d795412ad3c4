"""The drawings of the course: each function draws on matplotlib axes it is given."""

from course_utils.plots.curves import (
    draw_best_axes,
    draw_error_axes,
    draw_loss_axes,
    loss_range,
)
from course_utils.plots.maps import draw_map, draw_square
from course_utils.plots.neuron import draw_activation, draw_loss_slice
from course_utils.plots.style import house_style, new_figure, set_log_scales

__all__ = [
    "draw_activation",
    "draw_best_axes",
    "draw_error_axes",
    "draw_loss_axes",
    "draw_loss_slice",
    "draw_map",
    "draw_square",
    "house_style",
    "loss_range",
    "new_figure",
    "set_log_scales",
]
